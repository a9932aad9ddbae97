"""A Document as data for ``templates/report.typ``.

Typst reads it as JSON. Words are strings in it, so that no letter of a report is ever read as markup.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from textwrap import shorten

from mappa_report.document.document import Document, Draft
from mappa_report.document.inlines import Text
from mappa_report.writers import FindTemplate
from mappa_report.writers.typst.blocks import BlockData
from mappa_report.writers.typst.words import Data, Node, language, words

_TITLE_LETTERS = 17
"""How many wide letters fill a line of the cover's title."""

_HEAD_LETTERS = 90
"""Letters of the line at the head of a page."""

_LOGO_ROOM = (48 / 25.4 * 72, 20 / 25.4 * 72)
"""Points across and down for each of the logos, if they are few."""

_FEW_LOGOS = 3
_NARROW_LOGO_ROOM = (20 / 25.4 * 72, 20 / 25.4 * 72)
"""The same for more of them, so that six fit a row."""


class ReportData:
    """All that Typst is told of ``document``: ``json()``, and the files that it names.

    ``fonts`` are the families that letters come from. Raises TemplateFault if charts can't be drawn.
    """

    def __init__(self, document: Document, find_template: FindTemplate, fonts: Sequence[str]) -> None:
        made = BlockData(document, find_template)
        report = {**_about(document), **_look(document, made), **_text(document, made), "fonts": fonts}
        self.report = report
        self.pictures, self.alternatives = made.pictures, made.alternatives
        self.drawings = made.drawings

    def json(self) -> bytes:
        """All of it."""
        return json.dumps(self.report, ensure_ascii=False).encode()


def _about(document: Document) -> Node:
    furniture = document.furniture
    return {
        "title": document.title,
        "description": document.description,
        "keywords": document.keywords,
        "language": language(document.language),
        "is_dated": document.created is not None,
        "furniture": {
            "running_header": words((Text(furniture.running_header),)),
            "contents": furniture.contents,
            "page": furniture.page,
            "of": furniture.of,
        },
    }


def _look(document: Document, made: BlockData) -> Node:
    cover, colours = document.cover, document.colours
    room = _LOGO_ROOM if len(cover.logos) <= _FEW_LOGOS else _NARROW_LOGO_ROOM
    return {
        "title_words": words((Text(document.title),), _TITLE_LETTERS),
        "subtitle": words((Text(document.subtitle),)),
        "author": document.author,
        "published": document.published,
        "colours": colours and {"accent": colours.accent, "band": colours.band},
        "about": [words((Text(line),)) for line in cover.lines],
        "logos": [made.picture(logo, room) for logo in cover.logos],
        "picture": cover.picture and made.picture(cover.picture),
    }


def _text(document: Document, made: BlockData) -> Node:
    return {
        "draft": document.draft and _draft(document.draft, made),
        "entries": {entry.anchor: words((Text(entry.text),)) for entry in document.contents},
        "sections": _sections(document),
        "front": made.whole(document.front, document.furniture),
        "blocks": made.whole(document.text[: len(document.text) - len(document.ending)], document.furniture),
        "imprint": made.whole(document.ending, document.furniture),
    }


def _sections(document: Document) -> dict[str, list[Data]]:
    """What the heads of pages say, by the anchors of the sections: their titles, cut where they are too long."""
    titles = {"_contents": document.furniture.contents}
    titles |= {entry.anchor: entry.text for entry in document.contents if entry.level == 1}
    return {anchor: words((Text(shorten(title, _HEAD_LETTERS, placeholder="…")),)) for anchor, title in titles.items()}


def _draft(draft: Draft, made: BlockData) -> Node:
    return {
        "notice": draft.notice,
        "title": draft.title,
        "language": language(draft.language),
        "blocks": _with_tables(made.blocks(draft.sheet)),
    }


def _with_tables(blocks: list[Node]) -> list[Node]:
    """``blocks`` of a sheet, where words before a table go with it."""
    for block, after in pairwise(blocks):
        if block["kind"] == "Paragraph" and after["kind"] == "Table":
            block["kept"] = True
    return blocks
