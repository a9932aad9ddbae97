"""The program ``mappa-report`` as it starts and as an interrupt ends it. All else of it is in ``commands/program.py``.

That loads click, and more, which takes a moment. Here nothing does, so that an interrupt in that moment is met too.
"""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

OUR_FAULT = 3
INTERRUPTED = 130


def main() -> None:
    """Run the program, until it ends or an interrupt ends it."""
    try:
        from mappa_report.commands.program import run

        run()
    except KeyboardInterrupt:
        stopped("The files of the last build are as they were.")


def stopped(state: str) -> NoReturn:
    """End after an interrupt, with what is to be said of the ``state`` of things. No other interrupt comes between."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr.write(f"Stopped. {state}\n")
    sys.exit(INTERRUPTED)
