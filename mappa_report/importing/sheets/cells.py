"""The cells of a spreadsheet as they were read: what each shows, and what a reader of values alone would not know."""

from enum import Enum

from msgspec import Struct


class CellFlaw(Enum):
    """Why what a cell shows can't be taken for what it is."""

    ERROR = "an error"
    UNWORKED = "a formula that was never worked out"
    OUTSIDE = "a formula that points to another file"


class Cell(Struct, frozen=True):
    """What a cell shows. The ``text`` of an error is its name, such as "#REF!"; a whole number has no decimals."""

    text: str = ""
    flaw: CellFlaw | None = None
    is_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """True where nothing shows, and nothing should."""
        return self.flaw is None and not self.text.strip()


BLANK = Cell()


class Sheet(Struct, frozen=True):
    """A worksheet from its first cell on, every row as long as the longest. The one of a CSV has no name."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


class SheetFile(Struct, frozen=True):
    """The worksheets that people see, in order, and in sentences what was left out or should be known of the file."""

    sheets: tuple[Sheet, ...]
    told: tuple[str, ...] = ()


def address(row: int, column: int) -> str:
    """The name of the cell in ``row`` and ``column``, both counted from 0: "B7"."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The name of ``column``, counted from 0: A to Z, then AA, AB and so on."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def column_number(letters: str) -> int:
    """The number of the column named ``letters``, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
