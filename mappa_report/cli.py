"""The program ``mappa-report`` as it starts and as an interrupt ends it. All else of it is in ``commands/program.py``.

That loads click, and more, which takes a moment. Here nothing does, so that an interrupt in that moment is met too.
"""

import os
import sys

try:
    from mappa_report import interrupts
except KeyboardInterrupt:
    sys.stderr.write("Stopped. No file is half written.\n")
    sys.exit(130)


def main() -> None:
    """Run the program, until it ends or an interrupt ends it."""
    _open_closed_streams()
    interrupts.begin()
    try:
        from mappa_report.commands.program import run

        try:
            interrupts.raise_interrupts()
            run()
        finally:
            interrupts.end()
    except KeyboardInterrupt as stop:
        interrupts.stop_interrupted(stop)


def _open_closed_streams() -> None:
    """Have what is printed go nowhere where whoever started the program has closed a stream, as `2>&-` does.

    Python has None for such a stream, and the next file that is opened would get its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)
