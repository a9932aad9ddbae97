"""Figures from tables that are laid out as in the report, on one worksheet or many, also turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mappa_report.importing.sheets.block import Block, Match
from mappa_report.importing.sheets.cells import SheetFile
from mappa_report.importing.sheets.choosing import LIKE_A_TITLE, Choice, choose_blocks, searched
from mappa_report.importing.sheets.form_labels import FormLabels
from mappa_report.importing.sheets.reading import SheetReading, Taken, Wanted
from mappa_report.importing.sheets.settling import Settler
from mappa_report.importing.sheets.year_columns import of_year
from mappa_report.model.form import Form
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

_AREA = re.compile(r"(?:MAPPA )?area: *([^,\d]{2,60})", re.IGNORECASE)
"""As the cover of our own workbooks says whose figures follow."""

_FACTS_WITHIN = 30
"""Rows of a worksheet in which such facts stand."""


def read_tables(name: str, file: SheetFile, form: Form, wanted: Wanted) -> SheetReading:
    """The figures of ``form`` that the tables in ``file``, which people call ``name``, have for the year wanted."""
    if other := _other_area(file, wanted):
        message = (
            f"this file says that its figures are those of {other[:60]}, and those of {wanted.area_name} are wanted"
        )
        hint = "give the right file, or the area that it is of."
        problem = Problem("figures-of-another", message, Place(Source(name)), hint=hint)
        return SheetReading({}, problems=(problem,))
    labels = FormLabels.of(form)
    file = of_year(searched(file), wanted.year)
    choice = choose_blocks(file, labels, wanted.year)
    told = [*file.told, *_told(choice, wanted)]
    if not choice.blocks:
        return SheetReading({}, problems=(_nothing(name, choice, wanted),))
    settler = Settler(name, form)
    for block in choice.blocks:
        for path, at in block.slots.items():
            settler.read(path, block.view.cell(*at), block.view.where(at))
    return settler.settled(
        taken=tuple(each for block in _in_order(choice.blocks) for each in _taken(block, labels)),
        unknown=tuple(_unknown(choice)),
        told=tuple(told),
    )


def _other_area(file: SheetFile, wanted: Wanted) -> str:
    """The area that the file says it is of, where that is not the one wanted; else nothing."""
    for sheet in file.sheets:
        for row in sheet.rows[:_FACTS_WITHIN]:
            for match in filter(None, (_AREA.match(cell.text) for cell in row)):
                other = match[1].strip()
                if not wanted.is_area(other):
                    return other
                return ""
    return ""


def _unknown(choice: Choice) -> Iterator[tuple[str, str]]:
    """The labels in the tables chosen that are none of the form's, in no table."""
    used = {
        block.view.in_sheet(match.at)
        for block in choice.blocks
        for match in (*block.rows.values(), *block.columns.values())
    }
    for block in choice.blocks:
        for at in block.others:
            if block.view.in_sheet(at) not in used:
                yield block.view.where(at), block.view.text(*at)


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` as the form has their tables, and the rows of these."""
    keys = {id(block): [row.key for row in block.table.table.rows] for block in blocks}
    return sorted(blocks, key=lambda block: (block.table.number, min(map(keys[id(block)].index, block.rows))))


def _taken(block: Block, labels: FormLabels) -> Iterator[Taken]:
    """Each label of ``block`` that is not the form's word for word."""
    table = block.table.table
    axes = ((table.rows, block.table.rows, block.rows), (table.columns, block.table.columns, block.columns))
    if not any(labels.titles.is_exact(text, str(block.table.number)) for text in block.titles):
        yield from _title_taken(block, labels)
    for lines, known, matches in axes:
        for line in lines:
            match = matches.get(line.key)
            text = block.view.text(*match.at) if match else ""
            if match and not known.is_exact(text, line.key):
                yield Taken(block.view.where(match.at), text, block.table.meant(line))


def _title_taken(block: Block, labels: FormLabels) -> Iterator[Taken]:
    likely = [text for text in block.titles if labels.titles.likeness(text, str(block.table.number)) > 0]
    best = max(likely, key=lambda text: labels.titles.likeness(text, str(block.table.number)), default="")
    first: Match = next(iter(block.rows.values()))
    where = block.view.where(first.at)
    if labels.titles.likeness(best, str(block.table.number)) >= LIKE_A_TITLE:
        yield Taken(f"the table at {where}", best, block.table.title)


def _told(choice: Choice, wanted: Wanted) -> Iterator[str]:
    label = ReportingYear(wanted.year).label
    by_year: dict[str, list[str]] = {}
    for block, years in choice.set_aside:
        place = block.view.where(next(iter(block.rows.values())).at)
        places = by_year.setdefault(" and ".join(ReportingYear(year).label for year in sorted(years)), [])
        places += [] if place in places else [place]
    for other, places in by_year.items():
        yield f"Tables of {other} are left aside, as {label} is wanted: those at {', '.join(places[:6])}."
    if not choice.is_year_named:
        yield f"The file does not say of which year it is; it is taken to be of {label}."


def _nothing(name: str, choice: Choice, wanted: Wanted) -> Problem:
    place = Place(Source(name))
    label = ReportingYear(wanted.year).label
    if choice.set_aside:
        others = sorted({year for _, years in choice.set_aside for year in years})
        named = " and ".join(ReportingYear(year).label for year in others)
        message = f"the tables in this file are of {named}, and those of {label} are wanted"
        hint = (
            f"give the file of {label}, or the year {others[-1]}; if only a heading is wrong, correct it in the file."
        )
        return Problem("figures-of-another", message, place, hint=hint)
    hint = (
        "lay the tables out as in the report, with its titles and labels; "
        "`mappa-report data AREA YEAR --template` writes a workbook with all of them."
    )
    on_page = "lay the tables out as in the report, or fill in the workbook that this page gives out."
    return Problem("no-figures", "no table of the form stands in this file", place, hint=hint, on_page=on_page)
