"""What the workbench itself says, in one catalogue, so that it can speak Welsh too: a module for each kind of page."""

from collections.abc import Mapping

from mappa_report.workbench.words.areas import AREAS
from mappa_report.workbench.words.editor import EDITOR
from mappa_report.workbench.words.figures import FIGURES
from mappa_report.workbench.words.pages import PAGES
from mappa_report.workbench.words.proofs import PROOFS
from mappa_report.workbench.words.sections import SECTIONS

WORDS: Mapping[str, str] = {**AREAS, **EDITOR, **FIGURES, **PAGES, **PROOFS, **SECTIONS}
"""Each text by its name; in braces stands what is put in."""
