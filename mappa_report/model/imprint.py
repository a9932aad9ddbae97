"""Imprint: what every report ends with, about itself: who publishes it, and on what terms."""

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.document.inlines import Inlines

IMPRINT_NAMES = "publisher contact email telephone address website data licence licence_address".split()
"""What an area may say of itself for the imprint. All but ``publisher``, its board, may stay unknown."""


class ImprintLine(Struct, frozen=True):
    """A paragraph of the imprint: what it is ``about``, and the sentences that it ``says``.

    A sentence prints where all that it names is known, and a line where one of its sentences does.
    """

    about: Inlines
    says: tuple[Inlines, ...]


class Imprint(Struct, frozen=True):
    """The words of an edition's imprint. ``illustrative`` is the heading of what is said of illustrative text.

    ``usual`` is what holds for an area that says nothing else, such as the licence, by the names of IMPRINT_NAMES.
    """

    title: Inlines
    illustrative: Inlines
    lines: tuple[ImprintLine, ...]
    usual: Mapping[str, str]

    @property
    def sentences(self) -> tuple[Inlines, ...]:
        """Every sentence of the lines, in order."""
        return tuple(sentence for line in self.lines for sentence in line.says)
