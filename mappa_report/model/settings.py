"""What a workspace says of itself as a whole, in ``mappa-report.yaml``."""

from msgspec import Struct

from mappa_report.model.standing import Confirmation

LAYOUT = 1
"""The layout that this version of the program lays out and reads: where in a workspace each file stands."""

PDF_ENGINES = {"typst": "Typst", "weasyprint": "WeasyPrint"}
"""The programs that can set a PDF, as settings name them and as their makers do; the first is the default."""


HANDLING = "Draft: official statistics before release"
"""What stands on every page of a proof, unless a workspace says otherwise."""

MAX_HANDLING = 80
"""Letters of that: more would not fit on a line with the rest of what marks a page."""


class WorkspaceSettings(Struct, frozen=True):
    """The layout of a workspace, and the engine that it wants its PDFs by: blank where that is left to the program.

    ``handling`` says on every page of a proof how it may be passed on. ``own_text`` is who said, and when, that reports
    may be published with national text that isn't in the official wording; None where nobody has.
    """

    layout: int = LAYOUT
    pdf_engine: str = ""
    handling: str = HANDLING
    own_text: Confirmation | None = None
