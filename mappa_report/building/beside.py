"""What a web page leads to: the other files of its report that lie beside it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from mappa_report.building.record import built_file
from mappa_report.document.document import OtherFile
from mappa_report.workspace.door import exists
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import DATA_FILES

_REPORTS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_DATA = {
    "xlsx": ("Figures (Excel)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": ("Figures (OpenDocument)", "application/vnd.oasis.opendocument.spreadsheet"),
    "csv": ("Figures (CSV)", "text/csv"),
    "json": ("Figures (JSON)", "application/json"),
}


def files_beside(folder: Path, area: str, year: int, stem: str, formats: Collection[str]) -> Iterator[OtherFile]:
    """Those that are built with a page, as ``formats``, under ``stem``, and the data of ``area`` in ``folder``."""
    for name, (label, media_type) in _REPORTS.items():
        if name in formats:
            yield OtherFile(label, f"{stem}.{name}", media_type)
    for name, (label, media_type) in _DATA.items():
        file = f"{area}-{DATA_FILES}-{year}.{name}"
        if _is_there(folder / file):
            yield OtherFile(label, file, media_type)


def _is_there(path: Path) -> bool:
    try:
        return exists(built_file(path))
    except FileRefused:
        return False
