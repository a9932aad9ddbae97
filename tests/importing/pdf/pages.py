"""PDFs made for tests: words set where a test wants them, in the order in which it names them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf

from mappa_report.importing.finished import Finished
from mappa_report.importing.pdf.reader import read_pdf

Set = tuple[Any, ...]
"""Where words begin, how far down the page they stand, the words, and how large they are, if not 10 points."""

HEIGHT = 800


def font(name: str) -> Any:
    """One of the fonts that every reader has."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def printed(*pages: Sequence[Set], bold: float = 14, turned: int = 0) -> bytes:
    """A PDF of such pages; letters of ``bold`` points and more are bold."""
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {f"/{name}": font(called) for name, called in (("F", "Helvetica"), ("B", "Helvetica-Bold"))}
    )
    for words in pages:
        page = pdf.add_blank_page(page_size=(600, HEIGHT))
        page.obj.Contents = pdf.make_stream(b"\n".join(_shown(each, bold) for each in words))
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        if turned:
            page.rotate(turned, relative=False)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _shown(each: Set, bold: float) -> bytes:
    x, down, text = each[:3]
    size = each[3] if len(each) > 3 else 10
    encoded = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    face = b"B" if size >= bold else b"F"
    return b"BT /%s %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (face, size, x, HEIGHT - down, encoded)


def read(*pages: Sequence[Set]) -> Finished:
    """What the reader makes of such pages."""
    return read_pdf(printed(*pages), "report.pdf")
