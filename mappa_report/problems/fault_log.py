"""A fault of the program's own: what to say of it, and a log that helps to mend it."""

from __future__ import annotations

import errno
import platform
import sys
import traceback
from importlib.metadata import version
from pathlib import Path

import click
from msgspec import Struct

from mappa_report.problems.masking import masked

LOG = "fault.log"


def _frames(fault: BaseException) -> list[str]:
    """Where in the program ``fault`` came from, first cause first: lines of code, never a word of a file.

    What an exception says of itself is left out. It may quote what it was given, and that may be private.
    """
    chain: list[BaseException] = []
    each: BaseException | None = fault
    while each and each not in chain:
        chain.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return [
        line
        for each in reversed(chain)
        for line in (*traceback.format_tb(each.__traceback__), f"{type(each).__module__}.{type(each).__qualname__}\n")
    ]


class Fault(Struct, frozen=True):
    """A fault in a form that can be logged, and sent from one process to another."""

    kind: str
    frames: tuple[str, ...]

    @classmethod
    def of(cls, fault: BaseException) -> Fault:
        """``fault`` without a word of what it says of itself."""
        return cls(type(fault).__name__, tuple(_frames(fault)))


def report_fault(fault: Fault) -> str:
    """Log ``fault`` in the user's application folder, and give the words that say so, or why it can't be logged."""
    header = [
        f"mappa-report {version('mappa-report')}, Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {[masked(argument) for argument in sys.argv[1:]]}",
    ]
    text = "\n".join([*header, "", *fault.frames])
    words = f"This is a fault of mappa-report's own, not of your files: {fault.kind}."
    log = Path(click.get_app_dir("mappa-report")) / LOG
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and not log.is_file():
            raise FileExistsError(errno.EEXIST, "no ordinary file stands there")
        log.write_text(text, "utf-8", errors="backslashreplace")
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "its name leads nowhere"
        remedy = "Make room for it, or let it be written, and run the command again"
        return (
            f"{words}\nThe log at {log} can't be written: {reason}.\n{remedy}; then please report this, with the log."
        )
    return f"{words}\nPlease report this, with the log at {log}"
