"""``data/national.yaml`` into NationalData: sums that hold, and tables that call for figures that are there."""

from collections.abc import Iterator

from mappa_report.checks.edition.findings import KNOWN_TO_FINDINGS, checked_words
from mappa_report.checks.edition.form import ReadInline
from mappa_report.checks.edition.size import MAX_FIGURES, charts_that_fit, lines_that_fit
from mappa_report.checks.schemas.edition import NATIONAL, NATIONAL_ROW
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_truth, read_whole, read_year
from mappa_report.document.inlines import Inlines
from mappa_report.model.national import (
    ChartPart,
    Measure,
    NationalChart,
    NationalColumn,
    NationalData,
    NationalKey,
    NationalRow,
    NationalTable,
)
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import (
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
from mappa_report.wording.numbers import format_number


def check_national(node: Node, read_inline: ReadInline, problems: list[Problem]) -> NationalData | None:
    """The national data that ``node`` describes; None where its shape has Problems."""
    if not check_shape(node, NATIONAL, "national.yaml", problems) or not isinstance(node, MapNode):
        return None
    checker = _Checker(node, read_inline, problems)
    data = NationalData(
        checker.figures,
        {key: checker.table(key, table) for key, table in checker.group("tables")},
        {key: checker.chart(key, chart) for key, chart in checker.charts()},
    )
    checker.check_sums()
    return data


class _Checker:
    def __init__(self, node: MapNode, read_inline: ReadInline, problems: list[Problem]) -> None:
        self.node = node
        self.read_inline = read_inline
        self.problems = problems
        self.places: dict[NationalKey, Place] = {}
        self.cells = 0
        self.unknown: set[tuple[str, str]] = set()
        self.figures = dict(self.read_figures())
        self.known: dict[tuple[str, str], list[int]] = {}
        for of, row, year in self.figures:
            self.known.setdefault((of, row), []).append(year)
        self.names = [".".join(pair) for pair in self.known]

    def group(self, key: str, of: MapNode | None = None) -> Iterator[tuple[str, MapNode]]:
        value = (of or self.node).values.get(key)
        for name, inner in value.values.items() if isinstance(value, MapNode) else ():
            if isinstance(inner, MapNode):
                yield name, inner

    def read_figures(self) -> Iterator[tuple[NationalKey, int]]:
        for group, rows in self.group("figures"):
            for row, years in ((key, value) for key, value in rows.values.items() if isinstance(value, MapNode)):
                for year, value in years.values.items():
                    ends = read_year(TextNode(year, years.key_places[year]), self.problems)
                    if ends and isinstance(value, TextNode) and not value.is_blank:
                        count = read_whole(value, self.problems)
                        self.places[group, row, ends] = value.place
                        yield (group, row, ends), count or 0

    def check_sums(self) -> None:
        """Each sum holds in every year for which all its figures are there."""
        for item in maps_at(self.node, "sums"):
            total = self.pair(text_at(item, "total"))
            parts = [self.pair(part) for part in texts_at(item, "parts")]
            for year in sorted(self.known.get(total, ())):
                values = [self.figures.get((*pair, year)) for pair in (total, *parts)]
                known = [value for value in values if value is not None]
                if len(known) == len(values) and known[0] != sum(known[1:]):
                    self.total_differs((*total, year), known)

    def total_differs(self, key: NationalKey, values: list[int]) -> None:
        sums = f"{' + '.join(map(format_number, values[1:]))} = {format_number(sum(values[1:]))}"
        record = tuple(map(str, key))
        message = f"{', '.join(record)} does not add up"
        hint = "correct the total, or the part that is wrong."
        self.problems.append(Problem("total-differs", message, self.places[key], record=record, label=sums, hint=hint))

    def table(self, key: str, node: MapNode) -> NationalTable:
        lines_that_fit(required_map(node, "columns"), "columns", self.problems)
        table = NationalTable(
            key,
            self.inline(node, "title"),
            self.inline(node, "stub"),
            int(string_at(node, "decimals")),
            tuple(self.rows(node)),
            tuple(column for name, inner in self.group("columns", node) if (column := self.column(name, inner))),
            tuple(self.read_inline(note, self.problems) for note in texts_at(node, "notes")),
        )
        self.cells += len(table.rows) * len(table.columns)
        if self.cells > MAX_FIGURES:
            message = f"with this table, those of the nation have more than {MAX_FIGURES:,} cells"
            hint = "leave out tables, rows or columns."
            self.problems.append(Problem("file-too-large", message, node.place, hint=hint))
            return table
        for column in table.columns:
            for row in table.rows:
                self.require(keys_of_cell(column, row.key), node.key_places["columns"])
        return table

    def rows(self, node: MapNode) -> Iterator[NationalRow]:
        for key, value in lines_that_fit(required_map(node, "rows"), "rows", self.problems).items():
            if isinstance(value, TextNode):
                yield NationalRow(key, self.read_inline(value, self.problems))
            elif check_shape(value, NATIONAL_ROW, f"the row {key}", self.problems) and isinstance(value, MapNode):
                yield NationalRow(
                    key, self.inline(value, "label"), read_truth(text_at(value, "is_total"), self.problems)
                )

    def column(self, name: str, node: MapNode) -> NationalColumn | None:
        year = read_year(required_text(node, "year"), self.problems)
        if year is None:
            return None
        shows = Measure(string_at(node, "shows"))
        of = self.pair(text_at(node, "of"))
        group = required_text(node, "from")
        if not any(key[0] == group.text for key in self.figures):
            known = list(dict.fromkeys(key[0] for key in self.figures))
            message = f"there is no group of figures {group.text:.60}"
            self.problems.append(unknown_value(message, group, suggestion(group.text, known)))
            return None
        if (shows is Measure.SHARE) != (of != ("", "")):
            hint = "give  of: <group>.<row>  with a share, and with nothing else."
            place = node.place
            self.problems.append(
                Problem(
                    "unknown-value",
                    f"the column {name} shows a share of nothing, or names what it is no share of",
                    place,
                    hint=hint,
                )
            )
            return None
        is_total = read_truth(text_at(node, "is_total"), self.problems)
        return NationalColumn(self.inline(node, "label"), group.text, year, shows, of, is_total)

    def chart(self, key: str, node: MapNode) -> NationalChart:
        year = read_year(required_text(node, "year"), self.problems) or 0
        parts = []
        for item in maps_at(node, "parts"):
            less = self.pair(text_at(item, "less"))
            of, told = self.pair(text_at(item, "from")), text_at(item, "finding")
            finding = checked_words(told, KNOWN_TO_FINDINGS, self.read_inline, self.problems) if told else ()
            part = ChartPart(self.inline(item, "label"), of, less if any(less) else None, finding)
            if year:
                self.require([(*pair, year) for pair in (part.of, part.less) if pair], item.place)
            parts.append(part)
            self.refuse_negative(part, year, item.place)
        return NationalChart(key, self.inline(node, "title"), year, tuple(parts))

    def charts(self) -> Iterator[tuple[str, MapNode]]:
        """Those that are defined, unless they are too many."""
        group = self.node.values.get("charts")
        if isinstance(group, MapNode) and charts_that_fit(group, self.problems):
            yield from self.group("charts")

    def refuse_negative(self, part: ChartPart, year: int, place: Place) -> None:
        whole, less = self.figures.get((*part.of, year)), self.figures.get((*part.less, year)) if part.less else 0
        if whole is not None and less is not None and less > whole:
            message = f"this part is less than nothing: {format_number(whole)} less {format_number(less)}"
            hint = "check which figure is taken from which."
            self.problems.append(Problem("number-negative", message, place, hint=hint))

    def inline(self, node: MapNode, key: str) -> Inlines:
        return self.read_inline(required_text(node, key), self.problems)

    def pair(self, node: TextNode | None) -> tuple[str, str]:
        """``community.total`` as group and row; blanks where nothing is written."""
        group, _, row = (node.text if node else "").partition(".")
        if node and (group, row) not in self.known:
            self.unknown.add((group, row))
            message = f"there are no figures {node.text:.60}"
            self.problems.append(unknown_value(message, node, suggestion(node.text, self.names)))
        return group, row

    def require(self, keys: list[NationalKey], place: Place) -> None:
        """A Problem at ``place`` for each of ``keys`` without a figure, unless its name had one already."""
        for key in keys:
            if key not in self.figures and key[:2] not in self.unknown:
                name = ".".join(map(str, key))
                hint = "add it to figures, or take away what calls for it."
                self.problems.append(Problem("missing", f"there is no figure {name}", place, hint=hint))


def keys_of_cell(column: NationalColumn, row: str) -> list[NationalKey]:
    """The figures that one cell is made from."""
    own = (column.group, row, column.year)
    match column.measure:
        case Measure.COUNT:
            return [own]
        case Measure.CHANGE:
            return [own, (column.group, row, column.year - 1)]
        case Measure.SHARE:
            return [own, (*column.of, column.year)]
