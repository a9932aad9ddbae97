"""Somebody named beside an offence: no age is needed for people to know who is meant."""

import re
from collections.abc import Iterator, Sequence

from mappa_report.checks.people.text_units import TextUnit
from mappa_report.model.people import PersonalWords
from mappa_report.source.prose import ProseKind

TITLES = frozenset("Mr Mrs Ms Miss Mx".split())
SURNAME = r"(?:[A-Z]\.?\s)?(?:(?:Mc|Mac|O[’'])?[A-Z][a-z]+(?:[-’'][A-Za-z]+)*|[A-Z]\b\.?)"
_TITLED = rf"\b(?:{'|'.join(sorted(TITLES))})\.?\s(?:[A-Z][a-z]+\s)?{SURNAME}"
_WORD = r"[A-Z][a-z]+"
_NEAR = 50
"""Characters before and after a name in which a post or a rank shows that it is not a case's."""
_FAR = 250
"""Characters after a name in which its sentence, and the next ones, tell of an offence."""
_BEFORE = 20
"""Characters before a name in which the word stands that it is put to."""
_LONGEST = 100
"""Characters that no phrase for an offence is longer than."""


def named_with_offence(units: Sequence[TextUnit], position: int, words: PersonalWords) -> re.Match[str] | None:
    """The name in the unit at ``position`` of somebody of whom an offence is told; a heading's is told of below it."""
    unit = units[position]
    written = frozenset(re.findall(_WORD, unit.text))
    if written.isdisjoint(TITLES) and written.isdisjoint(words.first_names):
        return None
    is_heading = unit.parts[0][1].kind is ProseKind.HEADING
    below = f" {units[position + 1].text[:_FAR]}" if is_heading and position + 1 < len(units) else ""
    searched: dict[int, int] = {}
    for name in _names(unit.text, words):
        near = unit.text[max(0, name.start() - _NEAR) : name.end() + _NEAR]
        if words.post.search(near):
            continue
        told = _not_searched(unit.text, name, searched) + below
        if words.offence.search(told) or words.label.search(told) or _is_apposed(unit.text, name, words):
            return name
    return None


def strangers_on(line: str, words: PersonalWords, head: str) -> Iterator[tuple[int, int]]:
    """Where on ``line`` a title and name stand without a post near them, nor in the ``head`` of the section."""
    for name in re.finditer(_TITLED, line):
        near = line[max(0, name.start() - _NEAR) : name.end() + _NEAR]
        if name[0].split()[-1] not in head and not words.post.search(near):
            yield name.span()


def _not_searched(text: str, name: re.Match[str], searched: dict[int, int]) -> str:
    """What tells of ``name`` from its sentence's beginning on, without most of what has been ``searched`` before.

    That is kept by where sentences begin: in a paragraph of many names, each would have it searched again.
    """
    begin, end = text.rfind(". ", 0, name.start()) + 1, name.end() + _FAR
    before = searched.get(begin, begin)
    searched[begin] = max(before, end)
    return text[max(begin, text.rfind(" ", begin, max(begin, before - _LONGEST))) : end]


def _is_apposed(text: str, name: re.Match[str], words: PersonalWords) -> bool:
    """True in "the victim, Somebody", where no offence need be told of."""
    before = text[max(0, name.start() - _BEFORE) : name.start()].rstrip().removesuffix(",")
    return any(match.end() == len(before) for match in words.bearer.finditer(before))


def _names(text: str, words: PersonalWords) -> Iterator[re.Match[str]]:
    yield from re.finditer(_TITLED, text)
    for first in re.finditer(_WORD, text):
        if first[0] in words.first_names and (name := re.compile(rf"{_WORD}\s{SURNAME}").match(text, first.start())):
            yield name
