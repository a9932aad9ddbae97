"""Document → HTML: one file that needs nothing beside it. The PDF is the same HTML under other styles."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.attribution import parted
from mappa_report.document.blocks import Chart, Picture, Table
from mappa_report.document.document import ContentsEntry, Document
from mappa_report.document.inlines import plain_text
from mappa_report.writers import FindTemplate
from mappa_report.writers.charts.drawing import Drawing
from mappa_report.writers.charts.svg import PAGE_WIDTH, TELEPHONE_WIDTH, draw
from mappa_report.writers.compact_headings import compact_headings
from mappa_report.writers.footnotes import mark_anchor, mark_link, with_notes
from mappa_report.writers.hanging import margins_of_marks, marked_figure
from mappa_report.writers.style_sheets import style_sheet
from mappa_report.writers.table_heights import columns_on_paper, has_tall_rows, is_long
from mappa_report.writers.templates import Filters, render_template
from mappa_report.writers.whole_words import YEAR_LABEL, split_whole


class Branch(Struct, frozen=True):
    """One entry of the contents list with the deeper entries under it."""

    entry: ContentsEntry
    inner: tuple[Branch, ...]


def write_html(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as one web page in UTF-8."""
    sheets = style_sheets(document, "base.css", "screen.css")
    return render_html(document, find_template, sheets, is_for_screens=True).encode()


_EM = 100
"""In which marks are measured."""

_ON_PAPER = {"page": PAGE_WIDTH}
_ON_SCREENS = {"page": PAGE_WIDTH, "telephone": TELEPHONE_WIDTH}
"""How wide charts are drawn; of the two for screens the style sheet shows whichever suits."""


def style_sheets(document: Document, *names: str) -> tuple[str, ...]:
    """``names``, the first of which is for what all have in common, and for a draft one more for each of the others."""
    return (*names, *(f"draft-{name}" for name in names[1:] if document.draft))


def render_html(
    document: Document,
    find_template: FindTemplate,
    sheets: Sequence[str],
    *,
    is_for_screens: bool = False,
    more_styles: str = "",
) -> str:
    """The report as HTML text, with the style ``sheets`` from ``templates/`` inside it, in that order, and more."""
    compact = compact_headings(document.blocks)
    # Among the blocks, so that a workspace's own page, which knows of no notes, prints them too.
    document = replace(document, blocks=tuple(with_notes(document.blocks, document.furniture)))
    styles = (style_sheet(name, find_template, is_for_page=is_for_screens) for name in sheets)
    css = Markup("\n".join((*styles, *filter(None, [more_styles]))))  # noqa: S704 - CSS is markup of our own
    chart_widths = _ON_SCREENS if is_for_screens else _ON_PAPER
    whole = _whole_years if is_for_screens else _whole_words  # a telephone has no room to keep compounds whole
    filters: Filters = {**_FILTERS, "drawings": partial(_drawings, widths=chart_widths), "whole_years": whole}
    imprint = document.ending if is_for_screens else ()  # the foot of a page on a screen
    text = document.blocks[: len(document.blocks) - len(imprint)]
    words = {"document": document, "text": text, "imprint": imprint, "styles": css, "is_for_screens": is_for_screens}
    words["compact"] = compact
    return render_template("report.html.j2", find_template, filters, **words)


def _instant(seconds: int) -> str:
    """A moment as W3C's date format wants it: ``2023-10-26T09:00:00Z``."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _data_url(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _drawings(chart: Chart, widths: Mapping[str, float]) -> dict[str, Drawing]:
    return {kind: draw(chart, width) for kind, width in widths.items()}


def _column_shares(table: Table) -> Iterator[str]:
    """How much of a table's width each column takes, in per cent."""
    _, widths = columns_on_paper(table)
    return (f"{width / sum(widths):.2%}".removesuffix("%") for width in widths)


def _mark_margins(table: Table) -> list[float]:
    """For each column the room that marks behind its figures take, in ems."""
    return [margin / _EM for margin in margins_of_marks(table, _EM)]


def _paper_width(table: Table) -> list[str]:
    """The class of a table that says how wide it is on paper, if that isn't the usual width."""
    name, _ = columns_on_paper(table)
    return [] if name == "page" else [name]


def _whole_years(text: str) -> Markup:
    """``text`` with each year label, such as 2005–06, as something within which no line ends."""
    return _whole(YEAR_LABEL.split(text)) if "–" in text else escape(text)


def _whole_words(text: str) -> Markup:
    """The same for all that is whole on paper."""
    return _whole(split_whole(text))


def _whole(parts: Sequence[str]) -> Markup:
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _table_name(table: Table) -> str:
    """What a screen reader calls the scrolling region round a table."""
    if table.caption is None:
        return ", ".join(plain_text(column.heading) for column in table.columns)
    return table.caption.words


def _nested(entries: Sequence[ContentsEntry]) -> tuple[Branch, ...]:
    branches = []
    while entries:
        first, *rest = entries
        end = next((at for at, entry in enumerate(rest) if entry.level <= first.level), len(rest))
        branches.append(Branch(first, _nested(rest[:end])))
        entries = rest[end:]
    return tuple(branches)


_FILTERS: Filters = {
    "column_shares": _column_shares,
    "data_url": _data_url,
    "has_tall_rows": has_tall_rows,
    "instant": _instant,
    "is_long": is_long,
    "mark_anchor": mark_anchor,
    "mark_link": mark_link,
    "mark_margins": _mark_margins,
    "marked_figure": marked_figure,
    "kind": lambda node: type(node).__name__,
    "nested": _nested,
    "paper_width": _paper_width,
    "parted": parted,
    "table_name": _table_name,
}
