"""``charts.yaml`` into Charts: what they draw is in the form, and the words round them name only what there is."""

from collections.abc import Iterable, Iterator, Mapping

from mappa_report.checks.edition.findings import KNOWN_TO_FINDINGS, checked_words
from mappa_report.checks.edition.form import ReadInline
from mappa_report.checks.edition.size import charts_that_fit
from mappa_report.checks.schemas.edition import CHARTS, NEUTRAL, TABLE_CHART, YEARS_CHART
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.document.inlines import Inlines
from mappa_report.model.chart import Charts, OwnChart, Series, TableChart, YearsChart
from mappa_report.model.edition import Edition, OutlineKind
from mappa_report.model.figure import CellWording, FigureType, Path
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    maps_at,
    required_map,
    required_text,
    string_at,
    text_at,
    texts_at,
)
from mappa_report.source.place import Place
from mappa_report.source.suggest import suggestion
from mappa_report.wording.facts import Facts

_POINT: Facts = {"figure": "", "year": ""}
_YEAR: Facts = {"year": ""}
_BREAK: Facts = {"number": "", "because": ""}
_SPAN: Facts = {"name": "", "first": _POINT, "last": _POINT, "highest": _POINT, "lowest": _POINT}
_COLUMNS: Facts = {"highest": "", "lowest": "", "last": _YEAR}
_KNOWN_TO_WORDS: Mapping[str, Facts] = {
    "scale": {"other": ""},
    "years": {"first": _YEAR, "last": _YEAR},
    "missing": {"missing": ""},
    "break": {"number": ""},
    "mark": {"number": ""},
    **dict.fromkeys(("because", "not_known", "marked", "marked_not_known"), _BREAK),
    **dict.fromkeys(("rose", "fell", "same", "varied"), _SPAN),
    "longest": {"first": "", "others": ""},
    **dict.fromkeys(("columns", "columns_before"), _COLUMNS),
}
"""What those of the words round charts can name that can name anything."""


def check_charts(
    node: Node | None, form: Form | None, read_inline: ReadInline, problems: list[Problem]
) -> Charts | None:
    """The charts that ``node`` defines, if there is one; None without a form, or after Problems with its shape."""
    if node is None:
        return Charts()
    if not check_shape(node, CHARTS, "charts.yaml", problems) or not isinstance(node, MapNode) or form is None:
        return None
    checker = _Checker(form, read_inline, problems)
    charts = {
        key: checker.chart(key, value) for key, value in charts_that_fit(required_map(node, "charts"), problems).items()
    }
    words = {key: checker.words_round(key, value) for key, value in _entries(node.values["words"])}
    cell = required_map(node, "not_asked")
    return Charts(charts, words, CellWording(string_at(cell, "prints"), string_at(cell, "meaning")))


def check_chart_places(edition_node: MapNode, charts: Node | None, edition: Edition) -> Iterator[Problem]:
    """Problems with where the outline puts the charts that ``charts`` defines: a table stands before its chart."""
    listed = edition_node.values["outline"]
    places = [item.place for item in listed.items] if isinstance(listed, ListNode) else []
    has_tables = False
    for entry, place in zip(edition.outline, places, strict=False):
        has_tables |= entry.kind is OutlineKind.STATISTICS
        chart = edition.charts.by_key.get(entry.key) if entry.kind is OutlineKind.CHART else None
        if isinstance(chart, TableChart) and not has_tables:
            hint = "move it below  statistics: all."
            yield Problem("outline", "this chart stands before the table that it is of", place, hint=hint)
    for key, key_place in _places_of(charts).items():
        if key in edition.national.charts:
            message = f"the national data has a chart {key} too"
            yield Problem("duplicate-key", message, key_place, hint="give this one another key.")


def unused_charts(charts: Node | None, edition: Edition) -> Iterator[Problem]:
    """A warning for each chart that the outline does not name."""
    named = {entry.key for entry in edition.outline if entry.kind is OutlineKind.CHART}
    for key, place in _places_of(charts).items():
        if key not in named:
            hint = f"add an entry  chart: {key}  to the outline, or remove the chart."
            message = f"nothing names the chart {key}, so it is not in the report"
            yield Problem("edition-unused", message, place, Severity.WARNING, hint=hint)


