"""Comments on a proof settled: what became of each, kept beside the proof for the command line and the workbench."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.review.identity import Identity
from mappa_report.review.store import KeptComment, State, comments_file, settled
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.workspace import Workspace


class Settlement(Struct, frozen=True):
    """What becomes of a comment, with a note: why it is declined, or how it was seen to."""

    state: State
    note: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Whether it declines and does not say why."""
        return self.state is State.DECLINED and not self.note


def with_settlements(comments: Sequence[KeptComment], wanted: Mapping[str, Settlement]) -> tuple[KeptComment, ...]:
    """``comments``, those whose keys are in ``wanted`` as that says."""
    made = tuple(comments)
    for number, comment in enumerate(comments, 1):
        if comment.key in wanted:
            made = settled(made, [number], wanted[comment.key].state, wanted[comment.key].note)
    return made


def keep_comments(workspace: Workspace, proof: Identity, comments: Sequence[KeptComment]) -> tuple[Problem, ...]:
    """Keep ``comments`` beside ``proof``; the Problem that prevented it. Raises FileRefused where they are too many."""
    return write_files(comments_file(workspace, proof, comments)).problems
