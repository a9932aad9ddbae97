"""The letters that a stretch of Markdown prints, each with the stretch of the file that it was written as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markdown_it.token import Token
from msgspec import Struct

from mappa_report.readers.markdown_notes import MARK
from mappa_report.readers.markdown_rules import FOREIGN, PLACEHOLDER
from mappa_report.readers.markdown_tokens import parser
from mappa_report.review.word_items import BREAK, NOTE, plain

_BLANKS = re.compile(r" *")
_NEXT_LINE = re.compile(r"\\?\n[ \t]*")
_SPACES = re.compile(r"[ \t\n]*")
_REFERENCE = re.compile(r"\[[^\[\]]{0,1000}\]")

Look = tuple[str, ...]
"""What letters stand in, from outside to inside: ``strong``, ``em``, a link, another language."""


class Letter(Struct, frozen=True):
    """A letter in print, and where it is written: from ``start`` up to ``end`` of what was read.

    All letters of a placeholder have its stretch and its ``expression``. ``is_break`` is true for the space that the
    end of a line prints.
    """

    text: str
    start: int
    end: int
    look: Look = ()
    expression: str = ""
    is_break: bool = False


class Unreadable(Exception):
    """What stands here is written in a way that can't be followed letter by letter."""


def letters_of(content: str, children: Iterable[Token], fill: Callable[[str], str]) -> list[Letter]:
    """The letters that ``content`` prints; ``children`` are the parser's tokens of it.

    ``fill`` gives the words of a placeholder. Raises Unreadable where the two can't be brought together, as with what a
    report does not have.
    """
    reading = _Reading(content, fill)
    for child in children:
        reading.take(child)
    if content[reading.at :].strip():
        raise Unreadable
    return reading.letters


class _Reading:
    def __init__(self, content: str, fill: Callable[[str], str]) -> None:
        self._content, self._fill = content, fill
        self.at = 0
        self.letters: list[Letter] = []
        self._look: list[str] = []
        self._ends: list[str] = []  # what closes each link and foreign phrase that is open

    def take(self, token: Token) -> None:
        """Read ``token``, which stands where the last one ended."""
        kind = token.type
        if kind == "text":
            self._text(token.content)
        elif kind == "text_special":
            self._one(token.content, token.markup)
        elif kind in ("softbreak", "hardbreak"):
            self._break(kind)
        elif kind == PLACEHOLDER:
            self._placeholder(token)
        elif kind == MARK:
            self._one(NOTE, token.markup)
        elif token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._close(token)
        else:
            raise Unreadable

    def _text(self, words: str) -> None:
        if not self._content.startswith(words, self.at):
            raise Unreadable
        look = tuple(self._look)
        self.letters += (Letter(plain(sign), self.at + at, self.at + at + 1, look) for at, sign in enumerate(words))
        self.at += len(words)

    def _one(self, printed: str, written: str) -> None:
        """A sign, or a mark of a note, that is ``written`` otherwise than it prints."""
        end = self._passed(written)
        look = tuple(self._look)
        self.letters += (Letter(plain(sign), self.at, end, look) for sign in printed)
        self.at = end

    def _break(self, kind: str) -> None:
        blanks = _BLANKS.match(self._content, self.at)
        match = _NEXT_LINE.match(self._content, blanks.end() if blanks else self.at)
        if not match:
            raise Unreadable
        printed = " " if kind == "softbreak" else BREAK
        self.letters.append(Letter(printed, self.at, match.end(), tuple(self._look), is_break=True))
        self.at = match.end()

    def _placeholder(self, token: Token) -> None:
        end, look = self._passed(token.markup), tuple(self._look)
        expression = token.content.strip()
        self.letters += (Letter(plain(sign), self.at, end, look, expression) for sign in self._fill(expression))
        self.at = end

    def _open(self, token: Token) -> None:
        if token.type in ("em_open", "strong_open"):
            self._look.append(token.type.removesuffix("_open"))
            self.at = self._passed(token.markup)
        elif token.type == "link_open":
            self._look.append(f"link {token.attrs.get('href', '')}")
            self._ends.append(">" if token.markup == "autolink" else "")
            self.at = self._passed("<" if token.markup == "autolink" else "[")
        elif token.type == f"{FOREIGN}_open":
            self._look.append(f"lang {token.attrs.get('lang', '')}")
            self._ends.append(f"]{token.markup}")
            self.at = self._passed("[")
        else:
            raise Unreadable

    def _close(self, token: Token) -> None:
        if token.type in ("em_close", "strong_close"):
            self.at = self._passed(token.markup)
        else:
            self.at = self._passed(self._ends.pop() or self._address())
        self._look.pop()

    def _address(self) -> str:
        """What stands behind the words of a link, from the bracket that ends them."""
        after = self.at + 1
        if self._content.startswith("(", after):
            return self._content[self.at : self._end_of_address(after + 1)]
        reference = _REFERENCE.match(self._content, after)
        return self._content[self.at : reference.end() if reference else after]

    def _end_of_address(self, at: int) -> int:
        helpers, last = parser().helpers, len(self._content)
        at = self._past_spaces(at)
        address = helpers.parseLinkDestination(self._content, at, last)
        at = self._past_spaces(address.pos if address.ok else at)
        title = helpers.parseLinkTitle(self._content, at, last)
        return self._past_spaces(title.pos if title.ok else at) + 1

    def _past_spaces(self, at: int) -> int:
        match = _SPACES.match(self._content, at)
        return match.end() if match else at

    def _passed(self, written: str) -> int:
        if not written or not self._content.startswith(written, self.at):
            raise Unreadable
        return self.at + len(written)
