"""``form.yaml`` into a Form."""

import re
from collections.abc import Callable, Iterable, Mapping

from mappa_report.checks.edition.form_rules import check_rules
from mappa_report.checks.edition.size import lines_that_fit, refuse_large_form
from mappa_report.checks.schemas.form import FORM, LINE
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.document.inlines import Inlines
from mappa_report.model.figure import FigureType, Path
from mappa_report.model.form import Form, FormTable, Line, Withheld
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    key_place,
    maps_at,
    required_text,
    string_at,
    strings_at,
    text_at,
)
from mappa_report.source.suggest import did_you_mean, suggestion

UNITS = "units"
_KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")

ReadInline = Callable[[TextNode, list[Problem]], Inlines]
"""One line of Markdown into inlines: the Markdown reader's, handed in so that checks need not know it."""


def words_at(node: MapNode, key: str, read_inline: ReadInline, problems: list[Problem]) -> Inlines:
    """The words that ``node`` has for ``key``; none where it has none, or only blanks."""
    text = text_at(node, key)
    return read_inline(text, problems) if text and text.text.strip() else ()


def check_form(node: Node, read_inline: ReadInline, problems: list[Problem]) -> Form | None:
    """The Form that ``node`` describes; None after Problems."""
    before = len(problems)
    if not check_shape(node, FORM, "form.yaml", problems) or not isinstance(node, MapNode):
        return None
    items = maps_at(node, "tables")
    tables = [_Table(item, read_inline, problems).table() for item in items]
    refuse_large_form(node, tables, problems)
    if len(problems) > before:
        return None
    _refuse_same_path(tables, items, problems)
    _refuse_unknown_rates(tables, items, problems)
    if len(problems) > before:
        return None
    withheld = _read_withheld(node, tables)
    counted = strings_at(node, "counted")
    rules = check_rules(node, tables, problems)
    has_errors = any(problem.is_error for problem in problems[before:])
    return None if has_errors else Form(tuple(tables), counted=counted, withheld=withheld, rules=rules)


def figure_named(name: TextNode, form: Form, purpose: str, problems: list[Problem]) -> Path | None:
    """The path of the figure that ``name`` names; None after a warning that the form has none for the ``purpose``.

    Next year's form may have lost the figure: that need not keep its reports from being built.
    """
    known = form.paths_by_name
    if name.text not in known:
        message = f"the form asks for no figure {name.text:.60}, so none is {purpose}"
        problems.append(unknown_value(message, name, suggestion(name.text, known), Severity.WARNING))
    return known.get(name.text)


def _refuse_same_path(tables: list[FormTable], items: tuple[MapNode, ...], problems: list[Problem]) -> None:
    """No two figures may stand at one path, nor a table's key be that of a single figure."""
    heads = {"edition": "the edition that a return names", "published": "the day of publication"}
    for table, item in zip(tables, items, strict=True):
        for key in dict.fromkeys(path[0] for path, _, _ in table.slots()):
            if key in heads:
                hint = "give each table, and each single figure, a key of its own."
                place = key_place(item, ("key",) if table.key else ("rows", key))
                problems.append(Problem("duplicate-key", f"{key} stands for {heads[key]} already", place, hint=hint))
            heads[key] = "another table" if table.key else "another figure"


def _refuse_unknown_rates(tables: list[FormTable], items: tuple[MapNode, ...], problems: list[Problem]) -> None:
    """A rate is of a figure that the form asks for."""
    known = {path: ".".join(path) for table in tables for path, _, _ in table.slots()}
    for table, item in zip(tables, items, strict=True):
        for row in table.rows:
            if row.rate_of and row.rate_of not in known:
                name = ".".join(row.rate_of)
                own = table.path(row)
                hint = did_you_mean(name, [each for path, each in known.items() if path != own])
                place = key_place(item, ("rows", row.key, "of"))
                problems.append(Problem("unknown-value", f"{name:.60} is no figure of this form", place, hint=hint))


