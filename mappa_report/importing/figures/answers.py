"""Several figures in one cell, each behind a letter or a label: "a) 5 b) 4", "Level 2: 37 Level 3: 11"."""

import re

from msgspec import Struct

from mappa_report.importing.cells import Value, ValueKind, value_of
from mappa_report.wording.numbers import MONTHS

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
_LETTERED = re.compile(r"\(?([a-z]|[ivx]{1,4})\)", re.IGNORECASE)
_SEGMENT = re.compile(r"\(([a-h])\)\s*([^()]*)", re.IGNORECASE)
_MAX_CELL = 300
_MAX_LABEL_WORDS = 7
_FEW = 2


class Answer(Struct, frozen=True):
    """A figure in a cell with the label before it, and the label that stands over several."""

    over: str
    label: str
    value: Value


def answers_in(cell: str) -> tuple[Answer, ...]:
    """The labelled figures of ``cell``, () if it is anything else, such as a sentence."""
    if len(cell) > _MAX_CELL or ". " in cell.strip(". "):
        return ()
    answers: list[Answer] = []
    over, start = "", 0
    for match in _NUMBER.finditer(cell):
        before, after = cell[start : match.start()], cell[match.end() :].lstrip()
        if _belongs_to_label(before, after):
            continue
        label, over = _labels(before, over)
        if not label or label.casefold() in MONTHS or len(label.split()) > _MAX_LABEL_WORDS:
            return ()
        answers.append(Answer(over, label, Value(ValueKind.NUMBER, int(match[0].replace(",", "")))))
        start = match.end()
    is_rest = bool(cell[start:].strip(" .;,"))
    return () if is_rest or len(answers) < _FEW else tuple(answers)


def _belongs_to_label(before: str, after: str) -> bool:
    """True for the 2 of "Level 2: 37" and of "2) Other"; and of "Level 2 37"."""
    if after.startswith((":", ")", "-", "–", "=")):
        return True
    return bool(before.strip()) and before[-1:] == " " and before.rstrip()[-1:].isalpha() and bool(_NUMBER.match(after))


def _labels(before: str, over: str) -> tuple[str, str]:
    """The label next to a figure, and that which stands over it and those after it."""
    words = before.strip(" ;,.\t")
    head, colon, rest = words.rpartition(":")
    if colon and rest.strip(" -–="):
        over, words = head, rest
    elif colon:
        words = head
    words = re.sub(r"^\s*\d+[.)]\s*", "", words)
    lettered = _LETTERED.match(words)
    words = words.strip(" -–=:") if not lettered or words[lettered.end() :].strip(" -–=:") else lettered[1]
    return words, over.strip(" ;,.-–")


def labelled(text: str) -> tuple[tuple[str, Value], ...]:
    """The labels and figures of a line such as "SHPO: 5; NO: 2", () if any part of it is anything else."""
    parts = [part.rpartition(":") for part in text.strip(" ;.").split(";")]
    pairs = [(label.strip(), value_of(figure)) for label, _, figure in parts]
    read = tuple((label, value) for label, value in pairs if label and value is not None)
    return read if len(read) == len(parts) >= _FEW else ()


def segments_of(question: str) -> dict[str, str]:
    """What a question says of each of its letters: "(a) applied for (b) imposed"."""
    return {letter.casefold(): words.strip(" ,;") for letter, words in _SEGMENT.findall(question)}
