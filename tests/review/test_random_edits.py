"""Random edits of a proof's Word file: each comes back, is put into the sections, or is set aside with a reason."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mappa_report.review.applying import Fate
from tests.review.proofs import applied, changes_in, own_looks, own_texts, send_out, sent
from tests.review.word_edits import Edited, W

SCRIPTS = 40
WORDS = "review of new cases shows that more should be done by all with care * and 2,500 [x] {{ y }} <b> # - 1.".split()
FEWEST_LEFT = 6

SECTIONS = {
    "10-foreword.md": """---
title: Foreword
kind: foreword
place: front
role: Chair
organisation: Testshire Board
---
The Board met on {{ year.snapshot | date }} and heard that the
number of cases had risen. It asked each agency to look at
its own part. There were {{ figures.people.total.total }} people in all.

Agencies **work together** every day, and *share* what they
know. [A guide](https://www.gov.uk) says how.

## What we did

- Held twelve meetings
- Trained forty people in the new rules
- Wrote to every partner

A last word. Thank you to all who took part. The year ahead will be busy.
""",
    "20-police.md": """---
title: Testshire Police
kind: agency-perspective
place: local
role: "Lead: officers"
organisation: Testshire Police
---
Officers visit people at home. They check what they are told. Most visits are calm.

1. First, a letter is sent.
2. Then a visit is made.

> A quoted line stands here for good measure.

Signs such as \\* and 5 < 6 & more stay as they are.

| Year | Visits |
|---|---|
| 2022 | 40 |

After the table comes one more paragraph of plain words.
""",
}


class Reviewer:
    """Somebody who edits at random. Every stretch of words that is typed has one that nobody else types."""

    def __init__(self, seed: int, docx: bytes) -> None:
        self.random = random.Random(seed)  # noqa: S311 - it guards nothing
        self.file = Edited(docx, is_tracked=self.random.random() < 0.5)
        heads = {
            id(paragraph)
            for paragraph, origin in zip(self.file.paragraphs, self.file.origins, strict=True)
            if origin.endswith("_t") or "_b" in origin
        }
        self.is_text: Callable[[Any], bool] = lambda paragraph: id(paragraph) not in heads
        self.is_marked: Callable[[Any], bool] = lambda paragraph: (
            self.is_text(paragraph) and "Heading" not in paragraph.find(".//{*}pStyle").get(f"{W}val")
        )
        self._typed = count(seed * 100)

    def edit(self) -> None:
        """Do one to six things."""
        for _ in range(self.random.randint(1, 6)):
            paragraph = self.random.choice(self.file.paragraphs)
            words = self.file.text(paragraph)
            if words.strip():
                self._words(paragraph, words) if self.random.random() < 0.4 else self._paragraph(paragraph, words)

    def _type(self, most: int) -> str:
        others = (self.random.choice(WORDS) for _ in range(self.random.randint(0, most)))
        return " ".join((f"typed{next(self._typed)}", *others))

    def _words(self, paragraph: Any, words: str) -> None:
        starts = sorted({0, len(words), *(at + 1 for at, sign in enumerate(words) if sign == " ")})
        start = self.random.choice(starts[:-1])
        end = self.random.choice([at for at in starts if at > start][:4])
        match self.random.choice(("put in", "take out", "change", "mark")):
            case "mark" if self.is_marked(paragraph):
                self.file.mark(paragraph, start, end, self.random.choice("bi"), self.random.random() < 0.7)
            case "put in":
                self.file.replace(paragraph, start, start, f"{self._type(3)} ")
            case "take out" if len(starts) > FEWEST_LEFT:
                self.file.replace(paragraph, start, end, "")
            case _:
                self.file.replace(paragraph, start, end, self._type(3) + (" " if end < len(words) else ""))

    def _paragraph(self, paragraph: Any, words: str) -> None:
        file = self.file
        if not self.is_text(paragraph):
            return
        following = paragraph.getnext()
        is_joinable = following in file.paragraphs and self.is_text(following)
        is_ended = paragraph.find(".//{*}rPr/{*}del") is not None
        match self.random.choice(("divide", "join", "take out", "put in", "move", "reshape")):
            case "reshape":
                file.reshape(paragraph, self.random.choice([each for each in file.paragraphs if self.is_marked(each)]))
            case "divide" if len(words) > 1:
                file.divide(paragraph, self.random.randrange(1, len(words)))
            case "join" if is_joinable and not is_ended and file.paragraphs.index(following):
                file.join(paragraph)
            case "take out" if len(file.seen) > FEWEST_LEFT:
                file.delete(paragraph)
            case "put in":
                file.insert_behind(paragraph, self._type(8))
            case "move":
                behind = self.random.choice([each for each in file.paragraphs if self.is_text(each)])
                if behind is not paragraph:
                    file.move(paragraph, behind)


@pytest.mark.parametrize("part", range(5))
def test_whatever_a_reviewer_does_is_put_in_as_the_reviewer_sees_it_or_set_aside_with_a_reason(
    part: int, tmp_path: Path
) -> None:
    proof = send_out(tmp_path, SECTIONS)
    wrong: list[tuple[object, ...]] = []
    for seed in range(part * SCRIPTS, (part + 1) * SCRIPTS):
        send_texts(proof.sections)
        reviewer = Reviewer(seed, proof.docx)
        reviewer.edit()
        changes = changes_in(proof, reviewer.file.data)
        outcomes = applied(proof, changes).outcomes
        aside = [change for change, outcome in zip(changes, outcomes, strict=True) if outcome.fate is Fate.ASIDE]
        after = own_texts(sent(tmp_path))
        if not aside and after != reviewer.file.seen:
            wrong.append((seed, "another text", after, reviewer.file.seen))
        if not aside and own_looks(sent(tmp_path)) != reviewer.file.seen_looks:
            wrong.append((seed, "another look", after, reviewer.file.seen_looks))
        told = "\n".join([*after, *(f"{change.old}\n{change.new}" for change in aside)])
        seen = " ".join(reviewer.file.seen).split()
        wrong += ((seed, "lost", word) for word in seen if word.startswith("typed") and word not in told)
        wrong += ((seed, "no reason") for outcome in outcomes if (outcome.fate is Fate.ASIDE) != bool(outcome.reason))
    assert wrong == []


def send_texts(folder: Path) -> None:
    for name, text in SECTIONS.items():
        (folder / name).write_text(text)


def test_signs_of_a_placeholder_that_a_reviewer_types_beside_a_moved_item_print_as_typed(tmp_path: Path) -> None:
    proof = send_out(tmp_path, SECTIONS)
    reviewer = Reviewer(331_064, proof.docx)
    reviewer.edit()
    outcomes = applied(proof, changes_in(proof, reviewer.file.data)).outcomes
    assert {outcome.fate for outcome in outcomes} == {Fate.APPLIED}
    assert "review - {{ of }} more" in "\n".join(reviewer.file.seen)
    assert own_texts(sent(tmp_path)) == reviewer.file.seen


def test_most_of_what_reviewers_do_is_put_in(tmp_path: Path) -> None:
    proof = send_out(tmp_path, SECTIONS)
    fates = []
    for seed in range(1_000, 1_000 + SCRIPTS):
        send_texts(proof.sections)
        reviewer = Reviewer(seed, proof.docx)
        reviewer.edit()
        fates += [outcome.fate for outcome in applied(proof, changes_in(proof, reviewer.file.data)).outcomes]
    assert fates.count(Fate.APPLIED) > 0.9 * len(fates)
