"""The files of a report's sections, and that which an address of the workbench names."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from mappa_report.readers.area_reader import SECTIONS
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, exists, is_file, listing


def sections_folder(report: Report) -> Located:
    """The folder of the sections of ``report``, whether there is one or not."""
    return report.folder.inside(SECTIONS)


def section_files(report: Report) -> dict[str, Located]:
    """The files of that folder that could be a section, by their names."""
    folder = sections_folder(report)
    files = listing(folder) if exists(folder) else []
    return {at.path.name: at for at in files if is_file(at) and at.path.name.endswith(".md")}


def section_file(request: Request, report: Report) -> Located:
    """The file of the section, chosen among those that there are. Raises HTTPException where it is none of them."""
    at = section_files(report).get(request.path_params["section"])
    if at is None:
        raise HTTPException(404, WORDS["missing.section"])
    return at
