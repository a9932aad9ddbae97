"""Those who sign: lines with a name, a role and a body, one below another."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Heading, Paragraph, ParagraphRole
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import is_name, is_short_line, says_organisation, says_role, words_of
from mappa_report.model.section import Author

_PROSE = 9
_BYLINE = 16


class Signature(Struct, frozen=True):
    """The pieces from ``start`` up to ``end``, who signs there by role, and the names of those people."""

    start: int
    end: int
    authors: tuple[Author, ...]
    names: tuple[str, ...]


def signatures_in(pieces: Sequence[Piece], is_local: Sequence[bool]) -> tuple[Signature, ...]:
    """Every signature among the pieces that are the area's own."""
    texts = [_signing(piece) if own else "" for piece, own in zip(pieces, is_local, strict=True)]
    ends_so = _ends_in_role(texts)
    signatures: list[Signature] = []
    at = 0
    while at < len(texts):
        if is_local[at] and (stated := _stated(pieces, at)):
            signatures.append(stated)
            at = stated.end
            continue
        end = at
        while end < len(texts) and is_short_line(texts[end]) and _may_sign(texts[end]):
            end += 1
        signed = _signature(at, texts[at:end])
        is_byline = at > 0 and isinstance(pieces[at - 1].block, Heading)
        if signed is None and end == at + 1 and not is_byline and _stands_below(texts, at):
            is_over = isinstance(pieces[at].block, Heading) and any(texts[at + 1 : at + 2])
            if ends_so or not is_over:
                signed = Signature(at, end, (_role_alone(texts[at]),), ())
        if signed:
            signatures.append(signed)
        at = max(end, at + 1)
    return tuple(signatures)


def _signing(piece: Piece) -> str:
    """The words of ``piece``; none of a contact, which may name a role too."""
    words = words_of(piece.block).rstrip(",")
    return "" if "@" in words else words


def _stated(pieces: Sequence[Piece], start: int) -> Signature | None:
    """The signature that begins at ``start`` by the styles of its lines, as the program writes it: with its names."""
    authors: list[Author] = []
    end = start
    while True:
        if (name := _line(pieces, end, ParagraphRole.NAME)) and (post := _line(pieces, end + 1, ParagraphRole.POST)):
            authors.append(replace(_role_alone(post), name=name))
            end += 2
        elif nameless := _line(pieces, end, ParagraphRole.SIGNATURE):
            authors.append(_role_alone(nameless))
            end += 1
        else:
            return Signature(start, end, tuple(authors), ()) if authors else None


def _line(pieces: Sequence[Piece], at: int, role: ParagraphRole) -> str:
    """What a paragraph of that ``role`` says at ``at``; nothing if there is none."""
    block = pieces[at].block if at < len(pieces) else None
    return words_of(block) if isinstance(block, Paragraph) and block.role is role else ""


def byline_of(pieces: Sequence[Piece]) -> Author | None:
    """Who wrote what begins with ``pieces``, if the first says it in a line of its own above prose, or by its style."""
    if stated := _line(pieces, 0, ParagraphRole.BYLINE):
        return _role_alone(stated)
    words, *others = [words_of(piece.block) for piece in pieces]
    is_line = 0 < len(words.split()) <= _BYLINE and not words.endswith((".", ":", "?", "!"))
    above_prose = bool(others) and len(others[0].split()) >= _PROSE
    says_who = says_role(words) or (", " in words and says_organisation(words))
    return _role_alone(words) if is_line and above_prose and says_who else None


def _ends_in_role(texts: Sequence[str]) -> bool:
    """True if the last that the area wrote is a line with a role: then those who wrote stand below their sections."""
    last = next((at for at in range(len(texts) - 1, 0, -1) if texts[at]), 0)
    return _stands_below(texts, last)


def _stands_below(texts: Sequence[str], at: int) -> bool:
    """True for a line with a role alone that has prose above it."""
    is_role = is_short_line(texts[at]) and says_role(texts[at]) and ";" not in texts[at]
    return is_role and at > 0 and len(texts[at - 1].split()) >= _PROSE


def _role_alone(words: str) -> Author:
    """Of "DI, PPU, Somewhere Police": the last is the body, if it names one."""
    role, comma, last = words.rpartition(", ")
    return Author(role, last) if comma and says_organisation(last) else Author(words, "")


def _may_sign(words: str) -> bool:
    return is_name(words) or says_role(words) or says_organisation(words)


def _signature(start: int, lines: Sequence[str]) -> Signature | None:
    """The signature that ``lines`` are: it begins with a name, below which stands a role."""
    first = next((at for at, words in enumerate(lines) if _begins(lines, at)), None)
    if first is None:
        return None
    names: list[str] = []
    authors: list[Author] = []
    end = first
    for end in range(first, len(lines) + 1):
        if end == len(lines) or (authors and authors[-1].organisation and not _begins(lines, end)):
            break  # what stands below the body is the next heading
        if _begins(lines, end):
            names.append(lines[end])
            authors.append(Author("", ""))
        elif not authors[-1].role:
            authors[-1] = Author(lines[end], "")
        elif says_organisation(lines[end]):
            authors[-1] = Author(authors[-1].role, lines[end])
        else:
            break
    parted = (author if author.organisation else _role_alone(author.role) for author in authors)
    return Signature(start + first, start + end, tuple(parted), tuple(names))


def _begins(lines: Sequence[str], at: int) -> bool:
    return is_name(lines[at]) and at + 1 < len(lines) and says_role(lines[at + 1])
