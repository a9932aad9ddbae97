"""Numbers of a section that are figures of the return: each can become a linked figure, which can't go stale."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mappa_report.assembly.register import names_of_areas
from mappa_report.checks.narrative import narrative_of
from mappa_report.checks.sentences.linking import figures_in
from mappa_report.editing.values import Linkable, Values
from mappa_report.model.annual_report import AnnualReport
from mappa_report.source.place import Place
from mappa_report.workspace.workspace import Workspace


class Offer(Struct, frozen=True):
    """What stands at ``place`` can become ``figure``."""

    place: Place
    figure: Linkable


def offers_in(workspace: Workspace, report: AnnualReport | None, file: str) -> Iterator[Offer]:
    """Those for the section of ``report`` in ``file``. Only a number that its placeholder prints alike is offered."""
    if report is None:
        return
    values = Values(report)
    passages = [each for each in narrative_of(report) if each.section and each.section.place.file == file]
    for linked in figures_in(report, passages, lambda: names_of_areas(workspace)):
        figure = values.linked(linked.path)
        if figure and figure.value.replace(",", "") == linked.written.replace(",", ""):
            yield Offer(linked.place, figure)
