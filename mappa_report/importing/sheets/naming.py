"""Which figure of a form is named, as statistics.yaml names it or by the labels of a table, a row and a column."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.importing.labels.names import plain_label
from mappa_report.importing.labels.words import label_words
from mappa_report.importing.sheets.form_labels import WORDS_OF_TOTALS, FormLabels, TableLabels
from mappa_report.model.figure import Path
from mappa_report.model.form import Form


class Named(Struct, frozen=True):
    """The ``path`` of a figure, None where the form has none of that ``label``.

    ``taken`` has the labels that were taken for others, each with the one that is meant.
    """

    label: str
    path: Path | None = None
    taken: tuple[tuple[str, str], ...] = ()


class Naming(Struct, frozen=True):
    """The figures of a form by their names in statistics.yaml, and its labels."""

    keys: Mapping[str, Path]
    labels: FormLabels

    @classmethod
    def of(cls, form: Form) -> Naming:
        """The names of the figures of ``form``, in which the area's units are rows already."""
        return cls({".".join(path): path for path in form.types}, FormLabels.of(form))

    def by_key(self, key: str) -> Named:
        """The figure that statistics.yaml calls ``key``."""
        return Named(key, self.keys.get(key))

    def by_labels(self, table: str, row: str, column: str) -> Named:
        """The figure in ``row`` and ``column`` of ``table``. A table with one column may head it as it likes."""
        unknown = Named(" › ".join(filter(None, (table, row, column))))
        title = self.labels.titles.best(table)
        if title is None:
            return unknown
        labels = self.labels.tables[int(title[1])]
        across, down = labels.row(row), labels.column(column)
        if across is None or (down is None if labels.table.columns else self._is_a_part(labels, column)):
            return unknown
        rows, columns = ({line.key: line for line in lines} for lines in (labels.table.rows, labels.table.columns))
        row_line, column_line = rows[across[1]], columns[down[1]] if down else None
        taken = [(table, labels.title)] if not self.labels.titles.is_exact(table, title[1]) else []
        taken += [(row, labels.meant(row_line))] if not labels.rows.is_exact(row, row_line.key) else []
        if column_line and not labels.columns.is_exact(column, column_line.key):
            taken.append((column, labels.meant(column_line)))
        return Named(unknown.label, labels.table.path(row_line, column_line), tuple(taken))

    def _is_a_part(self, labels: TableLabels, column: str) -> bool:
        """Whether some other table has such a column, as for one category: then it isn't all that the row counts."""
        plain = label_words(column)
        is_own = plain in WORDS_OF_TOTALS or plain == label_words(plain_label(labels.table.value_heading))
        return not is_own and any(each.columns.best(column) for each in self.labels.tables)
