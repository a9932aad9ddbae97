"""The program ``mappa-report`` as it starts and as an interrupt ends it. All else of it is in ``commands/program.py``.

That loads click, and more, which takes a moment. Here nothing does, so that an interrupt in that moment is met too.
"""

from mappa_report.exit_codes import stop_interrupted


def main() -> None:
    """Run the program, until it ends or an interrupt ends it."""
    try:
        from mappa_report.commands.program import run

        run()
    except KeyboardInterrupt:
        stop_interrupted("The files of the last build are as they were.")
