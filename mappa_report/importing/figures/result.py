"""What the search for a form's figures gives."""

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.model.figure import Figure, Path


class Located(Struct, frozen=True):
    """A figure, the words that stood for it, and where. ``doubt`` says why it is doubtful, "" if it is not."""

    figure: Figure
    line: int
    where: str
    doubt: str = ""


class Tie(Struct, frozen=True):
    """Figures that fit into a table in several ways, all as well: none was chosen."""

    paths: tuple[Path, ...]
    where: str
    words: str


class Figures(Struct, frozen=True):
    """The figures of a form that a file has, by path.

    ``ties`` are those that could not be told apart. ``figure_lines`` and ``caption_lines`` are the numbers of the lines
    that hold figures, and of those round them. ``unread_tables`` are the numbers of the pieces that look like tables of
    the form and could not be read, where figures are missing.
    """

    located: Mapping[Path, Located]
    ties: tuple[Tie, ...]
    figure_lines: frozenset[int]
    caption_lines: frozenset[int]
    unread_tables: frozenset[int] = frozenset()
