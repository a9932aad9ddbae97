"""Sections of a place that is lettered have its word and a letter before their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Heading
from mappa_report.document.inlines import plain_text
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace

EDITION = Path("boilerplate/tiny/edition.yaml")
SECTION = "---\ntitle: '{}'\nkind: foreword\nplace: annexes\nrole: Chair\n---\nSome words.\n"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Plan"], ["Annex: Plan"]),
        (["Annex A: Plan"], ["Annex: Plan"]),
        (["Annex: Plan", "annex 2 – Terms", "ANNEX C. More"], ["Annex A: Plan", "Annex B: Terms", "Annex C: More"]),
        (
            ["Annex-wide plan", "Annexes", "Annex Q:"],
            ["Annex A: Annex-wide plan", "Annex B: Annexes", "Annex C: Annex Q:"],
        ),
        (["Plan", "Glossary", "Sources"], ["Annex A: Plan", "Annex B: Glossary", "Annex C: Sources"]),
    ],
)
def test_appendices_are_lettered_where_there_are_several(
    titles: list[str], expected: list[str], workspace: Path
) -> None:
    EDITION.write_text(
        EDITION.read_text().replace(
            "  - sections: local\n", "  - sections: local\n  - {sections: annexes, lettered: Annex}\n"
        )
    )
    for number, title in enumerate(titles, 70):
        Path(f"areas/testshire/2023/sections/{number}-more.md").write_text(SECTION.format(title))
    report = check_report(Workspace(workspace), "testshire", "2023").report
    assert report
    document = compose_report(report, "")

    headings = [plain_text(block.content) for block in document.blocks if isinstance(block, Heading)]
    assert headings[-len(expected) :] == expected
    assert [entry.text for entry in document.contents][-len(expected) :] == expected
