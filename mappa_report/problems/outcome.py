"""The outcome of a check: the problems and waivers of each report, and the families that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.problems.codes import CHECK_FAMILIES, FAMILY_OF, INPUT
from mappa_report.problems.problem import Problem, Severity, Waived
from mappa_report.wording.numbers import counted


class ReportProblems(Struct, frozen=True):
    """The problems of one report, and those that somebody has waived."""

    area: str
    year: str
    problems: tuple[Problem, ...] = ()
    waived: tuple[Waived, ...] = ()

    def within(self, families: Collection[str]) -> ReportProblems:
        """Those of the problems that belong to ``families``."""
        return replace(
            self,
            problems=tuple(problem for problem in self.problems if FAMILY_OF[problem.code] in families),
            waived=tuple(each for each in self.waived if FAMILY_OF[each.problem.code] in families),
        )


class CheckOutcome(Struct, frozen=True):
    """The outcome of one run of a check. ``skipped_families`` are those that it was asked to leave out.

    ``general`` are problems that belong to no report, such as a folder whose name can be no area's.
    """

    reports: tuple[ReportProblems, ...]
    skipped_families: tuple[str, ...] = ()
    general: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, each once: those of text that reports share come up in each of them."""
        reported = (problem for report in self.reports for problem in report.problems)
        return tuple(dict.fromkeys((*self.general, *reported)))

    @property
    def waived(self) -> tuple[Waived, ...]:
        """Those of all reports."""
        return tuple(each for report in self.reports for each in report.waived)


class Counts(Struct, frozen=True):
    """How many problems there are of each severity, and how many more are waived."""

    errors: int
    warnings: int
    infos: int
    waived: int

    @classmethod
    def of(cls, problems: Iterable[Problem], waived: int = 0) -> Counts:
        """The counts of ``problems``, besides those ``waived``."""
        severities = [problem.severity for problem in problems]
        errors, warnings, infos = (severities.count(each) for each in Severity)
        return cls(errors, warnings, infos, waived)

    def __str__(self) -> str:
        parts = [counted(self.errors, "error"), counted(self.warnings, "warning")]
        parts += [f"{self.infos} for information"] if self.infos else []
        return ", ".join([*parts, f"{self.waived} waived"] if self.waived else parts)


def families_chosen(only: Collection[str], skip: Collection[str]) -> tuple[str, ...]:
    """The families in ``only``, or all if it is empty, without those in ``skip``. INPUT is always among them."""
    chosen = set(only or CHECK_FAMILIES) - set(skip)
    return tuple(family for family in CHECK_FAMILIES if family in chosen or family == INPUT)
