"""The bytes of a finished file that somebody names, or has on standard input."""

import sys
from pathlib import Path

from mappa_report.commands.printing import relative_path

STANDARD_INPUT = "-"


def is_standard_input(file: Path) -> bool:
    """Whether somebody means standard input by ``file``."""
    return str(file) == STANDARD_INPUT


def bytes_of(file: Path) -> bytes:
    """The bytes of ``file``, or of standard input for ``-``. Raises FileRefused for too many."""
    from mappa_report.importing.sent_file import MAX_BYTES
    from mappa_report.workspace.door import named_file, read
    from mappa_report.workspace.refusals import too_large

    if not is_standard_input(file):
        return read(named_file(file, relative_path(file)), MAX_BYTES)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large("standard input", len(data), MAX_BYTES)
    return data
