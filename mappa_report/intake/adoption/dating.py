"""Which year, and which area's report, the official wording stands in: what is a slot there follows from that."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from mappa_report.assembly.register import read_register
from mappa_report.importing.figures import date_report
from mappa_report.importing.finished import Finished
from mappa_report.importing.lines import Line
from mappa_report.model.edition import Edition
from mappa_report.model.form import Line as FormLine
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.schema_files import area_as_known
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=-|\Z)")
_MENTIONS = 3
_MORE = 2


class OfArea(Struct, frozen=True):
    """The names of the area whose report it is, none where nothing says, and the units of its return."""

    names: tuple[str, ...] = ()
    units: tuple[FormLine, ...] = ()


def year_of_edition(key: str, base: Edition) -> tuple[int, ...]:
    """The years that an edition ``key`` covers: that in its name, else those of ``base``."""
    named = _YEAR.match(key)
    return (int(named[0]),) if named else base.years


def year_of_file(
    finished: Finished, lines: Sequence[Line], years: Sequence[int], name: str, problems: list[Problem]
) -> ReportingYear | None:
    """The year whose days stand in ``lines``: one of ``years``. None after a Problem, with a report of another year."""
    dating = date_report(finished.title, lines)
    if not dating.is_sure:
        return ReportingYear(years[-1])
    if dating.year in years:
        return ReportingYear(dating.year)
    due = " and ".join(map(str, years))
    hint = f"give a report of {due}, or begin the name of the edition with its year: --as {dating.year}-official."
    message = f"this is the report of {dating.year}, and the edition is for {due}"
    on_page = f"give a report of {due}, or choose the edition of {dating.year}."
    problems.append(Problem("report-year", message, Place(Source(name)), hint=hint, on_page=on_page))
    return None


def area_of_file(workspace: Workspace, lines: Sequence[Line], year: ReportingYear) -> OfArea:
    """The area that ``lines`` name far more often than any other."""
    text = "\n".join(line.text for line in lines)
    register = read_register(workspace, [])
    names = {folder: (area.name, *area.known_as) for folder, area in register.items()}
    every = re.compile(rf"\b(?:{'|'.join(re.escape(each) for of in names.values() for each in of)})\b")
    mentions = Counter(every.findall(text)) if names else Counter[str]()
    counts = Counter({folder: sum(mentions[each] for each in of) for folder, of in names.items()})
    (best, most), (_, following), *_ = (*counts.most_common(2), ("", 0), ("", 0))
    if most < max(_MENTIONS, _MORE * following):
        return OfArea()
    known = area_as_known(workspace, best, register[best].name)
    return OfArea(names[best], known.units.get(year.ends_in, ()))
