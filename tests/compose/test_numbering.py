"""Anchors for headings, and the contents list made from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.compose.numbering import contents_of, with_anchors
from mappa_report.document.blocks import Block, Heading, Paragraph, Table
from mappa_report.document.document import ContentsEntry
from mappa_report.document.inlines import Emphasis, Text


def heading(words: str, level: int = 1, anchor: str = "") -> Heading:
    return Heading(level, (Text(words),), anchor)


def anchors(*blocks: Block) -> list[str]:
    return [block.anchor for block in with_anchors(blocks) if isinstance(block, Heading | Table)]


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("Introduction", "introduction"),
        ("What changed & why?", "what-changed-why"),
        ("Ynys Môn", "ynys-mon"),
        ("  “4 Pillars”  ", "4-pillars"),
        ("_report", "report"),
        ("🎉", "section"),
        ("مرحبا", "section"),
        ("", "section"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_anchor_is_made_of_the_words_of_a_heading(words: str, anchor: str) -> None:
    assert anchors(heading(words)) == [anchor]


def test_headings_of_the_same_words_are_numbered() -> None:
    assert anchors(heading("A"), heading("A"), heading("A 2"), heading("a")) == ["a", "a-2", "a-2-2", "a-3"]


def test_an_anchor_that_is_given_is_kept_wherever_it_stands() -> None:
    given_anchor = heading("People", 2, "definition-people")

    assert anchors(heading("Definition: people"), given_anchor) == ["definition-people-2", "definition-people"]


def test_no_heading_takes_the_anchor_of_a_table() -> None:
    table = Table(columns=(), rows=(), anchor="table-1")

    assert anchors(heading("Table 1"), table, heading("Table 1")) == ["table-1-2", "table-1", "table-1-3"]


@given(st.lists(st.text(max_size=8), max_size=12))
def test_every_heading_has_an_anchor_of_its_own_that_any_format_can_write(words: list[str]) -> None:
    made = anchors(*(heading(each) for each in words))

    assert len(set(made)) == len(words)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in made)


def test_blocks_that_are_no_headings_are_left_as_they_are() -> None:
    blocks = (Paragraph((Text("a"),)), Table(columns=(), rows=()))

    assert with_anchors(blocks) == blocks


def test_the_contents_list_the_first_two_levels_in_words_alone() -> None:
    blocks = (
        heading("One", 1, "one"),
        Paragraph((Text("text"),)),
        Heading(2, (Text("Two "), Emphasis((Text("and more"),))), "two"),
        heading("Three", 3, "three"),
        heading("Four", 1, "four"),
    )

    assert contents_of(blocks) == (
        ContentsEntry(1, "One", "one"),
        ContentsEntry(2, "Two and more", "two"),
        ContentsEntry(1, "Four", "four"),
    )
