"""The final build: what keeps a report from being published, all at once, and the record once it has been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.settings import load_settings
from mappa_report.building.manifest import changes_since
from mappa_report.building.plan import BuildResult
from mappa_report.building.request import BuildRequest
from mappa_report.compose.hindrances import hindrances
from mappa_report.model.annual_report import AnnualReport
from mappa_report.pipeline import CheckResult, build_report, check_report
from mappa_report.problems.problem import Problem
from mappa_report.signing.correcting import corrects, not_begun
from mappa_report.signing.published import published_files
from mappa_report.signing.records import LAYOUT, Publication, Records, append_record, read_records, signing_folder
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import counted, format_date
from mappa_report.workspace.workspace import AREAS, CORRECTIONS, Workspace


def build_final(request: BuildRequest, area: str, year: int, today: date) -> BuildResult:
    """Build the report of ``area`` for ``year`` to be published, and record that; or say all that keeps it from that.

    Nothing is written then. The files bear the digest of what was signed. Raises FileRefused for records that can't be
    read.
    """
    workspace = request.workspace
    records = read_records(workspace, area, year)
    checked = check_report(workspace, area, str(year))
    told = [*checked.problems]
    refusals = [*_unsigned(workspace, area, year, records)]
    refusals += _uncorrected(workspace, checked.assembled, records) if checked.assembled else ()
    refusals += still_to_do(workspace, area, year, checked, told)
    signed = records.sign_off
    if refusals or signed is None or checked.report is None:
        return BuildResult((*told, *refusals), waived=len(checked.waived))
    built = build_report(replace(request, signed=signed.digest), area, str(year))
    if any(problem.is_error for problem in built.problems):
        return built
    files = published_files((*built.written, *built.unchanged), request)
    last = records.publication
    if last is None or last.digest != signed.digest or not files.items() <= last.files.items():
        kept = dict(last.files) if last and last.sign_off == signed.number else {}
        append_record(
            workspace, area, year,
            Publication(LAYOUT, records.next_number, records.last_digest, today, signed.number, signed.digest,
                        {**kept, **files}),
        )  # fmt: skip
    return built


def still_to_do(
    workspace: Workspace, area: str, year: int, checked: CheckResult, told: list[Problem]
) -> tuple[Problem, ...]:
    """What has to be done about the report before it can be published, but for errors and signing.

    ``told`` are the problems that ``checked`` has, to which those of who owes what are added.
    """
    contributions = contributions_to(workspace, area, year, checked.assembled, told)
    is_own_text_let = load_settings(workspace, []).own_text is not None
    hinder = hindrances(checked.assembled, told, contributions, is_own_text_let, f"{AREAS}/{area}/{year}")
    return tuple(each.problem for each in hinder)


def _unsigned(workspace: Workspace, area: str, year: int, records: Records) -> Iterator[Problem]:
    place = signing_folder(workspace, area, year).name
    signs = f"`mappa-report sign-off {area} {year} --name NAME --role ROLE`"
    signed = records.sign_off
    if signed is None:
        what = "the correction that was begun" if records.open_correction else "this report"
        message = f"nobody has signed off {what}"
        hint = f"{signs} records it, once the last proof has been read and agreed to."
        yield _refusal(place, message, hint, "record who agrees, once the last proof has been read.")
        return
    changes = changes_since(signed.files, workspace, area, year, signed.edition)
    if changes:
        last = records.publication
        if last and last.sign_off == signed.number:
            message = f"published on {format_date(last.day)}, changed since"
            hint = f"{corrects(area, year)} begins a correction; else put back what was signed."
            on_page = "begin a correction; or bring back what was signed, from the earlier versions."
        else:
            message = f"files have changed since proof {signed.proof} was signed off on {format_date(signed.day)}"
            hint = f"`mappa-report proof {area} {year}` makes a proof of what is there now; then {signs}."
            on_page = "make the next proof, and record who agrees to that."
        yield _refusal(place, f"{message}; {'; '.join(changes.sentences())}", hint, on_page)


def _uncorrected(workspace: Workspace, report: AnnualReport, records: Records) -> Iterator[Problem]:
    """What keeps other files than those that were published from taking their place: readers have to be told."""
    area, year, signed = report.area.slug, report.year.ends_in, records.sign_off
    refusal = not_begun(workspace, area, year, records, signed.digest) if signed else None
    if refusal:
        yield refusal
    begun = len(records.corrections)
    if len(report.corrections) < begun:
        message = f"{counted(begun, 'correction')} begun, and {len(report.corrections)} told to readers"
        hint = "give each its day and note here, the oldest first."
        yield _refusal(f"{AREAS}/{area}/{year}/{CORRECTIONS}", message, hint)


def _refusal(place: str, message: str, hint: str, on_page: str = "") -> Problem:
    return Problem("not-final", message, Place(Source(place)), hint=hint, on_page=on_page)
