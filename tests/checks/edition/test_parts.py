"""What an area may put in another order stands in parts, and what stands in panels is of a kind that there is."""

from __future__ import annotations

import pytest

from tests.checks.edition.test_edition import change, check

PLAIN = """  - passage: about
  - statistics: all
  - passage: commentary
  - definitions: all
  - sections: local
"""


@pytest.mark.usefixtures("workspace")
def test_an_edition_may_let_areas_put_parts_in_another_order() -> None:
    change(
        "edition.yaml",
        PLAIN,
        "  - {passage: about, part: figures}\n  - {statistics: all, part: figures}\n"
        "  - {passage: commentary, part: words}\n  - {definitions: all, part: words}\n"
        "  - {sections: local, part: local}\n",
    )
    edition, problems = check()

    assert problems == []
    assert edition
    assert edition.parts == ("figures", "words", "local")
    ordered = edition.in_order(("local", "words", "figures"))
    assert [entry.name for entry in ordered.outline] == [
        "front",
        "local",
        "commentary",
        "definitions",
        "about",
        "statistics",
    ]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (
            "  - {passage: about, part: about}\n  - statistics: all\n  - {passage: commentary, part: words}\n"
            "  - {definitions: all, part: words}\n  - sections: local\n",
            (
                "this entry has no part, and stands between parts that an area may put in another order",
                "give it the part that it goes with, or put it before or behind all of them.",
            ),
        ),
        (
            "  - {passage: about, part: about}\n  - {statistics: all, part: figures}\n"
            "  - {passage: commentary, part: about}\n  - {definitions: all, part: about}\n  - sections: local\n",
            ("the part about goes on here, behind another", "put all entries of a part one below another."),
        ),
        (
            "  - {passage: about, part: about}\n  - {statistics: all, part: about}\n"
            "  - {passage: commentary, part: about}\n  - {definitions: all, part: words}\n  - sections: local\n",
            (
                "the part words begins with a heading of level 2",
                "begin it with a passage with a heading of the highest level, since it may come to stand anywhere.",
            ),
        ),
    ],
)
def test_parts_that_could_not_be_moved_are_told(new: str, expected: tuple[str, str]) -> None:
    change("edition.yaml", PLAIN, new)
    edition, problems = check()

    assert edition is None
    assert [(each.message, each.hint) for each in problems] == [expected]


@pytest.mark.usefixtures("workspace")
def test_what_stands_in_panels_is_of_a_kind_that_the_edition_has() -> None:
    change("edition.yaml", "kinds: [foreword", "panels: {case-studies: [Case study]}\nkinds: [foreword")
    _, problems = check()

    assert [each.message for each in problems] == ["this edition has no kind case-studies"]
