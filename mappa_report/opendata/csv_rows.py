"""The rows of a CSV file whose author is unknown, each field with its place. What is no such row is a Problem."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from mappa_report.problems.many import MAX_OF_FILE, reading_ends
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

MAX_ROWS = 100_000
"""Far above what all areas return in twenty years."""

MAX_ROW_LENGTH = 8_000
"""Characters, several times those of the longest note."""

_FIELD = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=,|$)|(?P<bare>[^",]*)(?=,|$)')


class Field(Struct, frozen=True):
    """One value, as text."""

    text: str
    place: Place


Row = Mapping[str, Field]
"""The fields of a row by the names of their columns."""


def read_rows(source: Source, needed: tuple[str, ...], problems: list[Problem]) -> Iterator[Row]:
    """Each row of ``source``, whose first line names the columns and must name those ``needed``."""
    lines = iter(enumerate(source.lines, start=1))
    names = _read_names(source, next(lines, (1, ""))[1], needed, problems)
    if names is None:
        return
    before = len(problems)
    for number, line in lines:
        if len(problems) - before >= MAX_OF_FILE:
            problems.append(reading_ends(Place(source, number)))
            return
        if number > MAX_ROWS:
            message = f"this file has more than {MAX_ROWS:,} rows"
            hint = "check that it is the right file."
            problems.append(Problem("file-too-large", message, Place(source, number), hint=hint))
            return
        fields = _fields(source, number, line, problems) if line else None
        if fields is not None and len(fields) != len(names):
            message = f"this row has {len(fields)} fields, and the first line names {len(names)} columns"
            hint = "give each row a field for every column; put one with a comma in it in quotation marks."
            problems.append(Problem("wrong-shape", message, _whole(source, number, line), hint=hint))
        elif fields is not None:
            yield dict(zip(names, fields, strict=True))


def _read_names(source: Source, line: str, needed: tuple[str, ...], problems: list[Problem]) -> list[str] | None:
    fields = _fields(source, 1, line.removeprefix("\ufeff"), problems)
    if fields is None:
        return None
    names: list[str] = []
    before = len(problems)
    for field in fields:
        if field.text in names:
            message, hint = f"the column {field.text[:40]} is there twice", "remove one of the two."
            problems.append(Problem("duplicate-key", message, field.place, hint=hint))
        names.append(field.text)
    for name in needed:
        if name not in names:
            hint = f"the first line names the columns; among them must be {', '.join(needed)}."
            message = f"there is no column {name}"
            problems.append(Problem("missing", message, _whole(source, 1, line), record=(name,), hint=hint))
    return names if len(problems) == before else None


def _fields(source: Source, number: int, line: str, problems: list[Problem]) -> list[Field] | None:
    if len(line) > MAX_ROW_LENGTH:
        message, hint = f"this row is longer than {MAX_ROW_LENGTH:,} characters", "check that it is the right file."
        problems.append(Problem("file-too-large", message, Place(source, number), hint=hint))
        return None
    fields: list[Field] = []
    position = 0
    while position <= len(line):
        match = _FIELD.match(line, position)
        if match is None:
            hint = "a field with quotation marks in it is set in quotation marks, and each of them is written twice."
            place = Place(source, number, position + 1)
            message = "the quotation marks of this field do not match"
            problems.append(Problem("badly-written", message, place, hint=hint))
            return None
        quoted = match["quoted"]
        text = match["bare"] if quoted is None else quoted.replace('""', '"')
        fields.append(Field(text, Place(source, number, position + 1, max(1, len(match[0])))))
        position = match.end() + 1
    return fields


def _whole(source: Source, number: int, line: str) -> Place:
    return Place(source, number, 1, max(1, len(line)))
