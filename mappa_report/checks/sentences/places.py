"""Whose each number of a sentence is: the area's own, or that of the country, another area, or one of its towns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.line import CLASS_OF, Line, Pattern, compiled, line_of_words
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.tokens import Kind, Token, stem, tokens_of
from mappa_report.checks.sentences.words import NEUTRAL
from mappa_report.wording.numbers import MONTHS

_ELSEWHERE = Pattern(
    "england wales uk britain scotland nationally nationwide countrywide parliament home ministry country elsewhere "
    "border area areas county force neighbouring neighbour nearby regional similar bordering national region colleague "
    "there",
    r" (?:england|wales|uk|britain|scotland|nationally|nationwide|countrywide|parliament|"
    r"home office|ministry|the (?:\S+ )?country|country a a whole|"
    "elsewhere|across the border|"
    "(?:all|other|each) areas?|(?:both|#[0-9]+) (?:county|area|force)|areas (?:like|of the)|"
    r"(?:the )?(?:neighbouring|neighbour|nearby|regional|similar|bordering)(?: \S+)?|"
    "(?:the )?national (?:figure|rate|average|total|picture|number|mean|level|share|proportion|caseload|snapshot|"
    r"return|bulletin|statistics|one)|the (?:\S+ ){0,2}region|colleague in|there(?= [.,;:)]))(?= )",
)
_HERE = Pattern(
    "here locally our ours we local county area",
    " (?:here|locally|our|ours|we|local|(?<!both )(?<![0-9] )county|the area|this area|the force area)(?= )",
)
_THEY = ("it", "they", "that force", "that area")
_BESIDE = (
    " (?:unlike|than|like|compared to|next to|against|with|and|leaving aside|beside|behind|ahead of|below|above)"
    "(?: (?:in|the|that|those|of|for|number|figure|rate)){0,4} $"
)
_REACH = 40
_PLACES = frozenset("in across within near around outside".split())
_MOST = frozenset("largest biggest highest smallest lowest fewest most".split())
_RELATIVE = frozenset("where which who when".split())


class Place(Struct, frozen=True):
    """Where in the line a place is named, whether it is the area itself, and whether another is only set beside it."""

    start: int
    is_here: bool
    is_beside: bool = False


def _read(word: str) -> str:
    """``word`` as it stands in a line."""
    return CLASS_OF.get(stem(word), stem(word))


def _is_beside(text: str, at: int) -> bool:
    """True where what is named at ``at`` is only set beside something else."""
    return compiled(_BESIDE).search(text[max(0, at - _REACH) : at + 1]) is not None


def _begins_with_they(line: Line, start: int) -> bool:
    """True for the clause at ``start`` that begins "it has" or ", that force had"."""
    return line.text[start : start + _REACH].lstrip(" ,;:").startswith(tuple(f"{word} " for word in _THEY))


def _in_clause(line: Line, number: int, places: list[Place]) -> list[Place]:
    """Those of ``places`` that are named in the clause of ``number``."""
    clause = line.clauses[line.clause_of(line.position_of(number))]
    return [place for place in places if clause.start <= place.start < clause.end]


class Places(Struct, frozen=True, dict=True):
    """The words of the area's own names, and a way to the names of the others, which is gone only if need be.

    ``is_of_return`` tells the words that name something of the return.
    """

    own: frozenset[str]
    names: Callable[[], Iterable[str]]
    is_of_return: Callable[[str], bool]

    @cached_property
    def _others(self) -> Mapping[str, list[tuple[str, ...]]]:
        """The words of each name of another area, by the first."""
        others: dict[str, list[tuple[str, ...]]] = {}
        for name in self.names():
            words = name.replace("-", " ").split()
            if not self.own.issuperset(map(stem, words)):
                others.setdefault(_read(words[0]), []).append(tuple(map(_read, words)))
        return others

    def _others_in(self, words: Sequence[str]) -> Iterator[int]:
        """Where in ``words`` another area's name begins."""
        for at, word in enumerate(words):
            if any(tuple(words[at : at + len(name)]) == name for name in self._others.get(word, ())):
                yield at

    def elsewhere(self, sentence: Sentence, line: Line) -> tuple[frozenset[int], bool]:
        """The numbers of ``sentence`` that are not the area's, and whether any other place is spoken of."""
        places = self._named(sentence, line)
        lead = self._leads_elsewhere(sentence.lead, _begins_with_they(line, 0)) if not places else False
        numbers = range(len(line.readings))
        away: set[int] = set()
        for at in numbers:
            is_listed = at - 1 in away and not _in_clause(line, at, places)
            if lead or is_listed or self._is_elsewhere(line, at, places):
                away.add(at)
        return frozenset(away), bool(away) or not all(place.is_here for place in places)

    def _leads_elsewhere(self, lead: str, is_they: bool) -> bool:
        """True where the sentence before speaks of another place and not of the area, or ``is_they`` refers to it."""
        tokens = tokens_of(lead)
        line = line_of_words([_read(token.stem) for token in tokens])
        if not is_they and (_HERE.is_in(line) or not self.own.isdisjoint(token.stem for token in tokens)):
            return False
        if _ELSEWHERE.is_in(line):
            return True
        may_name = any(self._may_be_name(lead, token) and not self.is_of_return(token.stem) for token in tokens)
        return may_name and any(True for _ in self._others_in(line.words))

    def _named(self, sentence: Sentence, line: Line) -> list[Place]:
        """Every place in ``line``, in order."""
        text = line.text
        here = [
            Place(match.start(), is_here=True) for match in _HERE.matches(line) if not _is_beside(text, match.start())
        ]
        here += [
            Place(line.starts[at] - 1, is_here=True)
            for at, token in enumerate(line.tokens)
            if sentence.tokens[token].stem in self.own and sentence.text[sentence.tokens[token].start].isupper()
        ]
        away = [match.start() for match in _ELSEWHERE.matches(line)]
        away += [line.starts[at] - 1 for at in self._others_in(line.words)] if self._has_names(sentence) else []
        away += [line.starts[at] - 1 for at in range(len(line.tokens)) if self._is_in_town(sentence, line, at)]
        beside = (Place(at, is_here=False, is_beside=_is_beside(text, at)) for at in away)
        return sorted((*here, *beside), key=lambda place: place.start)

    def _has_names(self, sentence: Sentence) -> bool:
        return any(self._is_name(sentence, at) for at in range(len(sentence.tokens)))

    def _is_name(self, sentence: Sentence, at: int) -> bool:
        """True for a word with a capital that names neither the area nor anything of the return."""
        if at >= len(sentence.tokens) or not self._may_be_name(sentence.text, sentence.tokens[at]):
            return False
        return not any(mention.first <= at <= mention.last for mention in sentence.mentions)

    def _may_be_name(self, text: str, token: Token) -> bool:
        if token.kind is not Kind.WORD or not text[token.start].isupper():
            return False
        return not (token.stem in self.own or token.stem in NEUTRAL or token.stem in MONTHS)

    def _is_in_town(self, sentence: Sentence, line: Line, index: int) -> bool:
        """True for "in" and a name that is not of the area, for "the rate of" one, and for what is another's."""
        at = line.tokens[index]
        written = sentence.text[sentence.tokens[at].start : sentence.tokens[at].end]
        if at and written.endswith(("'s", "’s")) and self._is_name(sentence, at):
            return True
        if sentence.tokens[at].stem in ("of", "for") and at and sentence.tokens[at - 1].stem in ("rate", "figure"):
            return self._is_name(sentence, at + 1) or self._is_name(sentence, at + 2)
        if sentence.tokens[at].stem not in _PLACES or (at and sentence.tokens[at - 1].stem in _MOST):
            return False
        skipped = [token.stem for token in sentence.tokens[at + 1 : at + 2]]
        return self._is_name(
            sentence, at + (2 if skipped in (["the"], ["east"], ["west"], ["north"], ["south"]) else 1)
        )

    def _is_elsewhere(self, line: Line, number: int, places: list[Place]) -> bool:
        position = line.position_of(number)
        at = line.clause_of(position)
        clauses = line.clauses
        is_they = _begins_with_they(line, clauses[at].start)
        if is_they and any(not place.is_here for place in places if place.start < clauses[at].start):
            return True
        nearest = [
            place for place in places if clauses[at].start <= place.start < clauses[at].end and not place.is_beside
        ]
        if nearest:
            before = [place for place in nearest if place.start < position]
            return not (before or nearest)[-1 if before else 0].is_here
        while at:
            opener, at = clauses[at].opener, at - 1
            if opener == ";":
                return False
            near = [place for place in places if clauses[at].start <= place.start < clauses[at].end]
            if opener not in _RELATIVE:
                near = [place for place in near if not place.is_beside]
            if near:
                return not near[-1].is_here
        return False
