"""What every report makes anew: its cover, and its printed list of contents, which says what the headings are."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.document.blocks import Chart, Heading, KeyFigures, Picture
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import Claim, Claims, Line
from mappa_report.importing.sections.words import is_short_line, plain, words_of
from mappa_report.model.edition import Edition

_FRONT = 120
"""Lines at the beginning among which a list of contents stands."""

_LEADERS = " .…	"
_PAGES = 3
"""Digits of the number of a page, at most."""

_FEW = 3
_LONGEST = 160
_COVER_PIECES = 25
_GLANCE = 80
"""Pieces of the year at a glance, at most, where its figures and its chart come in as lines."""
_TITLE = re.compile(r"\breport\b[^0-9\n]{0,40}\d{4}", re.IGNORECASE)
_HEADINGS = 2
"""Headings above the first words that are theirs, and not the cover's."""
_CONTENTS = frozenset({"contents", "table of contents", "list of contents", "contents page"})


class Furniture(Struct, frozen=True):
    """The numbers of lines and ``pictures`` that a report makes anew, and the ``entries`` of its contents."""

    lines: frozenset[int]
    entries: tuple[str, ...]
    pictures: frozenset[int] = frozenset()


def furniture_of(pieces: Sequence[Piece], claims: Claims) -> Furniture:
    """The cover and the printed contents of ``pieces``, in what nobody has claimed."""
    numbers, entries = _contents(claims)
    on_cover = cover(pieces, entries)
    front = {*on_cover, *summaries(pieces)}
    lines = {at for at, line in enumerate(claims.lines) if line.piece in front and claims.of(at) is Claim.NOBODY}
    return Furniture(frozenset(lines | numbers), entries, frozenset(at for at in on_cover if _is_picture(pieces[at])))


def round_figures(pieces: Sequence[Piece], claims: Claims) -> frozenset[int]:
    """The numbers of the pieces between the figures and up to the next heading: notes and charts of our own builds."""
    figures = [line.piece for at, line in enumerate(claims.lines) if claims.of(at) is Claim.FIGURE]
    if not figures:
        return frozenset()
    last = max(figures)
    end = next((at for at in range(last, len(pieces)) if isinstance(pieces[at].block, Heading)), len(pieces))
    return frozenset(range(min(figures), end))


def under_heading(pieces: Sequence[Piece], heading: str) -> frozenset[int]:
    """The numbers of the pieces from one headed ``heading`` up to the next heading; none where nothing is."""
    is_heading = [isinstance(piece.block, Heading) for piece in pieces]
    for at, piece in enumerate(pieces):
        if is_heading[at] and plain(words_of(piece.block)) == plain(heading):
            end = next((later for later in range(at + 1, len(pieces)) if is_heading[later]), len(pieces))
            return frozenset(range(at, end))
    return frozenset()


def glance_of(pieces: Sequence[Piece], edition: Edition) -> range:
    """The numbers of the pieces from the heading of the year at a glance to the way to its tables, which ends it."""
    named = edition.key_figures
    title, ending = (plain_text(named.title), plain_text(named.tables)) if named else ("", "")
    for end, piece in enumerate(pieces if ending else ()):
        if words_of(piece.block).startswith(ending):
            above = range(end - 1, max(end - _GLANCE, 0) - 1, -1)
            starts = (at for at in above if plain(words_of(pieces[at].block)) == plain(title))
            start = next(starts, None)
            return range(start, end + 1) if start is not None else range(0)
    return range(0)


def _contents(claims: Claims) -> tuple[set[int], tuple[str, ...]]:
    """The lines of the list, with the words over it, and its entries: pages that rise, one below another."""
    run: list[tuple[int, str, int]] = []
    for at, line in enumerate(claims.lines[:_FRONT]):
        words, page = _entry(line.text) if claims.of(at) is Claim.NOBODY else ("", 0)
        if words and (not run or page >= run[-1][2]):
            run.append((at, words, page))
        elif len(run) >= _FEW and at - run[-1][0] > 1:
            break
        elif len(run) < _FEW and run and at - run[-1][0] > 1:
            run = []
    if len(run) < _FEW:
        return {at for at in range(min(_FRONT, len(claims.lines))) if _is_contents(claims.lines[at])}, ()
    numbers = set(range(run[0][0], run[-1][0] + 1))
    if run[0][0] and _is_contents(claims.lines[run[0][0] - 1]):
        numbers.add(run[0][0] - 1)
    return numbers, tuple(words for _, words, _ in run)


def _entry(text: str) -> tuple[str, int]:
    """The words and the page of an entry of a list of contents; blank for what is none."""
    words = text.rstrip("0123456789")
    number = text[len(words) :]
    is_entry = 0 < len(number) <= _PAGES and words[-1:] in _LEADERS and len(words) <= _LONGEST
    words = words.rstrip(_LEADERS)
    if words.lower().endswith(" page"):
        words = words[: -len(" page")].rstrip(_LEADERS)
    return (words, int(number)) if is_entry and words else ("", 0)


def _is_contents(line: Line) -> bool:
    return plain(line.text) in _CONTENTS


def summaries(pieces: Sequence[Piece]) -> Iterator[int]:
    """Key figures and charts, which say again what stands in the return, and the heading right above one.

    What stands below key figures up to the next heading sums them up.
    """
    is_summed_up = False
    for at, piece in enumerate(pieces):
        if isinstance(piece.block, KeyFigures | Chart):
            is_summed_up |= isinstance(piece.block, KeyFigures)
            yield at
            if at and isinstance(pieces[at - 1].block, Heading):
                yield at - 1
        elif isinstance(piece.block, Heading):
            is_summed_up = False
        elif is_summed_up:
            yield at


def cover(pieces: Sequence[Piece], entries: Sequence[str]) -> range:
    """The short lines and pictures at the very front: all before the first words of the report and what is over these.

    Over them are headings, and a picture with no words of the cover below it.
    """
    listed = {plain(entry) for entry in entries}
    end = 0
    for piece in pieces[:_COVER_PIECES]:
        words = words_of(piece.block)
        if not _is_picture(piece) and (not is_short_line(words) or plain(words) in listed):
            break
        end += 1
    is_listed = end < len(pieces) and plain(words_of(pieces[end].block)) in listed
    while end and not is_listed and _is_picture(pieces[end - 1]):
        end -= 1
    for number in range(0 if is_listed else _HEADINGS):
        above = pieces[end - 1].block if end else None
        if not isinstance(above, Heading) or (number and _TITLE.search(words_of(above))):
            break
        end -= 1
    return range(end)


def _is_picture(piece: Piece) -> bool:
    return isinstance(piece.block, Picture)
