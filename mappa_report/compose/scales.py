"""The scales of charts of one kind: a chart tells where it has another than the one before it."""

from collections.abc import Iterator

from mappa_report.compose.findings import FormatWords
from mappa_report.document.blocks import Caption
from mappa_report.document.inlines import Inlines, Text


class Scales:
    """Remembers the last chart, and the greatest number on it."""

    def __init__(self) -> None:
        self._last: tuple[Caption, int] | None = None

    def note(self, caption: Caption, greatest: int, words: FormatWords) -> Iterator[Inlines]:
        """A note for the chart of ``caption``, where its ``greatest`` number is not that of the chart before."""
        last, self._last = self._last, (caption, greatest)
        if last and last[1] != greatest:
            yield (Text(words("scale", {"other": f"{last[0].label} {last[0].number}"})),)
