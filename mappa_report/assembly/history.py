"""The returns of earlier years. Their Problems are dropped, since they come up when their own year is checked."""

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.last_year.check import not_compared
from mappa_report.checks.statistics import check_return, edition_named
from mappa_report.checks.totals.check import paths_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.history import History, PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import read_return, read_section_texts
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.readers.text_file import MAX_BYTES, read_bytes
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

BREAKS = "breaks.yaml"


def history_of(workspace: Workspace, report: AnnualReport, problems: list[Problem]) -> History:
    """The returns that the area of ``report`` made before it, as far as they can be read, oldest first.

    Problems with ``breaks.yaml`` are appended to ``problems``: without it no two years can be told to be comparable, so
    there is then no history.
    """
    listed = read_breaks(workspace, problems)
    if listed is None:
        return History()
    returns = (read_past_return(workspace, report, year, []) for year in years_before(workspace, report))
    return History(tuple(past for past in returns if past), listed.breaks, listed.names)


def years_before(workspace: Workspace, report: AnnualReport) -> list[ReportingYear]:
    """The years before that of ``report`` for which its area has a folder, earliest first."""
    return [ReportingYear(year) for year in sorted(workspace.years(report.area.slug)) if year < report.year.ends_in]


def return_of_last_year(workspace: Workspace, report: AnnualReport, problems: list[Problem]) -> PastReturn | None:
    """The return of the year before, if the area has one, cut down to what this year's can be held against."""
    year = ReportingYear(report.year.ends_in - 1)
    unreadable: list[Place] = []
    past = read_past_return(workspace, report, year, unreadable)
    if past is None:
        # Nothing is compared, so nothing needs it; that it can't be read is told all the same, before something does.
        if at := workspace.locate(BOILERPLATE, BREAKS):
            read_bytes(at, MAX_BYTES, problems)
        problems += (not_compared(place, report, year) for place in unreadable[:1])
        return None
    # Loaded here because most reports have no year before them, and would wait for it.
    from mappa_report.checks.last_year.earlier import comparable_part

    listed = read_breaks(workspace, problems)
    return comparable_part(past, report, listed.breaks) if listed else None


def texts_of_last_year(workspace: Workspace, report: AnnualReport) -> tuple[Source, ...]:
    """The section files of the year before, if the area has a report of it."""
    year = ReportingYear(report.year.ends_in - 1)
    is_there = year in years_before(workspace, report)
    return read_section_texts(workspace, report.area.slug, str(year)) if is_there else ()


def read_breaks(workspace: Workspace, problems: list[Problem]) -> History | None:
    """The breaks in series, and the names of figures, in a History without returns; None after Problems."""
    from mappa_report.checks.series import check_breaks, check_names

    node = read_yaml_file(workspace.locate(BOILERPLATE, BREAKS), f"{BOILERPLATE}/{BREAKS}", problems)
    breaks = check_breaks(node, problems) if node else None
    return None if node is None or breaks is None else History((), breaks, check_names(node, problems))


def read_past_return(
    workspace: Workspace, report: AnnualReport, year: ReportingYear, unreadable: list[Place]
) -> PastReturn | None:
    """The return that the area of ``report`` made in ``year``, as far as it is sound; None where it made none.

    None as well where it can't be read: then the place of the file is appended to ``unreadable``.
    """
    slug = report.area.slug
    if year not in years_before(workspace, report):
        return None
    faults: list[Problem] = []
    node = read_return(workspace, slug, str(year), faults)
    if node is None:
        unreadable += (problem.place for problem in faults if problem.code != "file-missing")
        return None
    pinned = workspace.pinned_to(slug, str(year))
    key = edition_named(node, pinned.editions(), faults)
    is_same = key == report.edition.key and pinned == workspace.pinned_to(slug, str(report.year))
    edition = report.edition if is_same else load_edition(pinned, key, faults) if key else None
    if edition is None:
        unreadable.append(node.place)
        return None
    # Loaded here because most reports have no year before them, and would wait for it.
    from mappa_report.checks.last_year.earlier import without_failed_sums

    form = edition.form.with_units(report.area.units.get(year.ends_in, ()))
    figures = check_return(node, form, faults).figures
    blamed = paths_of(faults)
    sound = {path: figure for path, figure in figures.items() if path not in blamed}
    return PastReturn(year, form, without_failed_sums(form, sound), report.area.populations.get(year.ends_in))
