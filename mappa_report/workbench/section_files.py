"""The section that an address of the workbench names."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from mappa_report.readers.area_reader import SECTIONS
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, is_file, is_folder, listing
from mappa_report.workspace.workspace import AREAS


def sections_folder(report: Report) -> Located:
    """The folder of the sections of ``report``, whether there is one or not."""
    return report.workspace.own(AREAS, report.area, str(report.year), SECTIONS)


def section_file(request: Request, report: Report) -> Located:
    """The file of the section, chosen among those that there are. Raises HTTPException where it is none of them."""
    folder = sections_folder(report)
    files = {at.path.name: at for at in listing(folder) if is_file(at)} if is_folder(folder) else {}
    name = request.path_params["section"]
    if name not in files or not name.endswith(".md"):
        raise HTTPException(404, WORDS["missing.section"])
    return files[name]
