"""A Word file as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from mappa_report.importing.docx.body_walk import BodyWalk
from mappa_report.importing.docx.paragraph_style import ParagraphStyles
from mappa_report.importing.docx.running_heads import tell_running_heads
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import Finished
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.sent_file import read_sent
from mappa_report.unpacking.docx.package import W

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PROPERTIES = "docProps/core.xml"


def read_docx(data: bytes, name: str) -> Finished:
    """What the Word file ``data``, which messages call ``name``, holds.

    Raises FileRefused for a file that can't be read, or would take too long or too much memory.
    """
    return read_sent(finished_docx, data, name)


def finished_docx(data: bytes) -> Finished:
    """What the Word file ``data`` holds, read in this process. Raises Unreadable for one that can't be read."""
    file = WordFile(data)
    body = file.root.find(f"{W}body")
    walk = BodyWalk(file, file.relations, ParagraphStyles(file))
    walked = walk.walked(body if body is not None else file.root)
    tell_running_heads(file)
    return finish(walked, _property(file), file.styles.language(), file.telling)


def _property(file: WordFile) -> str:
    """The title in the file's properties. Nothing else of them is looked at: they name people."""
    properties = file.package.part(_PROPERTIES)
    element = properties.find(_TITLE) if properties is not None else None
    return (element.text or "") if element is not None else ""
