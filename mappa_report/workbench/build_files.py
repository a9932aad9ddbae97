"""The files of a report that have been built."""

from mappa_report.workbench.reports import Report
from mappa_report.workspace.door import Located, is_file, is_folder, listing
from mappa_report.workspace.workspace import BUILD


def built_files(report: Report) -> dict[str, Located]:
    """What lies in the folder of ``report`` in ``build`` to be read, by name; what begins with a dot is our own."""
    folder = report.workspace.own(BUILD, report.area, str(report.year))
    if not is_folder(folder):
        return {}
    return {at.path.name: at for at in listing(folder) if is_file(at) and not at.path.name.startswith(".")}
