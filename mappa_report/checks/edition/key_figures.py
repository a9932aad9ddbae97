"""The ``key_figures`` of ``edition.yaml``: the year at a glance, made of figures which its form must ask for."""

from collections.abc import Iterator

from mappa_report.checks.edition.findings import known_words
from mappa_report.checks.edition.form import ReadInline, figure_named, words_at
from mappa_report.document.inlines import Inlines
from mappa_report.model.comparison import Outcome
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import Form
from mappa_report.model.key_figures import ChartedFigure, GlanceChart, KeyFigure, KeyFigures, Summary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, TextNode, maps_at, required_text, text_at, texts_at
from mappa_report.wording.facts import Facts, facts_of_figures, facts_of_year

_FRONT = "set at the front"


def check_key_figures(node: MapNode, form: Form, read_inline: ReadInline, problems: list[Problem]) -> KeyFigures | None:
    """What the edition at ``node`` sets at the front; None where it names no figures for it."""
    group = node.values.get("key_figures")
    if not isinstance(group, MapNode) or text_at(group, "title") is None:
        return None
    return _Checker(group, form, read_inline, problems).key_figures()


class _Checker:
    def __init__(self, node: MapNode, form: Form, read_inline: ReadInline, problems: list[Problem]) -> None:
        self.node = node
        self.form = form
        self.read_inline = read_inline
        self.problems = problems

    def key_figures(self) -> KeyFigures:
        changes, sentences = self.group("changes"), self.group("sentences")
        return KeyFigures(
            title=self.words(self.node, "title"),
            figures=tuple(self.figures()),
            changes={each: words for each in Outcome if changes and (words := self.words(changes, each.value))},
            in_percent=self.words(changes, "in_percent"),
            sentences={each: words for each in Summary if sentences and (words := self.words(sentences, each.value))},
            says=tuple(self.says()),
            small=self.words(sentences, "small"),
            tables=self.words(self.node, "tables"),
            chart=self.chart(),
        )

    def figures(self) -> Iterator[KeyFigure]:
        for item in maps_at(self.node, "figures"):
            path = figure_named(required_text(item, "figure"), self.form, _FRONT, self.problems)
            if path:
                yield KeyFigure(path, self.words(item, "words"), self.words(item, "name"))

    def says(self) -> Iterator[Inlines]:
        """Sentences on this year's figures."""
        figures = facts_of_figures(dict.fromkeys(self.form.types, Figure(FigureState.NUMBER, 1)))
        texts = texts_at(self.node, "says")
        yield from filter(None, (self.known(self.read_inline(text, self.problems), figures) for text in texts))

    def finding(self, item: MapNode) -> Inlines:
        return self.known(self.words(item, "finding"), {"most": "", "all": "", "share": ""})

    def known(self, words: Inlines, facts: Facts) -> Inlines:
        """``words``, which may name the year and what ``facts`` have; none after a warning, as for anything else."""
        return known_words(words, {**facts_of_year(ReportingYear(2000)), **facts}, self.problems, Severity.WARNING)

    def chart(self) -> GlanceChart | None:
        group = self.group("chart")
        if group is None:
            return None
        figures = tuple(self.charted(group))
        titles = {key: self.words(group, key) for key in ("title", "two_years", "rose", "fell")}
        return GlanceChart(**titles, figures=figures)

    def charted(self, group: MapNode) -> Iterator[ChartedFigure]:
        first: Path = ()
        for item in maps_at(group, "figures"):
            named = required_text(item, "figure")
            path = figure_named(named, self.form, "drawn at the front", self.problems)
            if not path:
                continue
            if self.form.types[path] is not FigureType.COUNT:
                hint = "draw figures that count people or events: one scale has to fit them all."
                self.not_drawn(named, f"{named.text} is no count", hint)
            elif first and not self.is_of_one_table(first, path):
                hint = "draw figures of one table: those of others may be counted at another time."
                self.not_drawn(named, f"{named.text} is not in the table of {'.'.join(first)}", hint)
            else:
                first = first or path
                yield ChartedFigure(path, self.words(item, "label"), self.finding(item))

    def not_drawn(self, named: TextNode, why: str, hint: str) -> None:
        message = f"{why}, so it is not drawn at the front"
        self.problems.append(Problem("unknown-value", message, named.place, Severity.WARNING, hint=hint))

    def is_of_one_table(self, *paths: Path) -> bool:
        """True if a table of the form has all of ``paths``: what is counted on one day stands apart from a year's."""
        tables = ({path for path, _, _ in table.slots()} for table in self.form.tables)
        return any({*paths} <= table for table in tables)

    def group(self, key: str) -> MapNode | None:
        value = self.node.values.get(key)
        return value if isinstance(value, MapNode) else None

    def words(self, node: MapNode | None, key: str) -> Inlines:
        return words_at(node, key, self.read_inline, self.problems) if node else ()
