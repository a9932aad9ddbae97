"""Returns as JSON. ``docs/open-data.md`` describes the layout; a change that could break a reader raises ``LAYOUT``."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from mappa_report.model.area import Population
from mappa_report.model.year import ReportingYear
from mappa_report.opendata import words
from mappa_report.opendata.dataset import Dataset, DataTable, LineInWords, Observation, Omitted
from mappa_report.opendata.names import name_of

LAYOUT = 1
"""The number of the layout."""


def write_return(dataset: Dataset) -> bytes:
    """One return."""
    return _dump({"layout": LAYOUT, "shorthand": words.MEANINGS, **_return(dataset)})


def write_returns(datasets: Iterable[Dataset], omitted: Omitted) -> bytes:
    """Many returns, each as ``write_return`` has it, and the areas and years that had to be ``omitted``."""
    return _dump(
        {
            "layout": LAYOUT,
            "shorthand": words.MEANINGS,
            "left_out": [{"area": area, "year": int(year)} for area, year in omitted],
            "returns": [_return(dataset) for dataset in datasets],
        }
    )


def _dump(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _return(dataset: Dataset) -> dict[str, Any]:
    area = dataset.area
    return {
        "title": words.statistics_title(dataset.title),
        "language": dataset.language,
        "area": {"key": area.slug, "name": area.name, "board": area.board, "nation": area.nation},
        "year": _year(dataset.year),
        "published": dataset.published.isoformat() if dataset.published else None,
        "edition": {"key": dataset.edition, "digest": dataset.digest},
        "population": _population(dataset.population),
        "tables": [_table(table) for table in dataset.tables],
    }


def _year(year: ReportingYear) -> dict[str, Any]:
    return {
        "number": year.ends_in,
        "label": year.label,
        "start": year.start.isoformat(),
        "end": year.end.isoformat(),
    }


def _population(population: Population | None) -> dict[str, Any] | None:
    if population is None:
        return None
    return {
        "mid_year": population.mid_year,
        "aged": population.aged,
        "released": population.released.isoformat() if population.released else None,
        "count": population.count,
    }


def _table(table: DataTable) -> dict[str, Any]:
    return {
        "number": table.number,
        "key": table.key or None,
        "title": table.title,
        "row_heading": table.stub,
        "rows": [_line(row) for row in table.rows],
        "columns": [_line(column) for column in table.columns],
        "notes": list(table.notes),
        "figures": [_figure(each) for each in table.observations],
    }


def _line(line: LineInWords) -> dict[str, Any]:
    return {"key": line.key or None, "label": line.label, "is_total": line.is_total}


def _figure(each: Observation) -> dict[str, Any]:
    return {
        "figure": name_of(each.path),
        "row": each.row.key,
        "column": each.column.key or None,
        "measure": each.type.value,
        "state": each.figure.state.value,
        "value": _number(each.figure.value),
        "shorthand": each.shorthand or None,
        "notes": list(each.notes),
    }


def _number(value: int | Decimal | None) -> int | float | None:
    """A rate has at most ten digits, of which a float loses none; one without decimals is a whole number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
