"""Letters that no font of the report has, so that no PDF could print them: told before a build, by either engine."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from unicodedata import category as kind_of

from mappa_report.checks.narrative import Passage
from mappa_report.document.inlines import plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Prose

USUAL = re.compile("[\0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2122\u2212\u2264\u2265\ufeff]*")
"""What the packaged fonts have, and most reports have nothing else: so that no font need be read for them."""

MOST_NAMED = 5
_HINT = "write it otherwise, in words; or put a font that has it, an .otf or .ttf file, into templates/fonts/."
_UNDRAWN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_VARIANTS = range(0xFE00, 0xFE10)
"""Ask for another look of the letter before them, and have none of their own."""


def check_letters(
    report: AnnualReport, narrative: Iterable[Passage], letters: Callable[[], frozenset[int]]
) -> Iterator[Problem]:
    """An error for each passage of ``report`` with letters that are not among ``letters``, asked for only if needed."""
    yield from _check(_printed(report, narrative), letters)


def check_letters_of(passages: Iterable[Passage], letters: Callable[[], frozenset[int]]) -> Iterator[Problem]:
    """The same for ``passages`` alone."""
    yield from _check(((passage.text, passage.prose) for passage in passages), letters)


def _check(printed: Iterable[tuple[str, Prose | Source]], letters: Callable[[], frozenset[int]]) -> Iterator[Problem]:
    for words, where in printed:
        if USUAL.fullmatch(words):
            continue
        unusual = (sign for sign in dict.fromkeys(words) if not USUAL.fullmatch(sign))
        if missing := [sign for sign in unusual if _is_missing(sign, letters())]:
            message = f"no font of the report has {_named(missing)}, so no PDF can print it"
            place = _place(where, words, missing[0])
            yield Problem("letter-missing", message, place, hint=_HINT, on_page="write it otherwise, in words.")


def _printed(report: AnnualReport, narrative: Iterable[Passage]) -> Iterator[tuple[str, Prose | Source]]:
    """All words of text that print, and the area's names, with what tells where they stand."""
    for passage in narrative:
        yield passage.text, passage.prose
    area = report.area
    units = (plain_text(unit.label) for unit in area.units.get(report.year.ends_in, ()))
    yield "; ".join((area.name, area.board, *units)), Source(f"areas/{area.slug}/area.yaml")


def _place(where: Prose | Source, words: str, sign: str) -> Place:
    if isinstance(where, Prose):
        at = words.index(sign)
        return where.place(at, at + 1)
    line = next((number for number, line in enumerate(where.lines, 1) if sign in line), 0)
    return Place(where, line, where.line(line).index(sign) + 1) if line else Place(where)


def _is_missing(sign: str, letters: frozenset[int]) -> bool:
    if ord(sign) in letters or ord(sign) in _VARIANTS or kind_of(sign) in _UNDRAWN:
        return False
    parts = unicodedata.normalize("NFD", sign)  # with a mark of its own, a letter is made of two
    return len(parts) == 1 or any(ord(part) not in letters for part in parts)


def _named(missing: list[str]) -> str:
    names = (
        f"“{sign}” (U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip() + ")" for sign in missing[:MOST_NAMED]
    )
    more = len(missing) - MOST_NAMED
    return ", ".join(names) + (f" and {more} more {'letter' if more == 1 else 'letters'}" if more > 0 else "")
