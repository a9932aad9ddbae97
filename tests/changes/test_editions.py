"""Two editions, unit by unit: each change has its verdict, and stands where an editor would look for it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.assembly.editions import load_edition
from mappa_report.changes.editions import Change, Kind, Verdict, compare_editions, units_of
from mappa_report.changes.show import as_list, marked
from mappa_report.document.blocks import Blocks, Paragraph
from mappa_report.document.inlines import Text, plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.edition import Definition, Edition, Passage
from mappa_report.problems.problem import Problem
from mappa_report.wording.edits import EditKind, Run
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE

PARAGRAPH = st.lists(st.sampled_from("risk court order board area police the of".split()), min_size=1, max_size=9)
PARAGRAPHS = st.lists(PARAGRAPH.map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def tiny() -> Edition:
    problems: list[Problem] = []
    edition = load_edition(Workspace(BASE), "tiny", problems)
    assert edition, problems
    return edition


def paragraphs(*words: str) -> Blocks:
    return tuple(Paragraph((Text(each),)) for each in words)


def with_passage(edition: Edition, key: str, *words: str, title: str = "") -> Edition:
    named = (Text(title),) if title else ()
    return replace(edition, passages={**edition.passages, key: Passage(key, named, 1, paragraphs(*words))})


def with_definitions(edition: Edition, *entries: tuple[str, str]) -> Edition:
    return replace(
        edition,
        definitions=tuple(
            Definition(key, letter, (Text(key.title()),), paragraphs(words))
            for letter, (key, words) in zip("abcdef", entries, strict=False)
        ),
    )


def test_an_edition_does_not_differ_from_itself(tiny: Edition) -> None:
    assert compare_editions(tiny, tiny) == ()


def test_the_units_are_the_passages_definitions_and_tables_in_order(tiny: Edition) -> None:
    assert [(unit.kind, unit.key) for unit in units_of(tiny)] == [
        (Kind.PASSAGE, "about"),
        (Kind.PASSAGE, "commentary"),
        (Kind.PASSAGE, "base"),
        (Kind.DEFINITION, "people"),
        (Kind.DEFINITION, "order"),
        (Kind.TABLE, "people"),
        (Kind.TABLE, "orders"),
        (Kind.TABLE, "reviews"),
        (Kind.AROUND, "outline"),
        (Kind.AROUND, "terms"),
    ]


def test_a_passage_is_added_dropped_renamed_or_reworded(tiny: Edition) -> None:
    old = with_passage(tiny, "one", "The court may make an order.", title="One")

    assert compare_editions(tiny, old) == (
        Change(Verdict.ADDED, Kind.PASSAGE, "One", "", ((Run(EditKind.ADDED, "The court may make an order."),),)),
    )
    assert compare_editions(old, tiny) == (
        Change(Verdict.DROPPED, Kind.PASSAGE, "One", "", ((Run(EditKind.DROPPED, "The court may make an order."),),)),
    )
    assert compare_editions(old, with_passage(tiny, "one", "The court may make an order.", title="Uno")) == (
        Change(Verdict.RENAMED, Kind.PASSAGE, "Uno", "One"),
    )
    assert compare_editions(old, with_passage(tiny, "one", "The court must make an order.", title="One")) == (
        Change(
            Verdict.REWORDED,
            Kind.PASSAGE,
            "One",
            "",
            (
                (
                    Run(EditKind.KEPT, "The court "),
                    Run(EditKind.DROPPED, "may "),
                    Run(EditKind.ADDED, "must "),
                    Run(EditKind.KEPT, "make an order."),
                ),
            ),
        ),
    )


def test_a_definition_that_moves_down_a_letter_is_moved_and_not_dropped_and_added(tiny: Edition) -> None:
    old = with_definitions(tiny, ("licence", "One."), ("order", "Two."))
    new = with_definitions(tiny, ("licence", "One."), ("terror", "New."), ("order", "Two."))

    assert [(change.verdict, change.name, change.was) for change in compare_editions(old, new)] == [
        (Verdict.ADDED, "(b) Terror", ""),
        (Verdict.MOVED, "(c) Order", "(b) Order"),
    ]


def test_what_was_dropped_is_told_of_where_it_stood(tiny: Edition) -> None:
    old = with_definitions(tiny, ("one", "1."), ("two", "2."), ("three", "3."))
    new = with_definitions(tiny, ("two", "2."), ("four", "4."))

    assert [(change.verdict, change.name) for change in compare_editions(old, new)] == [
        (Verdict.DROPPED, "(a) One"),
        (Verdict.MOVED, "(a) Two"),
        (Verdict.DROPPED, "(c) Three"),
        (Verdict.ADDED, "(b) Four"),
    ]


def test_a_paragraph_that_is_not_alike_went_and_another_came(tiny: Edition) -> None:
    old = with_passage(tiny, "one", "Boards meet four times a year.", "Police keep the register.")
    new = with_passage(tiny, "one", "Boards meet five times a year.", "Nobody is told.")

    (change,) = compare_editions(old, new)

    assert ["".join(marked(run.kind, run.words) for run in runs) for runs in change.paragraphs] == [
        "Boards meet [-four-] {+five+} times a year.",
        "{+Nobody is told.+}",
        "[-Police keep the register.-]",
    ]


@given(old=PARAGRAPHS, new=PARAGRAPHS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_changed_passage_gives_back_the_old_paragraphs_and_the_new(
    old: list[str], new: list[str], tiny: Edition
) -> None:
    changes = compare_editions(with_passage(tiny, "one", *old), with_passage(tiny, "one", *new))
    shown = [runs for change in changes for runs in change.paragraphs]

    def words(fate: EditKind) -> list[str]:
        said = (" ".join(run.words.strip() for run in runs if run.kind is not fate) for runs in shown)
        return [each for each in said if each]

    # Paragraphs that did not change are passed over; of the others all are there, in their order.
    assert is_part_of(words(EditKind.ADDED), old)
    assert is_part_of(words(EditKind.DROPPED), new)
    assert len(old) - len(words(EditKind.ADDED)) == len(new) - len(words(EditKind.DROPPED))
    assert bool(changes) == (old != new)


def is_part_of(some: list[str], all_of_them: list[str]) -> bool:
    """True if ``some`` stand in ``all_of_them`` in that order, with others between."""
    rest = iter(all_of_them)
    return all(each in rest for each in some)


def test_the_list_leaves_out_the_middle_of_what_stayed(tiny: Edition) -> None:
    long = " ".join(f"w{number}" for number in range(60))
    changes = compare_editions(
        with_passage(tiny, "one", f"Old {long}", title="One"), with_passage(tiny, "one", f"New {long}", title="One")
    )

    ends = f"{' '.join(f'w{n}' for n in range(20))} … {' '.join(f'w{n}' for n in range(40, 60))}"
    assert as_list("1", "2", changes) == (
        "From 1 to 2: 1 reworded\n\nNational passages\n-----------------\n\n"
        f"One: reworded\n    [-Old-] {{+New+}} {ends}\n"
    )


def test_the_words_of_a_unit_are_those_of_its_passage(tiny: Edition) -> None:
    about = next(unit for unit in units_of(tiny) if unit.key == "about")

    assert about.paragraphs == tuple(map(plain_text, inlines_of(tiny.passages["about"].blocks)))
