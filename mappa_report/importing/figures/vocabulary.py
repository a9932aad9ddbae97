"""A form as what is looked for: its tables with the names of their rows and columns, and how much each word tells."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mappa_report.importing.figures.names import Axis, Names, names_of_line, names_of_table, weights_of
from mappa_report.model.form import Form, FormTable

_SHORT = 6


class Asked(Struct, frozen=True):
    """A table of the form, as looked for."""

    table: FormTable
    title: Axis
    rows: Axis
    columns: Axis
    alone: Axis
    """Its rows, told from all that has a name in the form."""

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.title.lines[0].label

    def title_likeness(self, words: str) -> float:
        """How like ``words`` are to its title."""
        return self.title.best((words,))[0]


class Vocabulary(Struct, frozen=True):
    """All tables of a form, and the short ``labels`` of their rows and columns, as words."""

    tables: tuple[Asked, ...]
    labels: frozenset[tuple[str, ...]]


def vocabulary_of(form: Form, year: int) -> Vocabulary:
    """What ``form`` calls everything it asks for, dates filled in for the reporting year ``year``."""
    titles = [names_of_table(table, year) for table in form.tables]
    rows = [tuple(names_of_line(line, year) for line in table.rows) for table in form.tables]
    columns = [tuple(names_of_line(line, year) for line in table.columns) for table in form.tables]
    by_title = weights_of([[title] for title in titles])
    by_all = weights_of([[title, *lines, *others] for title, lines, others in zip(titles, rows, columns, strict=True)])
    asked = tuple(
        Asked(table, Axis((titles[at],), by_title), _axis(rows[at]), _axis(columns[at]), Axis(rows[at], by_all))
        for at, table in enumerate(form.tables)
    )
    return Vocabulary(asked, _labels(*rows, *columns))


def _axis(lines: tuple[Names, ...]) -> Axis:
    return Axis(lines, weights_of([[line] for line in lines]))


def _labels(*groups: Iterable[Names]) -> frozenset[tuple[str, ...]]:
    names = (name for lines in groups for line in lines for name in line.names)
    return frozenset(name.words for name in names if len(name.words) <= _SHORT and not name.is_phrase)
