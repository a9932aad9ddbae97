"""The Markdown that is written reads back as the tree that it was written from, and no word of any tree is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from mappa_report.document.blocks import Block, Blocks
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.importing.finished import Piece, ToldKind
from mappa_report.importing.markdown.normal import Normal, normal
from mappa_report.importing.markdown.reading_back import comparable, read_back
from mappa_report.importing.markdown.writer import write_markdown
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.source.place import Source
from mappa_report.workspace.door import Located
from tests.conftest import ROOT
from tests.importing.markdown.trees import trees

OWN = sorted(
    path
    for pattern in ("areas/*/*/sections/*.md", "boilerplate/*/passages/*.md", "boilerplate/*/definitions/*.md")
    for path in ROOT.glob(pattern)
)
_NUMBERS_LEFT_OUT = {ToldKind.TABLE, ToldKind.PICTURE}
"""Those of captions, as a report counts its tables and pictures itself."""


def normal_of(*blocks: Block) -> Normal:
    return normal(Piece(block, f"paragraph {number}") for number, block in enumerate(blocks, 1))


def letters(blocks: Blocks) -> Counter[str]:
    return Counter(filter(str.isalnum, "".join(map(plain_text, inlines_of(blocks)))))


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(trees)
def test_what_is_written_reads_back_as_the_same_tree_and_no_word_is_lost(tree: Blocks) -> None:
    made = normal_of(*tree)

    assert read_back(write_markdown(made.blocks).text) == comparable(made.blocks)
    assert normal_of(*made.blocks) == Normal(made.blocks, ())
    assert not letters(tree) - letters(made.blocks) or _NUMBERS_LEFT_OUT & {told.kind for told in made.told}


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_text_that_ships_is_written_as_its_authors_typed_it_but_for_line_ends(path: Path) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    page = read_page(source, PictureFolder(Located(path.parent, path.parent, path.parent.name)), [])
    assert page

    made = normal_of(*page.blocks)

    typed = "\n".join(source.lines[page.body_line - 1 :])
    assert _in_one_line(write_markdown(made.blocks).text) == _in_one_line(typed)
    assert (comparable(made.blocks), made.told) == (comparable(page.blocks), ())


def _in_one_line(text: str) -> str:
    broken = text.replace("\\\n", "\n")  # the lines of a contact need no sign that they are lines
    unbroken = re.sub(r"(?<=\S)\n> (?=\S)", " ", broken)  # each line of a quotation begins with a mark
    of_any_name = re.sub(r"(?<=\]\()[a-z0-9-]+(?=\.png)", "picture", unbroken)
    return re.sub(r"\s+", " ", of_any_name).strip()
