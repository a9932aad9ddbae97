"""Making the next proof of a report: checked, composed, written, and kept as a record, despite errors."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.editions import edition_digest
from mappa_report.assembly.history import history_of
from mappa_report.assembly.register import area_named
from mappa_report.assembly.report import assemble_report
from mappa_report.assembly.settings import load_settings
from mappa_report.building.engine import choose_pdf_engine
from mappa_report.building.formats import write_formats
from mappa_report.building.manifest import manifest_of
from mappa_report.building.plan import BuildResult
from mappa_report.compose.proofs.context import LastProof, ProofContext
from mappa_report.compose.proofs.figures import shown_figures
from mappa_report.compose.proofs.proof import compose_proof
from mappa_report.document.document import Document
from mappa_report.document.stored import document_from_json, document_to_json
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Section
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.problems.outcome import Counts
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.proofs.again import located, make_again, targets_of
from mappa_report.proofs.kept import files_to_keep
from mappa_report.proofs.record import (
    DOCUMENT,
    INPUTS,
    LAYOUT,
    RECORD,
    ProofCounts,
    ProofRecord,
    counter_file,
    digest_of,
    next_number,
    proof_folder,
    proof_numbers,
    read_document,
    read_record,
    to_json,
)
from mappa_report.proofs.request import KeepParagraphs, ProofRequest, ProofResult
from mappa_report.proofs.version import program_version
from mappa_report.source.place import Place, Source
from mappa_report.workspace.output_files import create_files, write_files
from mappa_report.workspace.read_cache import caching_reads
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace, year_number


def make_proof(request: ProofRequest, area: str, year: str, keep: KeepParagraphs) -> ProofResult:
    """The next proof of the report of ``area`` for ``year``; the last one again where nothing has changed since.

    ``keep`` gives what else the record is to have, once the Word file has been made.
    """
    with caching_reads():
        try:
            return _made(request, area, year, keep)
        except FileRefused as refused:
            return ProofResult(BuildResult(redacted([refused.problem])))


def _made(request: ProofRequest, area: str, year: str, keep: KeepParagraphs) -> ProofResult:
    workspace = request.workspace
    name, number = area_named(workspace, area), year_number(year)
    checked = check_report(workspace, area, year)
    if checked.assembled is None or name is None or number is None:
        return ProofResult(BuildResult(checked.problems, waived=len(checked.waived)))
    handling = request.handling or load_settings(workspace, []).handling
    engine = choose_pdf_engine(workspace, request.pdf_engine, is_proof=True)
    manifest = manifest_of(workspace, name, number, checked.assembled.edition.key)
    numbers = proof_numbers(workspace, name, number)
    last = read_record(workspace, name, number, numbers[-1]) if numbers else None
    if last and not request.is_wanted_anyway and _is_the_same(last, manifest.files, handling, request):
        return make_again(request, last, is_unasked=True)
    record = ProofRecord(
        LAYOUT, next_number(workspace, name, number), request.today, handling, name, number,
        checked.assembled.edition.key, "", request.formats, engine.name, manifest.digest, {}, {},
        _counts(checked), program_version(), request.created, request.reply_by,
    )  # fmt: skip
    identity = f"{name} {number} proof {record.number} {manifest.digest[:12]}"
    record = replace(record, identity=identity, manifest=manifest.files)
    report = replace(checked.assembled, history=history_of(workspace, checked.assembled, []))
    document = _composed(report, checked, record, last, request)
    result = _kept_and_written(request, record, report, document, keep)
    problems = (*checked.problems, *result.built.problems)
    reason = engine.reason if "pdf" in request.formats else ""
    return replace(
        result, built=replace(result.built, problems=problems, waived=len(checked.waived), engine_reason=reason)
    )


def _is_the_same(last: ProofRecord, files: Mapping[str, str], handling: str, request: ProofRequest) -> bool:
    asked = request.reply_by in (None, last.reply_by)
    return last.manifest == files and last.handling == handling and asked


def _counts(checked: CheckResult) -> ProofCounts:
    counts = Counts.of(checked.problems, len(checked.waived))
    return ProofCounts(counts.errors, counts.warnings, counts.infos, counts.waived)


def _composed(
    report: AnnualReport, checked: CheckResult, record: ProofRecord, last: ProofRecord | None, request: ProofRequest
) -> Document:
    workspace = request.workspace
    if request.published:
        last = read_record(workspace, record.area, record.year, request.published)
    before = _before(workspace, last, is_published=bool(request.published)) if last else None
    told = [*checked.problems]
    contributions = contributions_to(workspace, record.area, record.year, report, told)
    context = ProofContext(
        record.number, record.made, record.handling, record.identity, tuple(told), checked.waived,
        record.reply_by, before, _sections_of_last_year(workspace, report), request.comments,
        contributions, load_settings(workspace, []).own_text is not None,
    )  # fmt: skip
    pinned = workspace.pinned_to(report.area.slug, str(report.year))
    return compose_proof(report, context, edition_digest(pinned, report.edition.key), record.created)


def _before(workspace: Workspace, last: ProofRecord, is_published: bool) -> LastProof:
    return LastProof(last.number, last.made, last.figures, read_document(workspace, last), is_published)


def _sections_of_last_year(workspace: Workspace, report: AnnualReport) -> tuple[Section, ...] | None:
    """Last year's sections; None where the area has no report of that year, or none that can be read."""
    year = ReportingYear(report.year.ends_in - 1)
    if year.ends_in not in workspace.years(report.area.slug):
        return None
    before = assemble_report(workspace, report.area.slug, year, [])
    return before.sections if before else None


def _kept_and_written(
    request: ProofRequest, record: ProofRecord, report: AnnualReport, document: Document, keep: KeepParagraphs
) -> ProofResult:
    """The record first: without it no file is a proof, and with it every file can be made again.

    What reviewers send back, notes in a PDF too, is held against the Word file, which is made even if nobody wants it.
    """
    workspace = request.workspace
    folder = proof_folder(workspace, record)
    said = document_to_json(document)
    if document_from_json(said) is None:
        return ProofResult(BuildResult((_more_than_is_kept(folder.name),)))
    targets = targets_of(request, record, tuple(dict.fromkeys((*record.formats, "docx"))))
    files, told = write_formats(document, targets, record.engine, workspace)
    problems = redacted(told)
    if not files:
        return ProofResult(BuildResult(problems))
    docx = files[targets["docx"]] if "docx" in record.formats else files.pop(targets["docx"])
    made = {path.name: digest_of(data) for path, data in files.items()}
    record = replace(record, files=made, figures=shown_figures(report), document=digest_of(said))
    kept = {RECORD: to_json(record), DOCUMENT: said}
    kept |= {
        f"{INPUTS}/{name}": data for name, data in files_to_keep(workspace, record.area, record.year, record.edition)
    }
    kept |= keep(report, docx)
    created = create_files({folder.inside(*name.split("/")): data for name, data in kept.items()})
    if created.problems:
        return ProofResult(BuildResult((*problems, *created.problems)))
    written = write_files(
        {located(request, path): data for path, data in files.items()}
        | dict(counter_file(workspace, record.area, record.year, record.number))
    )
    paths = tuple(at.path for at in written.changed if at.path in files)
    return ProofResult(BuildResult((*problems, *written.problems), paths), record.number)


def _more_than_is_kept(name: str) -> Problem:
    """What to tell where a record called ``name`` could not be read again."""
    message = "this report has more in it, or more within one another, than a proof can"
    hint = "mend its errors first; or take out lists, tables and words that are far longer than readers can use."
    return Problem("format-fault", message, Place(Source(name)), hint=hint)
