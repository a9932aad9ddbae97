"""Keeps what identifies someone out of all that is shown: it is dots wherever a problem would repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.problems.codes import FAMILY_OF, INPUT
from mappa_report.problems.problem import Problem
from mappa_report.problems.waiver import Waived
from mappa_report.source.place import Place, Source

_DOT = "•"
_DOTS = "•••"
_SHORTEST = 4
"""Characters of a datum that is looked for in what is said of other lines: 12 may be anything."""

_SHORTEST_CUT = 6
"""Characters of the beginning of a longer datum that show it to be quoted."""

_MOST_DATA = 500
"""Data that are looked for in all lines. Where there are more, no line is shown at all."""

_ARITHMETIC = ("sentence-arithmetic", "table-arithmetic")

_LONGEST_DATUM = 60
"""Characters of what is private as a whole and in each of its parts, such as a number or an address."""

Spans = Mapping[tuple[str, int], Sequence[tuple[int, int]]]
"""For a file and a line of it, where something private begins and ends."""


def without_private(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """``problems`` with dots for what any of them says is private."""
    mask = Mask.over(problems)
    return tuple(mask.problem(problem) for problem in problems)


class Mask(Struct, frozen=True, dict=True):
    """What is private in some files: ``spans`` where it stands, ``data`` what stands there."""

    spans: Spans
    data: tuple[str, ...]
    _sources: dict[int, tuple[Source, Source]] = field(default_factory=dict)
    _told: dict[str, bool] = field(default_factory=dict)
    _near: dict[str, set[int]] = field(default_factory=dict)

    @classmethod
    def over(cls, problems: Iterable[Problem], places: Iterable[Place] = ()) -> Mask:
        """A mask over what ``problems`` say is private, and over ``places`` that are.

        A place without a line is a part of its file's name.
        """
        spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
        data: dict[str, None] = {}
        for place in (*(problem.place for problem in problems if problem.is_private), *places):
            start, end = place.column - 1, place.column - 1 + place.length
            if place.line:
                spans.setdefault((place.file, place.line), []).append((start, end))
            if start >= 0:
                stands = place.source.line(place.line) if place.line else place.file
                data[stands[start:end].strip()] = None
        return cls(spans, tuple(sorted((datum for datum in data if datum.strip(_DOT)), key=len, reverse=True)))

    def tells_sum(self, problem: Problem) -> bool:
        """True for arithmetic with what stands near something private, which could be worked out from the rest."""
        if problem.code not in _ARITHMETIC or not self.spans:
            return False
        source = problem.place.source
        if source.name not in self._near:
            self._near[source.name] = self._lines_near(source)
        return problem.place.line in self._near[source.name]

    def _lines_near(self, source: Source) -> set[int]:
        """The lines of every table and paragraph of ``source`` that something private stands in."""
        near: set[int] = set()
        block: list[int] = []
        for number, line in enumerate((*source.lines, ""), 1):
            if line.strip():
                block.append(number)
                continue
            if any((source.name, each) in self.spans for each in block):
                near.update(block)
            block = []
        return near

    def problem(self, problem: Problem) -> Problem:
        """``problem`` with dots for all that is private in its words and in the lines that it points at."""
        if not (self.spans or self.data):
            return problem
        place = replace(problem.place, source=self._source(problem.place.source))
        here = () if problem.is_private else self._below(problem)
        said = "\n".join((problem.message, problem.label, problem.hint, *problem.notes, *problem.record))
        if not here and not self._is_told_in(said):
            return replace(problem, place=place)
        return replace(
            problem,
            place=place,
            message=self._hidden(problem.message, here),
            label=self._hidden(problem.label, here),
            hint=self._hidden(problem.hint, here),
            notes=tuple(self._hidden(note, here) for note in problem.notes),
            record=tuple(self._hidden(name, here) for name in problem.record),
        )

    def waived(self, waived: Waived) -> Waived:
        """``waived`` with dots for what is private, in the problem and in the waiver's own words."""
        if not (self.spans or self.data):
            return waived
        here = self._below(waived.problem)
        waiver = waived.waiver
        hidden = replace(
            waiver,
            files=tuple(self._hidden(file, ()) for file in waiver.files),
            at=self._hidden(waiver.at, here),
            reason=self._hidden(waiver.reason, here),
            who=self._hidden(waiver.who, here),
            place=replace(waiver.place, source=self._source(waiver.place.source)),
        )
        return Waived(self.problem(waived.problem), hidden)

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        return tuple(datum for datum in self.data if len(datum) >= _SHORTEST)

    def _is_told_in(self, said: str) -> bool:
        if said not in self._told:
            self._told[said] = any(datum in said for datum in self._telling)
        return self._told[said]

    def _below(self, problem: Problem) -> tuple[str, ...]:
        """Whatever is private of that which ``problem`` points at, longest first; and what part of it that is.

        Of a whole sentence, which tells too much, the single words do not.
        """
        place = problem.place
        line, first, beyond = place.source.line(place.line), place.column - 1, place.column - 1 + place.length
        spans = [
            (start, end)
            for start, end in self.spans.get((place.file, place.line), ())
            if start < beyond and first < end
        ]
        data = {line[start:end].strip() for start, end in spans}
        data |= {
            line[max(start, first) : min(end, beyond)].strip() for start, end in spans if end - start <= _LONGEST_DATUM
        }
        data |= set(self._about(place)) if FAMILY_OF[problem.code] == INPUT else set()
        return tuple(sorted((datum for datum in data if datum.strip(_DOT)), key=len, reverse=True))

    def _about(self, place: Place) -> Iterator[str]:
        """Whatever is private on the line of ``place`` or the next ones: of what can't be read, a hint may quote it."""
        for number in range(place.line - 1, place.line + 2):
            for start, end in self.spans.get((place.file, number), ()):
                yield place.source.line(number)[start:end].strip()

    def _hidden(self, words: str, here: Sequence[str]) -> str:
        """``words`` with dots for all private data; for what is ``here``, whatever else a message may quote of it."""
        for datum in self._telling:
            words = words.replace(datum, _DOTS)
        for datum in here:
            beginning = _beginning_in(words, datum)
            words = words.replace(beginning, _DOTS) if len(beginning) >= _SHORTEST_CUT else words
            words = re.sub(_words_of(datum), _DOTS, words)
        return words

    def _source(self, source: Source) -> Source:
        """``source`` with dots where something private stands, line by line as it was."""
        if id(source) not in self._sources:
            self._sources[id(source)] = source, self._masked(source)
        return self._sources[id(source)][1]

    def _masked(self, source: Source) -> Source:
        name = self._dotted_data(source.name)
        lines = list(source.lines)
        for (file, number), spans in self.spans.items():
            if file == source.name and number <= len(lines):
                lines[number - 1] = _dotted(lines[number - 1], spans)
        text = "\n".join(lines) if source.text else ""
        if len(self.data) > _MOST_DATA:
            return Source(name, re.sub(r"\S", _DOT, text))
        return Source(name, self._dotted_data(text))

    def _dotted_data(self, text: str) -> str:
        """``text`` with dots for each of the data, as long as they are."""
        for datum in self.data:
            if len(datum) < _SHORTEST_CUT:
                break
            text = text.replace(datum, _DOT * len(datum))
        return text


