"""Document → HTML: one file that needs nothing beside it. The PDF is the same HTML under other styles."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import takewhile

from markupsafe import Markup

from mappa_report.document import Chart, ContentsEntry, Document, Picture, Table, plain_text
from mappa_report.frozen import frozen
from mappa_report.writers import FindTemplate
from mappa_report.writers.chart_svg import PAGE_WIDTH, TELEPHONE_WIDTH, Drawing, draw
from mappa_report.writers.text_templates import Filters, fill_in, read_text


@frozen
class Branch:
    """One entry of the contents list with the deeper entries under it."""

    entry: ContentsEntry
    inner: tuple[Branch, ...]


def write_html(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as one web page in UTF-8."""
    return render_html(document, find_template, ("base.css", "screen.css")).encode()


def render_html(document: Document, find_template: FindTemplate, style_sheets: Sequence[str]) -> str:
    """The report as HTML text, with ``style_sheets`` from ``templates/`` inside it, in that order."""
    styles = "\n".join(read_text(name, find_template) for name in style_sheets)
    css = Markup(styles)  # noqa: S704 - CSS is markup of our own
    return fill_in("report.html.j2", find_template, _FILTERS, document=document, styles=css)


def _kind(node: object) -> str:
    return type(node).__name__


def _instant(seconds: int) -> str:
    """A moment as W3C's date format wants it: ``2023-10-26T09:00:00Z``."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _data_url(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _drawings(chart: Chart) -> dict[str, Drawing]:
    """One for a page and one for a telephone; the style sheet shows whichever suits."""
    return {"page": draw(chart, PAGE_WIDTH), "telephone": draw(chart, TELEPHONE_WIDTH)}


def _table_name(table: Table) -> str:
    """What a screen reader calls the scrolling region round a table."""
    if table.caption is None:
        return ", ".join(plain_text(column.heading) for column in table.columns)
    return table.caption.words


def _nested(entries: Sequence[ContentsEntry]) -> tuple[Branch, ...]:
    return tuple(_branches(entries))


def _branches(entries: Sequence[ContentsEntry]) -> Iterator[Branch]:
    while entries:
        entry, *rest = entries
        inner = _deeper(rest, entry.level)
        yield Branch(entry, _nested(inner))
        entries = rest[len(inner) :]


def _deeper(entries: Sequence[ContentsEntry], level: int) -> list[ContentsEntry]:
    return list(takewhile(lambda entry: entry.level > level, entries))


_FILTERS: Filters = {
    "data_url": _data_url,
    "drawings": _drawings,
    "instant": _instant,
    "kind": _kind,
    "nested": _nested,
    "table_name": _table_name,
}
