"""A proof that comes back is known by the words at the head of its pages."""

import pytest

from mappa_report.review.identity import Identity, identity_in


@pytest.mark.parametrize(
    ("words", "proof"),
    [
        ("kent 2023 proof 1 · 18 September 2023", Identity("kent", "2023", 1)),
        ("Proof 12 of Kent, 2022–23 · 18 September 2023", Identity("kent", "2023", 12)),
        ("A heading Proof 2 of West Midlands, 2022-23 · Draft", Identity("west-midlands", "2023", 2)),
        ("Proof\N{NO-BREAK SPACE}3 of Dyfed-Powys,\N{NO-BREAK SPACE}1999–00", Identity("dyfed-powys", "2000", 3)),
        ("Proof 1 · 18 September 2023 · Draft", None),
        ("Proof 1 of Kent, 2022–24 · Draft", None),
        ("Proof 1 of ../kent, 2022–23 · Draft", None),
    ],
)
def test_a_proof_is_known_by_its_folders_and_as_people_say_it(words: str, proof: Identity | None) -> None:
    assert identity_in(words) == proof
