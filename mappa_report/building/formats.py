"""A Document into the bytes of each format asked for, and what an audit finds in them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from mappa_report.audit import AUDITED, audit_file
from mappa_report.bounded.child import ChildEnded
from mappa_report.building.large import is_large, too_large, write_with_packaged
from mappa_report.building.own_templates import fault_of_own, write_with_own
from mappa_report.building.pages import laid_out_pages, names_pages, pages_of_pdf, with_pages
from mappa_report.building.record import built_file
from mappa_report.building.work import TimeLeft, Work
from mappa_report.document.document import Document
from mappa_report.problems.codes import FAMILY_OF, INPUT
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import exists
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers import FindTemplate, FormatFault, LibraryMissing, TemplateFault
from mappa_report.writers.templates import read_text


class PackagedTemplateFault(Exception):
    """A template of the program's own can't be used, which is nobody's fault but ours."""


def write_formats(
    document: Document, targets: Mapping[str, Path], pdf_engine: str, workspace: Workspace
) -> tuple[dict[Path, bytes], list[Problem]]:
    """The bytes of each of ``targets``, which are keyed by format, and the Problems met on the way.

    The Word file is made last, as it names the pages of the PDF, laid out for that alone where nobody wants it:
    so it has the same bytes whatever is made with it.

    The templates are those of ``workspace``. A missing library stops its own format; any other fault stops all, so that
    formats built from one report at different times can't differ. So does a file that an audit can't read.
    """
    files: dict[Path, bytes] = {}
    missing_libraries: list[Problem] = []
    faults: list[Problem] = []
    time = TimeLeft()
    for name, target in sorted(targets.items(), key=lambda each: each[0] == "docx"):
        work = Work(document, name, pdf_engine, workspace)
        try:
            if name == "docx" and not faults and names_pages(document):
                work = replace(work, document=_with_pages(work, files.get(targets.get("pdf", target)), time))
            files[target] = _written(work, time)
        except LibraryMissing as missing:
            missing_libraries.append(_library_missing(missing, name, target))
        except FormatFault as fault:
            faults.append(_problem(fault, name, target, workspace.template))
            if isinstance(fault.__cause__, ChildEnded):
                break  # what took that long or that much in one format would in the others
    files = {target: files[target] for target in targets.values() if target in files}
    told = [] if faults else list(_audit(files))
    faults += [
        _unreadable(each, targets, Work(document, "", pdf_engine, workspace)) for each in told if _is_refusal(each)
    ]
    return ({}, faults) if faults else (files, [*missing_libraries, *told])


def _with_pages(work: Work, pdf: bytes | None, time: TimeLeft) -> Document:
    """The Document of ``work`` with the pages of ``pdf``, or else of one that is set now; without, if none can be.

    Of an everyday report Typst tells the pages without a PDF, whether or not there is one.
    """
    work = replace(work, format_name="pdf")
    try:
        if work.pdf_engine == "typst" and not work.own_templates() and not is_large(work.document):
            pages = laid_out_pages(work.document, work.workspace.template)
        else:
            pages = pages_of_pdf(pdf or _written(work, time))
        return with_pages(work.document, pages)
    except (LibraryMissing, FormatFault):  # which are told where somebody wants a PDF
        return work.document


def _written(work: Work, time: TimeLeft) -> bytes:
    own = work.own_templates()
    if own:
        return write_with_own(work, own, time)
    try:
        return write_with_packaged(work, time)
    except TemplateFault as fault:
        raise PackagedTemplateFault(str(fault)) from fault


def _problem(fault: FormatFault, name: str, target: Path, find_template: FindTemplate) -> Problem:
    message = f"no {name.upper()} can be made: {fault.message}"
    if isinstance(fault, TemplateFault):
        return Problem("template-fault", message, _place(fault, find_template), hint=fault.remedy)
    return Problem("format-fault", message, Place(Source(target.name)), hint=fault.remedy)


def _is_refusal(audited: Problem) -> bool:
    """Whether an audit could not read the file at all, so that no other program can be trusted to."""
    return FAMILY_OF[audited.code] == INPUT


def _unreadable(refusal: Problem, targets: Mapping[str, Path], of_document: Work) -> Problem:
    """What to tell of a file that an audit can't read: that its format can't be made of this report."""
    name, target = next(each for each in targets.items() if each[1].name == refusal.place.file)
    work = replace(of_document, format_name=name)
    own = work.own_templates()
    fault = fault_of_own(own, refusal.message) if own else too_large(work, refusal.message)
    return _problem(fault, name, target, work.workspace.template)


def _library_missing(missing: LibraryMissing, name: str, target: Path) -> Problem:
    stale = "; the one that is there is of an earlier build" if exists(built_file(target)) else ""
    message = f"no {name.upper()} was made: {missing.library} is not on this machine{stale}"
    hint = f"{missing.remedy}. Or build with --pdf-engine typst, which needs no such library."
    return Problem("library-missing", message, Place(Source(target.name)), hint=hint)


def _place(fault: TemplateFault, find_template: FindTemplate) -> Place:
    """Where in a template the fault is, with the template's own text, if it has any, to be shown."""
    if not fault.line:
        return Place(Source(fault.template))
    try:
        text = read_text(fault.template.removeprefix("templates/"), find_template)
    except TemplateFault:  # a library has read what is no text all the same
        return Place(Source(fault.template))
    return Place(Source(fault.template, text), fault.line, fault.column or 1)


def _audit(files: Mapping[Path, bytes]) -> Iterator[Problem]:
    """What keeps people out of ``files``, advice apart. They are stored all the same: an author has to see them."""
    for target, data in files.items():
        if target.suffix in AUDITED:
            yield from (each for each in audit_file(target.name, data) if each.severity is not Severity.INFO)
