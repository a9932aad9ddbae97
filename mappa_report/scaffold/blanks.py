"""Files with blanks to fill in, as text: a return, a section, and who an area is."""

import json
import re
from collections.abc import Iterator, Sequence

from mappa_report.assembly.register import RegisteredArea
from mappa_report.compose.filling import Filler
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.model.area import Area
from mappa_report.model.correction import Correction
from mappa_report.model.edition import Edition, UsualSection
from mappa_report.model.form import FormTable, Line
from mappa_report.model.section import Author
from mappa_report.model.year import ReportingYear
from mappa_report.wording.expression import ExpressionError
from mappa_report.wording.facts import Facts, gather_facts
from mappa_report.workspace.workspace import SCHEMA

SCHEMA_COMMENT = f"# yaml-language-server: $schema={SCHEMA}"
"""The first line of a return, which tells an editor where the schema is."""

_HOW_TO_GO_ON = """\
# Write below the second line of dashes. An empty line begins a new paragraph, ## a heading, - an item of a list."""
_PLAIN = re.compile(r"[A-Za-z][\w ()&’,.-]*")


def statistics_file(area: Area, year: ReportingYear, edition: Edition) -> str:
    """A ``statistics.yaml`` in which every figure that the form asks for stands as a comment, ready for its number.

    Where it asks for figures by unit, those are the units that ``area`` has for the year.
    """
    facts = gather_facts(area, year, {})
    form = edition.form.with_units(area.units.get(year.ends_in, ()))
    lines = [
        SCHEMA_COMMENT,
        f"# {area.name}, {year.label}. Take away the # before a name and write its number after the colon.",
        "# 0: there were none.  Nothing after the colon: not returned.  n/a: the form says that it does not apply.",
        "# Totals may be left out: they are then worked out. Those that are given are checked.",
        f'edition: "{edition.key}"',
        "#published:  # the day, such as 2023-10-26, once there is one: the national text is kept as it was then",
    ]
    for table in form.tables:
        lines += table_block(table, facts)
    return "\n".join(lines) + "\n"


def table_block(table: FormTable, facts: Facts) -> Iterator[str]:
    """The lines of one table of the form: an empty one, its title, and each of its figures as a comment."""
    yield ""
    yield f"# {label_text(table.title, facts)}"
    yield from _table_lines(table, facts)


def _table_lines(table: FormTable, facts: Facts) -> Iterator[str]:
    """The names of groups as they are, and each figure behind a # that keeps its place when it is taken away."""
    indent = "  " if table.key else ""
    if table.key:
        yield f"{table.key}:"
    for row in table.rows:
        if not table.columns:
            yield indent + _blank(table, row, None, facts)
            continue
        yield f"{indent}{row.key}:"
        for column in table.columns:
            yield f"{indent}  {_blank(table, row, column, facts)}"


def _blank(table: FormTable, row: Line, column: Line | None, facts: Facts) -> str:
    line = column or row
    if reason := table.inapplicable.get(table.path(row, column)):
        return f"{line.key}: n/a  # {one_line(reason)}"
    return f"#{line.key}:  # {label_text(line.label, facts)}"


def section_file(title: str, kind: str, slot: str, authors: Sequence[Author], is_signed: bool, advice: str) -> str:
    """A section with its head written and nothing below it but how to go on, as a remark."""
    remarks = [f"# {one_line(advice)}"] if advice else []
    return section_head(title, kind, slot, authors, is_signed, [*remarks, _HOW_TO_GO_ON])


def section_head(
    title: str, kind: str, slot: str, authors: Sequence[Author], is_signed: bool, remarks: Sequence[str] = ()
) -> str:
    """The head of a section between its lines of dashes, with ``remarks`` below what it says."""
    lines = [f"title: {scalar(title)}", f"kind: {scalar(kind)}", f"place: {scalar(slot)}"]
    if is_signed:
        lines.append("signed:")
    for author in authors:
        role, organisation = (scalar(words) if words else "" for words in (author.role, author.organisation))
        if is_signed and author.name:
            lines += [f"  - name: {scalar(author.name)}", f"    role: {role}".rstrip()]
            lines.append(f"    organisation: {organisation}".rstrip())
        elif is_signed:
            lines += [f"  - role: {role}".rstrip(), f"    organisation: {organisation}".rstrip()]
        else:
            lines += [f"role: {role}".rstrip(), f"organisation: {organisation}".rstrip()]
    return "\n".join(["---", *lines, *remarks, "---", ""])


def usual_section_file(section: UsualSection) -> str:
    """A section that most areas write."""
    authors = (Author(section.role, ""),)
    return section_file(section.title, section.kind, section.slot, authors, False, section.advice)


def correction_entry(correction: Correction) -> str:
    """A correction as the lines of ``corrections.yaml``."""
    return f"- date: {correction.date.isoformat()}\n  note: {json.dumps(correction.note, ensure_ascii=False)}\n"


def area_file(area: RegisteredArea, year: ReportingYear) -> str:
    """An ``area.yaml`` for ``area``, with the population of ``year`` to put right."""
    known_as = f"known_as: [{', '.join(map(scalar, area.known_as))}]\n" if area.known_as else ""
    return f"""\
name: {scalar(area.name)}
{known_as}board: {scalar(area.name)} Strategic Management Board
forces: [{", ".join(map(scalar, area.forces))}]
nation: {area.nation}
# What each published rate was worked out on. Fill it in from the note that comes with the rate: the year of the
# mid-year estimate, the day on which it was released (such as 2022-12-21), and if given the number of people.
populations:
  - rate_year: {year}
    mid_year:
    aged: ten and over
    released:
    count:
# What every report ends with, about itself. What stays empty is not printed.
imprint:
  contact: # who to ask, by role, such as the MAPPA co-ordinator for {area.name}
  email:
  telephone:
  address:
  website: # where the report can be read, such as https://www.example.police.uk/mappa
  data: # where its data files can be fetched
  next: # when the report after that of each year is due, such as  {year}: October {year.ends_in + 1}
"""


def scalar(words: str) -> str:
    """``words`` as YAML takes them: plain where they may be, else in quotes, as a title with a colon must be."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def label_text(content: Inlines, facts: Facts) -> str:
    """``content`` on one line, its placeholders filled in as far as ``facts`` go."""
    try:
        return one_line(Filler(facts).words(content))
    except ExpressionError:  # it names a figure or population, which are still to come
        return one_line(plain_text(content))


def one_line(words: str) -> str:
    """``words`` with single spaces between them."""
    return " ".join(words.split())
