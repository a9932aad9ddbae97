"""Spaces that no page shows and every reader needs.

WeasyPrint draws no space at the end of a line, nor one that stands alone between two phrases. The eye doesn't miss
them, but a screen reader, and whoever copies the text, would be given "the National SecurityDivision". So each is drawn
after the words before it, where nothing comes that it could move.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from mappa_report.writers.weasyprint.boxes import Piece, Stretch
from mappa_report.writers.weasyprint.roles import INLINE

_BLANKS = re.compile(r"[ \t\n\r\f]+")

_NO_BREAK = "\N{NO-BREAK SPACE}"

_SHOWS = b"] TJ"
_SETS_FONT = b" Tf"


def marks_before_spaces(piece: Piece) -> Iterator[Stretch]:
    """The marks in ``piece`` after which the text of the HTML has a space that the page hasn't."""
    run: list[Stretch] = []
    yield from _blocks(piece, run)
    yield from _before_spaces(piece, run)


def _blocks(piece: Piece, run: list[Stretch]) -> Iterator[Stretch]:
    """Put the marks of ``piece`` into ``run``, but of each block in it go through those as a run of their own."""
    for kid in piece.kids:
        if isinstance(kid, Stretch):
            run.append(kid)
        elif isinstance(kid, Piece) and (kid.name in INLINE or "::" in kid.name):
            yield from _blocks(kid, run)
        elif isinstance(kid, Piece):
            yield from marks_before_spaces(kid)


def _before_spaces(piece: Piece, run: list[Stretch]) -> Iterator[Stretch]:
    if len(run) < 2:
        return
    text = _BLANKS.sub(" ", "".join(_text(piece.element)))
    place = 0
    for mark, following in pairwise(run):
        words = mark.words.strip(" ")
        position = text.find(words, place) if words else -1
        if position >= 0:
            place = position + len(words)
            if not _has_space(mark, following) and (text.startswith(" ", place) or _is_apart(following)):
                yield mark


def _has_space(mark: Stretch, following: Stretch) -> bool:
    """True if the page draws a space between them. A space that stands alone is not drawn."""
    begins_with_space = following.words.startswith(" ") and not following.words.isspace()
    return mark.words.endswith(" ") or begins_with_space


def _is_apart(mark: Stretch) -> bool:
    """True of blanks that fill a line, and of a number that a style sheet puts at its end."""
    return mark.words.isspace() or (mark.is_added and mark.words[:1].isalnum())


def _text(element: Any) -> Iterator[str]:
    """All that ``element`` says, a broken line being a space."""
    yield " " if element.tag == "br" else element.text or ""
    for kid in element:
        yield from _text(kid)
        yield kid.tail or ""


def space_glyphs(fonts: Iterable[Any]) -> dict[bytes, bytes]:
    """By the name of each font in a page's content, the code of its space, if a page has one in it."""
    glyphs = ((font.hash, glyph, words) for font in fonts for glyph, words in font.to_unicode.items())
    return {name.encode(): b"<%04x>" % glyph for name, glyph, words in glyphs if words in (" ", _NO_BREAK)}


def add_space(content: list[Any], start: int, glyphs: Mapping[bytes, bytes]) -> None:
    """Draw a space after the words of the mark that begins at ``start`` of a page's ``content``."""
    end = content.index(b"EMC", start)
    marked = [(place, content[place]) for place in range(start, end) if isinstance(content[place], bytes)]
    drawn_text = [place for place, token in marked if token.endswith(_SHOWS)]
    fonts = [token.removesuffix(_SETS_FONT) for _, token in marked if token.endswith(_SETS_FONT)]
    if not (drawn_text and fonts and glyphs):
        return
    name, size = fonts[-1].removeprefix(b"/").split()
    last = drawn_text[-1]
    if name in glyphs:
        content[last] = content[last].removesuffix(_SHOWS) + glyphs[name] + _SHOWS
    else:
        another, glyph = next(iter(glyphs.items()))
        content[last] += b" /" + another + b" " + size + _SETS_FONT + b" [" + glyph + _SHOWS
