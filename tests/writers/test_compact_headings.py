"""Headings that follow one another with little text below each."""

from __future__ import annotations

from mappa_report.document.blocks import Heading
from mappa_report.writers.compact_headings import compact_headings
from tests.documents import text


def section(name: str, parts: int) -> list[Heading]:
    """A section with so many parts, each with one of its own."""
    below = [(Heading(2, text("Part"), f"{name}-{each}"), Heading(3, text("More"), "more")) for each in range(parts)]
    return [Heading(1, text(name), name), *(heading for pair in below for heading in pair)]


def test_those_of_a_section_with_eight_parts_are_and_those_of_one_with_seven_are_not() -> None:
    blocks = (*section("few", 7), *section("many", 8), *section("others", 7))
    assert compact_headings(blocks) == {f"many-{each}" for each in range(8)}
