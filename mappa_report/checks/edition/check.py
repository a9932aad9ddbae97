"""An edition's files into an Edition: every name that one of them uses stands in another."""

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from mappa_report.checks.edition.charts import check_chart_places, check_charts, unused_charts
from mappa_report.checks.edition.comparison import check_comparison
from mappa_report.checks.edition.form import ReadInline, check_form, words_at
from mappa_report.checks.edition.imprint import check_imprint
from mappa_report.checks.edition.key_figures import check_key_figures
from mappa_report.checks.edition.national import check_national
from mappa_report.checks.edition.parts import WHOLES, check_parts, check_unused
from mappa_report.checks.edition.standing import check_kept, check_standing
from mappa_report.checks.schemas.edition import DEFINITION_HEAD, EDITION, PASSAGE_HEAD
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_truth, read_year
from mappa_report.document.input_files import EditionFiles, MarkdownPage
from mappa_report.model.chart import Charts
from mappa_report.model.edition import (
    Definition,
    Edition,
    OutlineEntry,
    OutlineKind,
    Passage,
    RequiredSection,
    UsualSection,
)
from mappa_report.model.figure import SUPPRESSED_WORDING, CellWording, FigureState
from mappa_report.model.national import NationalData
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode, maps_at, string_at, strings_at, text_at, texts_at
from mappa_report.source.place import Place
from mappa_report.wording.numbers import list_letter


def check_edition(files: EditionFiles, read_inline: ReadInline, problems: list[Problem]) -> Edition | None:
    """The Edition that ``files`` make; None after Problems."""
    before = len(problems)
    form = check_form(files.form, read_inline, problems) if files.form else None
    node = files.edition
    if node is None or not check_shape(node, EDITION, "edition.yaml", problems) or not isinstance(node, MapNode):
        return None
    checker = _Checker(node, read_inline, problems, files.unread)
    passages = {key: checker.passage(key, page) for key, page in files.passages.items()}
    definitions = tuple(checker.definitions(files.definitions))
    national = check_national(files.national, read_inline, problems) if files.national else NationalData()
    charts = check_charts(files.charts, form, read_inline, problems)
    outline = tuple(checker.outline(passages, national, charts))
    if form is None or national is None or charts is None:
        return None
    edition = Edition(
        key=files.key,
        language=string_at(node, "language"),
        standing=check_standing(node, problems),
        years=tuple(year for item in texts_at(node, "years") if (year := read_year(item, problems))),
        terms={
            key: read_inline(value, problems) for key, value in checker.group("terms") if isinstance(value, TextNode)
        },
        cells=dict(checker.cells()),
        outline=outline,
        kinds=strings_at(node, "kinds"),
        usual_sections=tuple(checker.usual_sections()),
        required=tuple(checker.required()),
        panels=checker.panels(),
        form=replace(form, spellings=dict(checker.spellings())),
        passages=passages,
        definitions=definitions,
        national=national,
        key_figures=check_key_figures(node, form, read_inline, problems),
        comparison=check_comparison(node, form, read_inline, problems),
        charts=charts,
        imprint=check_imprint(node, read_inline, problems),
        cover_lines=tuple(read_inline(line, problems) for line in texts_at(node, "cover")),
        voice=string_at(node, "voice"),
    )
    if any(problem.is_error for problem in problems[before:]):
        return None
    assert files.form, "a form was made from it"
    faults = [
        *check_parts(node, files.form, edition),
        *check_chart_places(node, files.charts, edition),
        *check_kept(node, edition),
    ]
    # A name that is misspelt leaves what it was meant for unused: that need not be said twice.
    problems += faults or [*check_unused(files, edition), *unused_charts(files.charts, edition)]
    return None if faults else edition


