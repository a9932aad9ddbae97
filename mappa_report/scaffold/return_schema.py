"""The JSON Schema of a ``statistics.yaml``, made from the edition's form, for editors to check the file by.

It takes what ``check`` takes, as far as an editor can tell: to an editor an empty value is null and digits are a
number, where ``check`` sees what was written. It is draft 7, the newest that the YAML extensions of editors know well;
``errorMessage`` is theirs, and no other reader of a schema minds it.
"""

import json
from collections.abc import Iterable

from mappa_report.document.inlines import Inlines
from mappa_report.model.area import Area
from mappa_report.model.edition import Definition, Edition
from mappa_report.model.figure import FigureType
from mappa_report.model.form import FormTable, Line
from mappa_report.model.year import ReportingYear
from mappa_report.scaffold.blanks import label_text, one_line
from mappa_report.scaffold.figure_schema import Schema, figure, no_figure
from mappa_report.source.prose import ProseKind
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.standing import standing_sentences

_DRAFT = "http://json-schema.org/draft-07/schema#"
_HOW_TO_WRITE = {
    FigureType.COUNT: "A whole number: digits alone. 0: there were none. Nothing after the colon: not returned.",
    FigureType.RATE: "A number, with at most four decimals. Nothing after the colon: not returned.",
}
_TOTAL = "A total: worked out where it is left out, checked where it is given."


def schema_file(area: Area, year: ReportingYear, edition: Edition) -> str:
    """The schema as the text of a file."""
    return json.dumps(return_schema(area, year, edition), ensure_ascii=False, indent=1) + "\n"


def return_schema(area: Area, year: ReportingYear, edition: Edition) -> Schema:
    """The schema of the return of ``area`` for ``year``, its own units as rows where the form takes them."""
    return _Builder(area, year, edition).whole()


class _Builder:
    """Makes a schema of each part of the form, its labels in plain words."""

    def __init__(self, area: Area, year: ReportingYear, edition: Edition) -> None:
        self.area = area
        self.year = year
        self.edition = edition
        self.form = edition.form.with_units(area.units.get(year.ends_in, ()))
        self.facts = gather_facts(area, year, {})
        self.definitions = {definition.key: definition for definition in edition.definitions}

    def whole(self) -> Schema:
        parts = {"edition": self.edition_named(), "published": _PUBLISHED}
        required = ["edition"]
        for table in self.form.tables:
            rows = {row.key: self.row(table, row) for row in table.rows}
            needed = self.required(table, table.rows)
            if table.key:
                group = {"title": self.words(table.title), "description": self.explained(table)}
                rows, needed = {table.key: {**group, **self.group(table, rows, needed)}}, [table.key]
            parts |= rows
            required += needed
        title = f"{self.area.name}, {self.year.label}: the statistical return"
        return {"$schema": _DRAFT, "title": title, **_object(parts, required)}

    def edition_named(self) -> Schema:
        """The edition's name, which without its quotation marks is a number where it is a year."""
        key = self.edition.key
        names = [key, int(key)] if key.isdecimal() and str(int(key)) == key else [key]
        message = f"Write {key}; to follow another edition, write its name and run mappa-report schema again."
        standing = " ".join(standing_sentences(self.edition))
        title = "The edition that this return follows"
        return {"title": title, "description": standing, "enum": names, "errorMessage": message}

    def group(self, table: FormTable, rows: Schema, needed: list[str]) -> Schema:
        """The rows of ``table``; any name may be one where the area has yet to name its units."""
        group = _object(rows, needed)
        if table.takes_units and len(table.rows) == 1:
            group["additionalProperties"] = self.row(table, Line("", ()))
        return group

    def row(self, table: FormTable, row: Line) -> Schema:
        if not table.columns:
            return self.figure(table, row, None)
        cells = {column.key: self.figure(table, row, column) for column in table.columns}
        group = {"title": self.words(row.label), **_object(cells, self.required(table, table.columns, row))}
        # Of a row that may be left out, the name alone may stand.
        return {**group, "type": ["object", "null"]} if row.is_total else group

    def required(self, table: FormTable, lines: Iterable[Line], row: Line | None = None) -> list[str]:
        """The keys of ``lines``, rows or the columns of ``row``, without those that may be left out."""
        if row and row.is_total:
            return []
        return [line.key for line in lines if not (line.is_total or self.reason(table, line, row))]

    def reason(self, table: FormTable, line: Line, row: Line | None) -> str:
        """Why no figure applies at ``line``; empty where one does."""
        return self.form.inapplicable.get(table.path(row, line) if row else table.path(line), "")

    def figure(self, table: FormTable, row: Line, column: Line | None) -> Schema:
        label = self.words((column or row).label)
        if reason := self.form.inapplicable.get(table.path(row, column)):
            return {"title": label, "description": f"Not applicable: {reason}.", **no_figure(self.form.spellings)}
        is_total = row.is_total or bool(column and column.is_total)
        how = _TOTAL if is_total else _HOW_TO_WRITE[row.type]
        location = f"{self.words(row.label)}, {label}. " if column else ""
        paragraphs = [location + how] if table.key else [how, self.explained(table)]
        description = "\n\n".join(filter(None, paragraphs))
        return {"title": label, "description": description, **figure(row.type, self.form.spellings)}

    def explained(self, table: FormTable) -> str:
        """The first paragraph of each definition that explains ``table``."""
        return "\n\n".join(self.first_paragraph(self.definitions[key]) for key in table.definitions)

    def first_paragraph(self, definition: Definition) -> str:
        first = next((prose for prose in definition.prose if prose.kind is ProseKind.PARAGRAPH), None)
        explanation = first.filled(self.fact).text if first else ""
        return f"{self.words(definition.term)}: {one_line(explanation)}"

    def words(self, content: Inlines) -> str:
        return label_text(content, self.facts)

    def fact(self, expression: str) -> str:
        try:
            return evaluate(expression, self.facts)
        except ExpressionError:
            return "…"


_PUBLISHED: Schema = {
    "title": "The day of publication",
    "description": "Such as 2023-10-26, once there is one: the national text is kept as it was then.",
    "type": ["string", "null"],
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "errorMessage": "Write year, month and day, such as 2023-10-26.",
}


def _object(properties: Schema, required: list[str]) -> Schema:
    needed: Schema = {"required": required} if required else {}
    return {"type": "object", "additionalProperties": False, **needed, "properties": properties}
