"""The report that an address of the workbench names."""

from __future__ import annotations

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from mappa_report.model.year import ReportingYear
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, is_folder
from mappa_report.workspace.workspace import AREAS, Workspace


class Report(Struct, frozen=True):
    """An area and year that the workspace has a folder of its own for."""

    workspace: Workspace
    area: str
    year: int

    @property
    def path(self) -> str:
        """The address of its pages."""
        return f"/reports/{self.area}/{self.year}"

    @property
    def folder(self) -> Located:
        """The folder of the year."""
        return self.workspace.own(AREAS, self.area, str(self.year))

    @property
    def name(self) -> str:
        """The name of the area: the register's, or for one of which it knows nothing, its folder's."""
        from mappa_report.assembly.register import read_register  # loads all that reads

        registered = read_register(self.workspace, []).get(self.area)
        return registered.name if registered else self.area.replace("-", " ").title()

    @property
    def title(self) -> str:
        """What it is called above its pages."""
        return f"{self.name} {self.years}"

    @property
    def years(self) -> str:
        """The reporting year as it is written."""
        return ReportingYear(self.year).label


def report_of(request: Request) -> Report:
    """The report that ``request`` is about. Raises HTTPException where the workspace has no such report.

    What was sent is compared with what there is: no path is ever made from it.
    """
    workspace: Workspace = request.app.state.workspace
    asked = (request.path_params["area"], request.path_params["year"])
    for area, year in workspace.reports():
        if asked == (area, str(year)) and workspace.has_own_year(area, year):
            return Report(workspace, area, year)
    refuse_without_workspace(workspace)
    raise HTTPException(404, WORDS["missing.report"])


def refuse_without_workspace(workspace: Workspace) -> None:
    """Raise HTTPException where the folder of ``workspace`` has gone, as with a drive that is taken out."""
    if not is_folder(workspace.own()):
        raise HTTPException(404, WORDS["missing.workspace"])
