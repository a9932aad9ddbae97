"""What a form calls its tables, rows and columns, and how like that the words of a report are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from msgspec import Struct, field

from mappa_report.document.inlines import Inlines, Placeholder, Text, plain_text
from mappa_report.importing.figures.words import all_tokens, bare, enumerator, stem, tokens
from mappa_report.model.form import FormTable, Line
from mappa_report.model.year import ReportingYear
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import facts_of_year

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_IN_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*\)")
_TOTALS = ("total", "all", "overall", "grand total", "sum", "combined", "altogether", "overall total", "both")
_WORD_AND_NUMBER = 2
_GAP = "..."
_MAX_PHRASES = 60
_UNKNOWN = 0.35
"""The weight of a word that no label has."""
_ENUMERATED = 0.25
"""What the same number or letter at the front of both adds."""

Weights = Mapping[str, float]


class Name(Struct, frozen=True):
    """One way to name something. With ``is_phrase`` its words have to stand in order, a few others between."""

    words: tuple[str, ...]
    is_phrase: bool = False


class Names(Struct, frozen=True):
    """All the ways to name one table, row or column; ``number`` is the number or letter at its label's front."""

    key: str
    label: str
    names: tuple[Name, ...]
    number: str = ""


def words_of(content: Inlines, year: int) -> str:
    """A label with its placeholders for dates filled in for ``year``; others are left out."""
    facts = facts_of_year(ReportingYear(year))
    parts: list[Text] = []
    for node in content:
        if isinstance(node, Placeholder):
            try:
                parts.append(Text(evaluate(node.expression, facts)))
            except ExpressionError:
                continue
        else:
            parts.append(Text(plain_text((node,))))
    return plain_text(parts)


def names_of_line(line: Line, year: int) -> Names:
    """What a row or column is called: its label, the parts of that, and its aliases."""
    label = words_of(line.label, year)
    plain = bare(label)
    short = _IN_BRACKETS.sub("", plain)
    head, _, rest = short.partition(":")
    forms = [plain, short, head, rest, *_ABBREVIATION.findall(label)]
    if line.is_total:
        forms += _TOTALS
    names = [Name(tokens(form)) for form in forms]
    names += [short for name in names for short in _shortened(name)]
    return Names(line.key, label, _unique((*names, *_phrases(line.aliases))), enumerator(label))


def _shortened(name: Name) -> Iterator[Name]:
    """A word and a number as people shorten them: by the word's first letter, or its first three."""
    if len(name.words) == _WORD_AND_NUMBER and name.words[1].isdigit():
        word, number = name.words
        yield Name((word[:1], number))
        yield Name((word[:3], number))


def names_of_table(table: FormTable, year: int) -> Names:
    """What a table is called: its title, its aliases, and the times that it counts."""
    title = words_of(table.title, year)
    plain = bare(title)
    tail = plain.rpartition(":")[2]
    names = [Name(tokens(form)) for form in (plain, tail, table.key.replace("_", " "))]
    return Names(
        table.key, title, _unique((*names, *_phrases((*table.aliases, *table.time_phrases)))), enumerator(title)
    )


def _unique(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(name for name in dict.fromkeys(names) if name.words)


def _phrases(aliases: Sequence[str]) -> Iterable[Name]:
    for alias in aliases:
        choices = [
            [_GAP] if word == _GAP else list(dict.fromkeys(map(stem, word.split("|")))) for word in alias.split()
        ]
        for words in islice(product(*choices), _MAX_PHRASES):
            yield Name(tuple(words), is_phrase=True)


def weights_of(groups: Iterable[Iterable[Names]]) -> Weights:
    """How much each word tells: less, the more of the things named have it."""
    counts = Counter(
        word
        for group in groups
        for names in group
        for word in {word for name in names.names for word in name.words if not name.is_phrase}
    )
    return {word: 1 / count**0.5 for word, count in counts.items()}


class Axis(Struct, frozen=True):
    """Things named side by side, such as the rows of a table; ``weights`` tell how much each word says of which."""

    lines: tuple[Names, ...]
    weights: Weights
    _known: dict[str, dict[str, float]] = field(default_factory=dict)

    def likeness(self, text: str, key: str) -> float:
        """How like ``text`` is to the line called ``key``, from 0 to about 1: shared words, rare ones heavier."""
        return self._likenesses(text)[key]

    def best(self, options: Iterable[str]) -> tuple[float, str]:
        """The line that one of ``options`` is most like, and how much; (0, "") where there is nothing."""
        scored = ((score, key) for option in options for key, score in self._likenesses(option).items())
        return max(scored, key=lambda pair: pair[0], default=(0.0, ""))

    def _likenesses(self, text: str) -> dict[str, float]:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._reckoned(text)
        return known

    def _reckoned(self, text: str) -> dict[str, float]:
        has = frozenset(tokens(text))
        if not has:
            return dict.fromkeys((line.key for line in self.lines), 0.0)
        weigh, every, number = self.weights.get, all_tokens(text), enumerator(text)
        theirs = sum(weigh(word, _UNKNOWN) for word in has)
        scores = {}
        for line in self.lines:
            best = 0.0
            for name in line.names:
                if name.is_phrase:
                    best = max(best, _phrase_likeness(every, name.words))
                elif not has.isdisjoint(name.words):
                    ours = sum(weigh(word, _UNKNOWN) for word in name.words)
                    shared = sum(weigh(word, _UNKNOWN) for word in name.words if word in has)
                    best = max(best, 2 * shared / (ours + theirs))
            scores[line.key] = best + (_ENUMERATED if number and number == line.number else 0.0)
        return scores


def _phrase_likeness(has: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Whether ``words`` stand in ``has`` in their order; more for more words, and where there is little beside."""
    if words[0] not in has:
        return 0.0
    at, reach = 0, len(has)
    for word in words:
        if word == _GAP:
            reach = len(has)
            continue
        try:
            found = has.index(word, at, min(len(has), at + reach + 1)) if at < len(has) else -1
        except ValueError:
            return 0.0
        if found < 0:
            return 0.0
        at, reach = found + 1, 1
    length = sum(word != _GAP for word in words)
    return 0.5 + 0.25 * min(length, 3) / 3 + 0.25 * length / max(len(has), length)
