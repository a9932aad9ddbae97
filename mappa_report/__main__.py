"""``python -m mappa_report``: the same as the command ``mappa-report``."""

from mappa_report.cli import main

main()
