"""``mappa-report build``."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from mappa_report.building.request import USUAL_FORMATS, BuildRequest
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.folders import NewFolder, out_folder
from mappa_report.commands.printing import (
    exit_code,
    formats_among,
    named_report,
    print_account,
    print_build_result,
    required_workspace,
    since_published_of,
    wants_all,
)
from mappa_report.model.settings import PDF_ENGINES

if TYPE_CHECKING:
    from mappa_report.building.plan import BuildResult


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    from mappa_report.writers import EXTENSIONS

    return formats_among(EXTENSIONS, value)


@click.command()
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--all", "everything", is_flag=True, help="Build every year of every area.")
@click.option("--to", "formats", default=",".join(USUAL_FORMATS), show_default=True, callback=_formats,
              help="The formats to make, with commas between them; text is an outline for review.")  # fmt: skip
@click.option("--out", type=NewFolder(), default=None, callback=out_folder,
              help="The folder to put areas and years into.  [default: build]")  # fmt: skip
@click.option("--pdf-engine", type=click.Choice(PDF_ENGINES), default=None,
              help="What sets the PDF.  [default: typst, or weasyprint for styles of the workspace's own]")  # fmt: skip
@click.option("--final", is_flag=True, help="Make the files to be published, of what somebody has signed off.")
@click.option("--proof", is_flag=True, hidden=True)
@click.option("--watch", is_flag=True, help="Go on, and build again whenever a file is saved, until Ctrl+C.")
def build(
    area: str | None,
    year: str | None,
    everything: bool,
    formats: tuple[str, ...],
    out: Path | None,
    pdf_engine: str | None,
    final: bool,
    proof: bool,
    watch: bool,
) -> None:
    """Check a report, and make it as DOCX, PDF and HTML.

    The files of AREA for YEAR are put into build/AREA/YEAR. If there is an error, nothing is written. Files that
    are up to date are left as they are. What is written is audited, as by mappa-report audit.

    For a draft that the board's chair can review, even while there are errors, see mappa-report proof. With --final
    nothing is written unless the report has been signed off as it is, and nothing keeps it from being published; then
    what was published is recorded.

    \b
    Examples:
        mappa-report build kent 2023
        mappa-report build kent 2023 --to pdf
        mappa-report build kent 2023 --final
        mappa-report build kent 2023 --watch
        mappa-report build --all --out drafts
    """
    from mappa_report.workspace.workspace import BUILD

    if proof:
        report = f"{area} {year}" if area and year else "AREA YEAR"
        raise click.UsageError(f"proofs have a command of their own: mappa-report proof {report}")
    workspace = required_workspace()
    request = BuildRequest(workspace, formats, out or workspace.root / BUILD, source_date(), pdf_engine or "")
    if final and (everything or watch):
        raise click.UsageError("give AREA and YEAR alone to --final: one report is published at a time.")
    if wants_all(everything, area, year):
        if watch:
            raise click.UsageError("give AREA and YEAR to --watch, not --all.")
        from mappa_report.commands.build_all import build_all

        build_all(request)
    elif watch:
        from mappa_report.commands.build_watch import build_and_watch

        build_and_watch(request, (str(area), str(year)))
    else:
        result = _final(request, str(area), str(year)) if final else _usual(request, str(area), str(year))
        print_build_result(result)
        sys.exit(exit_code(result.problems))


def _usual(request: BuildRequest, area: str, year: str) -> "BuildResult":
    """Build without a sign-off; what was published and hasn't changed since stays as it was published."""
    from mappa_report.pipeline import build_report

    since = since_published_of(request.workspace, area, year)
    if since:
        print_account([since.sentence])
    signed = since.publication.digest if since and not since.changes else ""
    return build_report(replace(request, signed=signed), area, year)


def _final(request: BuildRequest, area: str, year: str) -> "BuildResult":
    from mappa_report.signing.final import build_final

    return build_final(request, *named_report(request.workspace, area, year), source_day() or date.today())


def source_day() -> date | None:
    """The day of SOURCE_DATE_EPOCH, if it is set."""
    created = source_date()
    return None if created is None else datetime.fromtimestamp(created, UTC).date()


def source_date() -> int | None:
    """SOURCE_DATE_EPOCH, the seconds since 1970 that a reproducible build is dated with, if it is set."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 11:
        raise click.UsageError("SOURCE_DATE_EPOCH is not a whole number of seconds since 1970.")
    return int(text)
