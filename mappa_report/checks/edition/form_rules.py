"""The ``rules`` of ``form.yaml``: how figures of different tables stand to each other, written out figure by figure."""

from collections.abc import Iterator, Sequence

from mappa_report.checks.edition.size import refuse_many_rules
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_truth
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, FormTable, Line, Rule
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, TextNode, maps_at, string_at, text_at, texts_at
from mappa_report.source.suggest import suggestion


def check_rules(node: MapNode, tables: Sequence[FormTable], problems: list[Problem]) -> tuple[Rule, ...]:
    """The rules at ``rules`` of the form at ``node``, whose tables are ``tables``.

    One that names what the form does not have is left out after a warning: it says nothing against the form itself,
    and a form that another year's is begun from may have lost a table.
    """
    form = Form(tuple(tables))
    rules: list[Rule] = []
    pairs = 0
    for item in maps_at(node, "rules"):
        rule = _Reader(item, form, problems).rule()
        if rule:
            rules.append(rule)
            pairs += len(rule.pairs)
            if refuse_many_rules(pairs, item.place, problems):
                break
    return tuple(rules)


class _Reader:
    """Reads one rule."""

    def __init__(self, node: MapNode, form: Form, problems: list[Problem]) -> None:
        self.node = node
        self.form = form
        self.tables = {table.key: table for table in form.tables if table.key}
        self.problems = problems

    def rule(self) -> Rule | None:
        before = len(self.problems)
        each, other = text_at(self.node, "each"), self.other()
        if each is None or other is None or not (self.knows(each) and self.knows(other)):
            return None
        pairs = tuple(self.pairs(each, other))
        if not pairs and len(self.problems) == before:
            hint = "name a table with rows of its own, or a figure."
            self.problems.append(Problem("unknown-value", "this rule speaks of no figure", each.place, hint=hint))
        is_certain = read_truth(text_at(self.node, "certain"), self.problems)
        rule = Rule(pairs, string_at(self.node, "because"), "equals" in self.node.values, is_certain)
        return rule if len(self.problems) == before else None

    def other(self) -> TextNode | None:
        """What the figures are held against; a Problem if not just one thing is."""
        among, equals = text_at(self.node, "among"), text_at(self.node, "equals")
        if (among is None) == (equals is None):
            hint = "write among: for a whole that the figures are part of, or equals: for a figure that is the same."
            code = "missing" if among is None else "wrong-shape"
            self.problems.append(Problem(code, "a rule has among or equals, and not both", self.node.place, hint=hint))
            return None
        return among or equals

    def knows(self, name: TextNode) -> bool:
        known = [*self.tables, *self.form.paths_by_name]
        if name.text not in known:
            self.leave_out(f"{name.text:.60} is no table or figure of this form", name, known)
        return name.text in known

    def leave_out(self, message: str, name: TextNode, known: list[str]) -> None:
        left_out, meant = f"{message}, so the rule is not held", suggestion(name.text, known)
        self.problems.append(unknown_value(left_out, name, meant, Severity.WARNING, also=" Or take the rule out."))

    def pairs(self, each: TextNode, other: TextNode) -> Iterator[tuple[Path, Path]]:
        for path, row, column in self.cells(each):
            counterpart = self.counterpart(other, row, column)
            if counterpart is None:
                message = f"{other.text:.60} has no figure that stands to {'.'.join(path)}"
                hint = "name a table with the same rows and columns, or one with the same rows and its  column:  too."
                self.problems.append(Problem("unknown-value", message, other.place, hint=hint))
                return
            if self.form.inapplicable.keys().isdisjoint((path, counterpart)):
                yield path, counterpart

    def cells(self, each: TextNode) -> Iterator[tuple[Path, Line | None, Line | None]]:
        """The figures that the rule is for, each with its row and column if ``each`` is a table."""
        table, rows, column = self.tables.get(each.text), texts_at(self.node, "rows"), self.column
        if table is None:
            for name in rows:
                message = f"{each.text:.60} is a single figure and has no rows"
                self.problems.append(Problem("unknown-value", message, name.place, hint="leave rows out."))
            yield self.form.paths_by_name[each.text], None, None
            return
        self.refuse_unknown("rows", rows, table.rows)
        if column and table.columns:
            self.refuse_unknown("column", (column,), table.columns)
        wanted = {name.text for name in rows}
        for path, row, line in table.slots():
            is_column = not (column and line) or line.key == column.text
            if is_column and (not rows or row.key in wanted):
                yield path, row, line

    def counterpart(self, other: TextNode, row: Line | None, column: Line | None) -> Path | None:
        """Where the figure stands that one at ``row`` and ``column`` is held against: a table's own row and column."""
        table = self.tables.get(other.text)
        if table is None:
            return self.form.paths_by_name[other.text]
        key = column.key if column else self.column.text if self.column else ""
        keys = (table.key, row.key if row else "", key if table.columns else "")
        return self.form.paths_by_name.get(".".join(filter(None, keys)))

    @property
    def column(self) -> TextNode | None:
        return text_at(self.node, "column")

    def refuse_unknown(self, what: str, names: Sequence[TextNode], lines: Sequence[Line]) -> None:
        known = [line.key for line in lines]
        for name in names:
            if name.text not in known:
                self.leave_out(
                    f"{what} names {name.text or 'nothing':.60}, which this table does not have", name, known
                )
