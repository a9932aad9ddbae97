"""Two texts, word by word: with what came taken away the old one is left, with what went taken away the new one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mappa_report.wording.edits import EditKind, Run, compare_words

WORDS = st.lists(st.sampled_from("the order orders of a court Court, (MAPPA) 2 — café".split()), max_size=25)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)


def without(runs: tuple[Run, ...], fate: EditKind) -> list[str]:
    return "".join(
        run.words if run.words[-1:].isspace() else f"{run.words} " for run in runs if run.kind is not fate
    ).split()


@given(TEXTS, TEXTS)
@example("one two", "two one")
@example("", "new")
@example("a a a", "a")
def test_without_what_was_added_the_old_text_is_left_and_without_what_was_dropped_the_new(old: str, new: str) -> None:
    runs = compare_words(old, new)

    assert without(runs, EditKind.ADDED) == old.split()
    assert without(runs, EditKind.DROPPED) == new.split()


@given(TEXTS, TEXTS)
def test_the_new_text_keeps_its_very_spaces(old: str, new: str) -> None:
    kept = "".join(run.words for run in compare_words(old, new) if run.kind is not EditKind.DROPPED)

    assert kept == new.lstrip()


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert [run.kind for run in compare_words(text, text)] == ([EditKind.KEPT] if text.split() else [])


@given(TEXTS, TEXTS)
def test_no_run_is_empty_and_no_two_neighbours_share_a_fate(old: str, new: str) -> None:
    runs = compare_words(old, new)

    assert all(run.words.strip() for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        (
            "Sexual Offences Prevention Order",
            "Sexual Harm Prevention Order",
            (
                Run(EditKind.KEPT, "Sexual "),
                Run(EditKind.DROPPED, "Offences "),
                Run(EditKind.ADDED, "Harm "),
                Run(EditKind.KEPT, "Prevention Order"),
            ),
        ),
        ("all gone", "", (Run(EditKind.DROPPED, "all gone"),)),
        ("", "all new", (Run(EditKind.ADDED, "all new"),)),
        (
            "the end",
            "the end.",
            (Run(EditKind.KEPT, "the "), Run(EditKind.DROPPED, "end"), Run(EditKind.ADDED, "end.")),
        ),
    ],
)
def test_a_change_stands_where_it_was_made(old: str, new: str, runs: tuple[Run, ...]) -> None:
    assert compare_words(old, new) == runs
