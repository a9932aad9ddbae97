"""``words.yaml`` into a Vocabulary."""

import re
from collections.abc import Iterator

from mappa_report.checks.schemas.lists import VOCABULARY
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_year
from mappa_report.checks.words.phrases import GAP
from mappa_report.model.words import Phrases, RetiredTerm, Vocabulary
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode, maps_at, string_at, text_at
from mappa_report.source.place import Place
from mappa_report.source.suggest import did_you_mean

AREA = "area"
"""The name between < and > that stands for any area; every other is one of the lists."""

_MAX_PHRASE_LENGTH = 100
_LIST_NAME = re.compile(r"<([^<>]*)>")
_YEARS = re.compile(r"[0-9]{4}( [0-9]{4})*", re.ASCII)


def check_vocabulary(node: Node | None, problems: list[Problem]) -> Vocabulary:
    """The vocabulary that ``node`` gives; an empty one where its shape has Problems, and no phrase that has one."""
    if node is None or not check_shape(node, VOCABULARY, "words.yaml", problems) or not isinstance(node, MapNode):
        return Vocabulary()
    return _Reader(node, problems).vocabulary()


class _Reader:
    def __init__(self, node: MapNode, problems: list[Problem]) -> None:
        self.node = node
        self.problems = problems
        self.lists = {name: _listed(value.text) for name, value, _ in self.pairs("lists")}

    def vocabulary(self) -> Vocabulary:
        group = self.node.values.get("leftovers")
        leftovers = group if isinstance(group, MapNode) else self.node  # its name alone may stand there
        return Vocabulary(
            lists=self.lists,
            retired=tuple(term for item in maps_at(self.node, "retired") if (term := self.retired(item))),
            history=self.phrases(self.node, "history"),
            spellings={
                phrase: right.text for phrase, right, place in self.pairs("spellings") if self.is_phrase(phrase, place)
            },
            relative_dates=self.phrases(self.node, "relative_dates"),
            not_relative=self.phrases(self.node, "not_relative"),
            certain_leftovers=self.phrases(leftovers, "certain"),
            likely_leftovers=self.phrases(leftovers, "likely"),
            not_leftovers=self.phrases(leftovers, "right"),
            doubled=self.phrases(self.node, "doubled"),
            other_years=self.phrases(self.node, "other_years"),
            other_areas=self.phrases(self.node, "other_areas"),
            acts={title: years for title, value, _ in self.pairs("acts") if (years := self.years(value))},
            abbreviations={name: value.text for name, value, _ in self.pairs("abbreviations")},
            known=frozenset(_listed(string_at(self.node, "known"))),
        )

    def pairs(self, key: str) -> Iterator[tuple[str, TextNode, Place]]:
        """The names and values of the group at ``key``, each with the place of its name."""
        group = self.node.values.get(key)
        if isinstance(group, MapNode):
            for name, value in group.values.items():
                if text := self.text(value):
                    yield name, text, group.key_places[name]

    def text(self, node: Node) -> TextNode | None:
        """``node`` if it is words; else None and a Problem."""
        if isinstance(node, TextNode) and node.text.strip():
            return node
        hint = "write one word or phrase, in quotation marks if it begins with a sign."
        self.problems.append(Problem("wrong-shape", "a word or phrase is due here", node.place, hint=hint))
        return None

    def retired(self, node: MapNode) -> RetiredTerm | None:
        since = text_at(node, "since")
        year = read_year(since, self.problems) if since else None
        terms, right_in = self.phrases(node, "term"), self.phrases(node, "right_in")
        return RetiredTerm(terms, string_at(node, "say"), year, string_at(node, "because"), right_in) if year else None

    def years(self, node: TextNode) -> tuple[int, ...]:
        if _YEARS.fullmatch(node.text):
            return tuple(map(int, node.text.split()))
        hint = "write years in four digits with a space between them, such as 2007 2015."
        self.problems.append(Problem("badly-written", f"{node.text:.40} is no list of years", node.place, hint=hint))
        return ()

    def phrases(self, node: MapNode, key: str) -> Phrases:
        """The phrases at ``key``, each of which a comma ends."""
        value = text_at(node, key)
        if value is None:
            return ()
        return tuple(phrase for phrase in _listed(value.text) if self.is_phrase(phrase, value.place))

    def is_phrase(self, text: str, place: Place) -> bool:
        """True if ``text`` can be looked for; else a Problem."""
        known = (*self.lists, AREA)
        unknown = [name for name in _LIST_NAME.findall(text) if name not in known] if "<" in text else ()
        if unknown:
            message = f"there is no list {unknown[0]:.40}"
            self.problems.append(Problem("unknown-value", message, place, hint=did_you_mean(unknown[0], known)))
        elif len(text) > _MAX_PHRASE_LENGTH or text.count(GAP) > 1 or not re.search(r"\w", _LIST_NAME.sub("", text)):
            hint = (
                f"write a phrase with at least one word, {_MAX_PHRASE_LENGTH} characters at most and one {GAP} at most."
            )
            self.problems.append(Problem("badly-written", f"“{text:.40}” can't be looked for", place, hint=hint))
        else:
            return True
        return False


def _listed(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())
