"""The final build: what keeps a report from being published, all at once, and the record once it has been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.settings import load_settings
from mappa_report.building.manifest import changes_since
from mappa_report.building.plan import BuildResult
from mappa_report.building.request import BuildRequest
from mappa_report.compose.gaps import is_without_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution
from mappa_report.model.figure import FigureState
from mappa_report.pipeline import build_report, check_report
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem, Severity
from mappa_report.signing.published import published_files
from mappa_report.signing.records import LAYOUT, Publication, Records, append_record, read_records, signing_folder
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, CORRECTIONS, SETTINGS, SIGNOFFS, Workspace


def build_final(request: BuildRequest, area: str, year: int, today: date) -> BuildResult:
    """Build the report of ``area`` for ``year`` to be published, and record that; or say all that keeps it from that.

    Nothing is written then. The files bear the digest of what was signed. Raises FileRefused for records that can't be
    read.
    """
    workspace = request.workspace
    records = read_records(workspace, area, year)
    checked = check_report(workspace, area, str(year))
    told = [*checked.problems]
    contributions = contributions_to(workspace, area, year, checked.assembled, told)
    refusals = [*_unsigned(workspace, area, year, records), *_unwaived(told, area, year)]
    refusals += map(_outstanding, filter(lambda each: each.is_outstanding, contributions))
    refusals += _not_fit(workspace, checked.assembled, records) if checked.assembled else ()
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


def _not_fit(workspace: Workspace, report: AnnualReport, records: Records) -> Iterator[Problem]:
    """What in the report itself keeps it from being published, besides what the check tells."""
    yield from _uncorrected(report, records)
    yield from _unfinished(report)
    yield from _not_the_nations(workspace, report)


def _unwaived(problems: Sequence[Problem], area: str, year: int) -> Iterator[Problem]:
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    if warnings:
        named = ", ".join(dict.fromkeys(problem.code for problem in warnings))
        message = f"{len(warnings)} {_plural(len(warnings), 'warning')} that nobody has waived: {named}"
        yield _refusal(f"areas/{area}/{year}", message, "put right what each is about, or waive it in waivers.yaml.")


def _outstanding(contribution: Contribution) -> Problem:
    what = "return" if contribution.section == STATISTICS else f"section {contribution.section}"
    message = masked(f"the {what} has not come in from {contribution.name}")
    hint = "once it has, write the day after received; where nobody owes it, take it out of the list."
    return Problem("not-final", message, contribution.place, hint=hint)


def _unsigned(workspace: Workspace, area: str, year: int, records: Records) -> Iterator[Problem]:
    place = signing_folder(workspace, area, year).name
    signs = f"`mappa-report sign-off {area} {year} --name NAME --role ROLE`"
    signed = records.sign_off
    if signed is None:
        what = "the correction that was begun" if records.open_correction else "this report"
        message = f"nobody has signed off {what}"
        yield _refusal(place, message, f"{signs} records it, once the last proof has been read and agreed to.")
        return
    changes = changes_since(signed.files, workspace, area, year, signed.edition)
    if changes:
        last = records.publication
        if last and last.sign_off == signed.number:
            message = f"published on {format_date(last.day)}, changed since"
            hint = f"{_corrects(area, year)} begins a correction; else put back what was signed."
        else:
            message = f"files have changed since proof {signed.proof} was signed off on {format_date(signed.day)}"
            hint = f"`mappa-report proof {area} {year}` makes a proof of what is there now; then {signs}."
        yield _refusal(place, f"{message}; {'; '.join(changes.sentences())}", hint)


def _uncorrected(report: AnnualReport, records: Records) -> Iterator[Problem]:
    """What keeps other files than those that were published from taking their place: readers have to be told."""
    area, year, published, signed = report.area.slug, report.year.ends_in, records.publication, records.sign_off
    if published and signed and signed.digest != published.digest and records.open_correction is None:
        message = f"published on {format_date(published.day)}, and no correction has been begun since"
        hint = f"{_corrects(area, year)} begins one, which says in the report what was put right."
        yield _refusal(f"{AREAS}/{area}/{year}/{SIGNOFFS}", message, hint)
    begun = len(records.corrections)
    if len(report.corrections) < begun:
        message = f"{begun} {_plural(begun, 'correction')} begun, and {len(report.corrections)} told to readers"
        hint = "give each its day and note here, the oldest first."
        yield _refusal(f"{AREAS}/{area}/{year}/{CORRECTIONS}", message, hint)


def _corrects(area: str, year: int) -> str:
    return f'`mappa-report correct {area} {year} --note "what was put right"`'


def _unfinished(report: AnnualReport) -> Iterator[Problem]:
    for section in report.sections:
        if section.is_illustrative:
            message = f"the section “{section.title}” is illustrative: nobody in the area has written it"
            yield _refusal(section.place.file, message, "put the area's own words in its place, or remove the file.")
        if is_without_text(section):
            message = f"the section “{section.title}” has no text yet"
            yield _refusal(section.place.file, message, "write it, or remove the file.")
    missing = sum(figure.state is FigureState.MISSING for figure in report.statistics.figures.values())
    if missing:
        message = f"{missing} {_plural(missing, 'figure')} still to come"
        hint = "give each; where none was returned, leave it blank after its colon."
        yield _refusal(f"areas/{report.area.slug}/{report.year}/statistics.yaml", message, hint)


def _not_the_nations(workspace: Workspace, report: AnnualReport) -> Iterator[Problem]:
    edition = report.edition
    place = f"{BOILERPLATE}/{edition.key}/edition.yaml"
    if edition.standing.is_provisional:
        message = f"the edition {edition.key} is provisional: nobody has confirmed that it is the official one"
        hint = "add  confirmed: {date: , by: }  to it, once somebody has, with the day and their role."
        yield _refusal(place, message, hint)
    if edition.standing.adopted is None and load_settings(workspace, []).own_text is None:
        message = "the national text is not in the official wording"
        hint = (
            f"`mappa-report boilerplate adopt` takes that from a published report; or say in {SETTINGS} that this "
            "program's own wording may be published:  own_text: {date: 2024-09-30, by: the role of who said so}."
        )
        yield _refusal(place, message, hint)


def _refusal(place: str, message: str, hint: str) -> Problem:
    return Problem("not-final", message, Place(Source(place)), hint=hint)


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
