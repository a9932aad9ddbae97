"""A Word file as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.importing.docx.blocks import BlockMaker, letters_by_language
from mappa_report.importing.docx.body_walk import BodyWalk
from mappa_report.importing.docx.contents import without_contents
from mappa_report.importing.docx.headings import with_headings
from mappa_report.importing.docx.paragraph_style import ParagraphStyles
from mappa_report.importing.docx.running_heads import tell_running_heads
from mappa_report.importing.docx.walked import Line, Role, Walked
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import Finished
from mappa_report.importing.sent_file import read_sent
from mappa_report.unpacking.bounds import TooLarge
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
    try:
        return _finished(file)
    except RecursionError as deep:
        raise TooLarge("too much in this Word file stands inside each other") from deep


def _finished(file: WordFile) -> Finished:
    body = file.root.find(f"{W}body")
    walk = BodyWalk(file, file.relations, ParagraphStyles(file))
    walked: Sequence[Walked] = walk.walked(body if body is not None else file.root)
    language = _language(file, walked)
    title, walked = _title(file, walked)
    contents = without_contents(walked, file.telling)
    headed = with_headings(contents.walked, contents.entries, file.telling)
    pieces = tuple(BlockMaker(language, file.telling).pieces(headed))
    tell_running_heads(file)
    return Finished(title, language, pieces, file.telling.told())


def _language(file: WordFile, walked: Sequence[Walked]) -> str:
    """The language of most letters."""
    counts: dict[str, int] = {}
    letters_by_language(walked, counts)
    counts.pop("", None)
    return max(counts, key=lambda language: counts[language], default="") or file.styles.language()


def _title(file: WordFile, walked: Sequence[Walked]) -> tuple[str, list[Walked]]:
    """The title, in the lines of that style that stand together, and ``walked`` without these.

    Where a file has several, the others are headings of sections. One without any may have it in its properties.
    """
    lines = [number for number, each in enumerate(walked) if isinstance(each, Line) and each.role is Role.TITLE]
    together = {number for count, number in enumerate(lines) if number == lines[0] + count}
    rest: list[Walked] = []
    for number, each in enumerate(walked):
        if number in together:
            continue
        if isinstance(each, Line) and each.role is Role.TITLE:
            rest.append(_as_heading(each))
        else:
            rest.append(each)
    words = " ".join(each.text for number in sorted(together) if isinstance(each := walked[number], Line))
    return " ".join((words or _property(file)).split()), rest


def _as_heading(line: Line) -> Line:
    return replace(line, role=Role.BODY, level=1)


def _property(file: WordFile) -> str:
    """The title in the file's properties. Nothing else of them is looked at: they name people."""
    properties = file.package.part(_PROPERTIES)
    element = properties.find(_TITLE) if properties is not None else None
    return (element.text or "") if element is not None else ""
