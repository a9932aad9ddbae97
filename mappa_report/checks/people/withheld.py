"""Figures that national rule withholds, wherever they stand: return, sentences, tables, pictures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.people.sentence import Claim, ClaimFinder
from mappa_report.checks.people.text_units import TextUnit, pictures_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.form import Form, Withheld
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import Place
from mappa_report.source.prose import Prose, ProseKind

_MAX_HEADING_LENGTH = 40
_MAX_HEADING_WORDS = 2
_Named = tuple[Withheld, frozenset[str], re.Pattern[str]]


def check_withheld(report: AnnualReport, narrative: Iterable[Passage]) -> Iterator[Problem]:
    """An error for each figure that the form says is withheld; a warning where it only may be one.

    ``narrative`` is all that will print, placeholders filled in.
    """
    form = report.edition.form
    if not form.withheld:
        return
    runs = [passage.prose for passage in narrative]
    runs += [prose for section in report.sections for prose, _ in pictures_in(section.place.source)]
    for rule in form.withheld:
        yield from withheld_in(runs, rule, form)


def withheld_in(runs: Iterable[Prose], rule: Withheld, form: Form) -> Iterator[Problem]:
    """A Problem for each figure of ``rule`` in ``runs``, which are a report's in their order."""
    search = _Search(rule, form)
    for prose in runs:
        yield from search.read(prose)


class _Search:
    """What has been read so far: the rows, columns and headings that name what ``rule`` withholds."""

    def __init__(self, rule: Withheld, form: Form) -> None:
        self.rule, self.form = rule, form
        self.named = name_pattern(rule.named)
        self.akin = name_pattern(rule.akin) if rule.akin else None
        # Few runs have the beginning of a name in them, which is found far sooner than the name.
        self.beginnings = {name.split()[0].rstrip("*").casefold() for name in (*rule.named, *rule.akin)}
        self.lines: dict[tuple[str, int, str, int], Severity] = {}
        self.corners: dict[tuple[str, int], str] = {}
        self.is_below = False

    @cached_property
    def reader(self) -> ClaimFinder:
        """Made when first needed, as few reports name what is withheld."""
        return ClaimFinder(self.form, self.rule)

    def read(self, prose: Prose) -> Iterator[Problem]:
        """A Problem for each figure in ``prose``."""
        naming = self._naming(self._with_corner(prose))
        severity = self._severity_of_line(prose, naming) if prose.cell else None
        if severity and self.reader.is_figure(prose.text):
            yield _problem(self.rule, prose.place(0, len(prose.text)), severity)
        elif naming:
            for claim in self.reader.find(prose.text, self.named, self.akin):
                yield from self._told(prose, claim, Severity.ERROR if claim.is_certain else Severity.WARNING)
        elif self.is_below and not prose.cell:
            for claim in self.reader.find_below(prose.text):
                yield from self._told(prose, claim, Severity.WARNING)
        if _is_heading(prose, self.named):
            self.is_below = naming is Severity.ERROR

    def _with_corner(self, prose: Prose) -> str:
        """The text of ``prose``, which at the head of a line is "Group 4" where it says 4, and the corner "Group"."""
        cell = prose.cell
        if not cell or (cell.row and cell.column):
            return prose.text
        table = (prose.place(0, 1).file, cell.table)
        if not cell.row and not cell.column:
            self.corners[table] = prose.text
            return prose.text
        return f"{self.corners.get(table, '')} {prose.text}"

    def _naming(self, text: str) -> Severity | None:
        """How severe a figure is that stands beside what ``text`` names; None where it names nothing withheld."""
        folded = text.casefold()
        if not any(beginning in folded for beginning in self.beginnings):
            return None
        if self.named.search(text):
            return Severity.ERROR
        return Severity.WARNING if self.akin and self.akin.search(text) else None

    def _severity_of_line(self, prose: Prose, naming: Severity | None) -> Severity | None:
        """How severe a figure in this cell is: by its row, its column or the heading above. A name is noted."""
        cell = prose.cell
        assert cell
        file = prose.place(0, 1).file
        row, column = (file, cell.table, "row", cell.row), (file, cell.table, "column", cell.column)
        severity = self.lines.get(row) or self.lines.get(column) or (Severity.WARNING if self.is_below else None)
        if naming:
            self.lines[row if cell.row else column] = naming
        return severity if cell.row else None

    def _told(self, prose: Prose, claim: Claim, severity: Severity) -> Iterator[Problem]:
        if not prose.is_filled_in(claim.number):
            place = TextUnit(prose.text, ((0, prose),)).place(claim.start, claim.end)
            yield _problem(self.rule, place, severity)


