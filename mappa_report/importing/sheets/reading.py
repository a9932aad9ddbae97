"""What came of a spreadsheet: the figures of a form, each with its cell, and what is to be said of the rest."""

from msgspec import Struct

from mappa_report.model.figure import Figure, Path
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import slug


class SheetFigure(Struct, frozen=True):
    """A figure, and ``where`` it stands, as in "Table_1!B7"."""

    figure: Figure
    where: str


class Taken(Struct, frozen=True):
    """That the ``label`` in a cell was taken for another, the one ``meant`` by the form."""

    where: str
    label: str
    meant: str


class SheetReading(Struct, frozen=True):
    """The figures found, by their paths.

    ``blank`` are the paths whose cells have nothing in them; ``taken`` the labels that differ from the form's;
    ``unknown`` those in its tables, with their cells, that the form does not have; ``told`` sentences on the rest.
    """

    figures: dict[Path, SheetFigure]
    blank: tuple[Path, ...] = ()
    taken: tuple[Taken, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Wanted(Struct, frozen=True):
    """Whose figures are looked for: an area by its key and name, and the year in which the reporting year ends.

    ``known_as`` are the area's other names.
    """

    area: str
    area_name: str
    year: int
    known_as: tuple[str, ...] = ()

    def is_area(self, name: str) -> bool:
        """Whether ``name`` is one of the area's."""
        return slug(name) == self.area or name.casefold() in map(str.casefold, (self.area_name, *self.known_as))
