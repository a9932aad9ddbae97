"""Charts as Word's own, which can be edited: a part that draws one, and in it a workbook with its figures."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from mappa_report.document.blocks import Chart
from mappa_report.document.inlines import plain_text
from mappa_report.document.panels import BarPanel, YearsPanel
from mappa_report.writers.docx.caption import caption_block, note_blocks
from mappa_report.writers.docx.chart_data import ChartData, data_of_bars, data_of_years
from mappa_report.writers.docx.chart_workbook import workbook_of
from mappa_report.writers.docx.chart_xml import EMBEDDED, chart_xml
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Markup, WordParagraph, keep_with_next, paragraph, w

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WORDS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU_OF_A_TWIP = 635

# In twips, with the room round them.
_BAR_HEIGHT = 420
_ROUND_BARS = 240
_COLUMNS_HEIGHT = 3700
_HIGHEST = 0.8  # of the text's height, so that words stay with the drawing


def chart_blocks(chart: Chart, target: Target) -> Iterator[WordParagraph]:
    """The caption's paragraph, a drawing as wide as the text for each panel, and the paragraphs of the notes."""
    yield caption_block(chart.caption, chart.anchor, target)
    for position, panel in enumerate(chart.panels):
        heading = panel.heading if isinstance(panel, YearsPanel) else ""
        drawing = _drawing(chart, panel, (position and heading) or chart.alternative, target)
        if chart.notes or position < len(chart.panels) - 1:
            keep_with_next(drawing)
        yield drawing
    yield from note_blocks(chart.notes, target)


def _drawing(chart: Chart, panel: BarPanel | YearsPanel, alternative: str, target: Target) -> WordParagraph:
    data = data_of_bars(panel) if isinstance(panel, BarPanel) else data_of_years(panel)
    identity = next(target.ids)
    part = _part(data, plain_text(chart.caption.text), identity, target)
    relation = target.file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    wanted = _COLUMNS_HEIGHT if data.is_upright else _BAR_HEIGHT * len(data.points) + _ROUND_BARS
    size = (target.text_width, min(wanted, round(_HIGHEST * target.text_height)))
    words = (chart.caption.name, alternative)
    return paragraph(target.id_of(Style.PICTURE), w("r", w("drawing", _inline(relation, identity, words, size))))


def _part(data: ChartData, title: str, identity: int, target: Target) -> Part:
    """The chart's part with its workbook, in the package of ``target``."""
    package = target.file.part.package
    drawn = chart_xml(data, title, target.font)
    part = Part(PackURI(f"/word/charts/chart{identity}.xml"), CONTENT_TYPE.DML_CHART, drawn, package)
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{identity}.xlsx")
    related = part.relate_to(Part(name, _WORKBOOK, workbook_of(data, title), package), RELATIONSHIP_TYPE.PACKAGE)
    assert related == EMBEDDED, "the chart names its workbook by it"
    return part


def _inline(relation: str, identity: int, words: tuple[str, str], size: tuple[int, int]) -> Markup:
    """The frame in the line: its name and alternative, and its width and height in twips."""
    name, alternative = map(quoteattr, words)
    wide, high = (side * _EMU_OF_A_TWIP for side in size)
    return Markup(
        f'<wp:inline xmlns:wp="{_WORDS}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{identity}" name={name} descr={alternative}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline>'
    )
