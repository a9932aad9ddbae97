"""What a report says outside its text: on the cover, round the pages, and in the properties of its files."""

from mappa_report.compose.filling import Filler
from mappa_report.compose.typesetting import typeset_words
from mappa_report.document.document import Colours, Cover, Furniture
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.colour import WHITE, nearest_readable
from mappa_report.wording.numbers import format_date

_DARK_PAPER = "#14181c"  # as screen.css has it
_CONTRAST_IN_THE_DARK = 7

_OTHER_WORDS = ("footnote", "footnotes", "back_to_text", "back_to_contents", "of")
"""Words of the furniture that an edition need not have."""


class Outside:
    """The words round the text of ``report``, with the values that ``filler`` has."""

    def __init__(self, report: AnnualReport, filler: Filler) -> None:
        self._report, self._edition, self._filler = report, report.edition, filler

    def term(self, key: str) -> str:
        """The edition's word ``key``, as bare words."""
        return self._filler.words(self._edition.terms[key])

    def furniture(self) -> Furniture:
        """The words that stand round the text."""
        names = [name for name in _OTHER_WORDS if name in self._edition.terms]
        needed = (self.term("title"), self.term("contents"), self.term("page"), self.term("skip_to_content"))
        return Furniture(*needed, **{name: self.term(name) for name in names})

    def published(self) -> str:
        """The days of publication and of the last correction; nothing where there are none, or no words for them."""
        day, terms = self._report.published, self._edition.terms
        if not day or "published" not in terms:
            return ""
        words = f"{self.term('published')} {format_date(day)}"
        last = max((each.date for each in self._report.corrections), default=None)
        if last and "corrected" in terms:
            words = f"{words}, {self.term('corrected')} {format_date(last)}"
        return typeset_words(words)

    def cover(self) -> Cover:
        """What stands on the cover besides the title and who publishes the report."""
        brand, lines = self._report.area.brand, map(self._filler.words, self._edition.cover_lines)
        first = brand.logos[0] if brand.logos else None
        return Cover(first, brand.cover, brand.logos[1:], tuple(map(typeset_words, lines)))

    def colours(self) -> Colours | None:
        """The area's colours, one standing in for the other; None where it has neither."""
        brand = self._report.area.brand
        accent, band = brand.accent or brand.band, brand.band or brand.accent
        if not accent:
            return None
        return Colours(accent, band, nearest_readable(accent, _DARK_PAPER, WHITE, _CONTRAST_IN_THE_DARK))

    def description(self) -> str:
        """What the file says of itself: what the report is, and whether there is illustrative text in it."""
        imprint, about = self._edition.imprint, self.term("description")
        if imprint and any(section.is_illustrative for section in self._report.sections):
            return f"{about} {self._filler.words(imprint.illustrative)}: {self.term('illustrative')}"
        return about
