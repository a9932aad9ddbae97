"""A contribution as it was read into the texts of sections: its title, and below it what Markdown can say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Heading
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Finished, Piece, Told, ToldKind
from mappa_report.importing.markdown.normal import normal
from mappa_report.intake.dividing import Written, divided
from mappa_report.intake.refused import is_welsh

_UNTITLED = "Section"
_MAX_TITLE = 200
_TOP = 2
"""The level of headings below the title of a section."""


class Titled(Struct, frozen=True):
    """What a section is called, ``told_from`` where, and what stands below that."""

    title: str
    told_from: str
    pieces: tuple[Piece, ...]
    told: tuple[Told, ...] = ()


class SectionTexts(Struct, frozen=True):
    """One contribution: its title, where that is from, its text in as many parts as it needs, and what was told."""

    title: str
    told_from: str
    parts: tuple[Written, ...]
    told: tuple[Told, ...]


def section_texts(finished: Finished, stem: str, given: str) -> SectionTexts:
    """The texts of ``finished``, from a file called ``stem``; ``given`` is the title that somebody chose, or blank.

    Raises TooLong where it can't be divided.
    """
    titled = _titled(finished, " ".join(stem.replace("_", " ").replace("-", " ").split()), given)
    made = normal(_from_the_top(titled.pieces))
    told = (*finished.told, *titled.told, *_without_doubles(made.told, finished.told), *_language(finished))
    return SectionTexts(titled.title, titled.told_from, divided(made.blocks), told)


def _language(finished: Finished) -> Iterator[Told]:
    if is_welsh(finished):
        yield Told(ToldKind.LANGUAGE, "", "this seems to be in Welsh, and the report is not: ask for it in English")


def _titled(finished: Finished, stem: str, given: str) -> Titled:
    first = finished.pieces[0].block if finished.pieces else None
    heading = _words(plain_text(first.content)) if isinstance(first, Heading) else ""
    own = _words(finished.title)
    title, told_from = next(
        (title, told_from)
        for title, told_from in (
            (_words(given), "as given"),
            (own if len(own) <= _MAX_TITLE else "", "the file's title"),
            (heading if len(heading) <= _MAX_TITLE else "", "its first heading"),
            (stem, "the file's name"),
            (_UNTITLED, "as nothing says it"),
        )
        if any(map(str.isalnum, title))
    )
    pieces = finished.pieces[1:] if heading and _same(heading, title) else finished.pieces
    is_left_out = own and not _same(own, title) and not _same(own, heading)
    told = (Told(ToldKind.HEADING, "", f"the file's own title, “{own}”, was left out"),) if is_left_out else ()
    return Titled(title, told_from, pieces, told)


def _words(text: str) -> str:
    return " ".join(text.split())


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _from_the_top(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` with their highest headings right below the title, and the others as far below these as they were."""
    levels = [piece.block.level for piece in pieces if isinstance(piece.block, Heading)]
    shift = _TOP - min(levels, default=_TOP)
    return [
        replace(piece, block=replace(piece.block, level=piece.block.level + shift))
        if isinstance(piece.block, Heading)
        else piece
        for piece in pieces
    ]


def _without_doubles(told: Sequence[Told], before: Sequence[Told]) -> list[Told]:
    """``told`` without pictures that lack alternative text, where the reader of the file has said it of them."""
    has_said = any(each.kind is ToldKind.PICTURE and "alternative text" in each.words for each in before)
    return [each for each in told if not (has_said and each.kind is ToldKind.PICTURE and "no words" in each.words)]
