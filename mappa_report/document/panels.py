"""What a chart draws: bars in groups, or columns over the years. Numbers and words; no shapes, no colours."""

from msgspec import Struct

from mappa_report.document.bounds import AtLeastOne, Count, Value, Words, Year


class Bar(Struct, frozen=True):
    """One bar: its label, its length, and the words that stand at its end, such as "29,973".

    ``value`` is None where only the words are shown. Bars of one ``series``, counted from 0, have the same colour.
    """

    label: Words
    value: Value | None
    words: Words
    series: Count = 0


class BarGroup(Struct, frozen=True):
    """Bars that belong together, below a heading if it isn't blank."""

    bars: AtLeastOne[Bar]
    heading: Words = ""


class BarPanel(Struct, frozen=True, tag=True):
    """Groups of bars one below another, all from nought and on one scale."""

    groups: AtLeastOne[BarGroup]


class YearFigure(Struct, frozen=True):
    """The figure of one year and its words; ``value`` is None for no number.

    ``label`` is what the year is called, if not by its number.
    """

    year: Year
    value: Value | None
    words: Words
    label: Words = ""

    @property
    def name(self) -> str:
        """What the year is called."""
        return self.label or str(self.year)


class BreakMark(Struct, frozen=True):
    """A break in series after ``last_before`` and before ``first_after``, with the words that mark it."""

    last_before: Year
    first_after: Year
    words: Words


class YearsPanel(Struct, frozen=True, tag=True):
    """One figure over the years from ``first`` to ``last``, from nought and on a scale of its own.

    A year of which nothing is known is not among ``figures``, and its place stays empty. Without a ``series`` its
    colour is none of theirs.
    """

    heading: Words
    first: Year
    last: Year
    figures: tuple[YearFigure, ...]
    breaks: tuple[BreakMark, ...] = ()
    series: Count | None = 0
