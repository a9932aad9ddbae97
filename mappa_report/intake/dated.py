"""Which year a finished report is of, and which edition it comes in with."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.assembly.editions import load_edition
from mappa_report.assembly.naming import read_year
from mappa_report.importing.figures import Dating, date_report, is_two_reports
from mappa_report.importing.finished import Finished
from mappa_report.importing.lines import Line
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.edition_files import edition_or_copy
from mappa_report.scaffold.schema_files import edition_of_year
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located
from mappa_report.workspace.workspace import Workspace


class Wish(Struct, frozen=True):
    """What somebody asked for: ``year`` as they typed it, None to take it from the report."""

    year: str | None = None
    keeps_national: bool = False


class OfYear(Struct, frozen=True):
    """The year and edition of a report. ``digests`` are the editions that may know its national passages."""

    year: ReportingYear
    edition: Edition
    begun: dict[Located, bytes]
    digests: tuple[str, ...]
    said: tuple[str, ...]


def dated(
    workspace: Workspace,
    area: Area,
    wish: Wish,
    name: str,
    finished: Finished,
    lines: Sequence[Line],
    problems: list[Problem],
) -> OfYear | None:
    """The year and edition of the report ``lines``, which came from the file ``name``; None after Problems."""
    asked = read_year(wish.year, problems) if wish.year else None
    dating = date_report(finished.title, lines)
    editions = [each for key in workspace.editions() if (each := load_edition(workspace, key, problems))]
    if is_two_reports(editions, lines, area.units.get(dating.year, ())):
        hint = "divide it into one file for each year, and import each."
        message = "this file has the whole returns of two years"
        problems.append(Problem("report-year", message, Place(Source(name)), hint=hint))
        return None
    year = asked if wish.year else _found(dating, name, problems)
    if year is None:
        return None
    if dating.is_sure and dating.year != year.ends_in:
        problems.append(_other_year(dating, year, name))
        return None
    covering = tuple(each.key for each in editions if year.ends_in in each.years)
    keys = covering or tuple(each.key for each in editions)
    if covering and workspace.has_own_year(area.slug, str(year)):
        edition = edition_of_year(workspace, area.slug, year, problems)  # that of the report which is there
        return OfYear(year, edition, {}, keys, ()) if edition else None
    edition, begun = edition_or_copy(workspace, year.ends_in, lambda *_: True, "mappa-report import", problems)
    said = () if covering else (_begun(year, editions),)
    return OfYear(year, edition, begun, keys, said) if edition else None


def _found(dating: Dating, name: str, problems: list[Problem]) -> ReportingYear | None:
    if dating.is_sure:
        return ReportingYear(dating.year)
    likely = [str(year) for year in (dating.year, dating.next_year) if year]
    such = f", such as --year {likely[0]}" if likely else ""
    hint = f"say which with --year{such}."
    maybe = f": it may be {' or '.join(likely)}" if likely else ""
    message = f"this file does not say plainly which year it is of{maybe}"
    on_page = f"say which year it is of{f', such as {likely[0]}' if likely else ''}."
    problems.append(Problem("report-year", message, Place(Source(name)), hint=hint, on_page=on_page))
    return None


def _other_year(dating: Dating, year: ReportingYear, name: str) -> Problem:
    hint = f"give the report of {year}, or --year {dating.year}."
    message = f"this is the report of {dating.year}, and that of {year} was asked for"
    on_page = f"give the report of {year}, or the year {dating.year}."
    return Problem("report-year", message, Place(Source(name)), hint=hint, on_page=on_page)


def _begun(year: ReportingYear, editions: Sequence[Edition]) -> str:
    nearest = min(editions, key=lambda each: min(abs(other - year.ends_in) for other in each.years))
    return (
        f"No edition covers {year}: one was begun as a copy of {nearest.key}, the nearest. What of the report that "
        "form does not ask for could not be placed."
    )
