"""``mappa-report check``."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import (
    counts_text,
    exit_code,
    for_each_report,
    print_account,
    print_problems,
    reports_text,
    required_workspace,
    since_published_of,
    wants_all,
)
from mappa_report.exit_codes import PROBLEMS
from mappa_report.problems.codes import CHECK_FAMILIES, FAMILY_OF, INPUT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mappa_report.pipeline import CheckResult
    from mappa_report.problems.outcome import CheckOutcome, ReportProblems
    from mappa_report.problems.problem import Problem
    from mappa_report.workspace.workspace import Workspace

_CHOICES = click.Choice([family for family in CHECK_FAMILIES if family != INPUT])


@click.command()
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--all", "everything", is_flag=True, help="Check every year of every area.")
@click.option("--strict", is_flag=True, help="Let warnings fail too; what is for information never does.")
@click.option("--only", multiple=True, type=_CHOICES,
              help="Tell of this family alone, and of what can't be read; may be given again.")  # fmt: skip
@click.option("--skip", multiple=True, type=_CHOICES,
              help="Leave this family out, after any --only; may be given again.")  # fmt: skip
@click.option("--fix", is_flag=True,
              help="First mend what can be mended safely, in the files, and say what was changed.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["text", "json", "sarif", "github"]), default="text",
              show_default=True, help="How to print problems: for people or for programs.")  # fmt: skip
def check(
    area: str | None,
    year: str | None,
    everything: bool,
    strict: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    fix: bool,
    style: str,
) -> None:
    """Say everything that is wrong with a report.

    Checks the figures and sections of AREA for YEAR. What waivers.yaml lists in the year's folder is counted as waived.

    Exits with 0 if all is well, 1 if what it tells of has errors (or, with --strict, warnings).

    \b
    Examples:
        mappa-report check kent 2023
        mappa-report check kent 2023 --strict --skip sentences
        mappa-report check kent 2023 --fix
        mappa-report check --all --format json
    """
    from mappa_report.problems.outcome import CheckOutcome, families_chosen

    is_all = wants_all(everything, area, year)
    families = families_chosen(only, skip)
    if fix and style != "text":
        raise click.UsageError("--fix tells people what it has changed; leave out --format, and check again with it.")
    if fix:
        _fix(required_workspace().reports() if is_all else [(str(area), str(year))], families)
    if is_all:
        results = [each for _, _, each in for_each_report(required_workspace(), "Checking", _one)]
    else:
        results = [_one(str(area), str(year))]
    skipped_families = tuple(family for family in CHECK_FAMILIES if family not in families)
    general = _misnamed_folders() if is_all else ()
    outcome = CheckOutcome(tuple(findings.within(families) for findings, _ in results), skipped_families, general)
    if style != "text":
        _print_for_programs(style, outcome, is_all)
        sys.exit(_exit_code(outcome.problems, strict))
    _print_problems(outcome)
    if is_all:
        _print_summary(outcome, strict)
    else:
        if since := since_published_of(required_workspace(), str(area), str(year)):
            print_account([since.sentence])
        _print_counts(outcome, strict, can_be_built=results[0][1].report is not None)
    sys.exit(_exit_code(outcome.problems, strict))


def _misnamed_folders() -> tuple[Problem, ...]:
    from mappa_report.assembly.naming import misnamed_folders
    from mappa_report.problems.privacy import redacted

    return redacted(tuple(misnamed_folders(required_workspace())))


def _one(area: str, year: str) -> tuple[ReportProblems, CheckResult]:
    from mappa_report.assembly.register import area_named
    from mappa_report.pipeline import check_report
    from mappa_report.problems.outcome import ReportProblems
    from mappa_report.workspace.workspace import year_number

    workspace = required_workspace()
    checked = check_report(workspace, area, year)
    named, number = area_named(workspace, area) or area, str(year_number(year) or year)
    told = (*checked.problems, *_of_contributors(workspace, named, number, checked))
    return ReportProblems(named, number, told, checked.waived), checked


def _fix(reports: Iterable[tuple[str, str | int]], families: Collection[str]) -> None:
    """Mend what can be mended safely in ``reports``, and say what was changed, and which files were left alone."""
    from mappa_report.intake.mending import mend

    for area, year in reports:
        check = partial(_problems_of, area, str(year))
        told = check()
        mended = mend(required_workspace(), (each for each in told if FAMILY_OF[each.code] in families), told, check)
        print_account(f"mended: {edit.place}  “{edit.was}” is now “{edit.text}”" for edit in mended.edits)
        if mended.edits:
            click.echo()
        print_problems(mended.problems)


def _problems_of(area: str, year: str) -> Sequence[Problem]:
    return _one(area, year)[0].problems


def _of_contributors(workspace: Workspace, area: str, year: str, checked: CheckResult) -> Sequence[Problem]:
    """What is wrong with the list of who owes what, which bears on no report."""
    from mappa_report.workspace.door import is_taken
    from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS

    if checked.assembled is None or not is_taken(workspace.own(AREAS, area, year, CONTRIBUTORS)):
        return ()
    from mappa_report.assembly.contributions import contributions_to

    problems: list[Problem] = []
    contributions_to(workspace, area, int(year), checked.assembled, problems)
    return problems


def _print_for_programs(style: str, outcome: CheckOutcome, is_all: bool) -> None:
    if style == "json":
        from mappa_report.problems.formats.json_format import report_as_json, reports_as_json

        click.echo(reports_as_json(outcome) if is_all else report_as_json(outcome))
    elif style == "sarif":
        from mappa_report.problems.formats.sarif import as_sarif

        click.echo(as_sarif(outcome))
    else:
        from mappa_report.problems.formats.github import as_github

        click.echo("".join(f"{line}\n" for line in (as_github(outcome), f"{_counts(outcome)}.") if line), nl=False)


def _print_problems(outcome: CheckOutcome) -> None:
    print_problems(outcome.problems)
    if outcome.waived:
        from mappa_report.problems.show import waived_as_text

        click.echo(waived_as_text(outcome.waived) + "\n")
    if outcome.problems:
        click.echo("`mappa-report explain CODE` says more about a problem: its code stands in [ ].")


def _print_counts(outcome: CheckOutcome, strict: bool, can_be_built: bool) -> None:
    """The last line for one report, and whether it can be built, whatever was left out of the list."""
    summary = "A report can be built." if can_be_built else ""
    if _exit_code(outcome.problems, strict):
        summary = "With --strict, a warning fails." if can_be_built else ""
    elif not can_be_built:
        summary = "There are errors among what was left out."
    click.echo(f"{_counts(outcome)}. {summary}".rstrip())


def _print_summary(outcome: CheckOutcome, strict: bool) -> None:
    """A line for each report, and the last line for all."""
    for each in outcome.reports:
        click.echo(f"{each.area:<24} {each.year}  {counts_text(each.problems, len(each.waived))}")
    failures = sum(bool(_exit_code(each.problems, strict)) for each in outcome.reports)
    click.echo(f"{reports_text(len(outcome.reports))}, {failures} failed. {_counts(outcome)}.")


def _counts(outcome: CheckOutcome) -> str:
    has_any = outcome.problems or outcome.waived
    counts = counts_text(outcome.problems, len(outcome.waived)) if has_any else "No problems"
    return f"{counts}; left out: {', '.join(outcome.skipped_families)}" if outcome.skipped_families else counts


def _exit_code(problems: Sequence[Problem], strict: bool) -> int:
    """PROBLEMS for errors, and with ``strict`` for warnings as well."""
    from mappa_report.problems.problem import Severity

    has_warning = any(problem.severity is Severity.WARNING for problem in problems)
    return PROBLEMS if strict and has_warning else exit_code(problems)
