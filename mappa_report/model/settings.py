"""What a workspace says of itself as a whole, in ``mappa-report.yaml``."""

from msgspec import Struct

LAYOUT = 1
"""The layout that this version of the program lays out and reads: where in a workspace each file stands."""

PDF_ENGINES = {"typst": "Typst", "weasyprint": "WeasyPrint"}
"""The programs that can set a PDF, as settings name them and as their makers do; the first is the default."""


class WorkspaceSettings(Struct, frozen=True):
    """The layout of a workspace, and the engine that it wants its PDFs by: blank where that is left to the program."""

    layout: int = LAYOUT
    pdf_engine: str = ""
