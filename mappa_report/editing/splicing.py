"""What an editor sent put into the text of a page: blocks that nobody touched keep their letters, and so do gaps."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.changed import Changed, changed_blocks
from mappa_report.editing.notes import note_alone, notes_in
from mappa_report.editing.page import Page, Part, PartKind, read_page
from mappa_report.editing.restoring import restored
from mappa_report.editing.writing import NotWritten, shape_of, written

_ROUNDS = 3


class Spliced(Struct, frozen=True):
    """The page as it is to be. ``at`` says for each block that was sent which of its blocks it is; None for none."""

    page: Page
    at: tuple[int | None, ...]


class _Piece(Struct, frozen=True):
    """``number`` is that of the part of the old page that it comes from; None for what is new."""

    text: str
    number: int | None = None


def spliced(page: Page, sent: Sequence[nodes.SentBlock]) -> Spliced:
    """``page`` with the blocks that were ``sent`` in place of its own.

    It is read again, and has to have just these blocks. Raises NotWritten where they can't be written so.
    """
    plain: frozenset[int] = frozenset()
    for is_last in (False,) * (_ROUNDS - 1) + (True,):
        changed = changed_blocks(page, sent, plain)
        new = read_page(page.source.name, _Splicer(page, changed).text())
        wrong = _differing([each for each in changed if each.shape is not None], new)
        shown = [number for number, each in enumerate(changed) if each.shape is not None]
        # Signs that are read as none, such as {{, can become some by what is typed beside them.
        is_close = len(shown) == len(new.blocks) and all(_has_kept(changed[shown[at]]) for at in wrong)
        if not wrong or (is_last and is_close):
            return Spliced(new, _places(changed))
        # What reads otherwise than it was meant is written in the program's own way, and what touches it.
        plain |= {shown[near] for at in wrong for near in (at - 1, at, at + 1) if 0 <= near < len(shown)}
    raise NotWritten("section.refused.text")


def _differing(wanted: Sequence[Changed], page: Page) -> list[int]:
    """The numbers of blocks that are not as they are ``wanted``."""
    there = [block.node for block in page.blocks]
    wrong = [at for at, (one, other) in enumerate(zip(wanted, there, strict=False)) if not _is_as_wanted(one, other)]
    return wrong or ([min(len(wanted), len(there))] if len(wanted) != len(there) else [])


def _is_as_wanted(wanted: Changed, node: nodes.Node) -> bool:
    """Whether ``node`` is what is ``wanted``, or its very letters: HTML with no other words is a block of its own."""
    if isinstance(node, nodes.KeptNode) and node.attrs.source == wanted.text.replace("\r\n", "\n"):
        return "kept" in str(wanted.shape)
    return shape_of(node) == wanted.shape


def _has_kept(changed: Changed) -> bool:
    return "kept_inline" in str(changed.shape)


def _places(changed: Sequence[Changed]) -> tuple[int | None, ...]:
    places: list[int | None] = []
    shown = 0
    for each in changed:
        places.append(None if each.shape is None else shown)
        shown += each.shape is not None
    return tuple(places)


class _Splicer:
    """Puts ``changed`` into ``page``."""

    def __init__(self, page: Page, changed: Sequence[Changed]) -> None:
        self._page, self._changed = page, changed
        self._notes = {label: text for each in changed for label, text in each.notes.items()}
        self._labels = {label for each in changed for label in each.labels}
        self._numbers = [number for number, part in enumerate(page.parts) if part.kind is PartKind.BLOCK]
        self._there = {each.was for each in changed}

    def text(self) -> str:
        """The whole text of the file."""
        page = self._page
        pieces = self._pieces()
        text, newline = page.text, page.newline
        if not page.parts:
            before, after = text, newline if pieces else ""
            before += newline if pieces and before and not before.endswith(("\n", "\r")) else ""
        else:
            before, after = text[: page.parts[0].first], text[page.parts[-1].last :]
        made = [before]
        last: int | None = None
        for at, piece in enumerate(pieces):
            made += [self._gap(last, piece.number)] if at else []
            made.append(piece.text)
            last = piece.number
        return "".join(made) + after

    def _gap(self, before: int | None, after: int | None) -> str:
        """What stands between two pieces: as it was, where they still are neighbours."""
        if before is not None and after == before + 1:
            return self._page.text[self._page.parts[before].last : self._page.parts[after].first]
        return self._page.newline * 2

    def _pieces(self) -> list[_Piece]:
        last = len(self._numbers) - 1
        pieces = self._followers(-1) if last >= 0 else self._beside(range(len(self._page.parts)))
        for each in self._changed:
            if each.shape is not None:
                number = None if each.was is None else self._numbers[each.was]
                text = each.text if each.is_as_it_was else each.text.replace("\n", self._page.newline)
                pieces.append(_Piece(text, number))
            if each.was is not None:
                pieces += self._followers(each.was)
        if last >= 0:
            pieces += self._beside(range(self._numbers[last] + 1, len(self._page.parts)))
        known = {part.label for part in self._page.parts}
        new = (text for label, text in self._notes.items() if label not in known)
        return pieces + [_Piece(text.replace("\n", self._page.newline)) for text in new]

    def _followers(self, block: int) -> list[_Piece]:
        """What stands below ``block``, and below those after it that are gone, and is no block. -1: above all.

        What stands below the last block stays at the end.
        """
        pieces: list[_Piece] = []
        while block < len(self._numbers) - 1:
            start = self._numbers[block] + 1 if block >= 0 else 0
            pieces += self._beside(range(start, self._numbers[block + 1]))
            block += 1
            if block in self._there:
                break
        return pieces

    def _beside(self, numbers: range) -> list[_Piece]:
        texts = ((number, self._text_beside(self._page.parts[number])) for number in numbers)
        return [_Piece(text, number) for number, text in texts if text is not None]

    def _text_beside(self, part: Part) -> str | None:
        """The text of a note, or of what shows nowhere; None for a note that has no mark any more."""
        was = self._page.text[part.first : part.last]
        if part.kind is PartKind.NOTE:
            if part.label not in self._labels:
                return None
            if (now := self._notes.get(part.label)) is not None:
                return self._restored_note(part.label, was, now)
        return was

    def _restored_note(self, label: str, was: str, now: str) -> str:
        content = next(
            note.attrs.content
            for block in self._page.blocks
            for note in notes_in(block.node)
            if note.attrs.label == label
        )
        usual = written(note_alone(label, content), lambda note: note.attrs.label).notes[label]
        newline = self._page.newline
        return was if usual == now else restored(usual, was.replace("\r\n", "\n"), now).replace("\n", newline)
