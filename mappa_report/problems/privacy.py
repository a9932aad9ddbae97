"""Redacts what identifies someone: dots stand for it wherever a problem, or the line that it shows, would repeat it.

This is the one boundary: whatever of a Problem is shown, printed for programs or kept has come through it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.problems.codes import FAMILY_OF, INPUT
from mappa_report.problems.fragments import without_parts
from mappa_report.problems.masking import DOT, DOTS, masked, private_stretches
from mappa_report.problems.problem import Problem, Waived
from mappa_report.problems.repeats import Repeats
from mappa_report.source.edits import Edit
from mappa_report.source.place import Place, Source

_ARITHMETIC_CODES = ("sentence-arithmetic", "table-arithmetic")

_MAX_DATUM = 60
"""The length up to which each part of a datum is private too, as in a number or an address."""

Spans = Mapping[tuple[str, int], Sequence[tuple[int, int]]]
"""By file and line, the start and end of each private stretch, counted from 0."""


def redacted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """``problems`` with dots for what any of them says is private, and for all that looks so."""
    redactor = Redactor.of_problems(problems)
    return tuple(redactor.redact_problem(problem) for problem in problems)


class Redactor(Struct, frozen=True, dict=True):
    """Replaces private text by dots.

    ``spans`` are where it stands in the files, ``told`` the lines of which a check has told it, and ``data`` the text
    that is private wherever it stands.
    """

    spans: Spans
    told: frozenset[tuple[str, int]]
    data: tuple[str, ...]
    _sources: dict[int, tuple[Source, Source]] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _lines_near_private: dict[str, set[int]] = field(default_factory=dict)

    @classmethod
    def of_problems(cls, problems: Sequence[Problem], places: Iterable[Place] = ()) -> Redactor:
        """The redactor of what the private ones of ``problems`` point at, and of what stands at ``places``.

        A place without a line is a part of its file's name. What looks private in the files besides is masked too.
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
        told = frozenset(spans)
        for source in {id(problem.place.source): problem.place.source for problem in problems}.values():
            for stretch in private_stretches(source.lines) if source.text else ():
                number = stretch.line + 1
                spans.setdefault((source.name, number), []).append((stretch.start, stretch.end))
                if stretch.everywhere:
                    data[source.line(number)[stretch.start : stretch.end].strip()] = None
        ordered = {at: sorted(set(on_line)) for at, on_line in spans.items()}
        return cls(ordered, told, tuple(datum for datum in data if datum.strip(DOT)))

    def reveals_by_arithmetic(self, problem: Problem) -> bool:
        """True for a problem of arithmetic beside private text: who knows the sum can work the private number out."""
        if problem.code not in _ARITHMETIC_CODES or not self.told:
            return False
        source = problem.place.source
        if source.name not in self._lines_near_private:
            self._lines_near_private[source.name] = self._find_lines_near_private(source)
        return problem.place.line in self._lines_near_private[source.name]

    def _find_lines_near_private(self, source: Source) -> set[int]:
        """The lines of every table and paragraph of ``source`` with private text in it that a check has told of."""
        near: set[int] = set()
        block: list[int] = []
        for number, line in enumerate((*source.lines, ""), 1):
            if line.strip():
                block.append(number)
                continue
            if any((source.name, each) in self.told for each in block):
                near.update(block)
            block = []
        return near

    def redact_problem(self, problem: Problem) -> Problem:
        """``problem`` with dots for all that is private in its words and in the lines that it points at."""
        here = () if problem.is_private else self._private_at(problem)
        beside = self._beside(problem.place)

        def hidden(words: str) -> str:
            return self._redacted_text(words, here, beside)

        return replace(
            problem,
            place=replace(problem.place, source=self._redacted(problem.place.source)),
            message=hidden(problem.message),
            label=hidden(problem.label),
            hint=hidden(problem.hint),
            on_page=hidden(problem.on_page),
            notes=tuple(map(hidden, problem.notes)),
            record=tuple(map(hidden, problem.record)),
            edits=() if problem.is_private else self._edits(problem.edits, hidden),
        )

    def _edits(self, edits: tuple[Edit, ...], hidden: Callable[[str], str]) -> tuple[Edit, ...]:
        """``edits`` with their sources redacted; none where one of them touches or tells something private."""
        shown = tuple(
            replace(each, place=replace(each.place, source=self._redacted(each.place.source))) for each in edits
        )
        tells = (hidden(new.text) != new.text or new.was != old.was for old, new in zip(edits, shown, strict=True))
        return () if any(tells) else shown

    def redact_waived(self, waived: Waived) -> Waived:
        """``waived`` with dots for what is private, in the problem and in the waiver's own words."""
        here, beside = self._private_at(waived.problem), self._beside(waived.problem.place)
        waiver = waived.waiver
        hidden = replace(
            waiver,
            files=tuple(self._redacted_text(file, (), None) for file in waiver.files),
            at=self._redacted_text(waiver.at, here, beside),
            reason=self._redacted_text(waiver.reason, here, beside),
            who=self._redacted_text(waiver.who, here, beside),
            place=replace(waiver.place, source=self._redacted(waiver.place.source)),
            printed=None,
        )
        return Waived(self.redact_problem(waived.problem), hidden)

    @cached_property
    def _repeats(self) -> Repeats:
        return Repeats(self.data)

    @cached_property
    def _beside_lines(self) -> dict[tuple[str, int], Repeats]:
        return {}

    def _beside(self, place: Place) -> Repeats | None:
        """All that is private on the line of ``place``, for what is only so there, as a date beside a birthday."""
        at = (place.file, place.line)
        if at not in self.spans:
            return None
        if at not in self._beside_lines:
            line = place.source.line(place.line)
            self._beside_lines[at] = Repeats({line[start:end].strip() for start, end in self.spans[at]})
        return self._beside_lines[at]

    def _private_at(self, problem: Problem) -> tuple[str, ...]:
        """The private text that overlaps the place of ``problem``, longest first.

        Of text up to _MAX_DATUM characters the overlapping part counts too. Longer text is a whole sentence, whose
        single words are not private.
        """
        place = problem.place
        line, first, beyond = place.source.line(place.line), place.column - 1, place.column - 1 + place.length
        on_line = self.spans.get((place.file, place.line), ())
        until = bisect_left(on_line, (beyond, 0))
        spans = [(start, end) for start, end in on_line[:until] if first < end]
        data = {line[start:end].strip() for start, end in spans}
        data |= {
            line[max(start, first) : min(end, beyond)].strip() for start, end in spans if end - start <= _MAX_DATUM
        }
        data |= set(self._private_near(place)) if FAMILY_OF[problem.code] == INPUT else set()
        return tuple(sorted((datum for datum in data if datum.strip(DOT)), key=len, reverse=True))

    def _private_near(self, place: Place) -> Iterator[str]:
        """The private text on the line of ``place`` and its neighbours, which a hint on unreadable input may quote."""
        for number in range(place.line - 1, place.line + 2):
            for start, end in self.spans.get((place.file, number), ()):
                yield place.source.line(number)[start:end].strip()

    def _redacted_text(self, words: str, here: Sequence[str], beside: Repeats | None) -> str:
        """``words`` with dots for all that is private, and for prefixes and numbers of the data in ``here``."""
        if here or beside:
            words = self._repeats.replaced(words, DOTS)
            return masked(without_parts(beside.replaced(words, DOTS) if beside else words, here))
        if words not in self._words:
            self._words[words] = masked(self._repeats.replaced(words, DOTS))
        return self._words[words]

    def _redacted(self, source: Source) -> Source:
        """``source`` with a dot for each private character, so that lines and columns stay the same."""
        if id(source) not in self._sources:
            self._sources[id(source)] = source, self._redacted_source(source)
        return self._sources[id(source)][1]

    def _redacted_source(self, source: Source) -> Source:
        name = self._repeats.replaced(_masked_name(source.name))
        lines = list(source.lines) if source.text else []
        for number, line in enumerate(lines, 1):
            spans = self.spans.get((source.name, number))
            if spans:
                lines[number - 1] = _masked_spans(line, spans)
        text = self._repeats.replaced("\n".join(lines))
        is_same = name == source.name and text == "\n".join(source.lines)
        return source if is_same else Source(name, text)


def _masked_name(name: str) -> str:
    """The name of a file with a dot for each character that is private, whatever divides its words."""
    words = [re.sub(r"[_-]", " ", name).title(), name]  # as names of people are written, who stand beside a birthday
    words = [each for each in words if len(each) == len(name)]
    return _masked_spans(name, [(each.start, each.end) for each in private_stretches(words)] if name else [])


def _masked_spans(line: str, spans: Sequence[tuple[int, int]]) -> str:
    signs = list(line)
    for start, end in spans:
        signs[start:end] = DOT * len(signs[start:end])
    return "".join(signs)
