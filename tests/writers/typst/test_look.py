"""``look.typ``, the measures of the PDF: what a workspace's own one changes, and where a slip in it is placed."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Heading, NumberedList, Paragraph
from mappa_report.writers import TemplateFault
from mappa_report.writers.typst.writer import write_pdf
from tests.conftest import ROOT
from tests.documents import empty, text
from tests.writers.pdf_drawing import baselines

TEMPLATES = ROOT / "templates"
LOOK = (TEMPLATES / "look.typ").read_text("utf-8")

WithLook = Callable[[str, str], bytes]


@pytest.fixture
def with_look(tmp_path: Path) -> WithLook:
    """From words of ``look.typ`` and what takes their place to a heading and a list of two made by it."""

    def write(old: str, new: str) -> bytes:
        assert LOOK.count(old) == 1
        (tmp_path / "look.typ").write_text(LOOK.replace(old, new), "utf-8")
        items = ((Paragraph(text("one")),), (Paragraph(text("two")),))
        document = replace(empty(), blocks=(Heading(2, text("Heading"), "h"), NumberedList(items)))
        return write_pdf(document, lambda name: (tmp_path if name == "look.typ" else TEMPLATES) / name)

    return write


def steps(pdf: bytes) -> list[float]:
    """How far the heading, the first item and the second are apart."""
    page = baselines(pdf)[-1]
    heights = [next(height for words, height in page.items() if name in words) for name in ("Heading", "one", "two")]
    return [above - below for above, below in pairwise(heights)]


def test_what_an_own_look_says_of_size_line_and_space_is_followed(with_look: WithLook) -> None:
    heading, item = steps(with_look("(between: 0.35em,", "(between: 0.35em,"))
    assert steps(with_look("(between: 0.35em,", "(between: 1.35em,")) == pytest.approx([heading, item + 12], abs=0.2)
    assert steps(with_look("above: 7mm, below: 2mm,", "above: 7mm, below: 12mm,")) == pytest.approx(
        [heading + 28.3, item], abs=0.2
    )
    taller = steps(with_look("(size: 12pt, line: 1.4, below: 0.7em)", "(size: 12pt, line: 2.4, below: 0.7em)"))
    assert taller == pytest.approx([heading + 6, item + 12], abs=0.2)


def test_every_value_in_it_is_used() -> None:
    sources = [path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.typ"))]
    lines = [line for source in sources for line in source.splitlines() if not line.startswith("#assert")]
    names = [name for line in lines for name in re.findall(r"[a-z][\w-]*", line.partition("//")[0])]
    values = re.findall(r"^#let ([a-z][\w-]*) = ", LOOK, re.MULTILINE)
    assert len(values) > 40
    assert [value for value in values if names.count(value) < 2] == []


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('#let rule = rgb("#c3cbd2")', "#let rule = 5", "rule"),
        ("#let text-width = 134mm", "#let text-width = 134", "text-width"),
        ("(size: 15pt, line: 1.2, above: 7mm,", "(size: 15, line: 1.2, above: 7mm,", "heading-2"),
        ("#let dense-table = (size: 10pt, line: 1.25, ", "#let dense-table = (size: 10pt, ", "dense-table"),
        ("(size: 15pt, line: 1.2, above: 7mm,", "(size: -15pt, line: 1.2, above: 7mm,", "heading-2"),
        ("(size: 12pt, line: 1.4, below: 0.7em)", "(size: 0pt, line: 1.4, below: 0.7em)", "text-style"),
        ("(size: 12pt, line: 1.4, below: 0.7em)", "(size: 12pt, line: 0, below: 0.7em)", "text-style"),
        ("#let page-width = 158mm", "#let page-width = 500mm", "page-width"),
        ("#let row-line = 0.5pt + rule", "#let row-line = rule", "row-line"),
        ("#let table-space = (above: 5mm, below: 7mm)", "#let table-space = 5mm", "table-space"),
        ('#let bullets = ("•", "◦", "▪")', '#let bullets = "•"', "bullets"),
        ("#let picture-space = (above: 1.2em, below: 1.2em)\n", "", "picture-space"),
    ],
)
def test_a_slip_in_an_own_look_is_placed_in_a_line_that_names_it(
    old: str, new: str, name: str, with_look: WithLook
) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_look(old, new)
    assert caught.value.template == "templates/look.typ"
    assert name in LOOK.replace(old, new).splitlines()[(caught.value.line or 0) - 1]
