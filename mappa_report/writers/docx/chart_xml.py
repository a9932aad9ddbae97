"""The part that draws a chart, in DrawingML.

What an element may leave out is said all the same: programs differ in what they take for granted.
"""

from collections.abc import Iterable, Iterator
from itertools import starmap
from xml.sax.saxutils import escape, quoteattr

from mappa_report.writers.docx.chart_data import ChartData, Point

EMBEDDED = "rId1"
"""The relationship by which the part names its workbook."""

SHEET = "Figures"
"""The worksheet with the figures: labels in the first columns, then values, below a row with their title."""

NEUTRAL = "5A6570"
COLOURS = ("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1")
"""Those of ``templates/chart.svg.j2``, which neighbours differ in lightness in as well."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_HAIRLINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr>'
_SHOWN = (
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_IN_ONE_LINE = (
    '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p></c:txPr>'
)
_NUMBER = '<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
_SIZE = 1050  # of letters, in hundredths of a point
_ALONG, _UP = 1, 2  # the numbers of the axes


def chart_xml(data: ChartData, title: str, font: str) -> bytes:
    """The part that draws ``data`` from the workbook that it calls EMBEDDED, in letters of ``font``."""
    places = ("b", "l") if data.is_upright else ("l", "b")
    direction, gap = ("col", 60) if data.is_upright else ("bar", 45)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{_series(data, title)}<c:gapWidth val="{gap}"/><c:axId val="{_ALONG}"/><c:axId val="{_UP}"/></c:barChart>'
        f"{_labels(data, places[0])}{_values(places[1])}{_NOTHING}</c:plotArea>"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NOTHING}{_letters(font)}'
        f'<c:externalData r:id="{EMBEDDED}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _letters(font: str) -> str:
    face = f"<a:latin typeface={quoteattr(font)}/>" if font else ""
    colour = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_SIZE}">{colour}{face}</a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
    )


def _series(data: ChartData, title: str) -> str:
    count, column = len(data.points), "ABC"[data.levels]
    values = ((number, point.value) for number, point in enumerate(data.points) if point.value is not None)
    cells = f"{SHEET}!${column}$2:${column}${count + 1}"
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>'
        f"<c:strCache>{_cache([(0, title)], 1)}</c:strCache></c:strRef></c:tx>{_fill(data.points[0])}"
        f'<c:invertIfNegative val="0"/>{"".join(starmap(_point, enumerate(data.points)))}'
        f"<c:dLbls>{''.join(_labels_of_their_own(data.points))}{_NUMBER}{_IN_ONE_LINE}{_SHOWN}</c:dLbls>"
        f"<c:cat>{_names(data)}</c:cat><c:val><c:numRef><c:f>{cells}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{_cache(values, count)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _names(data: ChartData) -> str:
    count = len(data.points)
    cells = f"<c:f>{SHEET}!$A$2:${'AB'[data.levels - 1]}${count + 1}</c:f>"
    levels = [[(row, point.labels[depth]) for row, point in enumerate(data.points)] for depth in range(data.levels)]
    if len(levels) == 1:
        return f"<c:strRef>{cells}<c:strCache>{_cache(levels[0], count)}</c:strCache></c:strRef>"
    lists = "".join(f"<c:lvl>{_listed(names)}</c:lvl>" for names in reversed(levels))
    cache = f'<c:multiLvlStrCache><c:ptCount val="{count}"/>{lists}</c:multiLvlStrCache>'
    return f"<c:multiLvlStrRef>{cells}{cache}</c:multiLvlStrRef>"


def _cache(values: Iterable[tuple[int, object]], count: int) -> str:
    return f'<c:ptCount val="{count}"/>{_listed(values)}'


def _listed(values: Iterable[tuple[int, object]]) -> str:
    return "".join(f'<c:pt idx="{row}"><c:v>{escape(str(each))}</c:v></c:pt>' for row, each in values if each != "")


def _fill(point: Point) -> str:
    colour = NEUTRAL if point.series is None else COLOURS[point.series % len(COLOURS)]
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>'


def _point(number: int, point: Point) -> str:
    start = f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
    return f"{start}{_fill(point)}</c:dPt>"


def _labels_of_their_own(points: Iterable[Point]) -> Iterator[str]:
    """Words at the ends of those bars that have others than their number."""
    for number, point in enumerate(points):
        if point.words:
            words = f"<a:p><a:r><a:t>{escape(point.words)}</a:t></a:r></a:p>"
            rich = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{words}</c:rich></c:tx>'
            yield f'<c:dLbl><c:idx val="{number}"/>{rich}{_SHOWN}</c:dLbl>'


def _labels(data: ChartData, place: str) -> str:
    """The axis with the names. That of bars runs downwards, as they are read."""
    order = "minMax" if data.is_upright else "maxMin"
    return (
        f'<c:catAx><c:axId val="{_ALONG}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_HAIRLINE}<c:crossAx val="{_UP}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _values(place: str) -> str:
    """The axis of the numbers, from nought, which isn't seen: each bar has its number."""
    return (
        f'<c:valAx><c:axId val="{_UP}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{place}"/>{_NUMBER}<c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{_ALONG}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
