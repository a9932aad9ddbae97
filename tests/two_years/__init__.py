"""The tiny workspace with a year before its own, and an edition that compares the two."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent
EDITION = Path("boilerplate/tiny/edition.yaml")


def add_year_before(workspace: Path, *, at_a_glance: bool = False) -> None:
    """Lay a year before over the tiny ``workspace``, and have its edition compare the two after the tables.

    With ``at_a_glance`` it sums the year up at the front too.
    """
    shutil.copytree(HERE / "areas", workspace / "areas", dirs_exist_ok=True)
    edition = workspace / EDITION
    text = edition.read_text("utf-8").replace("years: [2023]", "years: [2022, 2023, 2024]")
    text = text.replace("  - statistics: all\n", "  - statistics: all\n  - comparison: all\n")
    text += (HERE / "comparison.yaml").read_text("utf-8")
    if at_a_glance:
        text = text.replace("outline:\n", "outline:\n  - key_figures: all\n")
        text += (HERE / "key_figures.yaml").read_text("utf-8")
    edition.write_text(text, "utf-8")
