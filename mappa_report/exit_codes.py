"""The exit codes of the program, and how it ends after an interrupt. 2, for wrong usage, is click's own."""

import signal
import sys
from typing import NoReturn

PROBLEMS = 1
"""Something is wrong with the input."""

OUR_FAULT = 3
"""Something that nobody foresaw: a fault of the program's own."""

INTERRUPTED = 130
"""Somebody pressed Ctrl+C."""


def stop_interrupted(state: str) -> NoReturn:
    """End after an interrupt, with what is to be said of the ``state`` of things. No other interrupt comes between."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr.write(f"Stopped. {state}\n")
    sys.exit(INTERRUPTED)
