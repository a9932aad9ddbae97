"""What somebody has asked to be built: as which formats, and into which folder."""

from pathlib import Path

from msgspec import Struct

from mappa_report.workspace.door import Located
from mappa_report.workspace.workspace import Workspace, output_root

Report = tuple[str, str]
"""An area and a year, as somebody typed them."""

USUAL_FORMATS = ("docx", "pdf", "html")
"""What is made where nobody says which formats."""

SIGNED = "signed-"
"""What stands before the digest of what was signed, among the keywords of a published file."""


class BuildRequest(Struct, frozen=True):
    """How to build reports of ``workspace``. All in it can be sent to another process.

    Areas and years are folders below ``out``. ``created`` is the date of the files, if any, in seconds since 1970.
    ``pdf_engine`` is the engine asked for; blank leaves the choice to the workspace. ``signed`` is the digest of what
    somebody has signed off, which files to be published bear.
    """

    workspace: Workspace
    formats: tuple[str, ...]
    out: Path
    created: int | None = None
    pdf_engine: str = ""
    signed: str = ""

    def located(self, path: Path) -> Located:
        """A file below ``out``, with the root that it may not lead out of."""
        root = output_root(self.workspace, self.out)
        return Located(path, root, self.workspace.name(path))
