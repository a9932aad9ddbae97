"""Redacts what identifies someone: dots stand for it wherever a problem, or the line that it shows, would repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.problems.codes import FAMILY_OF, INPUT
from mappa_report.problems.problem import Problem, Waived
from mappa_report.source.place import Place, Source

_DOT = "•"
_DOTS = "•••"
_MIN_DATUM = 4
"""The length from which a datum is searched for in problems of other lines: a shorter one, as 12, may be anything."""

_MIN_PREFIX = 6
"""The length of a datum's prefix from which it counts as a quotation of the datum."""

_MAX_DATA = 500
"""The most data that are searched for in all lines. If there are more, no line is shown at all."""

_ARITHMETIC_CODES = ("sentence-arithmetic", "table-arithmetic")

_MAX_DATUM = 60
"""The length up to which each part of a datum is private too, as in a number or an address."""

Spans = Mapping[tuple[str, int], Sequence[tuple[int, int]]]
"""By file and line, the start and end of each private stretch, counted from 0."""


def redacted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """``problems`` with dots for what any of them says is private."""
    redactor = Redactor.of_problems(problems)
    return tuple(redactor.redact_problem(problem) for problem in problems)


class Redactor(Struct, frozen=True, dict=True):
    """Replaces private text by dots. ``spans`` are where it stands in the files, ``data`` the text itself."""

    spans: Spans
    data: tuple[str, ...]
    _sources: dict[int, tuple[Source, Source]] = field(default_factory=dict)
    _repeated: dict[str, bool] = field(default_factory=dict)
    _lines_near_private: dict[str, set[int]] = field(default_factory=dict)

    @classmethod
    def of_problems(cls, problems: Iterable[Problem], places: Iterable[Place] = ()) -> Redactor:
        """The redactor of what the private ones of ``problems`` point at, and of what stands at ``places``.

        A place without a line is a part of its file's name.
        """
        spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
        data: dict[str, None] = {}
        for place in (*(problem.place for problem in problems if problem.is_private), *places):
            start, end = place.column - 1, place.column - 1 + place.length
            if place.line:
                spans.setdefault((place.file, place.line), []).append((start, end))
            if start >= 0:
                text = place.source.line(place.line) if place.line else place.file
                data[text[start:end].strip()] = None
        return cls(spans, tuple(sorted((datum for datum in data if datum.strip(_DOT)), key=len, reverse=True)))

    def reveals_by_arithmetic(self, problem: Problem) -> bool:
        """True for a problem of arithmetic beside private text: who knows the sum can work the private number out."""
        if problem.code not in _ARITHMETIC_CODES or not self.spans:
            return False
        source = problem.place.source
        if source.name not in self._lines_near_private:
            self._lines_near_private[source.name] = self._find_lines_near_private(source)
        return problem.place.line in self._lines_near_private[source.name]

    def _find_lines_near_private(self, source: Source) -> set[int]:
        """The lines of every table and paragraph of ``source`` with private text in it."""
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

    def redact_problem(self, problem: Problem) -> Problem:
        """``problem`` with dots for all that is private in its words and in the lines that it points at."""
        if not (self.spans or self.data):
            return problem
        place = replace(problem.place, source=self._redacted(problem.place.source))
        private_here = () if problem.is_private else self._private_at(problem)
        text = "\n".join((problem.message, problem.label, problem.hint, *problem.notes, *problem.record))
        if not private_here and not self._is_repeated_in(text):
            return replace(problem, place=place)
        return replace(
            problem,
            place=place,
            message=self._redacted_text(problem.message, private_here),
            label=self._redacted_text(problem.label, private_here),
            hint=self._redacted_text(problem.hint, private_here),
            notes=tuple(self._redacted_text(note, private_here) for note in problem.notes),
            record=tuple(self._redacted_text(name, private_here) for name in problem.record),
        )

    def redact_waived(self, waived: Waived) -> Waived:
        """``waived`` with dots for what is private, in the problem and in the waiver's own words."""
        if not (self.spans or self.data):
            return waived
        private_here = self._private_at(waived.problem)
        waiver = waived.waiver
        hidden = replace(
            waiver,
            files=tuple(self._redacted_text(file, ()) for file in waiver.files),
            at=self._redacted_text(waiver.at, private_here),
            reason=self._redacted_text(waiver.reason, private_here),
            who=self._redacted_text(waiver.who, private_here),
            place=replace(waiver.place, source=self._redacted(waiver.place.source)),
        )
        return Waived(self.redact_problem(waived.problem), hidden)

    @cached_property
    def _searched_data(self) -> tuple[str, ...]:
        return tuple(datum for datum in self.data if len(datum) >= _MIN_DATUM)

    def _is_repeated_in(self, text: str) -> bool:
        if text not in self._repeated:
            self._repeated[text] = any(datum in text for datum in self._searched_data)
        return self._repeated[text]

    def _private_at(self, problem: Problem) -> tuple[str, ...]:
        """The private text that overlaps the place of ``problem``, longest first.

        Of text up to _MAX_DATUM characters the overlapping part counts too. Longer text is a whole sentence, whose
        single words are not private.
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
            line[max(start, first) : min(end, beyond)].strip() for start, end in spans if end - start <= _MAX_DATUM
        }
        data |= set(self._private_near(place)) if FAMILY_OF[problem.code] == INPUT else set()
        return tuple(sorted((datum for datum in data if datum.strip(_DOT)), key=len, reverse=True))

    def _private_near(self, place: Place) -> Iterator[str]:
        """The private text on the line of ``place`` and its neighbours, which a hint on unreadable input may quote."""
        for number in range(place.line - 1, place.line + 2):
            for start, end in self.spans.get((place.file, number), ()):
                yield place.source.line(number)[start:end].strip()

    def _redacted_text(self, words: str, private_here: Sequence[str]) -> str:
        """``words`` with dots for all private data, and for prefixes and numbers of the data in ``private_here``."""
        for datum in self._searched_data:
            words = words.replace(datum, _DOTS)
        for datum in private_here:
            beginning = _longest_prefix_in(words, datum)
            words = words.replace(beginning, _DOTS) if len(beginning) >= _MIN_PREFIX else words
            words = re.sub(_fragments_pattern(datum), _DOTS, words)
        return words

    def _redacted(self, source: Source) -> Source:
        """``source`` with a dot for each private character, so that lines and columns stay the same."""
        if id(source) not in self._sources:
            self._sources[id(source)] = source, self._redacted_source(source)
        return self._sources[id(source)][1]

    def _redacted_source(self, source: Source) -> Source:
        name = self._with_data_masked(source.name)
        lines = list(source.lines)
        for (file, number), spans in self.spans.items():
            if file == source.name and number <= len(lines):
                lines[number - 1] = _masked_spans(lines[number - 1], spans)
        text = "\n".join(lines) if source.text else ""
        if len(self.data) > _MAX_DATA:
            return Source(name, re.sub(r"\S", _DOT, text))
        return Source(name, self._with_data_masked(text))

    def _with_data_masked(self, text: str) -> str:
        """``text`` with a dot for each character of the data."""
        for datum in self.data:
            if len(datum) < _MIN_PREFIX:
                break
            text = text.replace(datum, _DOT * len(datum))
        return text


def _masked_spans(line: str, spans: Sequence[tuple[int, int]]) -> str:
    signs = list(line)
    for start, end in spans:
        signs[start:end] = _DOT * len(signs[start:end])
    return "".join(signs)


def _longest_prefix_in(words: str, datum: str) -> str:
    """The longest prefix of ``datum`` that ``words`` contain, found by bisection: every shorter prefix is there too."""
    low, high = 0, min(len(datum), len(words))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if datum[:middle] in words else (low, middle - 1)
    return datum[:low]


def _fragments_pattern(datum: str) -> str:
    """A regular expression for ``datum`` if it is short, and for each whole number in it, with or without commas."""
    runs = sorted(set(re.findall(r"[0-9]{2,}", datum)), key=len, reverse=True)
    numbers = [rf"(?<![0-9])(?<![0-9],){',?'.join(run)}(?!,?[0-9])" for run in runs]
    digits = [rf"(?<!\w)(?<![0-9],){digit}(?!,?\w)" for digit in set(re.findall(r"(?<!\w)[0-9](?!\w)", datum))]
    return "|".join([rf"(?<!\w){re.escape(datum[:_MIN_PREFIX])}(?!\w)", *numbers, *digits])
