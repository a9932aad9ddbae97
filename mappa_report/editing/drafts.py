"""What somebody is writing: the text that a section would have, checked without a letter of its file being changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.head import with_head
from mappa_report.editing.page import Page, read_page
from mappa_report.editing.splicing import spliced
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.workspace.door import Located
from mappa_report.workspace.overlay import overlaying
from mappa_report.workspace.workspace import Workspace


class Draft(Struct, frozen=True):
    """``page`` is the section as it would be; ``shown`` what an editor shows, ``at`` which of its blocks that is."""

    page: Page
    shown: tuple[nodes.Node, ...]
    at: tuple[int | None, ...]


def draft_of(name: str, text: str, blocks: Sequence[nodes.SentBlock], head: Mapping[str, str]) -> Draft:
    """The section in the file ``name`` with ``blocks`` and ``head`` in place of what its ``text`` has.

    Raises NotWritten.
    """
    page = read_page(name, with_head(text, head) if head else text)
    made = spliced(page, blocks)
    shown = (each.node or page.blocks[each.id or 0].node for each in blocks)
    return Draft(made.page, tuple(shown), made.at)


def check_draft(workspace: Workspace, area: str, year: str, at: Located, text: str) -> CheckResult:
    """The report of ``area`` for ``year``, checked as if the file ``at`` had this ``text``."""
    with overlaying({at.path: text.encode()}):
        return check_report(workspace, area, year)
