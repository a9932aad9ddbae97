"""What a form calls its tables, rows and columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.inlines import Inlines, Placeholder, plain_text
from mappa_report.importing.labels.words import Words, bare, enumerator, is_stop, label_words, stem
from mappa_report.model.form import Form, FormTable, Line

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_IN_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*\)")
TOTALS = ("total", "all", "overall", "grand total", "sum", "combined", "altogether", "overall total", "both")
"""What a total may be called besides."""
_WORD_AND_NUMBER = 2
GAP = "..."
"""Stands in a phrase for a few words."""
_MAX_PHRASES = 60


class Name(Struct, frozen=True):
    """One way to name something. With ``is_phrase`` its words have to stand in order, a few others between."""

    words: Words
    is_phrase: bool = False


class Names(Struct, frozen=True):
    """All the ways to name one table, row or column; ``number`` is the number or letter at its label's front."""

    key: str
    label: str
    names: tuple[Name, ...]
    number: str = ""

    @property
    def alone(self) -> "Names":
        """The same, as a label that stands alone is held against them: each by all its words, in any order."""
        words = (tuple(word for word in name.words if word != GAP and not is_stop(word)) for name in self.names)
        return replace(self, names=_unique(map(Name, words)))


class TableNames(Struct, frozen=True):
    """What a form calls one of its tables, that table's rows and columns, and the ``times`` that it counts."""

    table: FormTable
    title: Names
    times: tuple[Name, ...]
    rows: tuple[Names, ...]
    columns: tuple[Names, ...]


def names_in(form: Form) -> tuple[TableNames, ...]:
    """What ``form`` calls everything it asks for. What one table calls a line, another that has the line does too."""
    aliases: dict[str, list[str]] = {}
    for table in form.tables:
        for line in (*table.rows, *table.columns):
            aliases.setdefault(plain_label(line.label), []).extend(line.aliases)
    return tuple(
        TableNames(
            table,
            _of_table(table),
            tuple(_phrases(table.time_phrases)),
            tuple(_of_line(line, aliases) for line in table.rows),
            tuple(_of_line(line, aliases) for line in table.columns),
        )
        for table in form.tables
    )


def plain_label(content: Inlines) -> str:
    """A label of the form without its placeholders."""
    return " ".join(plain_text(node for node in content if not isinstance(node, Placeholder)).split())


def _of_line(line: Line, aliases: dict[str, list[str]]) -> Names:
    """What a row or column is called: its label, the parts of that, what tables print in its place, and its aliases."""
    label = plain_label(line.label)
    short = _IN_BRACKETS.sub("", bare(label))
    head, _, rest = short.partition(":")
    forms = [label, short, head, rest, *_ABBREVIATION.findall(label), *line.other_labels]
    forms += TOTALS if line.is_total else ()
    names = [Name(label_words(form)) for form in forms]
    names += [short for name in names for short in _shortened(name)]
    return Names(line.key, label, _unique((*names, *_phrases(aliases[label]))), enumerator(label))


def _shortened(name: Name) -> Iterator[Name]:
    """A word and a number as people shorten them: by the word's first letter, or its first three."""
    if len(name.words) == _WORD_AND_NUMBER and name.words[1].isdigit():
        word, number = name.words
        yield Name((word[:1], number))
        yield Name((word[:3], number))


def _of_table(table: FormTable) -> Names:
    """What a table is called: its title and its aliases."""
    title = plain_label(table.title)
    forms = (title, title.rpartition(":")[2], table.key.replace("_", " "))
    names = (*(Name(label_words(form)) for form in forms), *_phrases(table.aliases))
    return Names(table.key, title, _unique(names), enumerator(title))


def _unique(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(name for name in dict.fromkeys(names) if name.words)


def _phrases(aliases: Sequence[str]) -> Iterable[Name]:
    for alias in aliases:
        choices = [[GAP] if word == GAP else list(dict.fromkeys(map(stem, word.split("|")))) for word in alias.split()]
        for words in islice(product(*choices), _MAX_PHRASES):
            yield Name(tuple(words), is_phrase=True)
