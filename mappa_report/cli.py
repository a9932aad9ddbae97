"""The program ``mappa-report`` as it starts and as an interrupt ends it. All else of it is in ``commands/program.py``.

That loads click, and more, which takes a moment. Here nothing does, so that an interrupt in that moment is met too.
"""

import sys

try:
    from mappa_report import interrupts
except KeyboardInterrupt:
    sys.stderr.write("Stopped. No file is half written.\n")
    sys.exit(130)


def main() -> None:
    """Run the program, until it ends or an interrupt ends it."""
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
