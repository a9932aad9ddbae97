"""Two editions, unit by unit: which passages, definitions and tables were added, dropped, moved or reworded."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum

from msgspec import Struct

from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.edition import Edition
from mappa_report.model.form import FormTable
from mappa_report.model.key_figures import KeyFigures
from mappa_report.wording.edits import Run, compare_words

_UnitKey = tuple["Kind", str]

_MIN_SIMILARITY = 0.45
"""How alike two paragraphs must be to count as one reworded; below it, one went and another came."""


class Kind(Enum):
    """The parts of an edition that are compared."""

    PASSAGE = "passage"
    DEFINITION = "definition"
    TABLE = "table"
    AROUND = "around"


class Verdict(Enum):
    """What happened to a unit from one edition to the other."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    RENAMED = "renamed"
    MOVED = "moved"


class Unit(Struct, frozen=True):
    """One passage, definition or table: what it is called and its paragraphs."""

    kind: Kind
    key: str
    name: str
    paragraphs: tuple[str, ...]


class Change(Struct, frozen=True):
    """What became of one unit. ``paragraphs`` holds those that differ, each in runs of words."""

    verdict: Verdict
    kind: Kind
    name: str
    was: str = ""
    paragraphs: tuple[tuple[Run, ...], ...] = ()


def units_of(edition: Edition) -> tuple[Unit, ...]:
    """The passages, definitions and tables of ``edition``, in the order in which it has them."""
    return (*_passages(edition), *_definitions(edition), *map(_table, edition.form.tables), *_around(edition))


def compare_editions(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Every change from ``old`` to ``new``, in the order of ``new``; what was dropped stands where it stood."""
    return compare_units(units_of(old), units_of(new))


def compare_units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Change, ...]:
    """The same for the units alone."""
    before = {(unit.kind, unit.key): unit for unit in old}
    after = {(unit.kind, unit.key): unit for unit in new}
    changes: list[Change] = []
    for unit_key in _merged(list(before), list(after)):
        changes += _change(before.get(unit_key), after.get(unit_key))
    return tuple(changes)


def _passages(edition: Edition) -> Iterator[Unit]:
    ordered = [entry.key for entry in edition.outline if entry.key in edition.passages]
    for key in dict.fromkeys((*ordered, *edition.passages)):
        passage = edition.passages[key]
        name = plain_text(passage.title) or key
        yield Unit(Kind.PASSAGE, key, name, tuple(map(plain_text, inlines_of(passage.blocks))))


def _definitions(edition: Edition) -> Iterator[Unit]:
    for entry in edition.definitions:
        name = f"({entry.letter}) {plain_text(entry.term)}"
        yield Unit(Kind.DEFINITION, entry.key, name, tuple(map(plain_text, inlines_of(entry.blocks))))


def _table(table: FormTable) -> Unit:
    key = table.key or next((row.key for row in table.rows), "")
    lines = [table.stub, table.value_heading, *(line.label for line in (*table.columns, *table.rows))]
    reasons = dict.fromkeys(table.inapplicable.values())
    return Unit(Kind.TABLE, key, plain_text(table.title), (*filter(None, map(plain_text, lines)), *reasons))


def _around(edition: Edition) -> Iterator[Unit]:
    """The order of the report, and the words that the program itself puts round its text."""
    order = [f"{entry.kind.value} {entry.key}".rstrip() for entry in edition.outline]
    yield Unit(Kind.AROUND, "outline", "Order of the report", tuple(order))
    terms = [plain_text(term) for term in edition.terms.values()]
    terms += _at_a_glance(edition.key_figures) if edition.key_figures else ()
    terms += map(plain_text, edition.comparison.words) if edition.comparison else ()
    terms += map(plain_text, edition.charts.texts)
    cells = [f"{cell.prints}: {cell.meaning}" for cell in edition.cells.values()]
    yield Unit(Kind.AROUND, "terms", "Titles, labels and signs", (*terms, *cells))


def _at_a_glance(named: KeyFigures) -> Iterator[str]:
    yield from (f"{'.'.join(entry.path)}: {plain_text(entry.words)}" for entry in named.figures)
    names = {entry.words for entry in named.figures}
    findings = (figure.finding for figure in (named.chart.figures if named.chart else ()))
    texts = (*named.words, *named.words_of_changes, *named.says, *findings)
    yield from (plain_text(text) for text in texts if text and text not in names)


def _merged(before: list[_UnitKey], after: list[_UnitKey]) -> list[_UnitKey]:
    """The members of both lists, those of ``after`` in order, those only in ``before`` after their neighbour there."""
    merged = list(after)
    for position, member in enumerate(before):
        if member not in merged:
            neighbour = next((other for other in reversed(before[:position]) if other in merged), None)
            merged.insert(merged.index(neighbour) + 1 if neighbour else 0, member)
    return merged


def _change(old: Unit | None, new: Unit | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield Change(Verdict.ADDED, new.kind, new.name, paragraphs=_paragraphs((), new.paragraphs))
    elif new is None and old is not None:
        yield Change(Verdict.DROPPED, old.kind, old.name, paragraphs=_paragraphs(old.paragraphs, ()))
    elif old is not None and new is not None:
        was = old.name if old.name != new.name else ""
        reworded = _paragraphs(old.paragraphs, new.paragraphs)
        if reworded or was:
            yield Change(_verdict(old, new, bool(reworded)), new.kind, new.name, was, reworded)


def _verdict(old: Unit, new: Unit, is_reworded: bool) -> Verdict:
    """A definition under another letter has only been moved."""
    if is_reworded:
        return Verdict.REWORDED
    unlettered = [re.sub(r"^\([a-z]+\) ", "", unit.name) for unit in (old, new)]
    return Verdict.MOVED if unlettered[0] == unlettered[1] else Verdict.RENAMED


def _paragraphs(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs that differ: those that went, those that came, and pairs alike enough to be one reworded."""
    changed: list[tuple[Run, ...]] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            changed += _paired(list(old[start:end]), list(new[begin:stop]))
    return tuple(changed)


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[Run, ...]]:
    """Each of ``new`` beside the first of ``old`` that it is close to; what of ``old`` is passed over, dropped."""
    waiting = list(old)
    for paragraph in new:
        partner = next((other for other in waiting if _similarity(other, paragraph) >= _MIN_SIMILARITY), None)
        while partner is not None and waiting[0] != partner:
            yield compare_words(waiting.pop(0), "")
        yield compare_words(waiting.pop(0) if partner is not None else "", paragraph)
    for paragraph in waiting:
        yield compare_words(paragraph, "")


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
