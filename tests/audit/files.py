"""Files for the audit's tests: the tiny report as built, and copies of it in which one thing was broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf

from mappa_report.compose.report_document import compose_report
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers import writer_for
from tests.conftest import BASE

DOCUMENT = "word/document.xml"
END = "<w:sectPr>"
"""Before the last of these, whatever follows the report's own words can be put in."""


@cache
def built(name: str) -> bytes:
    """The tiny report as ``name``, a format."""
    workspace = Workspace(BASE)
    report = check_report(workspace, "testshire", "2023").report
    assert report
    return writer_for(name, "weasyprint")(compose_report(report, "0" * 12), workspace.template)


def docx(*edits: tuple[str, str, str]) -> bytes:
    """The Word file with each of ``edits``: in which part, from what, to what."""
    source = zipfile.ZipFile(io.BytesIO(built("docx")))
    parts = {name: source.read(name) for name in source.namelist()}
    for part, old, new in edits:
        text = parts[part].decode("utf-8")
        assert old in text, f"{part} has no {old}"
        head, _, tail = text.rpartition(old)
        parts[part] = f"{head}{new}{tail}".encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx_with(body: str) -> bytes:
    """The Word file with ``body`` after all else."""
    return docx((DOCUMENT, "<w:sectPr", f"{body}<w:sectPr"))


def paragraph(words: str, style: str = "", run: str = "", inner: str = "") -> str:
    """A paragraph of Word's."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    text = f"<w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r>" if words else ""
    return f"<w:p>{named}{text}{inner}</w:p>"


def pdf(edit: Callable[[Any], None], **settings: Any) -> bytes:
    """The PDF after ``edit``."""
    opened = pikepdf.open(io.BytesIO(built("pdf")))
    edit(opened)
    stream = io.BytesIO()
    opened.save(stream, deterministic_id="encryption" not in settings, **settings)
    return stream.getvalue()


def tags(opened: Any, kind: str) -> list[Any]:
    """The tags of ``kind`` in the order of the tag tree."""
    found, waiting = [], [opened.Root.StructTreeRoot]
    while waiting:
        tag = waiting.pop()
        if tag.get("/S") == kind:
            found.append(tag)
        kids = tag.get("/K", [])
        listed = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in reversed(list(listed)) if isinstance(kid, pikepdf.Dictionary)]
    return found


def objects(opened: Any, kind: str) -> list[Any]:
    """The dictionaries of the type ``kind``."""
    return [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == kind]
