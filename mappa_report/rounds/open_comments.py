"""The comments on a report's proofs that nobody has settled."""

from __future__ import annotations

from mappa_report.proofs.record import proof_numbers
from mappa_report.review.store import KeptComment, State, comments_of_report
from mappa_report.workspace.workspace import Workspace


def open_comments(workspace: Workspace, area: str, year: int) -> tuple[tuple[int, KeptComment], ...]:
    """Each with the number of its proof, the last proof's last. Raises FileRefused where they can't be read."""
    if not proof_numbers(workspace, area, year):
        return ()
    return tuple(each for each in comments_of_report(workspace, area, year) if each[1].state is State.OPEN)
