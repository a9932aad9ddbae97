"""The tiny workspace as one that may publish its report, and the commands on the way there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

YEAR = Path("areas/testshire/2023")
PROOF = ("proof", "testshire", "2023", "--to", "html")
SIGN = ("sign-off", "testshire", "2023", "--name", "A. Chair", "--role", "SMB chair")
FINAL = ("build", "testshire", "2023", "--final")
CORRECT = ("correct", "testshire", "2023", "--note", "The police’s part was wrong: it is put right.")


def make_publishable(workspace: Path, year: Path = YEAR) -> None:
    """Leave nothing but a signature that keeps the report in the folder ``year`` from being published."""
    for section in (workspace / year / "sections").iterdir():
        section.write_text(section.read_text("utf-8").replace("illustrative: true\n", ""), "utf-8")
    settings = "layout: 1\nown_text: {date: 2023-11-01, by: Chair of the board}\n"
    (workspace / "mappa-report.yaml").write_text(settings, "utf-8")


def done(run: Run, *commands: tuple[str, ...]) -> None:
    """Run ``commands``, of which each ends well."""
    for command in commands:
        result = run(*command)
        assert (result.code, result.err) == (0, ""), command
