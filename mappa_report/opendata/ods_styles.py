"""How an ODS looks: its named styles, and those that its cells and columns need."""

from collections.abc import Iterator
from decimal import Decimal

from mappa_report.opendata.dimensions import BODY_SIZE, HEADING_SIZE, SUBHEADING_SIZE, heights_of, widths_of
from mappa_report.opendata.workbook import Sheet, Workbook, decimal_places

_CM_A_CHARACTER = 0.24
_MAX_ROWS_ON_A_PAGE = 40
"""Rows of a table that, made small enough for one page, can still be read."""

_ACROSS = 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
_PAGES = {
    "Upright": 'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"',
    "Across": _ACROSS,
    "Fitted": f'{_ACROSS} style:scale-to-pages="1"',
}
"""The pages that worksheets print on."""

_FONT = (
    '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
    'style:font-family-generic="swiss"/></office:font-face-decls>'
)
_RIGHT = '<style:paragraph-properties fo:text-align="end"/>'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'
_WRAPPED = '<style:table-cell-properties fo:wrap-option="wrap"/>'
_RULED = (
    '<style:table-cell-properties style:vertical-align="bottom" fo:wrap-option="wrap" '
    'fo:border-bottom="0.75pt solid #000000"/>'
)


def column_style(width: int) -> str:
    """The name of the style of a column that is ``width`` characters wide."""
    return f"Wide{width}"


def row_style(height: float) -> str:
    """The name of the style of a row that is ``height`` points high."""
    return f"High{round(height * 10)}"


def table_style(sheet: Sheet) -> str:
    """The name of the style of a worksheet, by the pages on which it prints."""
    if sheet.grid is None:
        return "Upright"
    return "Fitted" if len(sheet.grid.rows) <= _MAX_ROWS_ON_A_PAGE else "Across"


def figures_style(decimals: int, is_bold: bool) -> str:
    """The name of the style of a cell with a number of so many ``decimals``."""
    return f"Figures{decimals}{'Bold' if is_bold else ''}"


def styles_part(language: str) -> str:
    """The inside of ``styles.xml``: the font, headings, and the pages on which a worksheet prints."""
    tongue, _, country = language.partition("-")
    place = f' fo:country="{country}"' if country else ""
    return (
        f'{_FONT}<office:styles><style:default-style style:family="table-cell">'
        f'<style:text-properties style:font-name="Arial" fo:font-size="{BODY_SIZE}pt" '
        f'fo:language="{tongue}"{place}/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell">'
        '<style:table-cell-properties style:vertical-align="top"/></style:style>'
        f"{_heading(1, HEADING_SIZE)}{_heading(2, SUBHEADING_SIZE)}</office:styles>"
        f"<office:automatic-styles>{''.join(map(_page, _PAGES))}</office:automatic-styles>"
        f"<office:master-styles>{''.join(map(_master_page, _PAGES))}</office:master-styles>"
    )


def _heading(level: int, size: int) -> str:
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        'style:family="table-cell" style:parent-style-name="Default">'
        '<style:table-cell-properties style:vertical-align="bottom"/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"/></style:style>'
    )


def _page(look: str) -> str:
    return (
        f'<style:page-layout style:name="{look}Page"><style:page-layout-properties {_PAGES[look]}/></style:page-layout>'
    )


def _master_page(look: str) -> str:
    return f'<style:master-page style:name="{look}Sheet" style:page-layout-name="{look}Page"/>'


def automatic_styles(workbook: Workbook) -> str:
    """The styles that the cells, columns and rows of ``workbook`` name."""
    widths = sorted({width for sheet in workbook.sheets for width in widths_of(sheet)})
    heights = sorted({height for sheet in workbook.sheets for height in heights_of(sheet)})
    decimals = sorted({0, *_decimals(workbook)})
    return (
        f"{_FONT}<office:automatic-styles>"
        f"{''.join(map(_column, widths))}"
        f"{''.join(map(_row, heights))}"
        f"{''.join(map(_table, _PAGES))}"
        f"{''.join(map(_number, decimals))}"
        f"{_cell('Cover', _WRAPPED, parent='Heading_20_1')}"
        f"{_cell('Wrapped', _WRAPPED)}"
        f"{_cell('WrappedBold', _WRAPPED + _BOLD)}"
        f"{_cell('Head', _RULED + _BOLD)}{_cell('HeadFigures', _RULED + _RIGHT + _BOLD)}"
        f"{''.join(_figures(each, is_bold) for each in decimals for is_bold in (False, True))}"
        "</office:automatic-styles>"
    )


def _decimals(workbook: Workbook) -> Iterator[int]:
    for sheet in workbook.sheets:
        for row in sheet.grid.rows if sheet.grid else ():
            yield from (decimal_places(cell) for cell in row.cells if isinstance(cell, int | Decimal))


def _column(width: int) -> str:
    return (
        f'<style:style style:name="{column_style(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CM_A_CHARACTER:.2f}cm"/></style:style>'
    )


def _row(height: float) -> str:
    return (
        f'<style:style style:name="{row_style(height)}" style:family="table-row"><style:table-row-properties '
        f'style:row-height="{height}pt" style:use-optimal-row-height="false"/></style:style>'
    )


def _table(look: str) -> str:
    return (
        f'<style:style style:name="{look}" style:family="table" style:master-page-name="{look}Sheet">'
        '<style:table-properties table:display="true"/></style:style>'
    )


def _number(decimals: int) -> str:
    return (
        f'<number:number-style style:name="Number{decimals}"><number:number number:decimal-places="{decimals}" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    )


def _figures(decimals: int, is_bold: bool) -> str:
    return _cell(
        figures_style(decimals, is_bold),
        _RIGHT + (_BOLD if is_bold else ""),
        f' style:data-style-name="Number{decimals}"',
    )


def _cell(name: str, properties: str, more: str = "", parent: str = "Default") -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}"{more}>'
        f"{properties}</style:style>"
    )
