"""Every word of a Word file or web page, what an import leaves aside too: contents, cover, words for pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.unpacking.unreadable import Unreadable

_SPOKEN = ("alt", "aria-label", "title")
_SILENT = ("script", "style", "head")


def every_word(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Where they stand, and the words there, of the file ``data``, called ``name``; nothing of a PDF."""
    try:
        match format_shown(data) or format_named(name):
            case Format.DOCX:
                yield from _of_docx(data)
            case Format.HTML:
                yield from _of_page(data)
            case _:
                return
    except Unreadable:
        return


def _of_docx(data: bytes) -> Iterator[tuple[str, str]]:
    """Runs are put together: another program cuts them anew."""
    from mappa_report.unpacking.docx.package import Package, W

    for number, paragraph in enumerate(Package(data).document().iter(f"{W}p"), 1):
        yield (
            f"paragraph {number} of the Word file",
            "".join(
                each.text or "" if each.tag == f"{W}t" else each.get("descr") or ""
                for each in paragraph.iter()
                if each.tag == f"{W}t" or str(each.tag).endswith("}docPr")
            ),
        )


def _of_page(data: bytes) -> Iterator[tuple[str, str]]:
    from mappa_report.unpacking.html_page import parsed_page

    root, _ = parsed_page(data)
    yield from _within(root)


def _within(root: Any) -> Iterator[tuple[str, str]]:
    silent = {each for tag in _SILENT for found in root.iter(tag) for each in found.iter()}
    for element in root.iter():
        where = "the web page"
        if element not in silent and isinstance(element.tag, str):
            yield where, " ".join([element.text or "", *(str(element.get(key) or "") for key in _SPOKEN)])
        yield where, element.tail or ""
