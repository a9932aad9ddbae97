"""A Workbook as ODS, OpenDocument 1.3. The same workbook is always the same bytes.

It is written by hand: libraries for ODS date their archives by the clock, and leave all styles to their users too.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from mappa_report.opendata.dataset import Dataset, Omitted
from mappa_report.opendata.dimensions import heights_of, widths_of
from mappa_report.opendata.ods_styles import (
    automatic_styles,
    column_style,
    figures_style,
    row_style,
    styles_part,
    table_style,
)
from mappa_report.opendata.sheets import workbook_of_return, workbook_of_returns
from mappa_report.opendata.workbook import (
    Cell,
    Grid,
    Link,
    Sheet,
    Subheading,
    TextLine,
    Workbook,
    cell_text,
    decimal_places,
)
from mappa_report.opendata.zip_package import zip_package

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def write_return(dataset: Dataset) -> bytes:
    """One return."""
    return ods_of(workbook_of_return(dataset))


def write_returns(datasets: Sequence[Dataset], omitted: Omitted) -> bytes:
    """Many returns."""
    return ods_of(workbook_of_returns(datasets, omitted))


def ods_of(workbook: Workbook) -> bytes:
    """The bytes of the file. The type stands first and uncompressed, so that it can be told from the first bytes."""
    parts = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": _manifest(),
        "content.xml": _part("document-content", _content(workbook)),
        "styles.xml": _part("document-styles", styles_part(workbook.language)),
        "meta.xml": _part("document-meta", _meta(workbook)),
    }
    return zip_package({name: text.encode("utf-8") for name, text in parts.items()}, stored="mimetype")


def _part(name: str, inner: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:{name} {spaces} office:version="1.3">{inner}</office:{name}>\n'
    )


def _manifest() -> str:
    kinds = {"/": _TYPE, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f"{entries}</manifest:manifest>\n"
    )


def _meta(workbook: Workbook) -> str:
    keywords = "".join(f"<meta:keyword>{escape(word)}</meta:keyword>" for word in workbook.keywords)
    when = workbook.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        "<office:meta><meta:generator>mappa-report</meta:generator>"
        f"<dc:title>{escape(workbook.title)}</dc:title>"
        f"<dc:description>{escape(workbook.description)}</dc:description>"
        f"{keywords}<meta:initial-creator>{escape(workbook.author)}</meta:initial-creator>"
        f"<dc:creator>{escape(workbook.author)}</dc:creator>"
        f"<meta:creation-date>{when}</meta:creation-date><dc:date>{when}</dc:date>"
        f"<dc:language>{escape(workbook.language)}</dc:language></office:meta>"
    )


def _content(workbook: Workbook) -> str:
    ranges = "".join(_range(sheet, sheet.grid) for sheet in workbook.sheets if sheet.grid)
    sheets = "".join("".join(_sheet(sheet)) for sheet in workbook.sheets)
    return (
        f"{automatic_styles(workbook)}<office:body><office:spreadsheet>{sheets}"
        f"<table:database-ranges>{ranges}</table:database-ranges></office:spreadsheet></office:body>"
    )


def _range(sheet: Sheet, grid: Grid) -> str:
    """The cells of the sheet's table, marked as one, with its first row as its header."""
    top = len(sheet.lines) + 2
    last = f"{_letters(len(grid.columns))}{top + len(grid.rows)}"
    address = f"'{sheet.name}'.A{top}:'{sheet.name}'.{last}"
    return (
        f'<table:database-range table:name="{grid.name}" table:target-range-address={quoteattr(address)} '
        'table:contains-header="true" table:display-filter-buttons="false"/>'
    )


def _letters(number: int) -> str:
    """The name of column ``number``, counted from 1."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.name)} table:style-name={quoteattr(table_style(sheet))}>"
    for width in widths_of(sheet):
        yield f'<table:table-column table:style-name="{column_style(width)}"/>'
    heights = heights_of(sheet)
    yield _row(_text(sheet.heading, "Heading_20_1" if sheet.grid else "Cover"), next(heights))
    for line in sheet.lines:
        yield _row(_line(line, "Default" if sheet.grid else "Wrapped"), next(heights))
    if sheet.grid:
        yield from _grid(sheet.grid, heights)
    yield "</table:table>"


def _row(cells: str, height: float) -> str:
    return f'<table:table-row table:style-name="{row_style(height)}">{cells}</table:table-row>'


def _line(line: TextLine, look: str) -> str:
    match line:
        case Link():
            return _link(line)
        case Subheading(text):
            return _text(text, "Heading_20_2")
        case str():
            return _text(line, look)


def _grid(grid: Grid, heights: Iterator[float]) -> Iterator[str]:
    heads = (_text(column.heading, "HeadFigures" if column.has_figures else "Head") for column in grid.columns)
    yield f"<table:table-header-rows>{_row(''.join(heads), next(heights))}</table:table-header-rows>"
    for row in grid.rows:
        cells = (
            _cell(cell, grid.columns[position].has_figures, grid.is_bold(row, position))
            for position, cell in enumerate(row.cells)
        )
        yield _row("".join(cells), next(heights))


def _cell(cell: Cell, has_figures: bool, is_bold: bool) -> str:
    match cell:
        case Link():
            return _link(cell)
        case int() | Decimal():
            return (
                f'<table:table-cell table:style-name="{figures_style(decimal_places(cell), is_bold)}" '
                f'office:value-type="float" office:value="{cell}"><text:p>{cell_text(cell)}</text:p></table:table-cell>'
            )
        case str():
            look = figures_style(0, is_bold) if has_figures else "WrappedBold" if is_bold else "Wrapped"
            return _text(cell, look)


def _text(text: str, look: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def _link(link: Link) -> str:
    target = quoteattr(f"#{link.sheet}.A1")
    return (
        '<table:table-cell table:style-name="Default" office:value-type="string"><text:p>'
        f'<text:a xlink:type="simple" xlink:href={target}>{escape(link.text)}</text:a></text:p></table:table-cell>'
    )
