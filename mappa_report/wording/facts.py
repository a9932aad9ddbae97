"""What placeholders can name: the figures, year, area and population of one report."""

from collections.abc import Mapping
from datetime import date

from mappa_report.model.area import Area, Population
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.imprint import IMPRINT_NAMES
from mappa_report.model.year import ReportingYear

Fact = str | int | date | Figure | None
Facts = Mapping[str, "Fact | Facts"]

_OF_LICENCE = ("licence", "licence_address")

CHANGE_WORDS = ("now", "then", "change", "percent", "in_percent", "because", "said", "since")
"""What the sentences of a comparison are made of; each is empty where it has nothing to say."""


def gather_facts(area: Area, year: ReportingYear, figures: Mapping[Path, Figure]) -> Facts:
    """Everything a placeholder can reach, by name, in nested mappings; None where the area gives no value."""
    population = area.populations.get(year.ends_in)
    return {
        "area": {"name": area.name, "board": area.board},
        **facts_of_year(year),
        "population": {
            "mid_year": str(population.mid_year) if population and population.mid_year else None,
            "aged": population.aged if population else None,
            "released": population.released if population else None,
            "count": population.count if population else None,
            "later_mid_year": _later_mid_year(population, year),
        },
        **facts_of_figures(figures),
    }


def facts_of_imprint(area: Area, year: ReportingYear, usual: Mapping[str, str]) -> Facts:
    """What the imprint of a report can name, None for what nobody knows. ``usual`` holds where ``area`` says nothing.

    An area with a licence of its own has not the usual one's address.
    """
    held = {name: words for name, words in usual.items() if not (name in _OF_LICENCE and "licence" in area.imprint)}
    said = {"publisher": area.board, **held, **area.imprint}
    due = area.next_reports.get(year.ends_in)
    return {
        "imprint": {
            **{name: said.get(name) for name in IMPRINT_NAMES},
            "next": due,
            "next_year": ReportingYear(year.ends_in + 1).label,
        }
    }


def _later_mid_year(population: Population | None, year: ReportingYear) -> Fact:
    """The last mid-year before the snapshot, where the rate's estimate is an older one; else not applicable."""
    if population is None or population.mid_year is None:
        return None
    last = year.ends_in - 1
    return str(last) if population.mid_year < last else Figure(FigureState.NOT_APPLICABLE)


def facts_of_figures(figures: Mapping[Path, Figure]) -> Facts:
    """The figures alone."""
    return {"figures": _nested(figures)}


def facts_of_change(facts: Facts, earlier: ReportingYear, words: Mapping[str, str]) -> Facts:
    """``facts`` with what the words of a comparison can name besides: the ``earlier`` year, and ``words``."""
    return {**facts, "before": _facts_of(earlier), **dict.fromkeys(CHANGE_WORDS, ""), **words}


def facts_of_year(year: ReportingYear) -> Facts:
    """The days and names of ``year`` alone."""
    return {"year": _facts_of(year)}


def _facts_of(year: ReportingYear) -> Facts:
    return {
        "number": str(year.ends_in),
        "start": year.start,
        "end": year.end,
        "snapshot": year.snapshot,
        "label": year.label,
        "last_mid_year": str(year.ends_in - 1),
    }


def _nested(figures: Mapping[Path, Figure]) -> Facts:
    root: dict[str, Fact | Facts] = {}
    for path, figure in figures.items():
        branch = root
        for key in path[:-1]:
            branch = branch.setdefault(key, {})  # type: ignore[assignment]
        branch[path[-1]] = figure
    return root
