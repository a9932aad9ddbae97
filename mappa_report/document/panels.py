"""What a chart draws: bars in groups, or columns over the years. Numbers and words; no shapes, no colours."""

from msgspec import Struct


class Bar(Struct, frozen=True):
    """One bar: its label, its length, and the words that stand at its end, such as "29,973".

    ``value`` is None where only the words are shown. Bars of one ``series``, counted from 0, have the same colour.
    """

    label: str
    value: int | None
    words: str
    series: int = 0


class BarGroup(Struct, frozen=True):
    """Bars that belong together, below a heading if it isn't blank."""

    bars: tuple[Bar, ...]
    heading: str = ""


class BarPanel(Struct, frozen=True, tag=True):
    """Groups of bars one below another, all from nought and on one scale."""

    groups: tuple[BarGroup, ...]


class YearFigure(Struct, frozen=True):
    """The figure of one year and its words; ``value`` is None for no number."""

    year: int
    value: int | None
    words: str


class BreakMark(Struct, frozen=True):
    """A break in series after ``last_before`` and before ``first_after``, with the words that mark it."""

    last_before: int
    first_after: int
    words: str


class YearsPanel(Struct, frozen=True, tag=True):
    """One figure over the years from ``first`` to ``last``, from nought and on a scale of its own.

    A year of which nothing is known is not among ``figures``, and its place stays empty. Without a ``series`` its
    colour is none of theirs.
    """

    heading: str
    first: int
    last: int
    figures: tuple[YearFigure, ...]
    breaks: tuple[BreakMark, ...] = ()
    series: int | None = 0
