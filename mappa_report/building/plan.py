"""The plan of a build: where its files go and which are up to date; and its result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from mappa_report.assembly.register import area_named
from mappa_report.building.beside import files_beside
from mappa_report.building.engine import EngineChoice, choose_pdf_engine
from mappa_report.building.inputs import digest_of_inputs
from mappa_report.building.record import BuildRecord
from mappa_report.building.request import BuildRequest
from mappa_report.document.document import OtherFile
from mappa_report.problems.problem import Problem
from mappa_report.workspace.output_files import sweep_beside
from mappa_report.workspace.workspace import AREAS, PINNED, year_number
from mappa_report.writers import EXTENSIONS


class BuildResult(Struct, frozen=True):
    """What a build did: the files written anew, and those that were up to date already.

    ``waived`` is how many of the problems that were found somebody has let stand. ``engine_reason`` says, where that
    may surprise, by which engine the PDF was made and why.
    """

    problems: tuple[Problem, ...]
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    waived: int = 0
    engine_reason: str = ""


class Plan(Struct, frozen=True):
    """The files of one report by format, a digest of what they are made from, and the record of the last build.

    ``beside`` are the files that its web page, if there is one, leads to.
    """

    request: BuildRequest
    area: str
    year: int
    targets: Mapping[str, Path]
    engine: EngineChoice
    inputs: str
    record: BuildRecord
    beside: tuple[OtherFile, ...] = ()

    @classmethod
    def of(cls, request: BuildRequest, area: str, year: str) -> Plan | None:
        """The plan for an area and year as somebody typed them; None where they could name no report."""
        name, number = area_named(request.workspace, area), year_number(year)
        if name is None or number is None:
            return None
        folder = request.out / name / str(number)
        stem = f"{name}-mappa-annual-report-{number}"
        targets = {each: folder / f"{stem}.{EXTENSIONS[each]}" for each in request.formats}
        engine = choose_pdf_engine(request.workspace, request.pdf_engine)
        has_page = "html" in request.formats
        beside = tuple(files_beside(folder, name, number, stem, request.formats)) if has_page else ()
        inputs = digest_of_inputs(request.workspace, name, number, _settings(request, engine, beside))
        return cls(request, name, number, targets, engine, inputs, BuildRecord.of(folder), beside)

    def inputs_with(self, added: Mapping[Path, bytes]) -> str:
        """The digest of the inputs once the files ``added`` are among them."""
        if not added:
            return self.inputs
        settings = _settings(self.request, self.engine, self.beside)
        return digest_of_inputs(self.request.workspace, self.area, self.year, settings, added)

    @property
    def engine_reason(self) -> str:
        """Why the PDF is made by the engine that it is, if there is a PDF and that may surprise."""
        return self.engine.reason if "pdf" in self.targets else ""

    @property
    def unchanged(self) -> tuple[Path, ...]:
        """The files that are up to date."""
        return tuple(target for target in self.targets.values() if self.record.is_current(target, self.inputs))

    def sweep(self) -> None:
        """Remove what builds of this report have left that were ended on the way."""
        pinned = self.request.workspace.own(AREAS, self.area, str(self.year), PINNED)
        sweep_beside([pinned, *map(self.request.located, (*self.targets.values(), self.record.file))])

    def cached_result(self) -> BuildResult | None:
        """The result of the last build, if nothing that bears on it has changed since; else None."""
        last, unchanged = self.record.last_check, self.unchanged
        if last.inputs != self.inputs or len(unchanged) < len(self.targets):
            return None
        problems = (*last.problems, *self.record.problems_of(unchanged))
        return BuildResult(problems, (), unchanged, last.waived, self.engine_reason)


def _settings(request: BuildRequest, engine: EngineChoice, beside: Iterable[OtherFile]) -> tuple[str, ...]:
    """What bears on the files besides the words of others: their date, the PDF's engine, what was signed, names."""
    return (str(request.created), engine.name, request.signed, *(each.name for each in beside))
