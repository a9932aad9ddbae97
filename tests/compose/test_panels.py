"""Case studies stand in panels: those of their own kind of section, and those below a heading that says so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.compose.numbering import contents_of, with_anchors
from mappa_report.compose.panels import with_panels
from mappa_report.document.blocks import Block, Blocks, Heading, Panel, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.model.edition import Edition
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE

INTRODUCTION, ONE, TWO = (Paragraph((Text(words),)) for words in ("Two of them.", "He moved.", "She works."))


def heading(words: str, level: int = 2) -> Heading:
    return Heading(level, (Text(words),))


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = check_report(Workspace(BASE), "testshire", "2023").assembled
    assert report is not None
    return replace(report.edition, panels={"case-study": ("Case study", "Case example")})


@pytest.mark.parametrize(
    ("kind", "blocks", "expected"),
    [
        ("case-study", (ONE, TWO), (Panel((ONE, TWO)),)),
        ("case-study", (), ()),
        (
            "case-study",
            (INTRODUCTION, heading("A move"), ONE, heading("Part", 3), ONE, heading("At work"), TWO),
            (
                INTRODUCTION,
                Panel((heading("A move"), ONE, heading("Part", 3), ONE)),
                Panel((heading("At work"), TWO)),
            ),
        ),
        ("local-work", (ONE, heading("Else"), TWO), (ONE, heading("Else"), TWO)),
        (
            "local-work",
            (ONE, heading("CASE STUDY: a move", 3), ONE, heading("Part", 4), ONE, heading("Else", 3), TWO),
            (ONE, Panel((heading("CASE STUDY: a move", 3), ONE, heading("Part", 4), ONE)), heading("Else", 3), TWO),
        ),
        ("local-work", (heading("Case example"), ONE), (Panel((heading("Case example"), ONE)),)),
        ("local-work", (heading("A case study"), ONE), (heading("A case study"), ONE)),
    ],
)
def test_what_stands_in_a_panel(kind: str, blocks: tuple[Block, ...], expected: Blocks, edition: Edition) -> None:
    assert with_panels(blocks, kind, edition) == expected


def test_headings_in_panels_are_in_the_contents_under_anchors_of_their_own() -> None:
    blocks = with_anchors([heading("Case study", 1), Panel((heading("Case study"), ONE))])
    assert [(entry.level, entry.text, entry.anchor) for entry in contents_of(blocks)] == [
        (1, "Case study", "case-study"),
        (2, "Case study", "case-study-2"),
    ]
