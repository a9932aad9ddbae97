"""What the bare libraries are given to write: one report's HTML with its fonts, and its words as plain JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    Quotation,
    Table,
)
from mappa_report.document.document import Document
from mappa_report.document.inlines import plain_text
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import TEMPLATES, Workspace
from mappa_report.writers.html.writer import render_html

Item = tuple[str, str | list[list[str]]]


def prepare(root: Path, area: str, year: str, folder: Path) -> tuple[Path, Path]:
    """Put the report's HTML, with what its styles refer to, and its content as JSON into ``folder``."""
    workspace = Workspace(root)
    report = check_report(workspace, area, year).report
    if report is None:
        raise SystemExit(f"{area} {year} can't be built: see mappa-report check {area} {year}")
    document = compose_report(report, digest="")
    shutil.copytree(root / TEMPLATES, folder, dirs_exist_ok=True)
    page = folder / "report.html"
    page.write_text(render_html(document, workspace.template, ("base.css", "print.css")), "utf-8")
    content = folder / "content.json"
    content.write_text(json.dumps([*_front(document), *_items(document.blocks, "Body Text")]), "utf-8")
    return page, content


def _front(document: Document) -> Iterator[Item]:
    yield "Title", document.title
    yield "Subtitle", document.subtitle
    yield "Body Text", document.author
    yield "Body Text", document.furniture.contents
    for entry in document.contents:
        yield "Body Text", entry.text


def _items(blocks: Iterable[Block], style: str) -> Iterator[Item]:
    for block in blocks:
        match block:
            case Heading(level, content, _):
                yield f"Heading {level}", plain_text(content)
            case Paragraph(content, _):
                yield style, plain_text(content)
            case BulletList(items):
                yield from _items(chain(*items), "List Bullet")
            case NumberedList(items, _):
                yield from _items(chain(*items), "List Number")
            case Quotation(inner):
                yield from _items(inner, "Quote")
            case Table():
                yield from _table(block)
            case _:
                yield from _figures(block)


def _figures(block: Block) -> Iterator[Item]:
    match block:
        case Chart():
            yield "Caption", block.caption.words
            yield "Body Text", block.alternative
        case KeyFigures(figures):
            yield from (("List Bullet", f"{each.value} {plain_text(each.words)}") for each in figures)
        case _:
            raise SystemExit(f"the bare libraries are not given a {type(block).__name__} yet: see {__file__}")


def _table(table: Table) -> Iterator[Item]:
    if table.caption:
        yield "Caption", f"{table.caption.label} {table.caption.number}: {plain_text(table.caption.text)}"
    header = [plain_text(column.heading) for column in table.columns]
    yield "table", [header, *(list(map(plain_text, row.cells)) for row in table.rows)]
    for note in table.notes:
        yield "Body Text", plain_text(note)
