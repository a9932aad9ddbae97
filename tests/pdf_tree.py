"""The tag tree of a PDF as plain values, with the words that each element owns: what a screen reader is given."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Words = dict[tuple[int, int], str]
"""By page and mark, both counted from nought."""


@dataclass
class Tag:
    """One element. ``words`` are those of the elements in it too; ``own_words`` and ``marks`` are its own alone."""

    role: str
    identity: str = ""
    language: str = ""
    alternative: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, Any]] = field(default_factory=list)
    kids: list[Tag] = field(default_factory=list)
    words: str = ""
    own_words: str = ""

    def within(self) -> Iterator[Tag]:
        """This element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.within()

    def all(self, role: str) -> list[Tag]:
        """Each element of that role in it."""
        return [tag for tag in self.within() if tag.role == role]

    def pages(self) -> list[int]:
        """The pages it runs over."""
        return sorted({page for tag in self.within() for page, _ in tag.marks})


def read_tags(pdf: bytes) -> Tag:
    """The whole tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages)}
        return _tag(file.Root.StructTreeRoot.K[0], numbers, _marked_words(file))


def outline(tag: Tag, depth: int = 0) -> list[str]:
    """The tree as lines: a role, what it says of itself, and the words that it owns itself."""
    about = [f"{key}={value}" for key, value in tag.attributes.items() if key not in ("BBox", "Placement")]
    said = [
        tag.role,
        *about,
        tag.language and f"({tag.language})",
        tag.alternative and f"[{tag.alternative}]",
        tag.own_words,
    ]
    return [
        "  " * depth + " ".join(filter(None, said)),
        *(line for kid in tag.kids for line in outline(kid, depth + 1)),
    ]


def marks_of_pages(pdf: bytes) -> list[tuple[int, int]]:
    """Every mark on every page, each with the number of its page."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            (number, int(instruction.operands[1].MCID))
            for number, page in enumerate(file.pages)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]


def table_cells(table: Tag) -> list[list[tuple[str, list[str]]]]:
    """The words of each cell, row by row, and the words of the headers it names."""
    called = {tag.identity: tag.words for tag in table.within() if tag.identity}
    return [[(cell.words, [called[header] for header in cell.headers]) for cell in row.kids] for row in table.all("TR")]


def _tag(element: Any, numbers: dict[Any, int], words: Words) -> Tag:
    attributes = {str(key)[1:]: value for key, value in sorted(dict(element.get("/A", {})).items()) if key != "/O"}
    headers = [str(header) for header in attributes.pop("Headers", ())]
    tag = Tag(
        str(element.S)[1:],
        str(element.get("/ID", "")),
        str(element.get("/Lang", "")),
        str(element.get("/Alt", "")),
        {key: _plain(value) for key, value in attributes.items()},
        headers,
    )
    said = []
    for kid in element.K:
        if isinstance(kid, int):
            tag.marks.append((numbers[element.Pg.objgen], kid))
            said.append(words.get(tag.marks[-1], ""))
        elif kid.Type == "/MCR":
            tag.marks.append((numbers[kid.Pg.objgen], int(kid.MCID)))
            said.append(words.get(tag.marks[-1], ""))
        elif kid.Type == "/OBJR":
            tag.links.append((numbers[kid.Pg.objgen], kid.Obj.objgen))
        else:
            tag.kids.append(_tag(kid, numbers, words))
            said.append(tag.kids[-1].words)
    joint = "" if tag.role in ("Link", "Lbl", "Span") or tag.marks else " "
    tag.own_words = " ".join("".join(words.get(mark, "") for mark in tag.marks).split())
    tag.words = " ".join(joint.join(said).split())
    return tag


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [float(each) for each in value]
    return value if isinstance(value, int) else str(value)


def _marked_words(file: pikepdf.Pdf) -> Words:
    words: Words = defaultdict(str)
    for number, page in enumerate(file.pages):
        letters: dict[bytes, str] = {}
        marks: list[int | None] = []
        for instruction in pikepdf.parse_content_stream(page):
            mark = next((each for each in reversed(marks) if each is not None), None)
            match str(instruction.operator):
                case "BDC" | "BMC":
                    marks.append(_mark(instruction.operands))
                case "EMC":
                    marks.pop()
                case "Tf":
                    letters = _letters(page.Resources.Font[str(instruction.operands[0])])
                case "TJ" | "Tj" if mark is not None:
                    words[number, mark] += _decoded(instruction.operands[0], letters)
    return words


def _mark(operands: Any) -> int | None:
    """The number of a mark; one that has none may stand in another, such as a space told by its letter."""
    return int(operands[1].MCID) if len(operands) > 1 and "/MCID" in operands[1] else None


def _letters(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<(\w+)> <(\w+)>$", table, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def _decoded(shown: Any, letters: dict[bytes, str]) -> str:
    runs = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(run) for run in runs if isinstance(run, pikepdf.String))
    return "".join(letters.get(codes[place : place + 2], "?") for place in range(0, len(codes), 2))
