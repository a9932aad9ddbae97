"""A Chart as SVG, the same drawing in every format. ``templates/chart.svg.j2`` gives it its look."""

from mappa_report.document.blocks import Chart
from mappa_report.document.document import Document
from mappa_report.document.panels import BarPanel, YearsPanel
from mappa_report.writers import FindTemplate
from mappa_report.writers.charts.bars import draw_bars
from mappa_report.writers.charts.drawing import SIZE, Drawing, rounded
from mappa_report.writers.charts.years import draw_years
from mappa_report.writers.svg_text import checked_svg
from mappa_report.writers.templates import render_template

_TEMPLATE = "chart.svg.j2"

PAGE_WIDTH = 640
TELEPHONE_WIDTH = 288  # of the text on a small one


def chart_svg(chart: Chart, find_template: FindTemplate) -> str:
    """``chart`` as an SVG file, for the width of a page. Raises TemplateFault if its template makes none."""
    return drawing_svg(draw(chart, PAGE_WIDTH), find_template)


def drawing_svg(drawing: Drawing, find_template: FindTemplate) -> str:
    """``drawing`` as an SVG file that brings in nothing. Raises TemplateFault as ``chart_svg`` does."""
    svg = render_template(_TEMPLATE, find_template, {}, drawing=drawing, kind="page")
    checked_svg(svg, f"templates/{_TEMPLATE}")
    return svg


def check_charts(document: Document, find_template: FindTemplate) -> None:
    """Raise TemplateFault as ``chart_svg`` does, where a chart of ``document`` would be in the midst of a page."""
    for block in document.blocks:
        if isinstance(block, Chart):
            chart_svg(block, find_template)


def draw(chart: Chart, width: float) -> Drawing:
    """``chart`` drawn ``width`` wide, and as high as it comes."""
    groups = [group for panel in chart.panels if isinstance(panel, BarPanel) for group in panel.groups]
    years = [panel for panel in chart.panels if isinstance(panel, YearsPanel)]
    shapes, foot = draw_years(years, width) if years else draw_bars(groups, width)
    return Drawing(width, rounded(foot + 2), SIZE, chart.alternative, shapes)
