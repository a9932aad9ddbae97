"""The files of a proof, the first time and again: the Word file last, as it names the pages of the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mappa_report.building.formats import write_formats
from mappa_report.document.document import Document
from mappa_report.problems.problem import Problem
from mappa_report.proofs.pages import with_pages
from mappa_report.proofs.record import ProofRecord
from mappa_report.workspace.workspace import Workspace


def files_of(
    document: Document, record: ProofRecord, targets: Mapping[str, Path], workspace: Workspace
) -> tuple[dict[Path, bytes], list[Problem]]:
    """The bytes of each of ``targets``, by format, and the Problems met, as from ``write_formats``.

    The Word file of a proof that has a PDF names its pages, so that is made too where it is not among ``targets``.
    """
    if "docx" not in targets or "pdf" not in record.formats:
        return write_formats(document, targets, record.engine, workspace)
    pdf = targets.get("pdf", targets["docx"].with_suffix(".pdf"))
    others = {name: path for name, path in targets.items() if name != "docx"} | {"pdf": pdf}
    made, told = write_formats(document, others, record.engine, workspace)
    if pdf not in targets.values():
        told = [problem for problem in told if problem.place.file != pdf.name]
    if others and not made and told:
        return {}, told
    paged = with_pages(document, made[pdf]) if pdf in made else document
    word, told_of_word = write_formats(paged, {"docx": targets["docx"]}, record.engine, workspace)
    files = {path: (made | word)[path] for path in targets.values() if path in made | word} if word else {}
    return files, [*told, *told_of_word]
