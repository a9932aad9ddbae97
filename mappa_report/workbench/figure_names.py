"""What figures are called where they print: each cell, and each row and table of them, in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mappa_report.intake.target import Target
from mappa_report.model.figure import Path
from mappa_report.scaffold.blanks import label_text
from mappa_report.wording.facts import gather_facts

_Parts = tuple[str, str, str]


def names_of(target: Target) -> Mapping[Path, str]:
    """What each cell of ``target`` is of, and what all of a row or table are of, by its path."""
    below: dict[Path, list[_Parts]] = {}
    for path, parts in _cells(target):
        for depth in range(1, len(path) + 1):
            below.setdefault(path[:depth], []).append(parts)
    return {path: ", ".join(_shared(parts)) for path, parts in below.items()}


def _cells(target: Target) -> Iterator[tuple[Path, _Parts]]:
    """The path of each cell, with the title of its table and the labels of its row and column."""
    facts = gather_facts(target.area, target.year, {})
    for table in target.form.tables:
        title = label_text(table.title, facts)
        for row in table.rows:
            for column in table.columns or (None,):
                label = label_text(column.label, facts) if column else ""
                yield table.path(row, column), (title, label_text(row.label, facts), label)


def _shared(parts: Sequence[_Parts]) -> Iterator[str]:
    """The words with which all of ``parts`` begin."""
    for words in zip(*parts, strict=True):
        if len(set(words)) > 1:
            return
        if words[0]:
            yield words[0]
