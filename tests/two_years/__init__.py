"""The tiny workspace with a year before its own, and an edition that compares the two."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent
EDITION = Path("boilerplate/tiny/edition.yaml")


def add_year_before(workspace: Path) -> None:
    """Lay a year before over the tiny ``workspace``, and have its edition compare the two after the tables."""
    shutil.copytree(HERE / "areas", workspace / "areas", dirs_exist_ok=True)
    edition = workspace / EDITION
    text = edition.read_text("utf-8").replace("years: [2023]", "years: [2022, 2023, 2024]")
    text = text.replace("  - statistics: all\n", "  - statistics: all\n  - comparison: all\n")
    edition.write_text(text + (HERE / "comparison.yaml").read_text("utf-8"), "utf-8")
