"""The labels of a form, ready to be held against those of a file: of tables, and of their rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.labels.names import TOTALS, Names, names_in, plain_label
from mappa_report.importing.labels.spelling import Spelling
from mappa_report.importing.labels.words import label_words
from mappa_report.importing.sheets.labels import LIKE_ENOUGH, Labels
from mappa_report.model.form import Form, FormTable, Line

_CLOSE = 0.02
"""A label that is by so little less like one of a table than another of the form may still be the table's."""

_TITLE = "title "
"""What stands before the number of a table where its title is one of all labels."""

WORDS_OF_TOTALS = frozenset(map(label_words, TOTALS))


class TableLabels(Struct, frozen=True, dict=True):
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
        if text not in self._read_rows:
            self._read_rows[text] = self._unless_anothers(self.rows, self.table.rows, text)
        return self._read_rows[text]

    @cached_property
    def _read_rows(self) -> dict[str, tuple[float, str] | None]:
        """What texts stand for that have been asked for: a worksheet has the same in many cells."""
        return {}

    def column(self, text: str) -> tuple[float, str] | None:
        """The column that ``text`` is the label of, in the same way."""
        return self._unless_anothers(self.columns, self.table.columns, text)

    def _unless_anothers(self, labels: Labels, lines: Iterable[Line], text: str) -> tuple[float, str] | None:
        best = labels.best(text)
        if best is None:
            return None
        label = next(" ".join(label_words(plain_label(line.label))) for line in lines if line.key == best[1])
        highest = self.all_labels.highest(text, but=f"{_TITLE}{self.number}")
        return best if self.all_labels.likeness(text, label) >= highest - _CLOSE else None

    def is_a_part(self, heading: str) -> bool:
        """Whether ``heading`` is that of a part, such as one category, in another table: never of a single column."""
        return self.all_labels.highest(heading) > LIKE_ENOUGH and label_words(heading) not in WORDS_OF_TOTALS

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
        named = names_in(form)
        lines = [line for each in named for line in (*each.rows, *each.columns)]
        titles = [replace(each.title, key=str(number)) for number, each in enumerate(named)]
        spelling = Spelling([*titles, *lines, *(Names("", total, ()) for total in TOTALS)])
        by_label = {_key(line): replace(line, key=_key(line)) for line in lines}
        every = Labels([*(replace(each, key=f"{_TITLE}{each.key}") for each in titles), *by_label.values()], spelling)
        often = Counter(key for each in named for key in {*map(_key, (*each.rows, *each.columns))})
        tables = (
            TableLabels(
                number,
                each.table,
                Labels(_with_title(each.rows, each.title), spelling),
                Labels(each.columns, spelling),
                frozenset(line.key for line in (*each.rows, *each.columns) if often[_key(line)] == 1),
                every,
            )
            for number, each in enumerate(named)
        )
        return cls(tuple(tables), Labels(titles, spelling))


def _with_title(rows: tuple[Names, ...], title: Names) -> Iterable[Names]:
    """``rows``; what a table is called may stand for its only row."""
    return [replace(rows[0], names=(*rows[0].names, *title.names))] if len(rows) == 1 else rows


def _key(line: Names) -> str:
    return " ".join(label_words(line.label))
