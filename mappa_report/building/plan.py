"""What a build is about to do and did: where its files go, which of them are up to date, and what was told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from mappa_report.building.inputs import digest_of_inputs
from mappa_report.building.record import BuildRecord
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace, slug, year_number
from mappa_report.writers import EXTENSIONS


class BuildResult(Struct, frozen=True):
    """What a build did: the files written anew, and those that were up to date already.

    ``waived`` is how many of the problems that were found somebody has let stand.
    """

    problems: tuple[Problem, ...]
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    waived: int = 0


class Plan(Struct, frozen=True):
    """The files of one report by format, a digest of what they are made from, and the record of the last build.

    ``created`` is the date to give them, if any, in seconds since 1970.
    """

    area: str
    year: int
    targets: Mapping[str, Path]
    inputs: str
    record: BuildRecord
    created: int | None
    is_proof: bool

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        area: str,
        year: str,
        formats: Sequence[str],
        out: Path,
        created: int | None = None,
        is_proof: bool = False,
    ) -> Plan | None:
        """The plan for an area and year as somebody typed them; None where they could name no report."""
        name, number = slug(area), year_number(year)
        if name is None or number is None:
            return None
        folder = out / name / str(number)
        stem = f"{name}-mappa-annual-report-{number}" + ("-proof" if is_proof else "")
        targets = {each: folder / f"{stem}.{EXTENSIONS[each]}" for each in formats}
        inputs = digest_of_inputs(workspace, name, number, created)
        return cls(name, number, targets, inputs, BuildRecord.of(folder), created, is_proof)

    def inputs_with(self, workspace: Workspace, added: Mapping[Path, bytes]) -> str:
        """The digest of the inputs once the files ``added`` are among them."""
        return digest_of_inputs(workspace, self.area, self.year, self.created, added) if added else self.inputs

    @property
    def unchanged(self) -> tuple[Path, ...]:
        """The files that are up to date."""
        return tuple(target for target in self.targets.values() if self.record.is_current(target, self.inputs))

    def cached_result(self) -> BuildResult | None:
        """What the last build came to, if this one could come to nothing else."""
        told, unchanged = self.record.told, self.unchanged
        if told.inputs != self.inputs or len(unchanged) < len(self.targets):
            return None
        return BuildResult((*told.problems, *self.record.problems_of(unchanged)), (), unchanged, told.waived)