def _is_heading(prose: Prose, named: re.Pattern[str]) -> bool:
    """True for a heading, and for a few words by themselves that stand as one."""
    if prose.kind is ProseKind.HEADING:
        return True
    if prose.cell or prose.in_list or len(prose.text) > _MAX_HEADING_LENGTH:
        return False
    words = named.sub("", prose.text).strip(" :")
    return len(words.split()) <= _MAX_HEADING_WORDS and not re.search("[0-9.!?]", words)


def _problem(rule: Withheld, place: Place, severity: Severity) -> Problem:
    is_certain = severity is Severity.ERROR
    claim_in_words = (
        f"a figure of {rule.named[0]} is given here" if is_certain else f"this may be a figure of {rule.named[0]}"
    )
    hint = f"take it out, even if it is nought: {rule.because}."
    message = f"{claim_in_words}, and such figures are withheld"
    return Problem("figure-withheld", message, place, severity, hint=hint, is_private=True)


def refuse_withheld(node: Node, form: Form, problems: list[Problem]) -> Node:
    """The return at ``node`` without what ``form`` says is withheld; an error for each figure left out of it."""
    names = [
        (rule, frozenset(map(_bare, rule.keys)), name_pattern((*rule.named, *rule.akin))) for rule in form.withheld
    ]
    return _without(node, names, (), problems) if names else node


def _bare(name: str) -> str:
    """``name`` as it is however people space it: group_4, Group 4, group4."""
    return re.sub(r"[\W_]", "", name).casefold()


def _without(node: Node, names: Sequence[_Named], trail: tuple[str, ...], problems: list[Problem]) -> Node:
    if isinstance(node, ListNode):
        return replace(node, items=tuple(_without(item, names, trail, problems) for item in node.items))
    if not isinstance(node, MapNode):
        return node
    remaining = {}
    for key, value in node.values.items():
        if rule := next((rule for rule, keys, named in names if _bare(key) in keys or named.search(key)), None):
            places = tuple(_places(value)) or (node.key_places[key],)
            problems += (_problem_in_return(rule, place, (*trail, key)) for place in places)
        else:
            remaining[key] = _without(value, names, (*trail, key), problems)
    return MapNode(remaining, node.key_places, node.place)


def _places(node: Node) -> Iterator[Place]:
    """Where each figure below ``node`` stands."""
    match node:
        case TextNode():
            yield node.place
        case MapNode(values):
            for value in values.values():
                yield from _places(value)
        case ListNode(items):
            for item in items:
                yield from _places(item)


def _problem_in_return(rule: Withheld, place: Place, record: tuple[str, ...]) -> Problem:
    message = f"a figure of {rule.named[0]} is given here, and such figures are withheld"
    hint = f"take the line out, even if it is nought: {rule.because}."
    on_page = f"take the figure out, even if it is nought: {rule.because}."
    return Problem("figure-withheld", message, place, record=record, hint=hint, is_private=True, on_page=on_page)


def name_pattern(listed: Iterable[str]) -> re.Pattern[str]:
    """A regular expression for any of ``listed``: Group 4 also as "group4", "Grp. 4" and "Group  4", and its plural.

    A * at the end of a word stands for any ending.
    """
    names = "|".join(map(_name, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{names})", re.IGNORECASE)


def _name(name: str) -> str:
    words = name.split()
    gap = r"[\s\u00a0_.-]{0,3}" if any(not word.isalpha() for word in words[1:]) and "*" not in name else None
    parts = [re.escape(word.rstrip("*")) + (r"[^\W_]*" if word.endswith("*") else "") for word in words]
    return (gap or r"[\s\u00a0_-]{1,3}").join(parts) + r"(?:['’]?s)?(?![^\W_])"
