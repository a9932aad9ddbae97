"""Two people who edit one proof at random: all that they did is put in, set aside, or shown as a conflict."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from mappa_report.review.applying import Fate
from mappa_report.review.changes import Change
from tests.review import test_review
from tests.review.proofs import Sent, applied, changes_in, own_texts, send_out, sent
from tests.review.test_random_edits import SECTIONS, Reviewer, send_texts
from tests.review.word_edits import Edited

PAIRS = 25


def ranges_meet(one: Change, other: Change) -> bool:
    """Whether both take out or change one letter of the proof, or put something in where the other does so."""
    return any(
        left.key == right.key and not {*letters(left.start, left.end)}.isdisjoint(letters(right.start, right.end))
        for left, right in product(one.edits, other.edits)
    )


def letters(start: int, end: int) -> range:
    return range(start, max(end, start + 1))


def by_turns(proof: Sent, files: list[bytes]) -> list[str]:
    """What the sections print after what one has done was put in, and then what the other has."""
    send_texts(proof.sections)
    for docx in files:
        applied(proof, changes_in(proof, docx))
    return own_texts(sent(proof.root))


@pytest.mark.parametrize("part", range(4))
def test_no_conflict_of_two_reviewers_is_resolved_unseen(part: int, tmp_path: Path) -> None:
    proof = send_out(tmp_path, SECTIONS)
    wrong: list[tuple[object, ...]] = []
    for seed in range(part * PAIRS, (part + 1) * PAIRS):
        send_texts(proof.sections)
        people = [Reviewer(seed * 10 + number, proof.docx) for number in (5_001, 5_002)]
        for person in people:
            person.edit()
        files = [person.file.data for person in people]
        changes = changes_in(proof, *files)
        wrong += (
            (seed, "not shown", one.number, other.number)
            for one, other in product(changes, changes)
            if not {who.file for who in one.who} & {who.file for who in other.who}
            and ranges_meet(one, other)
            and other.number not in one.conflicts
        )
        agreed = tuple(change for change in changes if not change.conflicts)
        outcomes = applied(proof, agreed).outcomes
        put_in = [change for change, outcome in zip(agreed, outcomes, strict=True) if outcome.fate is Fate.APPLIED]
        after = own_texts(sent(tmp_path))
        told = "\n".join([*after, *(f"{change.old}\n{change.new}" for change in changes if change not in put_in)])
        seen = " ".join(words for person in people for words in person.file.seen).split()
        wrong += ((seed, "lost", word) for word in seen if word.startswith("typed") and word not in told)
        if put_in == [*changes] and after != by_turns(proof, files):
            wrong.append((seed, "another text than by turns", after))
    assert wrong == []


def join(edited: Edited) -> None:
    """Make one of the first two items of a list, with a space between."""
    first = test_review.find(edited, "Held twelve")
    end = len(edited.text(first))
    edited.replace(first, end, end, " ")
    edited.join(first)


@pytest.mark.parametrize("is_tracked", [True, False])
@pytest.mark.parametrize("behind", ["", "Wrote to", "Officers visit"], ids=["out", "within", "to another section"])
def test_a_paragraph_that_one_joins_to_another_and_one_takes_away_is_a_conflict(
    tmp_path: Path, behind: str, is_tracked: bool
) -> None:
    proof = send_out(tmp_path, test_review.SECTIONS)
    joined, taken = Edited(proof.docx, is_tracked), Edited(proof.docx, is_tracked)
    join(joined)
    second = test_review.find(taken, "Trained forty")
    if behind:
        taken.move(second, test_review.find(taken, behind))
    else:
        taken.delete(second)
    assert [change.conflicts for change in changes_in(proof, joined.data, taken.data)] == [(2,), (1,)]


def test_a_word_changed_in_a_paragraph_that_another_joins_is_no_conflict(tmp_path: Path) -> None:
    proof = send_out(tmp_path, test_review.SECTIONS)
    joined, changed = Edited(proof.docx, is_tracked=True), Edited(proof.docx, is_tracked=True)
    join(joined)
    test_review.put(changed, "Trained forty", "Taught forty")
    assert [change.conflicts for change in changes_in(proof, joined.data, changed.data)] == [(), ()]
