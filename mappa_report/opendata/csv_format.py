"""Returns as CSV: one figure in each row, all that must be known of it beside it. UTF-8, lines end as RFC 4180 says.

No byte order mark: a spreadsheet has its own files, and a program that reads the CSV would take it for part of a name.
"""

import csv
import io
from collections.abc import Iterable

from mappa_report.opendata import words
from mappa_report.opendata.dataset import Dataset, DataTable, Observation, Omitted
from mappa_report.opendata.names import escape_formula, escape_single_line, name_of


def write_return(dataset: Dataset) -> bytes:
    """One return."""
    return write_returns([dataset])


def write_returns(datasets: Iterable[Dataset], omitted: Omitted = ()) -> bytes:  # noqa: ARG001 - there is no place for it
    """All figures of ``datasets`` in one table."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(words.COLUMNS)
    for dataset in datasets:
        for table in dataset.tables:
            writer.writerows(_row(dataset, table, each) for each in table.observations)
    return stream.getvalue().encode("utf-8")


def _row(dataset: Dataset, table: DataTable, each: Observation) -> list[str]:
    year = dataset.year
    value = each.figure.value
    return [
        escape_formula(dataset.area.slug),
        escape_single_line(dataset.area.name),
        str(year),
        year.start.isoformat(),
        year.end.isoformat(),
        escape_formula(dataset.edition),
        *map(escape_single_line, (table.title, each.row.label, each.column.label)),
        name_of(each.path),
        each.type.value,
        "" if value is None else str(value),
        each.shorthand,
        escape_single_line(" ".join(each.notes)),
    ]
