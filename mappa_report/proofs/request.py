"""What somebody has asked for, a proof in which formats and how to be passed on; and what came of it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from mappa_report.building.plan import BuildResult
from mappa_report.compose.proofs.context import AnsweredComment
from mappa_report.model.annual_report import AnnualReport
from mappa_report.workspace.workspace import Workspace

KeepParagraphs = Callable[[AnnualReport, bytes], Mapping[str, bytes]]
"""From a report and its proof as a Word file to more files for the proof's record, by name."""


class ProofRequest(Struct, frozen=True):
    """A proof as somebody asked for it. Blank ``handling`` and ``pdf_engine`` leave these to the workspace.

    ``today`` is the day on which it is made, ``created`` the seconds since 1970 with which its files are dated, if any.
    ``is_wanted_anyway`` asks for a proof though nothing has changed since the last one. ``formats`` may be empty where
    a proof is made again: then they are those that it had. ``comments`` are what reviewers said of earlier proofs.
    ``published`` is the number of the proof that was published, where it is being corrected: what has changed is told
    since that one.
    """

    workspace: Workspace
    formats: tuple[str, ...]
    out: Path
    today: date
    created: int | None = None
    handling: str = ""
    reply_by: date | None = None
    pdf_engine: str = ""
    is_wanted_anyway: bool = False
    comments: tuple[AnsweredComment, ...] = ()
    published: int | None = None


class ProofResult(Struct, frozen=True):
    """What came of it: the files and problems, and sentences for whoever asked. ``number`` is 0 where none was made."""

    built: BuildResult
    number: int = 0
    told: tuple[str, ...] = ()
