"""What a proof still lacks, and who owes it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from mappa_report.compose.gaps import TableGaps, gaps_of, is_without_text, sections_required, usual_sections_left_out
from mappa_report.compose.hindrances import what_is_owed
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import Places, bullets, line, listed, paragraph
from mappa_report.compose.proofs.sections import contributors
from mappa_report.document.blocks import Block, BulletList
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution
from mappa_report.model.figure import FigureState
from mappa_report.problems.masking import masked
from mappa_report.wording.numbers import counted, format_date
from mappa_report.wording.standing import standing_sentences

_SECTION = re.compile(r"/sections/[^/]+\.md$")


def missing(report: AnnualReport, context: ProofContext, places: Places) -> Iterator[Block]:
    """What somebody named still owes, sections and figures that are to come, then what may be left out."""
    unread = [*_unread_sections(report, context)]
    # No section is said to be missing while one can't be read that might be it.
    sections: list[Inlines] = [line("A section can’t be read: see the coordinator’s page.") for _ in unread]
    sections += [] if unread else [line(f"{words}. Its author has to be found.") for words in sections_required(report)]
    sections += [
        line(places.section(section.place.file), f": no text yet. {_owed_by(contributors(section))}")
        for section in filter(is_without_text, report.sections)
    ]
    gaps = [*gaps_of(report, places.filler, FigureState.MISSING)]
    outstanding = [each for each in context.contributions if each.is_outstanding]
    if outstanding:
        yield paragraph("Not come in yet:")
        yield bullets(line(_still_owed(each, report, context.made)) for each in outstanding)
    if sections:
        yield paragraph("Sections:")
        yield bullets(sections)
    if gaps:
        names = dict.fromkeys(masked(each.name) for each in outstanding if each.section == STATISTICS)
        who = listed([*names]) or "whoever keeps the return"
        yield paragraph(f"{counted(sum(each.count for each in gaps), 'figure')}, owed by {who}:")
        yield _by_table(gaps)
    if not (sections or gaps or outstanding):
        yield paragraph("Nothing that the report has to have.")
    usual = [] if unread else [*usual_sections_left_out(report)]
    if usual:
        yield paragraph("Most reports also have these sections, though this one need not:")
        yield bullets(line(title) for title in usual)
    yield paragraph(" ".join(standing_sentences(report.edition)))
    blank = [*gaps_of(report, places.filler, FigureState.NOT_RETURNED)]
    if blank:
        yield paragraph("No figure was returned for these, and the report says so:")
        yield _by_table(blank)


def _still_owed(contribution: Contribution, report: AnnualReport, today: date) -> str:
    """Who owes what, by when, and how late it is ``today``."""
    due = contribution.due
    told = [what_is_owed(contribution, report)]
    told += [f"due {format_date(due)}"] if due else []
    told += [f"{counted((today - due).days, 'day')} late"] if due and contribution.is_late(today) else []
    told += [] if contribution.asked else ["not asked for yet"]
    return f"{masked(contribution.name)}: {', '.join(told)}."


def _owed_by(who: str) -> str:
    return f"Owed by: {who}." if who else "Nobody is named as its author."


def _unread_sections(report: AnnualReport, context: ProofContext) -> Iterable[str]:
    """The files of sections in which too much is wrong for them to stand in the report."""
    read = {section.place.file for section in report.sections}
    faulty = (problem.place.file for problem in context.problems if problem.is_error)
    return dict.fromkeys(file for file in faulty if _SECTION.search(file) and file not in read)


def _by_table(gaps: Iterable[TableGaps]) -> BulletList:
    """An item for each table, and in it one for each figure."""
    return BulletList(tuple((paragraph(each.title), bullets(line(name) for name in each.named)) for each in gaps))
