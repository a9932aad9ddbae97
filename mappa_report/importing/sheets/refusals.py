"""Why a spreadsheet is not read, in words: each a Problem with the file's name, the reason and the remedy."""

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_RIGHT_FILE = "check that it is the right file."
_SAVE_AGAIN = "open it in Excel or LibreOffice, save it anew as .xlsx or .ods, then try again."


def no_spreadsheet(name: str, kind: str) -> FileRefused:
    """The file is ``kind``, such as "a PDF", whatever its name says."""
    hint = "give a spreadsheet: .xlsx, .ods or .csv."
    return _refused(name, "file-unlike-name", f"this file is {kind}, and no spreadsheet", hint)


def locked(name: str) -> FileRefused:
    """The file is in the old format of Excel, or under a password, which look alike; or an ODS under a password."""
    message = "this file is locked by a password, or was saved in the old format of Excel (.xls)"
    return _refused(name, "file-locked", message, "open it, and save it as .xlsx without a password.")


def damaged(name: str, what: str = "this spreadsheet") -> FileRefused:
    """The file can't be unpacked or parsed."""
    return _refused(name, "file-damaged", f"{what} is broken off or damaged", _SAVE_AGAIN)


def untrustworthy(name: str, why: str) -> FileRefused:
    """The file has in it what no program that makes spreadsheets writes."""
    message = f"this spreadsheet {why}, which no program for spreadsheets writes"
    return _refused(name, "file-damaged", message, "do not trust this file; ask for another.")


def too_large(name: str, what: str, hint: str = _RIGHT_FILE) -> FileRefused:
    """The file is larger than any return."""
    return _refused(name, "file-too-large", f"too large to read: {what}", hint)


def _refused(name: str, code: str, message: str, hint: str) -> FileRefused:
    return FileRefused(Problem(code, message, Place(Source(name)), hint=hint))
