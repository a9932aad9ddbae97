"""What Ctrl+C and a request to end do, from the program's first moment to its last: one line, and an exit code.

The program's first act is to import this. So it imports nothing that takes a moment itself.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys

TYPE_CHECKING = False  # typing takes a moment
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

INTERRUPTED = 128 + signal.SIGINT
"""Somebody pressed Ctrl+C."""

TERMINATED = 128 + signal.SIGTERM
"""Somebody or the system has asked the process to end."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_STATE = "No file is half written."
_raised: list[KeyboardInterrupt] = []


class Terminated(KeyboardInterrupt):
    """Somebody or the system has asked the process to end, which is met as Ctrl+C is."""


def begin() -> None:
    """From here on an interrupt ends the program at once: it has begun nothing yet."""
    _raised.clear()
    _handle(_end_at_once)
    sys.unraisablehook = _unraisable
    atexit.register(_handle, signal.SIG_IGN)  # the first to be registered is the last to be called


def raise_interrupts() -> None:
    """From here on an interrupt is raised, so that all is put in order. A second one ends the program at once."""
    _handle(_raise)


def end() -> None:
    """All is done or put in order, so from here on an interrupt again ends the program at once."""
    if not _raised:
        _handle(_end_at_the_end)


def raised() -> KeyboardInterrupt | None:
    """The interrupt that has been raised, if one has. A library may have made a fault of another name of it."""
    return next(iter(_raised), None)


def stop_interrupted(stop: KeyboardInterrupt, state: str = _STATE) -> NoReturn:
    """End after an interrupt, with what is to be said of the ``state`` of things. No other interrupt comes between."""
    _handle(signal.SIG_IGN)
    sys.stderr.write(f"Stopped. {state}\n")
    sys.exit(_code(stop))


def _code(stop: object) -> int:
    return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED


def _handle(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """``handler`` for each signal, but for one that is ignored, as in the background or after the last word on it."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _raise(number: int, _: FrameType | None) -> None:
    _handle(_end_at_once)
    _raised.append(Terminated() if number == signal.SIGTERM else KeyboardInterrupt())
    raise _raised[0]


def _end_at_once(number: int, _: FrameType | None) -> None:
    _say_and_exit(f"Stopped. {_STATE}\n", 128 + number)


def _end_at_the_end(number: int, _: FrameType | None) -> None:
    _say_and_exit("Stopped at its end: what is told above holds.\n", 128 + number)


def _say_and_exit(words: str, code: int) -> None:
    """Past all of Python's own ways to end, in which an exception would be told as a fault."""
    try:
        os.write(2, words.encode())
    finally:
        os._exit(code)


def _unraisable(hook: sys.UnraisableHookArgs) -> None:
    """An interrupt that was raised where nothing can be, as while an object is given up, would only be printed."""
    if isinstance(hook.exc_value, KeyboardInterrupt):
        _say_and_exit(f"Stopped. {_STATE}\n", _code(hook.exc_value))
    sys.__unraisablehook__(hook)
