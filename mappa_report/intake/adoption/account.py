"""The account of an adoption: what was taken over, what was not, and what became a placeholder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mappa_report.document.inlines import plain_text
from mappa_report.importing.adopting import Adopted, units_of_base
from mappa_report.importing.lines import lines_of
from mappa_report.intake.adoption.edition_text import text_name
from mappa_report.intake.adoption.making import MadeEdition, source_of
from mappa_report.intake.adoption.taking import Taken
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import facts_of_figures

_MOST = 20
_WORDS = 8


def account_of_adoption(taken: Taken, made: MadeEdition) -> Iterator[str]:
    """The lines of the account."""
    yield f"From {source_of(taken)}: the edition {taken.wish.key}, made from {taken.base.key}."
    units = units_of_base(taken.base)
    for name, is_definition in (("passages", False), ("definitions", True)):
        of_base = [unit for unit in units if unit.is_definition is is_definition]
        adopted = [each for each in taken.adopted if each.unit and each.unit.is_definition is is_definition]
        yield f"{name:<12}  {len(adopted)} of {len(of_base)} adopted"
    yield from _listed("new definitions", (plain_text(each.title) for each in taken.adopted if each.unit is None))
    yield from _listed(f"not in this file, so not adopted: the words are those of {taken.base.key}", made.kept)
    yield from _listed("became placeholders", (line for each in taken.adopted for line in _placeholders(each)))
    yield from _listed("contradicts the figures", (line for each in taken.adopted for line in _doubted(taken, each)))
    unlike = (line for each in taken.adopted for line in _near_years(each))
    yield from _listed("years that stay as they are: see whether they change with the year", unlike)
    yield from _listed("said twice in the file, and taken once", _repeated(taken))
    yield from _listed("left out, as not official", _left_out(taken))
    told = (f"{told.where}: {told.words}" for each in taken.adopted for told in each.told)
    yield from _listed("changed on the way", told)


def _listed(head: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    listed = list(dict.fromkeys(lines))
    if listed:
        yield head
        yield from (f"  {line}" for line in listed[:_MOST])
        if len(listed) > _MOST:
            yield f"  and {len(listed) - _MOST} more"


def _name(adopted: Adopted) -> str:
    unit = adopted.unit
    return text_name(unit.is_definition, unit.key).removesuffix(".md") if unit else f"({adopted.letter})"


def _placeholders(adopted: Adopted) -> Iterator[str]:
    for slot in adopted.slots:
        if slot.expression:
            yield f"{_name(adopted)}: “{slot.words}”, now {{{{ {slot.expression} }}}}"


def _near_years(adopted: Adopted) -> Iterator[str]:
    for slot in adopted.slots:
        if not slot.expression:
            yield f"{_name(adopted)}: “{slot.words}”"


def _doubted(taken: Taken, adopted: Adopted) -> Iterator[str]:
    """Shares that are not those of the file's own figures."""
    facts = facts_of_figures({path: each.figure for path, each in taken.figures.located.items()})
    for slot in adopted.slots:
        if "percent_of" not in slot.expression:
            continue
        try:
            worked_out = evaluate(slot.expression, facts)
        except ExpressionError:  # the file lacks a figure: then nothing contradicts the words
            continue
        if worked_out.removesuffix("%") != slot.words.split("%")[0].split(" ")[0]:
            yield f"{_name(adopted)}: “{slot.words}”, and the figures give {worked_out}"


def _repeated(taken: Taken) -> Iterator[str]:
    pieces = taken.finished.pieces
    for each in taken.adopted:
        yield from (f"{_name(each)}: {pieces[number].where}" for number in each.repeated)


def _left_out(taken: Taken) -> Iterator[str]:
    """Each stretch of words that is not official, with how it begins."""
    lines = lines_of(taken.finished.pieces)
    for first, last in taken.official.left_out:
        words = " ".join(line.text for line in lines if first <= line.piece <= last).split()
        if words:
            pieces = taken.finished.pieces
            where = pieces[first].where if first == last else f"{pieces[first].where} to {pieces[last].where}"
            begins = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
            yield f"{where}: {len(words)} words, “{begins}”"