def _places_of(charts: Node | None) -> Mapping[str, Place]:
    """Where the key of each chart stands."""
    group = charts.values.get("charts") if isinstance(charts, MapNode) else None
    return group.key_places if isinstance(group, MapNode) else {}


def _entries(node: Node) -> Iterable[tuple[str, Node]]:
    return node.values.items() if isinstance(node, MapNode) else ()


class _Checker:
    def __init__(self, form: Form, read_inline: ReadInline, problems: list[Problem]) -> None:
        self.tables = {table.key: table for table in form.tables if table.key and table.columns}
        self.paths = {".".join(path): path for path, kind in form.types.items() if kind is FigureType.COUNT}
        self.read_inline = read_inline
        self.problems = problems

    def chart(self, key: str, node: Node) -> OwnChart:
        """The chart ``key``, without what the form does not have; an empty one after Problems with its shape."""
        over_years = isinstance(node, MapNode) and "series" in node.values
        schema = YEARS_CHART if over_years else TABLE_CHART
        if not check_shape(node, schema, f"the chart {key}", self.problems) or not isinstance(node, MapNode):
            return TableChart(key, (), "", {}, ())
        return self.over_years(key, node) if over_years else self.of_table(key, node)

    def of_table(self, key: str, node: MapNode) -> TableChart:
        named, title = required_text(node, "table"), self.inline(node, "title")
        table = self.tables.get(named.text)
        if table is None:
            self.unknown(named, f"the form has no table {named.text:.60} with columns", self.tables)
            return TableChart(key, title, "", {}, ())
        bars = self.bars(node, [column.key for column in table.columns])
        rows = tuple(self.rows(node, [row.key for row in table.rows]))
        return TableChart(key, title, table.key, bars, rows, self.findings(node, bars))

    def bars(self, node: MapNode, known: list[str]) -> Mapping[str, Inlines]:
        group = required_map(node, "bars")
        for key in group.values:
            if key not in known:
                name = TextNode(key, group.key_places[key])
                self.unknown(name, f"the table has no column {key:.60}", known)
        return {key: self.inline(group, key) for key in group.values if key in known}

    def findings(self, node: MapNode, bars: Iterable[str]) -> Mapping[str, Inlines]:
        group = node.values.get("findings")
        if not isinstance(group, MapNode):
            return {}
        for key in group.values:
            if key not in bars:
                name = TextNode(key, group.key_places[key])
                self.unknown(name, f"the chart has no bar {key:.60}", bars, "this is never said")
        texts = {key: required_text(group, key) for key in group.values if key in bars}
        return {key: self.checked(text, KNOWN_TO_FINDINGS) for key, text in texts.items()}

    def rows(self, node: MapNode, known: list[str]) -> Iterator[str]:
        for row in texts_at(node, "rows"):
            if row.text in known:
                yield row.text
            else:
                self.unknown(row, f"the table has no row {row.text:.60}", known)

    def over_years(self, key: str, node: MapNode) -> YearsChart:
        series = tuple(each for item in maps_at(node, "series") if (each := self.series(item)))
        is_neutral = string_at(node, "colour") == NEUTRAL
        return YearsChart(key, self.inline(node, "title"), self.inline(node, "stub"), series, is_neutral)

    def series(self, item: MapNode) -> Series | None:
        named = required_text(item, "figure")
        path: Path | None = self.paths.get(named.text)
        if path is None:
            self.unknown(named, f"the form asks for no count {named.text:.60}", self.paths)
            return None
        return Series(path, self.inline(item, "label"), self.inline(item, "name"))

    def words_round(self, key: str, node: Node) -> Inlines:
        assert isinstance(node, TextNode), "the schema requires it"
        return self.checked(node, _KNOWN_TO_WORDS.get(key, {}))

    def checked(self, node: TextNode, facts: Facts) -> Inlines:
        return checked_words(node, facts, self.read_inline, self.problems)

    def inline(self, node: MapNode, key: str) -> Inlines:
        text = text_at(node, key)
        return self.read_inline(text, self.problems) if text else ()

    def unknown(self, name: TextNode, message: str, known: Iterable[str], outcome: str = "it is not drawn") -> None:
        """A warning: the report is whole without what can't be drawn, and its tables have every figure."""
        meant = suggestion(name.text, known)
        self.problems.append(unknown_value(f"{message}, so {outcome}", name, meant, Severity.WARNING))
