"""A form as what is looked for: its tables with the names of their rows and columns, and how much each word tells."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.labels.axis import Axis, weights_of
from mappa_report.importing.labels.names import Names, names_in
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

    def title_likeness(self, words: str) -> float:
        """How like ``words`` are to its title."""
        return self.title.best((words,))[0]


class Vocabulary(Struct, frozen=True):
    """All tables of a form, and the short ``labels`` of their rows and columns, as words."""

    tables: tuple[Asked, ...]
    labels: frozenset[tuple[str, ...]]


def vocabulary_of(form: Form) -> Vocabulary:
    """What ``form`` calls everything it asks for."""
    named = names_in(form)
    titles = [replace(each.title, names=(*each.title.names, *each.times)) for each in named]
    by_title = weights_of([[title] for title in titles])
    by_all = weights_of([[each.title, *each.rows, *each.columns] for each in named])
    asked = tuple(
        Asked(
            each.table,
            Axis((title,), by_title),
            Axis.of(each.rows),
            Axis.of(each.columns),
            Axis(each.rows, by_all),
        )
        for each, title in zip(named, titles, strict=True)
    )
    return Vocabulary(asked, _labels(*(lines for each in named for lines in (each.rows, each.columns))))


def _labels(*groups: Iterable[Names]) -> frozenset[tuple[str, ...]]:
    names = (name for lines in groups for line in lines for name in line.names)
    return frozenset(name.words for name in names if len(name.words) <= _SHORT and not name.is_phrase)
