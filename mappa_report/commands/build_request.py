"""What somebody has asked to be built: as which formats, into which folder, for publication or as a proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mappa_report.building.plan import BuildResult
    from mappa_report.workspace.workspace import Workspace

Report = tuple[str, str]
"""An area and a year, as somebody typed them."""


class BuildRequest(Struct, frozen=True):
    """How to build reports. Other processes are given it, so all in it can be sent to one."""

    workspace: Workspace
    formats: tuple[str, ...]
    out: Path
    created: int | None
    is_proof: bool

    def build(self, report: Report) -> BuildResult:
        """Build ``report``, as far as it isn't up to date."""
        from mappa_report.pipeline import build_report

        return build_report(self.workspace, *report, self.formats, self.out, self.created, self.is_proof)

    def cached_result(self, report: Report) -> BuildResult | None:
        """What ``report`` came to when it was last built, if nothing has changed since; else None."""
        from mappa_report.building.plan import Plan

        plan = Plan.of(self.workspace, *report, self.formats, self.out, self.created, self.is_proof)
        return plan.cached_result() if plan else None
