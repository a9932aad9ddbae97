"""What a drawn chart is made of: boxes, rules and words, each where it stands, and how large letters are."""

from msgspec import Struct

from mappa_report.writers.text_length import text_length

# In the drawing's units: pixels, where nothing scales it.
SIZE = 16
_SIZE_IN_BOLD = 15  # bold letters of this size, which are what is measured, are as wide as ours
LEADING = 20
RISE = 5.5  # of the middle of a line above its baseline


class Box(Struct, frozen=True):
    """A bar, in the colour of the ``series`` that it is of, counted from 0, or in the neutral one."""

    left: float
    top: float
    width: float
    height: float
    series: int | None = 0


class Rule(Struct, frozen=True):
    """A line from one point to another. A dashed one keeps apart what stands at its two sides."""

    left: float
    top: float
    right: float
    foot: float
    is_dashed: bool = False


class Words(Struct, frozen=True):
    """One line of words, from ``left``, or about it where ``is_centred``. ``is_turned`` ones read upwards."""

    text: str
    left: float
    baseline: float
    is_centred: bool = False
    is_heading: bool = False
    is_turned: bool = False


Shape = Box | Rule | Words


class Drawing(Struct, frozen=True):
    """Everything that ``chart.svg.j2`` puts on its canvas of ``width`` by ``height``."""

    width: float
    height: float
    size: float
    alternative: str
    shapes: tuple[Shape, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The bars, in reading order."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Box))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The lines."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Rule))

    @property
    def words(self) -> tuple[Words, ...]:
        """The lines of words, in reading order."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Words))


def length_of(words: str, is_heading: bool = False) -> float:
    """How much room ``words`` need on one line."""
    return text_length(words, size_to_measure(is_heading))


def size_to_measure(is_heading: bool = False) -> float:
    """The size of bold type in which words are as long as they are here."""
    return SIZE if is_heading else _SIZE_IN_BOLD


def rounded(length: float) -> float:
    """``length`` as it is written."""
    return round(length, 1)
