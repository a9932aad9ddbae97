"""Notes are counted through the report."""

from __future__ import annotations

from pathlib import Path

from mappa_report.building.request import BuildRequest
from mappa_report.compose.footnotes import with_numbered_notes
from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.inlines import Footnote, Strong, Text
from mappa_report.document.walk import footnotes_in, inlines_of
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.documents import text

HEAD = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Inspector\nillustrative: true\n---\n"


def test_notes_are_numbered_in_the_order_of_their_marks_at_any_depth() -> None:
    note = Footnote((Paragraph(text("words")),))
    blocks = (
        Paragraph((Text("a"), note, Strong((Text("b"), note)))),
        Heading(1, text("Next")),
        Paragraph((note,)),
    )

    numbered = with_numbered_notes(blocks)

    assert [each.number for run in inlines_of(numbered) for each in footnotes_in(run)] == [1, 2, 3]


def test_notes_of_all_sections_count_on_and_their_placeholders_are_filled_in(workspace: Path, tmp_path: Path) -> None:
    sections = workspace / "areas/testshire/2023/sections"
    for name, title in (("20-police", "Testshire Police"), ("30-probation", "Testshire Probation")):
        body = "A claim.[^1]\n\n[^1]: {{ figures.people.total.total }} people.\n"
        (sections / f"{name}.md").write_text(HEAD.format(title) + body, "utf-8")

    built = build_report(BuildRequest(Workspace(workspace), ("text",), tmp_path), "testshire", "2023")

    words = built.written[0].read_text("utf-8")
    notes = [line for line in words.splitlines() if line.startswith("[") and line.endswith(" people.")]
    assert notes == ["[1] 17 people.", "[2] 17 people."]
