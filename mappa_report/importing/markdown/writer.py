"""Blocks in their normal form as Markdown, one line a paragraph, and the pictures that it names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from mappa_report.document.blocks import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.inlines import Footnote, Inlines, Text
from mappa_report.document.walk import footnotes_in, inlines_of
from mappa_report.importing.markdown.runs import NOTE, Place, run_text

_RULES = {Alignment.LEFT: "---", Alignment.RIGHT: "---:", Alignment.CENTRE: ":---:"}
_EXTENSIONS = {"image/jpeg": "jpg"}
_NOTE_INDENT = "    "


class Markdown(Struct, frozen=True):
    """The text, and by the names that it has for them the pictures to put beside it."""

    text: str
    pictures: dict[str, Picture]


def write_markdown(blocks: Blocks, pictures_as: str = "picture") -> Markdown:
    """``blocks``, which ``normal`` has made, as Markdown. Pictures are called ``pictures_as``-1 and so on."""
    writer = _Writer(pictures_as)
    parts = [writer.blocks(blocks), *(text for _, text in writer.notes(blocks))]
    text = "\n\n".join(filter(None, parts))
    return Markdown(f"{text}\n" if text else "", writer.pictures)


class Parts(Struct, frozen=True):
    """The text of blocks, and that of each of their notes by its name."""

    text: str
    notes: dict[str, str]


def write_parts(blocks: Blocks, pictures: Mapping[bytes, str], notes: Sequence[str], *, has_other_sign: bool) -> Parts:
    """``blocks``, whose ``pictures`` have names, as have the ``notes``, by their numbers from 1.

    With ``has_other_sign`` a list that comes first has the sign that the second of two has which touch.
    """
    writer = _Writer("", pictures, notes)
    text = writer.blocks(blocks, has_other_sign=has_other_sign)
    return Parts(text, dict(writer.notes(blocks)))


class _Writer:
    def __init__(self, pictures_as: str, names: Mapping[bytes, str] | None = None, notes: Sequence[str] = ()) -> None:
        self._pictures_as = pictures_as
        self._names = dict(names or {})
        self.pictures: dict[str, Picture] = {}
        self._note_names = notes
        self._notes = 0

    def notes(self, blocks: Blocks) -> Iterator[tuple[str, str]]:
        """Each note of ``blocks`` with the name that its mark has."""
        notes = (note for run in inlines_of(blocks) for note in footnotes_in(run))
        for at, note in enumerate(notes, 1):
            number = self._name(note, at)
            text = self.blocks(note.content)
            begins = isinstance(note.content[0], Paragraph)
            lines = "\n".join(_NOTE_INDENT + line if line else "" for line in text.split("\n"))
            yield number, f"[^{number}]: {lines.lstrip()}" if begins else f"[^{number}]:\n\n{lines}"

    def _name(self, note: Footnote, at: int) -> str:
        """That of ``note``, which is the one ``at`` that number in its text."""
        return self._note_names[note.number - 1] if self._note_names else str(at)

    def blocks(self, blocks: Iterable[Block], *, has_other_sign: bool = False) -> str:
        """``blocks`` one below another. Of two lists that touch, each second one has another mark."""
        written: list[str] = []
        before: Block | None = None
        is_other = has_other_sign
        for block in blocks:
            if before is not None:
                is_other = type(block) is type(before) and isinstance(block, BulletList | NumberedList) and not is_other
            written.append(self._block(block, is_other))
            before = block
        return "\n\n".join(written)

    def _block(self, block: Block, is_other: bool) -> str:
        match block:
            case Heading(level, content):
                return f"{'#' * level} {self._run(content, Place.HEADING)}"
            case Paragraph(content):
                return self._run(content, Place.PARAGRAPH)
            case BulletList(items):
                return self._items(items, ["* " if is_other else "- "] * len(items))
            case NumberedList(items, start):
                sign = ")" if is_other else "."
                return self._items(items, [f"{number}{sign} " for number in range(start, start + len(items))])
            case Quotation(content):
                return "\n".join(f"> {line}".rstrip() for line in self.blocks(content).split("\n"))
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case _:
                raise AssertionError(f"this is not in its normal form: {block}")

    def _run(self, content: Inlines, place: Place) -> str:
        text = run_text(content, place)
        assert text is not None, f"this is not in its normal form: {content}"
        head, *parts = text.split(NOTE)
        for part, note in zip(parts, footnotes_in(content), strict=True):
            self._notes += 1
            head += f"{self._name(note, self._notes)}{part}"
        return head

    def _items(self, items: Sequence[Blocks], marks: Sequence[str]) -> str:
        is_tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in items)
        written = []
        for mark, item in zip(marks, items, strict=True):
            first, *others = self.blocks(item).split("\n")
            written.append("\n".join([mark + first, *(" " * len(mark) + line if line else "" for line in others)]))
        return ("\n" if is_tight else "\n\n").join(written)

    def _table(self, table: Table) -> str:
        head = f"Table: {self._run(table.title, Place.TITLE)}\n\n" if table.title else ""
        lines = [self._row(column.heading for column in table.columns)]
        lines.append(f"|{'|'.join(_RULES[column.alignment] for column in table.columns)}|")
        lines += [self._row(row.cells) for row in table.rows]
        return head + "\n".join(lines)

    def _row(self, cells: Iterable[Inlines]) -> str:
        return f"| {' | '.join(self._run(cell, Place.CELL) for cell in cells)} |"

    def _picture(self, picture: Picture) -> str:
        name = self._names.get(picture.data)
        if name is None:
            name = f"{self._pictures_as}-{len(self._names) + 1}.{_EXTENSIONS.get(picture.media_type, 'png')}"
            self._names[picture.data], self.pictures[name] = name, picture
        title = f' "{self._run(picture.title, Place.PICTURE_TITLE)}"' if picture.title else ""
        return f"![{self._run((Text(picture.alternative),), Place.PICTURE)}]({name}{title})"
