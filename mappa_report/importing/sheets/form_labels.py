"""The labels of a form, ready to be held against those of a file: of tables, and of their rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from mappa_report.importing.labels import Labels, Vocabulary, Words, names_of, plain_label, words_of
from mappa_report.model.form import Form, FormTable, Line

_TOTALS = ("Total", "All", "Sum", "Overall", "Grand total", "Overall total")


class TableLabels(Struct, frozen=True):
    """One table of the form, as it is looked for. ``number`` is its place among the form's tables.

    ``own`` are the keys of its rows and columns whose labels no other table has: they tell it apart without a title.
    """

    number: int
    table: FormTable
    rows: Labels
    columns: Labels
    own: frozenset[str]

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
        return cls(
            tuple(
                TableLabels(
                    number,
                    table,
                    _labels(table.rows, aliases, vocabulary),
                    _labels(table.columns, aliases, vocabulary),
                    frozenset(line.key for line in (*table.rows, *table.columns) if often[_words(line)] == 1),
                )
                for number, table in enumerate(form.tables)
            ),
            Labels(named, vocabulary),
        )


def _labels(lines: Iterable[Line], aliases: dict[Words, list[str]], vocabulary: Vocabulary) -> Labels:
    names = {line.key: names_of(plain_label(line.label), aliases.get(_words(line), ())) for line in lines}
    for line in lines:
        names[line.key] += _TOTALS if line.is_total else ()
    return Labels(names, vocabulary)


def _words(line: Line) -> Words:
    return words_of(plain_label(line.label))
