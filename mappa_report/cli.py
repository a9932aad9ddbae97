"""The program ``mappa-report`` as it starts and as an interrupt ends it. All else of it is in ``commands/program.py``.

That loads click, and more, which takes a moment. Here nothing does, so that an interrupt in that moment is met too.
"""

from mappa_report import interrupts


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