class _Table:
    def __init__(self, node: MapNode, read_inline: ReadInline, problems: list[Problem]) -> None:
        self.node = node
        self.read_inline = read_inline
        self.problems = problems

    def table(self) -> FormTable:
        rows, columns = self.lines("rows"), self.lines("columns")
        self.check_units()
        return FormTable(
            key=string_at(self.node, "key"),
            title=self.inline("title"),
            stub=self.inline("stub"),
            value_heading=self.inline("value"),
            rows=rows,
            columns=columns,
            inapplicable=self.inapplicable(rows, columns),
            definitions=strings_at(self.node, "definitions"),
            notes=strings_at(self.node, "notes"),
            unit_total=self.inline("total") if text_at(self.node, "rows") else None,
            aliases=strings_at(self.node, "said"),
            time_phrases=strings_at(self.node, "when"),
        )

    def check_units(self) -> None:
        """``rows: units`` stands for the area's own units, with a total; it is the only word that rows can be."""
        rows, total = text_at(self.node, "rows"), text_at(self.node, "total")
        if rows and rows.text != UNITS:
            hint = f"list the rows below it, or write  rows: {UNITS}."
            self.problems.append(Problem("unknown-value", f"rows can't be {rows.text:.40}", rows.place, hint=hint))
        elif rows and not (total and string_at(self.node, "key")):
            hint = "add a key, and total: with the words for it."
            self.problems.append(Problem("missing", "a table by units needs a key and a total", rows.place, hint=hint))

    def inline(self, key: str) -> Inlines:
        value = text_at(self.node, key)
        return self.read_inline(value, self.problems) if value else ()

    def lines(self, axis: str) -> tuple[Line, ...]:
        group = self.node.values.get(axis)
        if not isinstance(group, MapNode):
            return ()
        values = lines_that_fit(group, axis, self.problems)
        totals = {key for key, value in values.items() if isinstance(value, MapNode) and "sum" in value.values}
        lines = tuple(self.line(key, value, group, totals) for key, value in values.items() if self.is_key(key, group))
        self.refuse_circles(lines, group)
        return lines

    def is_key(self, key: str, group: MapNode) -> bool:
        """True if ``key`` can be that of a line of ``group``; else after a Problem."""
        if _KEY.fullmatch(key):
            return True
        hint = "use small letters, digits and _, such as first_order."
        message = f"{key[:40]} can't be the key of a line"
        self.problems.append(Problem("badly-written", message, group.key_places[key], hint=hint))
        return False

    def refuse_circles(self, lines: tuple[Line, ...], group: MapNode) -> None:
        """A total may add up other totals, but not itself by way of them."""
        parts = {line.key: set(line.parts) for line in lines}
        while resolved := {key for key, others in parts.items() if not others & parts.keys()}:
            parts = {key: others for key, others in parts.items() if key not in resolved}
        if parts:
            hint = "let a total add up lines that do not add it up themselves."
            message = f"these sums go round in a circle: {', '.join(parts)}"
            self.problems.append(Problem("unknown-value", message, group.key_places[next(iter(parts))], hint=hint))

    def line(self, key: str, value: Node, group: MapNode, totals: set[str]) -> Line:
        if isinstance(value, TextNode):
            if not value.text.strip():
                message = f"the line {key} has no label"
                hint = "write its words after it."
                self.problems.append(Problem("missing", message, group.key_places[key], hint=hint))
            return Line(key, self.read_inline(value, self.problems))
        if not check_shape(value, LINE, f"the line {key}", self.problems) or not isinstance(value, MapNode):
            return Line(key, ())
        label = required_text(value, "label")
        kind = FigureType(string_at(value, "type") or FigureType.COUNT.value)
        parts = self.parts(key, value, group.values, totals)
        rate_of = tuple(filter(None, string_at(value, "of").split(".")))
        names = (strings_at(value, "said"), strings_at(value, "also"))
        return Line(key, self.read_inline(label, self.problems), parts, kind, rate_of, *names)

    def parts(self, key: str, value: MapNode, group: Mapping[str, Node], totals: set[str]) -> tuple[str, ...]:
        """The keys that the line adds up: those listed, or with "all" every line that is no total itself."""
        match value.values.get("sum"):
            case None:
                return ()
            case TextNode(text="all"):
                return tuple(other for other in group if other not in totals)
            case ListNode(items=listed):
                parts = tuple(item if isinstance(item, TextNode) else TextNode("", item.place) for item in listed)
                for part in parts:
                    if part.text not in group or part.text == key:
                        self.unknown("sum", part, [other for other in group if other != key])
                return tuple(part.text for part in parts if part.text in group and part.text != key)
            case other:
                hint = "write all, or a list of keys."
                self.problems.append(Problem("unknown-value", "sum can't be that", other.place, hint=hint))
                return ()

    def inapplicable(self, rows: tuple[Line, ...], columns: tuple[Line, ...]) -> dict[Path, str]:
        reasons: dict[Path, str] = {}
        for item in maps_at(self.node, "not_applicable"):
            lines = (self.pick(item, "row", rows), self.pick(item, "column", columns) if columns else None)
            keys = (string_at(self.node, "key"), *(line.key for line in lines if line))
            reasons[tuple(key for key in keys if key)] = string_at(item, "because")
        return reasons

    def pick(self, item: MapNode, axis: str, lines: tuple[Line, ...]) -> Line | None:
        line = next((line for line in lines if line.key == string_at(item, axis)), None)
        if line is None:
            self.unknown(axis, text_at(item, axis) or TextNode("", item.place), [line.key for line in lines])
        return line

    def unknown(self, what: str, node: TextNode, known: list[str]) -> None:
        message = f"{what} names {node.text or 'nothing':.60}, which this table does not have"
        self.problems.append(unknown_value(message, node, suggestion(node.text, known)))


def _read_withheld(node: MapNode, tables: Iterable[FormTable]) -> tuple[Withheld, ...]:
    """The rules of ``withheld`` in the form at ``node``. What its ``tables`` ask for is no longer withheld."""
    asked = {line.key for table in tables for line in (*table.rows, *table.columns)}
    rules = (
        Withheld(
            strings_at(item, "named"),
            strings_at(item, "keys"),
            string_at(item, "because"),
            strings_at(item, "akin"),
            strings_at(item, "people"),
        )
        for item in maps_at(node, "withheld")
    )
    return tuple(rule for rule in rules if asked.isdisjoint(rule.keys))
