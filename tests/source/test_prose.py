"""Prose: what is read alike, and where it stands."""

from __future__ import annotations

import pytest

from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose


def prose_of(text: str) -> Prose:
    return Prose((Piece(text, Place(Source("a.md", text), 1, 1, len(text))),))


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007", "\u2002", "\u205f", "\u3000"])
def test_every_space_is_read_as_a_plain_one(space: str) -> None:
    prose = prose_of(f"AB{space}12{space}34")

    assert prose.text == "AB 12 34"
    assert prose.place(3, 5).column == 4


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_every_hyphen_is_read_as_a_plain_one(hyphen: str) -> None:
    assert prose_of(f"MAPPA{hyphen}eligible – all").text == "MAPPA-eligible – all"
