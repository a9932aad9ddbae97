"""The paragraphs of a section as they are written: what each prints, letter by letter, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from mappa_report.readers.markdown_blocks import TABLE_TITLE
from mappa_report.readers.markdown_notes import MARK, NOTE
from mappa_report.readers.markdown_tokens import parser
from mappa_report.review.markdown_letters import Letter, Unreadable, letters_of
from mappa_report.review.word_items import Form, Shape

TEXT, NOTES = "text", "notes"
"""The parts of a section's file that have paragraphs."""

_LINE = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_NOT_INDENT = re.compile(r"[^\s>]")


class WrittenParagraph(Struct, frozen=True):
    """A paragraph, item or heading in a file: ``letters`` have places in the whole text.

    ``lead`` is what its first line has before its words, such as ``- ``. ``first`` and ``last`` are the lines, from 0,
    that it takes. ``letters`` is None where its Markdown can't be followed. ``is_tight`` is true for an item of a list
    without blank lines between. ``block`` counts tables and pictures before it, so that two with one between differ.
    """

    letters: tuple[Letter, ...] | None
    shape: Shape
    lead: str
    first: int
    last: int
    is_tight: bool = False
    block: int = 0
    note: str = ""

    @property
    def text(self) -> str:
        """What it prints, with plain spaces."""
        return "".join(letter.text for letter in self.letters or ())

    @property
    def further(self) -> str:
        """What stands before its words in further lines: blanks for the mark of a list, and > for a quotation."""
        return _NOT_INDENT.sub(" ", self.lead)


class WrittenText(Struct, frozen=True):
    """A section's file: its text, where each of its lines begins, and its paragraphs and those of its notes."""

    text: str
    starts: tuple[int, ...]
    body_line: int
    paragraphs: tuple[WrittenParagraph, ...]
    notes: tuple[WrittenParagraph, ...]

    def of(self, part: str) -> tuple[WrittenParagraph, ...]:
        """The paragraphs of its text, or of its notes in the order in which they are printed."""
        return self.notes if part == NOTES else self.paragraphs

    def line(self, number: int) -> str:
        """Line ``number``, from 0, without its end."""
        start = self.starts[number]
        match = _LINE.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]


def written_text(text: str, body_line: int, fill: Callable[[str], str]) -> WrittenText:
    """The paragraphs of ``text``, a section's file whose head ends above line ``body_line``, from 1.

    ``fill`` gives the words of a placeholder.
    """
    starts = (0, *(match.end() for match in _LINE.finditer(text)))
    lines = _LINE.split(text)
    first = body_line - 1
    try:
        tokens = parser().parse("\n" * first + "\n".join(lines[first:]), {})
    except RecursionError:  # more nested than any section that is read
        tokens = []
    found = list(_Walk(lines, starts, fill).paragraphs(tokens))
    body = tuple(each for each in found if not each.note)
    marks = [child.content for token in tokens for child in token.children or () if child.type == MARK]
    order = {name: number for number, name in reversed([*enumerate(marks)])}
    notes = sorted((each for each in found if each.note), key=lambda each: order.get(each.note, len(marks)))
    return WrittenText(text, starts, body_line, body, tuple(notes))


class _Walk:
    """Goes through the parser's tokens, and knows the lists, quotations and notes that are open."""

    def __init__(self, lines: list[str], starts: tuple[int, ...], fill: Callable[[str], str]) -> None:
        self._lines, self._starts, self._fill = lines, starts, fill
        self._around: list[str] = []
        self._begun = False  # whether the item that is open has had its first paragraph
        self._level = 0
        self._tight = False
        self._note = ""
        self._blocks = 0

    def paragraphs(self, tokens: list[Token]) -> Iterator[WrittenParagraph]:
        """Those that print, in their order."""
        for number, token in enumerate(tokens):
            if token.type == "inline":
                if not _is_title(tokens[number : number + 3]):
                    yield from self._inline(token)
            elif token.nesting > 0:
                self._enter(token)
            elif token.nesting < 0:
                self._leave()

    def _enter(self, token: Token) -> None:
        kind = token.type.removesuffix("_open")
        self._around.append(kind)
        if kind == "heading":
            self._level = len(token.markup)
        elif kind == "paragraph":
            self._tight = token.hidden
        elif kind == "list_item":
            self._begun = False
        elif kind == "table":
            self._blocks += 1
        elif kind == NOTE:
            self._note = token.info

    def _leave(self) -> None:
        if self._around.pop() == NOTE:
            self._note = ""
            self._blocks += 1

    def _inline(self, token: Token) -> Iterator[WrittenParagraph]:
        children = token.children or []
        if "table" in self._around or token.map is None:
            return
        if len(children) == 1 and children[0].type == "image":
            self._blocks += 1
            return
        places = self._places(token)
        letters: tuple[Letter, ...] | None = None
        if places:
            try:
                read = letters_of(token.content, children, self._fill)
                letters = tuple(replace(each, start=places[each.start], end=places[each.end - 1] + 1) for each in read)
            except Unreadable:
                letters = None
        first, last = token.map[0], token.map[1] - 1
        start = places[0] - self._starts[first] if places else 0
        lead = self._lines[first][:start]
        yield WrittenParagraph(letters, self._shape(), lead, first, last, self._tight, self._blocks, self._note)
        self._begun = True

    def _shape(self) -> Shape:
        if "heading" in self._around:
            return Shape(Form.HEADING, self._level)
        lists = [each for each in self._around if each in ("bullet_list", "ordered_list")]
        if lists and not self._begun:
            return Shape(Form.BULLET if lists[-1] == "bullet_list" else Form.NUMBER, len(lists) - 1)
        return Shape(Form.QUOTE) if "blockquote" in self._around else Shape()

    def _places(self, token: Token) -> list[int]:
        """For each sign of the token's content, its place in the file; nothing where they can't be brought together."""
        assert token.map is not None
        places: list[int] = []
        number = token.map[0]
        for written in token.content.split("\n"):
            line = self._lines[number] if number < len(self._lines) else ""
            at = len(line) - len(written) if line.endswith(written) else line.rfind(written)
            if at < 0:
                return []
            start = self._starts[number] + at
            places += range(start, start + len(written) + 1)
            number += 1
        return places


def _is_title(tokens: list[Token]) -> bool:
    """Whether the paragraph whose words these tokens begin with is the title of the table behind it."""
    return tokens[-1].type == "table_open" and TABLE_TITLE.match(tokens[0].content) is not None
