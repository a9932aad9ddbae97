"""The year at a glance of a built report, of which a plain text has nothing but lines, is made anew and no section."""

from __future__ import annotations

from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections import glance_of
from mappa_report.model.edition import Edition
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT


def edition() -> Edition:
    report = check_report(Workspace(ROOT), "kent", "2023").report
    assert report
    return report.edition


def pieces(*words: str) -> list[Piece]:
    """Paragraphs, and headings of what begins with #."""
    content = [((Text(each.lstrip("# ")),), each.startswith("#")) for each in words]
    return [Piece(Heading(2, said) if is_heading else Paragraph(said), "") for said, is_heading in content]


def test_it_is_all_from_its_heading_to_the_way_to_its_tables() -> None:
    said = (
        "# Contents",
        "# The year at a glance",
        "201",
        "# Up 10% from 183",
        "The tables behind these figures: Table 2.",
    )
    assert glance_of(pieces(*said, "# Foreword"), edition()) == range(1, 5)


def test_without_its_heading_or_its_end_nothing_is_taken_for_it() -> None:
    for said in (("The tables behind these figures: Table 2.",), ("# The year at a glance", "201")):
        assert glance_of(pieces("Words.", *said), edition()) == range(0)
