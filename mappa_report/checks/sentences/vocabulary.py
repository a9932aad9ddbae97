"""The words by which a form's tables, rows and columns are named in a sentence: from its labels and its ``aliases``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from itertools import islice, product

from msgspec import Struct, field

from mappa_report.checks.sentences.tokens import stem
from mappa_report.checks.sentences.words import STOPS
from mappa_report.document.inlines import Text, plain_text
from mappa_report.model.form import Form, FormTable, Line

_GAP = "..."
_WORD = re.compile(r"\.{3}|[^\W_]+(?:['’][^\W_]+)*(?:\|[^\W_]+)*")
_MARKING = re.compile(r"^(?:\([a-z]+\)\s*)+")
_ABBREVIATION = re.compile(r"\(([A-Z]\w{0,9}[A-Z&]\w{0,9})\)")
_IN_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*\)")
_NEVER = STOPS | {"no"}
"""Words that alone never name a line, even where an abbreviation is spelt the same, such as NO."""

_MAX_LABEL_WORDS = 8
_MAX_CHOICES = 10
_MAX_PHRASES = 200


class Axis(Enum):
    """What words name: a table, or some of its rows or columns."""

    TABLE = "table"
    ROW = "row"
    COLUMN = "column"


Named = Mapping[int, tuple[Axis, tuple[str, ...]]]
"""By the number of each table: which axis of it is named, and which of its lines."""


class Phrase(Struct, frozen=True):
    """Words that name something; ``...`` stands for up to a few others. ``is_when`` if they only tell the time."""

    words: tuple[str, ...]
    named: Named
    is_when: bool = False


class Vocabulary(Struct, dict=True):
    """All phrases of a form by their first word, and its series: lines whose labels are one word and a number."""

    form: Form
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    series: dict[str, dict[int, Named]] = field(default_factory=dict)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The words for what the return counts."""
        return frozenset(stem(word) for word in self.form.counted or ("people", "person", "individual", "case"))

    @cached_property
    def is_default(self) -> tuple[bool, ...]:
        """By table, whether a sentence may mean it without naming it: all may, in a form that does not say which."""
        timed = tuple(bool(table.time_phrases) for table in self.form.tables)
        return timed if any(timed) else tuple(True for _ in timed)

    @cached_property
    def yearly(self) -> Named:
        """The tables that count "in the year", if the form says so of any."""
        named_in_year = (phrase.named for phrase in self.phrases.get("in", ()) if phrase.words == ("in", "the", "year"))
        return next(named_in_year, {})

    def names(self, word: str) -> bool:
        """True for a word of what the return counts, or that begins what one of its lines is called."""
        known = stem(word)
        return known in self.counted or known in self.series or known in self.phrases

    def are_units(self, named: Named) -> bool:
        """True for units of the area alone, such as its police districts."""
        return bool(named) and all(self.form.tables[index].takes_units for index in named)

    def may_be_implied(self, named: Named) -> bool:
        """True where ``named`` has a table that a sentence may mean without naming it."""
        return any(self.is_default[index] for index in named)

    @cached_property
    def label_words(self) -> Mapping[tuple[int, str], frozenset[str]]:
        """The words of each line's label, by the number of its table and its key."""
        return {
            (index, line.key): frozenset(map(stem, _words(_label(line))))
            for index, table in enumerate(self.form.tables)
            for line in (*table.rows, *table.columns)
        }


def vocabulary_of(form: Form) -> Vocabulary:
    """The words of ``form``. Lines with the same key and label in several tables share what is said of one."""
    vocabulary = Vocabulary(form)
    gathered: dict[tuple[str, ...], dict[int, tuple[Axis, tuple[str, ...]]]] = {}
    shared = _shared(form)
    for index, table in enumerate(form.tables):
        for words in _expanded(table.aliases):
            gathered.setdefault(words, {})[index] = (Axis.TABLE, ())
        for axis, line in _lines(table):
            for words in _expanded((*_from_label(line), *shared[line.key, line.label])):
                place = gathered.setdefault(words, {})
                axis_so_far, keys = place.get(index, (axis, ()))
                if axis_so_far is axis and line.key not in keys:
                    place[index] = (axis, (*keys, line.key))
    timed: dict[tuple[str, ...], dict[int, tuple[Axis, tuple[str, ...]]]] = {}
    for index, table in enumerate(form.tables):
        for words in _expanded(table.time_phrases):
            timed.setdefault(words, {})[index] = (Axis.TABLE, ())
    _add_phrases(vocabulary, gathered, is_when=False)
    _add_phrases(vocabulary, timed, is_when=True)
    return vocabulary


def _shared(form: Form) -> dict[tuple[str, object], tuple[str, ...]]:
    shared: dict[tuple[str, object], tuple[str, ...]] = {}
    for table in form.tables:
        for _, line in _lines(table, with_totals=True):
            shared[line.key, line.label] = (*shared.get((line.key, line.label), ()), *line.aliases)
    return shared


def _lines(table: FormTable, with_totals: bool = False) -> Iterator[tuple[Axis, Line]]:
    for axis, lines in ((Axis.ROW, table.rows), (Axis.COLUMN, table.columns)):
        yield from ((axis, line) for line in lines if with_totals or not line.is_total)


def _from_label(line: Line) -> Iterator[str]:
    """The label, what stands before and after its colon, and an abbreviation in brackets."""
    label = _label(line)
    yield from _ABBREVIATION.findall(label)
    bare = _IN_BRACKETS.sub("", label)
    head, _, rest = bare.partition(":")
    pieces = (head, rest, bare.replace(":", "")) if rest else (head,)
    for piece in pieces:
        words = _words(piece)
        if 0 < len(words) <= _MAX_LABEL_WORDS:
            yield piece


def _label(line: Line) -> str:
    return _MARKING.sub("", plain_text(node for node in line.label if isinstance(node, Text)))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(phrase))


def _expanded(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The stems of each of ``phrases``, with "one|another" in it expanded to a phrase for each choice."""
    for phrase in phrases:
        choices = [word.split("|")[:_MAX_CHOICES] for word in _words(phrase)[:_MAX_LABEL_WORDS]]
        for words in islice(product(*choices), _MAX_PHRASES):
            yield tuple(word if word == _GAP else stem(word) for word in words)


def _add_phrases(
    vocabulary: Vocabulary,
    names_by_words: Mapping[tuple[str, ...], dict[int, tuple[Axis, tuple[str, ...]]]],
    is_when: bool,
) -> None:
    for words, named in names_by_words.items():
        if not words or words[0] == _GAP or (len(words) == 1 and words[0] in _NEVER):
            continue
        if len(words) == 2 and words[1].isdecimal() and not is_when:
            vocabulary.series.setdefault(words[0], {})[int(words[1])] = named
        else:
            vocabulary.phrases.setdefault(words[0], []).append(Phrase(words, named, is_when))


def common_names(parts: Iterable[Named]) -> Named:
    """The rows or columns that ``parts`` name together, in the tables that have all of them on one axis."""
    parts = list(parts)
    together: dict[int, tuple[Axis, tuple[str, ...]]] = {}
    for index in set.intersection(*(set(part) for part in parts)) if parts else ():
        axes = {part[index][0] for part in parts}
        if len(axes) == 1:
            keys = dict.fromkeys(key for part in parts for key in part[index][1])
            together[index] = (axes.pop(), tuple(keys))
    return together
