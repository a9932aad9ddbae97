"""Two people's changes of one text: both are kept, or neither is written over the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.intake.merging import merged

TEXT = "one\n\ntwo\n\nthree\n"
WORDS = st.sampled_from(["one", "two", "three", "four", "five\nsix"])
PARAGRAPHS = st.lists(WORDS, max_size=6)


def as_text(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (TEXT, TEXT, TEXT),
        ("one\n\ntwo!\n\nthree\n", TEXT, "one\n\ntwo!\n\nthree\n"),
        (TEXT, "one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n"),
        ("one!\n\ntwo\n\nthree\n", "one\n\ntwo!\n\nthree\n", "one!\n\ntwo!\n\nthree\n"),
        ("one\n\ntwo\n\nthree!\n", "two\n\nthree\n", "two\n\nthree!\n"),
        ("one\n\nnew\n\ntwo\n\nthree\n", "one\n\ntwo\n\nthree!\n", "one\n\nnew\n\ntwo\n\nthree!\n"),
        ("one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n"),
        ("one\n\ntwo!\n\nthree\n", "one\n\ntwo?\n\nthree\n", None),
        ("one\n\nthree\n", "one\n\ntwo!\n\nthree\n", None),
        (f"{TEXT}\nfour\n", f"{TEXT}\nfive\n", None),
    ],
)
def test_paragraphs_that_two_people_changed_are_put_together(mine: str, theirs: str, both: str | None) -> None:
    assert merged(TEXT, mine, theirs) == both


@given(PARAGRAPHS, PARAGRAPHS)
def test_where_one_alone_changed_the_text_it_is_theirs_to_the_letter(base: list[str], changed: list[str]) -> None:
    before, after = as_text(base), as_text(changed)

    assert merged(before, after, before) == after
    assert merged(before, before, after) == after
    assert merged(before, after, after) == after


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_no_paragraph_that_somebody_wrote_is_lost(base: list[str], mine: list[str], theirs: list[str]) -> None:
    mine, theirs = [f"mine {each}" for each in mine], [f"theirs {each}" for each in theirs]
    both = merged(as_text(base), as_text([*base, *mine]), as_text([*theirs, *base]))

    if both is not None:
        assert all(each in both for each in (*mine, *theirs))
