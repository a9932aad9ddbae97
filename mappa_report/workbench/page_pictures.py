"""The pages of a report's PDF, drawn as pictures."""

from __future__ import annotations

from io import BytesIO

from mappa_report.pipeline import preview_of
from mappa_report.workspace.workspace import Workspace

_SCALE = 1.5
"""Dots a point: 108 an inch, which is sharp enough to read."""

_COLOURS = 64
"""Of a picture: a page has few, and takes a third of the room so."""


def page_pictures(workspace: Workspace, area: str, year: str) -> tuple[bytes, ...]:
    """Each page of the PDF that a build would write, as a PNG; none where the report has errors.

    It loads libraries that take much memory, so it is for a process of its own.
    """
    import pypdfium2

    data = preview_of(workspace, area, year, "pdf")
    if data is None:
        return ()
    document = pypdfium2.PdfDocument(data)
    pictures: list[bytes] = []
    for page in document:
        picture = BytesIO()
        page.render(scale=_SCALE).to_pil().convert("RGB").quantize(_COLOURS).save(picture, "PNG")
        pictures.append(picture.getvalue())
    return tuple(pictures)
