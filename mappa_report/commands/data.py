"""``mappa-report data``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.build import source_date
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.folders import NewFolder, out_folder
from mappa_report.commands.printing import (
    counts_text,
    exit_code,
    finish,
    for_each_report,
    formats_among,
    print_errors_and_warnings,
    relative_path,
    reports_text,
    required_workspace,
    wants_all,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mappa_report.problems.problem import Problem
    from mappa_report.workspace.workspace import Workspace


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    from mappa_report.opendata.publish import FORMATS

    return formats_among(FORMATS, value)


@click.command()
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--all", "everything", is_flag=True, help="Put every year of every area into one long table.")
@click.option("--to", "formats", default="csv,xlsx,ods,json", show_default=True, callback=_formats,
              help="The formats to make, with commas between them.")  # fmt: skip
@click.option("--template", is_flag=True, help="Make a workbook to fill in instead, with the figures there are so far.")
@click.option("--out", type=NewFolder(), default=None, callback=out_folder,
              help="The folder to put areas and years into, or the long table.  [default: build]")  # fmt: skip
def data(
    area: str | None, year: str | None, everything: bool, formats: tuple[str, ...], template: bool, out: Path | None
) -> None:
    """Publish the figures of a report as open data.

    The files of AREA for YEAR are put into build/AREA/YEAR: spreadsheets with a table on each worksheet, for Excel
    and LibreOffice, and CSV and JSON for other programs. If there is an error, nothing is written.

    With --all the figures of every year of every area come as one long table in build. A report with errors is left
    out of it, and named.

    With --template comes an XLSX of the form for those who would rather type into Excel: totals work themselves out,
    and a worksheet says what each figure means. Filled in, import-statistics reads it. The year need not be begun.

    \b
    Examples:
        mappa-report data kent 2023
        mappa-report data kent 2024 --template
        mappa-report data kent 2023 --to csv
        mappa-report data --all --out statistics
    """
    from mappa_report.workspace.workspace import BUILD

    workspace = required_workspace()
    out = out or workspace.root / BUILD
    is_all = wants_all(everything, area, year)
    if template:
        if is_all:
            raise click.UsageError("a template is for one area and year: give AREA and YEAR in place of --all.")
        _write_template(workspace, str(area), str(year), out)
    elif is_all:
        _publish_all(workspace, formats, out)
    else:
        _publish_one(workspace, str(area), str(year), formats, out)


def _write_template(workspace: Workspace, area: str, year: str, out: Path) -> None:
    from mappa_report.assembly.register import area_named
    from mappa_report.intake.template import blank_template
    from mappa_report.opendata.template_xlsx import write_template
    from mappa_report.workspace.workspace import year_number

    problems: list[Problem] = []
    template = blank_template(workspace, area, year, problems)
    if template:
        name, ends_in = str(area_named(workspace, area)), str(year_number(year))
        stem = out / name / ends_in / f"{name}-mappa-return-{ends_in}"
        problems += _store(workspace, out, stem, {"xlsx": write_template(template)})
    finish(problems, "Next: fill it in, save it, and run mappa-report import-statistics.", "Nothing was written.")


def _publish_one(workspace: Workspace, area: str, year: str, formats: Sequence[str], out: Path) -> None:
    from mappa_report.opendata.publish import files_of_return
    from mappa_report.rounds.open_data import read_dataset
    from mappa_report.workspace.workspace import BUILD, DATA_FILES

    dataset, problems = read_dataset(workspace, area, year, source_date())
    if dataset:
        slug, ends_in = dataset.area.slug, str(dataset.year)
        stem = out / slug / ends_in / f"{slug}-{DATA_FILES}-{ends_in}"
        problems += _store(workspace, out, stem, files_of_return(dataset, formats))
    print_errors_and_warnings(problems)
    code = exit_code(problems)
    click.echo(_summary(problems, is_nothing_made=bool(code)))
    if dataset and not code and out == workspace.root / BUILD:
        report = f"{dataset.area.slug} {dataset.year}"
        click.echo(f"Next: mappa-report build {report}, so that its web page leads to these files.")
    sys.exit(code)


def _publish_all(workspace: Workspace, formats: Sequence[str], out: Path) -> None:
    from mappa_report.opendata.publish import files_of_returns
    from mappa_report.rounds.open_data import read_dataset
    from mappa_report.workspace.workspace import DATA_FILES

    created = source_date()
    read = for_each_report(workspace, "Reading", lambda area, year: read_dataset(workspace, area, year, created))
    datasets = [dataset for _, _, (dataset, _) in read if dataset]
    omitted = [(area, year) for area, year, (dataset, _) in read if not dataset]
    problems = [problem for _, _, (_, report_problems) in read for problem in report_problems]
    made = files_of_returns(datasets, omitted, formats) if datasets else {}
    unwritten = _store(workspace, out, out / DATA_FILES, made) if made else ()
    problems += unwritten
    print_errors_and_warnings(problems)
    for area, year in omitted:
        click.echo(f"left out {area} {year}")
    summary = _summary(problems, is_nothing_made=not datasets or bool(unwritten))
    click.echo(f"{reports_text(len(read))}, {len(omitted)} left out. {summary}")
    sys.exit(exit_code(problems))


def _summary(problems: Sequence[Problem], is_nothing_made: bool) -> str:
    """The last line: how many problems of each kind, and if that is so, that nothing came of it."""
    counts = f"{counts_text(problems)}." if problems else "No problems."
    return f"{counts} {'Nothing was written.' if is_nothing_made else ''}".rstrip()


def _store(workspace: Workspace, out: Path, stem: Path, made: Mapping[str, bytes]) -> Sequence[Problem]:
    """Write a file of each format below ``out``, and say so."""
    from mappa_report.workspace.door import Located
    from mappa_report.workspace.output_files import write_files
    from mappa_report.workspace.workspace import output_root

    files = {stem.with_name(f"{stem.name}.{name}"): content for name, content in made.items()}
    root = output_root(workspace, out)
    problems = write_files(
        {Located(path, root, workspace.name(path)): content for path, content in files.items()}
    ).problems
    for path in () if problems else files:
        click.echo(f"wrote {relative_path(path)}")
    return problems
