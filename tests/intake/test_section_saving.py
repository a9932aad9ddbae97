"""A section's text put into a file that somebody else writes at the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from mappa_report.intake.section_saving import Outcome, Saved, save_section
from mappa_report.workspace.door import Located
from mappa_report.workspace.output_files import CreatedFiles, create_files

BASE = "First.\n\nSecond.\n\nThird.\n"


def test_a_save_between_reading_and_writing_is_merged_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Located(tmp_path / "10.md", tmp_path, "10.md")
    at.path.write_text(BASE, "utf-8")
    theirs = iter(["First.\n\nSecond.\n\nThird of theirs.\n", "First.\n\nSecond.\n\nThird of theirs, again.\n"])

    def meanwhile(files: Mapping[Located, bytes], replaced: Mapping[Located, bytes] | None = None) -> CreatedFiles:
        if (text := next(theirs, None)) is not None:
            at.path.write_text(text, "utf-8")
        return create_files(files, replaced)

    monkeypatch.setattr("mappa_report.intake.section_saving.create_files", meanwhile)
    both = "First of mine.\n\nSecond.\n\nThird of theirs, again.\n"

    assert save_section(at, BASE, BASE.replace("First", "First of mine")) == Saved(Outcome.MERGED, both)
    assert at.path.read_text("utf-8") == both
