"""A Document into the bytes of each format asked for, and what an audit finds in them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mappa_report.audit import AUDITED, audit_file
from mappa_report.building.record import built_file
from mappa_report.document.document import Document
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import exists
from mappa_report.writers import FindTemplate, FormatFault, LibraryMissing, TemplateFault, writer_for
from mappa_report.writers.templates import read_text


def write_formats(
    document: Document, targets: Mapping[str, Path], pdf_engine: str, find_template: FindTemplate
) -> tuple[dict[Path, bytes], list[Problem]]:
    """The bytes of each of ``targets``, which are keyed by format, and the Problems met on the way.

    A missing library stops its own format; any other fault stops all, so that formats built from one report at
    different times can't differ.
    """
    files: dict[Path, bytes] = {}
    missing_libraries: list[Problem] = []
    faults: list[Problem] = []
    for name, target in targets.items():
        try:
            files[target] = writer_for(name, pdf_engine)(document, find_template)
        except LibraryMissing as missing:
            missing_libraries.append(_library_missing(missing, name, target))
        except FormatFault as fault:
            message = f"no {name.upper()} can be made: {fault.message}"
            place = _place(fault, find_template) if isinstance(fault, TemplateFault) else Place(Source(target.name))
            code = "template-fault" if isinstance(fault, TemplateFault) else "format-fault"
            faults.append(Problem(code, message, place, hint=fault.remedy))
    return ({}, faults) if faults else (files, [*missing_libraries, *_audit(files)])


def _library_missing(missing: LibraryMissing, name: str, target: Path) -> Problem:
    stale = "; the one that is there is of an earlier build" if exists(built_file(target)) else ""
    message = f"no {name.upper()} was made: {missing.library} is not on this machine{stale}"
    hint = f"{missing.remedy}. Or build with --pdf-engine typst, which needs no such library."
    return Problem("library-missing", message, Place(Source(target.name)), hint=hint)


def _place(fault: TemplateFault, find_template: FindTemplate) -> Place:
    """Where in a template the fault is, with the template's own text, if it has any, to be shown."""
    if not fault.line:
        return Place(Source(fault.template))
    text = read_text(fault.template.removeprefix("templates/"), find_template)
    return Place(Source(fault.template, text), fault.line, fault.column or 1)


def _audit(files: Mapping[Path, bytes]) -> Iterator[Problem]:
    """What keeps people out of ``files``, advice apart. They are stored all the same: an author has to see them."""
    for target, data in files.items():
        if target.suffix in AUDITED:
            yield from (each for each in audit_file(target.name, data) if each.severity is not Severity.INFO)
