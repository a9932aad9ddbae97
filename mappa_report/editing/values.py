"""What placeholders print in one report, and which figures can be linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from mappa_report.checks.figure_words import name_of
from mappa_report.editing import nodes
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import gather_facts


class Linkable(Struct, frozen=True):
    """A figure that a sentence can name by the placeholder ``source``, in place of its ``value``."""

    source: str
    label: str
    value: str


class Values:
    """Those of ``report``; nothing is known of a report that can't be read."""

    def __init__(self, report: AnnualReport | None) -> None:
        self._report = report
        self._facts = gather_facts(report.area, report.year, report.statistics.figures) if report else None

    def of(self, shown: Iterable[nodes.Node]) -> dict[str, str | None]:
        """What each placeholder in ``shown`` prints; None where nothing can print."""
        sources = dict.fromkeys(source for node in shown for source in _sources(node))
        return {source: self.printed(source) for source in sources}

    def printed(self, source: str) -> str | None:
        """What the placeholder ``source``, with its braces, prints."""
        if self._facts is None:
            return None
        try:
            return evaluate(source.strip("{} "), self._facts)
        except ExpressionError:
            return None

    def linkable(self) -> tuple[Linkable, ...]:
        """Every figure of the return that is a number, in the order of the form."""
        if self._report is None:
            return ()
        made = (self.linked(path) for path in self._report.edition.form.types)
        return tuple(each for each in made if each)

    def linked(self, path: Path) -> Linkable | None:
        """The figure at ``path``; None where it has no number."""
        source = f"{{{{ figures.{'.'.join(path)} }}}}"
        value = self.printed(source)
        return None if value is None else Linkable(source, name_of(path), value)


def _sources(value: Any) -> Iterator[str]:
    match value:
        case nodes.PlaceholderNode(attrs):
            yield attrs.source
        case nodes.NoteNode(attrs):
            yield from _sources(attrs.content)
        case tuple():
            for each in value:
                yield from _sources(each)
        case _:
            yield from _sources(getattr(value, "content", ()))