class _Checker:
    def __init__(
        self, node: MapNode, read_inline: ReadInline, problems: list[Problem], unread: Collection[str]
    ) -> None:
        self.unread = unread
        self.node = node
        self.read_inline = read_inline
        self.problems = problems

    def group(self, key: str) -> Iterable[tuple[str, Node]]:
        value = self.node.values.get(key)
        return value.values.items() if isinstance(value, MapNode) else ()

    def cells(self) -> Iterable[tuple[FigureState, CellWording]]:
        yield FigureState.SUPPRESSED, SUPPRESSED_WORDING
        for key, value in self.group("cells"):
            if isinstance(value, MapNode):
                yield FigureState(key), CellWording(string_at(value, "prints"), string_at(value, "meaning"))

    def spellings(self) -> Iterable[tuple[str, FigureState]]:
        """The edition's own spellings, in a return, of a figure that is no number."""
        for key, value in self.group("cells"):
            for spelling in texts_at(value, "reads") if isinstance(value, MapNode) else ():
                yield spelling.text, FigureState(key)

    def usual_sections(self) -> Iterable[UsualSection]:
        keys = ("file", "title", "kind", "place", "role", "advice")
        for item in maps_at(self.node, "usual_sections"):
            yield UsualSection(*(string_at(item, key) for key in keys))

    def required(self) -> Iterable[RequiredSection]:
        for item in maps_at(self.node, "required"):
            yield RequiredSection(strings_at(item, "kinds"), string_at(item, "because"))

    def panels(self) -> dict[str, tuple[str, ...]]:
        """By kind of section, the words that a heading begins with for what is below it to stand in a panel."""
        panels = self.node.values.get("panels")
        return {key: strings_at(panels, key) for key in panels.values} if isinstance(panels, MapNode) else {}

    def passage(self, key: str, page: MarkdownPage) -> Passage:
        head = page.head
        if head is None or not check_shape(head, PASSAGE_HEAD, "the head of a passage", self.problems):
            return Passage(key, (), 1, page.blocks, prose=page.prose)
        assert isinstance(head, MapNode), "the schema lets only a mapping through"
        inlines = words_at(head, "title", self.read_inline, self.problems)
        is_lettered = read_truth(text_at(head, "lettered"), self.problems)
        return Passage(key, inlines, int(string_at(head, "level") or 1), page.blocks, is_lettered, page.prose)

    def definitions(self, pages: Mapping[str, MarkdownPage]) -> Iterable[Definition]:
        seen: set[str] = set()
        for position, item in enumerate(texts_at(self.node, "definitions")):
            if not self.knows("definition", item, pages):
                continue
            if item.text in seen:
                message = f"the definition {item.text} is given twice"
                self.problems.append(Problem("duplicate-key", message, item.place, hint="keep one of the two."))
                continue
            seen.add(item.text)
            page = pages[item.text]
            head = page.head
            if head is None:
                hint = "begin the file with a line ---, then term: ..., then another line ---."
                message = "this definition has no head"
                self.problems.append(Problem("head-missing", message, Place(page.source), hint=hint))
            elif check_shape(head, DEFINITION_HEAD, "the head of a definition", self.problems):
                term = text_at(head, "term") if isinstance(head, MapNode) else None
                inlines = self.read_inline(term, self.problems) if term else ()
                joined = string_at(head, "joined") if isinstance(head, MapNode) else ""
                yield Definition(item.text, list_letter(position), inlines, page.blocks, page.prose, joined)

    def outline(
        self, passages: Mapping[str, Passage], national: NationalData | None, charts: Charts | None
    ) -> Iterable[OutlineEntry]:
        known: dict[str, Iterable[str]] = {"passage": passages}
        if national:
            known["table"] = national.tables
        if national and charts:
            known["chart"] = (*national.charts, *charts.by_key)
        for item in maps_at(self.node, "outline"):
            entry = {kind: value for kind, value in item.values.items() if kind not in ("part", "lettered")}
            if len(entry) != 1:
                hint = "write each after a dash of its own."
                self.problems.append(Problem("outline", "this entry names more than one thing", item.place, hint=hint))
                continue
            ((kind, value),) = entry.items()
            if not isinstance(value, TextNode):
                continue
            if kind not in known or self.knows(kind, value, known[kind]):
                is_all = OutlineKind(kind) in WHOLES
                names = ("" if is_all else value.text, string_at(item, "part"), string_at(item, "lettered"))
                yield OutlineEntry(OutlineKind(kind), *names)

    def knows(self, what: str, node: TextNode, known: Iterable[str]) -> bool:
        names = list(known)
        if node.text in names:
            return True
        if f"{what}s/{node.text}.md" in self.unread:
            return False  # why is told of that file
        elsewhere = {"chart": "it to charts.yaml or data/national.yaml", "table": "it to data/national.yaml"}
        hint = f"add {elsewhere.get(what, f'{what}s/{node.text}.md')}, or name one of: {', '.join(names)}."
        self.problems.append(Problem("unknown-value", f"this edition has no {what} {node.text}", node.place, hint=hint))
        return False
