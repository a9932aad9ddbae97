"""Numbers in sentences that are figures of the return, which a placeholder could print in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.check import Checker, checker_of
from mappa_report.checks.sentences.judge import Frame
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.source.place import Place


class Linked(Struct, frozen=True):
    """The number ``written`` at ``place`` is the figure at ``path``."""

    place: Place
    path: Path
    written: str


class _Linker(Checker, dict=True):
    frames: list[Frame] = field(default_factory=list)

    def look(self, frame: Frame) -> None:
        self.frames.append(frame)


def figures_in(
    report: AnnualReport, passages: Sequence[Passage], names: Callable[[], Iterable[str]]
) -> Iterator[Linked]:
    """Each number in ``passages`` of a section of ``report`` that is a figure of its return, digit for digit.

    ``names`` gives those of all areas and their forces.
    """
    linker = checker_of(_Linker, report, names)
    for passage in passages:
        linker.frames.clear()
        wrong = {problem.place for problem in linker.check(passage, is_held=True)}
        for frame in linker.frames:
            number = frame.reading.number
            start, end = frame.sentence.span(number.first, number.last)
            place = passage.prose.place(start, end)
            if place not in wrong and (path := frame.meant()):
                yield Linked(place, path, passage.text[start:end])
