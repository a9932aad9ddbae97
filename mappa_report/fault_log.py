"""A fault of the program's own: what to say of it, and a log that helps to mend it."""

from __future__ import annotations

import platform
import sys
import traceback
from importlib.metadata import version
from pathlib import Path

import click

LOG = "fault.log"


def report_fault(fault: BaseException) -> str:
    """Log ``fault`` in the user's application folder, and give the words that say so."""
    frames = traceback.format_exception(type(fault), fault, fault.__traceback__)
    header = [
        f"mappa-report {version('mappa-report')}, Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {sys.argv[1:]}",
    ]
    text = "\n".join([*header, "", *frames])
    words = f"This is a fault of mappa-report's own, not of your files: {type(fault).__name__}."
    try:
        folder = Path(click.get_app_dir("mappa-report"))
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / LOG
        log.write_text(text, "utf-8")
    except OSError:
        return f"{words}\nPlease report this, with what follows:\n\n{text}"
    return f"{words}\nPlease report this, with the log at {log}"
