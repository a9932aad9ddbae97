"""Rows of figures: a label, the words over it, and values with the headings of their columns."""

from msgspec import Struct

from mappa_report.importing.cells import BLANK, Value, ValueKind

_MAX_LABEL_LINES = 3
"""Lines that a broken label may have above its last."""


class Cell(Struct, frozen=True):
    """A value, and the line and cell of it where it stands."""

    value: Value
    line: int
    at: int

    @property
    def is_blank(self) -> bool:
        """True where nothing stands."""
        return self.value.kind is ValueKind.BLANK


class Row(Struct, frozen=True):
    """A row of a table, or a line with figures behind its words.

    ``above`` are the words over it since the row before, the nearest last; ``title`` those over its whole table.
    ``heads`` are the headings over its cells, () where they are not known: then blank cells may be lost. ``over`` are
    those that stand over several cells each. A row without figures (``is_words``) may be the label of a row left
    blank. ``after`` are the words that follow it. The figures of a row that is not ``is_own`` stand on lines below its
    label; one that ``is_made`` stands otherwise in the file.
    """

    label: str
    cells: tuple[Cell, ...]
    line: int
    heads: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    after: str = ""
    table: int = -1
    is_words: bool = False
    is_own: bool = True
    is_made: bool = False

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cells that are not blank."""
        return tuple(cell for cell in self.cells if not cell.is_blank)

    def labels(self) -> tuple[str, ...]:
        """What its label may be, where it was broken over lines."""
        options = [self.label]
        if not (self.is_made or self.is_words):
            most = min(len(self.above), _MAX_LABEL_LINES)
            options += [" ".join((*self.above[-count:], self.label)) for count in range(1, most + 1)]
        if self.after:
            options.append(f"{self.label} {self.after}")
        return tuple(option for option in options if option.strip())


def context_of(row: Row) -> tuple[str, ...]:
    """The words over ``row``, the nearest last."""
    return (*row.title, *row.above)


def single(row: Row) -> Cell | None:
    """The one figure of a row, that below the heading of a total if there are several; None if that is not clear."""
    figures = row.figures
    if len(figures) == 1:
        return figures[0]
    if not figures:
        return row.cells[0] if row.cells else Cell(BLANK, row.line, 0)
    totals = [at for at, head in enumerate(row.heads) if "total" in head.casefold().split()]
    return row.cells[totals[0]] if len(totals) == 1 else None
