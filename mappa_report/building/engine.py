"""By which engine the PDFs of a workspace are made. That follows from inputs and settings alone.

What a machine has installed never decides it: the same inputs would give another file elsewhere.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from mappa_report.assembly.settings import load_settings
from mappa_report.model.settings import PDF_ENGINES
from mappa_report.workspace.door import listing
from mappa_report.workspace.workspace import PACKAGED, SETTINGS, TEMPLATES, Workspace

TYPST, WEASYPRINT = PDF_ENGINES

_OWN_STYLES = {TYPST: ("*.typ",), WEASYPRINT: ("base.css", "print.css", "*.html.j2")}
"""Templates that only one engine reads for a PDF."""

_OWN_DRAFT_STYLES = {TYPST: (), WEASYPRINT: ("draft-print.css",)}
"""Those that it reads besides for a proof."""


class EngineChoice(Struct, frozen=True):
    """An engine, and in a sentence why, where somebody who built the same report elsewhere might wonder."""

    name: str
    reason: str = ""


def choose_pdf_engine(workspace: Workspace, asked: str = "", *, is_proof: bool = False) -> EngineChoice:
    """The engine ``asked`` for on the command line, or the one of the workspace's settings, or that of its own styles.

    A workspace with style sheets or page templates of its own is set by WeasyPrint, which reads them, unless it has
    a template for Typst of its own too.
    """
    named = asked or load_settings(workspace, []).pdf_engine
    patterns = {each: _OWN_STYLES[each] + (_OWN_DRAFT_STYLES[each] if is_proof else ()) for each in PDF_ENGINES}
    own = {engine: _own_styles(workspace, patterns[engine]) for engine in PDF_ENGINES}
    if named:
        return EngineChoice(named, _left_aside(own[TYPST if named == WEASYPRINT else WEASYPRINT], named))
    if own[TYPST] or not own[WEASYPRINT]:
        return EngineChoice(TYPST, _left_aside(own[WEASYPRINT], TYPST))
    styles = ", ".join(own[WEASYPRINT])
    return EngineChoice(
        WEASYPRINT,
        f"The PDF is set by WeasyPrint, for this workspace's own {styles}. "
        f"To leave that aside: --pdf-engine typst, or  pdf_engine: typst  in {SETTINGS}.",
    )


def _own_styles(workspace: Workspace, patterns: Sequence[str]) -> list[str]:
    """The workspace's own templates whose names fit one of ``patterns``."""
    if workspace.root == PACKAGED:
        return []
    names = [at.path.name for at in listing(workspace.own(TEMPLATES))]
    return [f"{TEMPLATES}/{name}" for name in names if any(fnmatchcase(name, pattern) for pattern in patterns)]


def _left_aside(styles: list[str], engine: str) -> str:
    if not styles:
        return ""
    return f"The PDF is set by {PDF_ENGINES[engine]}, which leaves this workspace's own {', '.join(styles)} aside."
