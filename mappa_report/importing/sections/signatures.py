"""Those who sign: lines with a name, a role and a body, one below another."""

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import is_name, is_short_line, says_organisation, says_role, words_of
from mappa_report.model.section import Author


class Signature(Struct, frozen=True):
    """The pieces from ``start`` up to ``end``, who signs there by role, and the names of those people."""

    start: int
    end: int
    authors: tuple[Author, ...]
    names: tuple[str, ...]


def signatures_in(pieces: Sequence[Piece], is_local: Sequence[bool]) -> tuple[Signature, ...]:
    """Every signature among the pieces that are the area's own."""
    texts = [words_of(piece.block).rstrip(",") if own else "" for piece, own in zip(pieces, is_local, strict=True)]
    signatures: list[Signature] = []
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and is_short_line(texts[end]) and _may_sign(texts[end]):
            end += 1
        if signed := _signature(at, texts[at:end]):
            signatures.append(signed)
        at = max(end, at + 1)
    return tuple(signatures)


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
    return Signature(start + first, start + end, tuple(authors), tuple(names))


def _begins(lines: Sequence[str], at: int) -> bool:
    return is_name(lines[at]) and at + 1 < len(lines) and says_role(lines[at + 1])
