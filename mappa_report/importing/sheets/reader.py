"""Any spreadsheet into cells: which kind it is, is told from its bytes and never from its name."""

from mappa_report.bounded.child import ChildEnded, run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import SheetFile
from mappa_report.importing.sheets.text_reader import read_text_table
from mappa_report.importing.sheets.workbook_reader import read_workbook
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import kind_of
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

MAX_BYTES = 16 * 1024 * 1024
"""Far above any return; a guard against what was never meant to be one."""

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_LIMITS = Limits(seconds=5, megabytes=250)


def read_sheets(name: str, data: bytes) -> SheetFile:
    """The worksheets of ``data``, which people call ``name``: XLSX, ODS, or text with commas, semicolons or tabs.

    Raises FileRefused for any other file, and for what is damaged, locked or too large. A workbook is read in a process
    of its own: not everything that ends a library's process can be seen before.
    """
    if not data.strip():
        hint = "check that it is the right file."
        raise FileRefused(Problem("file-empty", "this file is empty", Place(Source(name)), hint=hint))
    if data.startswith(_OLE):
        raise refusals.locked(name)
    if data.startswith(_ZIP):
        return _read_apart(name, data)
    if kind := kind_of(data) or (
        "a web page or other XML" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else ""
    ):
        raise refusals.no_spreadsheet(name, kind)
    return read_text_table(name, data)


def _read_apart(name: str, data: bytes) -> SheetFile:
    try:
        read = run_bounded(_read, name, data, limits=_LIMITS)
    except ChildEnded as end:
        raise refusals.too_large(name, f"reading it {end.reason.value}") from end
    if isinstance(read, Problem):
        raise FileRefused(read)
    return read


def _read(name: str, data: bytes) -> SheetFile | Problem:
    """What came of reading: the exception itself can't be sent from one process to another."""
    try:
        return read_workbook(name, data)
    except FileRefused as refused:
        return refused.problem
