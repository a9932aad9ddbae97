"""Each bound on what a file may make the audit do, with a small file that is just above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from mappa_report import audit as auditing
from mappa_report.audit import audit_file
from mappa_report.audit.pdf import annotations as pdf_annotations
from mappa_report.audit.pdf import content, places, steps, tag_tables, tags
from mappa_report.bounded import child
from mappa_report.bounded.child import run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.unpacking.docx import styles as docx_styles
from mappa_report.unpacking.pdf import objects, size
from tests.audit.files import built, docx, paragraph, pdf

DOCUMENT = "word/document.xml"

pytestmark = pytest.mark.usefixtures("no_hang")


def told(name: str, data: bytes) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in audit_file(name, data)]


def _unchanged(_: Any) -> None:
    pass


def _untagged(opened: Any) -> None:
    opened.pages[0].contents_add(b"0 0 9 9 re f\n" * 20, prepend=False)


def _spaced(opened: Any) -> None:
    opened.pages[0].contents_add(b"0 0 9 9 re f" + b" " * 2_000 + b"0 0 9 9 re f", prepend=False)


def _form(opened: Any) -> None:
    form = opened.make_stream(b"q Q\n" * 500)
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
    opened.pages[0].Resources.XObject = Dictionary({"/Fm": form})
    opened.pages[0].contents_add(b"/Artifact BMC /Fm Do EMC", prepend=False)


def _doubtful(opened: Any) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    opened.pages[0].Resources.Font["/Bare"] = font


BOUNDS: list[tuple[Any, str, int, Callable[[Any], None], str]] = [
    (objects, "_MAX_PAGES", 2, _unchanged, "{} pages, where at most 2 are read"),
    (objects, "_MAX_JSON", 5_000, _unchanged, "more than 5,000 bytes in the objects of this PDF"),
    (objects, "_MAX_METADATA", 100, _unchanged, "{} bytes in the metadata of this PDF, where at most 100 are read"),
    (objects, "_MAX_STREAMED", 1_000, _form, "more than 1,000 bytes of forms, fonts and maps in this PDF"),
    (size, "_MAX_BYTES", 100, _unchanged, "{} bytes of this PDF outside its streams, where at most 100 are read"),
    (size, "_MAX_VALUES", 10, _unchanged, "{} values in this PDF, where at most 10 are read"),
    (tags, "_MAX_STEPS", 20, _unchanged, "more than 20 children of tags in this PDF"),
    (tag_tables, "_MAX_ATTRIBUTES", 5, _unchanged, "more than 5 attributes of tags in this PDF"),
    (pdf_annotations, "_MAX_ANNOTATIONS", 1, _unchanged, "more than 1 links and fields on the pages of this PDF"),
    (content, "_MAX_BYTES", 500, _unchanged, "more than 500 bytes that draw the pages"),
    (content, "_MAX_NUMBERS", 5, _unchanged, "more than 5 numbers of tags on the pages"),
    (steps, "_MAX_BYTES", 500, _untagged, "more than 500 bytes of untagged pages"),
    (steps, "_MAX_STEPS", 10, _untagged, "more than 10 steps by which untagged pages are drawn"),
    (steps, "_MAX_UNUSED", 1_000, _spaced, "{} bytes in a row that draw nothing, where at most 1,000 are read"),
    (places, "_MAX_LISTED", 2, _unchanged, "more than 2 fonts and forms that the pages of this PDF list"),
    (places, "_MAX_BYTES", 10, _doubtful, "more than 10 bytes that write with doubtful fonts"),
]


@pytest.mark.parametrize(
    ("module", "name", "most", "edit", "message"), BOUNDS, ids=[f"{each[0].__name__}.{each[1]}" for each in BOUNDS]
)
def test_a_pdf_above_a_bound_is_refused(
    module: Any, name: str, most: int, edit: Callable[[Any], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pdf(edit)
    assert not [code for code, _ in told("report.pdf", data) if code == "file-too-large"]

    monkeypatch.setattr(module, name, most)
    (said,) = [message for code, message in told("report.pdf", data) if code == "file-too-large"]

    head, _, tail = f"too large to audit: {message}".partition("{}")
    assert (said.startswith(head), said.endswith(tail)) == (True, True)
    assert said.removeprefix(head).removesuffix(tail).replace(",", "").isdecimal() == ("{}" in message)


def test_a_large_file_is_audited_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    page = built("html").replace(b"<main", b"<div").replace(b"</main>", b"</div>")
    alone = told("report.html", page)

    started: list[Limits] = []

    def counted(work: Any, *arguments: Any, limits: Limits) -> Any:
        started.append(limits)
        return run_bounded(work, *arguments, limits=limits)

    monkeypatch.setattr(auditing, "_LARGE", 1_000)
    monkeypatch.setattr(child, "run_bounded", counted)

    assert told("report.html", page) == alone
    assert [code for code, _ in alone] == ["landmark-missing"]
    assert started == [Limits(seconds=5, megabytes=250)]


def test_a_large_file_that_takes_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "_LARGE", 1_000)
    monkeypatch.setattr(child, "run_bounded", _ended)

    assert told("report.pdf", built("pdf")) == [
        ("file-too-large", "too large to audit: the audit took too long"),
    ]


def _ended(*_: Any, **__: Any) -> Any:
    raise child.ChildEnded(child.Reason.TOO_LONG)


def test_styles_based_on_each_other_in_a_long_row_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="S{number}"/>'
        f'<w:basedOn w:val="S{number + 1}"/></w:style>'
        for number in range(6)
    )
    data = docx(
        ("word/styles.xml", "</w:styles>", f"{chain}</w:styles>"),
        (DOCUMENT, "<w:sectPr", f"{paragraph('People meet.', 'S0')}<w:sectPr"),
    )
    assert not [code for code, _ in told("report.docx", data) if code == "file-too-large"]

    monkeypatch.setattr(docx_styles, "_MAX_CHAIN", 4)

    message = "too large to audit: {} styles in a row, each based on the next, where at most 4 are read"
    assert [each for each in told("report.docx", data) if each[0] == "file-too-large"] == [
        ("file-too-large", message.format(6))
    ]
