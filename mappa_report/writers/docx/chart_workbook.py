"""The workbook of a chart's figures, which Word opens when somebody edits the chart. Always the same bytes."""

import io
from datetime import UTC, datetime

from mappa_report.writers.docx.chart_data import ChartData
from mappa_report.writers.docx.chart_xml import SHEET

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTH = 32  # of the columns with names, in letters


def workbook_of(data: ChartData, title: str) -> bytes:
    """The workbook with the figures of ``data`` under ``title``."""
    import xlsxwriter  # not before a chart is written, since most of what it takes is to load this

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as file:
        file.set_properties({"created": _LONG_AGO})
        page = file.add_worksheet(SHEET)
        page.set_column(0, data.levels - 1, _WIDTH)
        page.write_string(0, data.levels, title)
        for row, point in enumerate(data.points, start=1):
            for column, label in enumerate(point.labels):
                page.write_string(row, column, label)
            if point.value is not None:
                page.write_number(row, data.levels, point.value)
    return stream.getvalue()