def _dotted(line: str, spans: Sequence[tuple[int, int]]) -> str:
    signs = list(line)
    for start, end in spans:
        signs[start:end] = _DOT * len(signs[start:end])
    return "".join(signs)


def _beginning_in(words: str, datum: str) -> str:
    """As much of the beginning of ``datum`` as stands in ``words``. Whatever stands there, less of it does too."""
    fewest, most = 0, min(len(datum), len(words))
    while fewest < most:
        middle = (fewest + most + 1) // 2
        fewest, most = (middle, most) if datum[:middle] in words else (fewest, middle - 1)
    return datum[:fewest]


def _words_of(datum: str) -> str:
    """A pattern for ``datum`` where it is short, and for the numbers in it with or without commas, each as a whole."""
    runs = sorted(set(re.findall(r"[0-9]{2,}", datum)), key=len, reverse=True)
    numbers = [rf"(?<![0-9])(?<![0-9],){',?'.join(run)}(?!,?[0-9])" for run in runs]
    digits = [rf"(?<!\w)(?<![0-9],){digit}(?!,?\w)" for digit in set(re.findall(r"(?<!\w)[0-9](?!\w)", datum))]
    return "|".join([rf"(?<!\w){re.escape(datum[:_SHORTEST_CUT])}(?!\w)", *numbers, *digits])
