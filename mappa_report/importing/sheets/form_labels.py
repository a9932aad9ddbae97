"""The labels of a form, ready to be held against those of a file: of tables, and of their rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.importing.labels import LIKE_ENOUGH, Labels, Vocabulary, Words, names_of, plain_label, words_of
from mappa_report.model.form import Form, FormTable, Line

_CLOSE = 0.02
"""A label that is by so little less like one of a table than another of the form may still be the table's."""

_TITLE = "title "
"""What stands before the number of a table where its title is one of all labels."""

_TOTALS = ("Total", "All", "Sum", "Overall", "Grand total", "Overall total")
WORDS_OF_TOTALS = frozenset(map(words_of, _TOTALS))


class TableLabels(Struct, frozen=True):
    """One table of the form, as it is looked for. ``number`` is its place among the form's tables.

    ``own`` are the keys of its rows and columns whose labels no other table has: they tell it apart without a title.
    """

    number: int
    table: FormTable
    rows: Labels
    columns: Labels
    own: frozenset[str]
    all_labels: Labels

    def row(self, text: str) -> tuple[float, str] | None:
        """The row that ``text`` is the label of, with how like it is; None where it is likelier any other's."""
        return self._unless_anothers(self.rows, self.table.rows, text)

    def column(self, text: str) -> tuple[float, str] | None:
        """The column that ``text`` is the label of, in the same way."""
        return self._unless_anothers(self.columns, self.table.columns, text)

    def _unless_anothers(self, labels: Labels, lines: Iterable[Line], text: str) -> tuple[float, str] | None:
        best = labels.best(text)
        if best is None:
            return None
        label = next(" ".join(_words(line)) for line in lines if line.key == best[1])
        highest = self.all_labels.highest(text, but=f"{_TITLE}{self.number}")
        return best if self.all_labels.likeness(text, label) >= highest - _CLOSE else None

    def is_a_part(self, heading: str) -> bool:
        """Whether ``heading`` is that of a part, such as one category, in another table: never of a single column."""
        return self.all_labels.highest(heading) > LIKE_ENOUGH and words_of(heading) not in WORDS_OF_TOTALS

    def is_anothers_title(self, text: str) -> bool:
        """Whether ``text`` is the title of another table."""
        best = self.all_labels.best(text)
        return best is not None and best[1].startswith(_TITLE) and best[1] != f"{_TITLE}{self.number}"

    @property
    def title(self) -> str:
        """Its title in words."""
        return plain_label(self.table.title)

    def meant(self, line: Line) -> str:
        """The label of a row or column in words."""
        return plain_label(line.label)


class FormLabels(Struct, frozen=True):
    """Every table of the form, and their titles, whose keys are the numbers of the tables."""

    tables: tuple[TableLabels, ...]
    titles: Labels

    @classmethod
    def of(cls, form: Form) -> FormLabels:
        """The labels of ``form``, in which the area's units are rows already."""
        lines = [line for table in form.tables for line in (*table.rows, *table.columns)]
        titles = [plain_label(table.title) for table in form.tables]
        vocabulary = Vocabulary([*titles, *(plain_label(line.label) for line in lines), *_TOTALS])
        # What one table calls a line, another that has the same line does too.
        aliases: dict[Words, list[str]] = {}
        for line in lines:
            aliases.setdefault(words_of(plain_label(line.label)), []).extend(line.aliases)
        often = Counter(words for table in form.tables for words in {*map(_words, (*table.rows, *table.columns))})
        named = {str(number): names_of(titles[number], table.aliases) for number, table in enumerate(form.tables)}
        every: dict[str, list[str]] = {f"{_TITLE}{number}": names for number, names in named.items()}
        for line in lines:
            label = plain_label(line.label)
            every[" ".join(words_of(label))] = names_of(label, aliases[words_of(label)])
        every_label = Labels(every, vocabulary)
        return cls(
            tuple(
                TableLabels(
                    number,
                    table,
                    _labels(table.rows, aliases, vocabulary, named[str(number)] if len(table.rows) == 1 else []),
                    _labels(table.columns, aliases, vocabulary),
                    frozenset(line.key for line in (*table.rows, *table.columns) if often[_words(line)] == 1),
                    every_label,
                )
                for number, table in enumerate(form.tables)
            ),
            Labels(named, vocabulary),
        )


def _labels(
    lines: Sequence[Line], aliases: dict[Words, list[str]], vocabulary: Vocabulary, also: Iterable[str] = ()
) -> Labels:
    """The labels of ``lines``; ``also`` are names of a table that may stand for its only row."""
    names = {line.key: names_of(plain_label(line.label), aliases.get(_words(line), ())) for line in lines}
    for line in lines:
        names[line.key] += [*(_TOTALS if line.is_total else ()), *also]
    return Labels(names, vocabulary)


def _words(line: Line) -> Words:
    return words_of(plain_label(line.label))
