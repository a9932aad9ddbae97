"""A report as this program writes it in plain text: an outline, in which marks say what each line is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.document.blocks import ParagraphRole
from mappa_report.importing.finished import Finished, ToldKind
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.office.labels import label_shown
from mappa_report.importing.office.walked import Cell, Grid, Label, Line, Role, Run, Walked
from mappa_report.importing.telling import Telling
from mappa_report.importing.text.outline_notes import with_notes

_HEADING = re.compile(r"(#{1,4}) (?=\S)")
_MARK = re.compile(r"\[([a-z]{1,12}(?: figure)?)\] ")
_ITEM = re.compile(r"(-|\d{1,4}\.) ")
_NOTE = re.compile(r"\[(\d{1,4})\] ")
_UNMARKED = (ParagraphRole.ATTRIBUTION, ParagraphRole.CONTACT)
_KEY_FIGURE, _CHART, _PICTURE, _CONTACT = "key figure", "chart", "picture", "contact"
_ROLES = {role.value: Role(role.value) for role in ParagraphRole if role not in _UNMARKED}
_MARKS = _ROLES.keys() | {_KEY_FIGURE, _CHART, _PICTURE, _CONTACT}
_END_OF_DRAFT = re.compile("={20,}")
_BAR = " | "
_QUOTED = "> "
_DEEPEST = 8

Numbered = tuple[int, str]
"""A line, with its number in the file."""


def is_outline(lines: Sequence[str]) -> bool:
    """True if ``lines`` are such a report: it has headings by marks, and lines with marks of what they are."""
    has_headings = sum(bool(_HEADING.match(line)) for line in lines) > 1
    return has_headings and any(_mark(line) in _MARKS for line in lines)


def read_outline(lines: Sequence[str]) -> Finished:
    """The report that ``lines`` are."""
    telling = Telling()
    blocks = list(_blocks(lines))
    first = next((at for at, block in enumerate(blocks) if _HEADING.match(block[0][1])), 0)
    walked: list[Walked] = [*_front(blocks[:first])]
    for block in blocks[first:]:
        if _NOTE.match(block[0][1]):
            walked = with_notes(walked, dict(_notes(block)))
        else:
            walked += _walked(block, telling)
    return finish(walked, "", "", telling)


def _blocks(lines: Sequence[str]) -> Iterator[list[Numbered]]:
    """The lines that stand together, from behind the sheet of a draft on."""
    start = next((at + 1 for at, line in enumerate(lines) if _END_OF_DRAFT.fullmatch(line.strip())), 0)
    block: list[Numbered] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []


def _front(blocks: Sequence[list[Numbered]]) -> Iterator[Line]:
    """The cover, which begins with the title, and the list of contents."""
    for at, block in enumerate(blocks):
        role = Role.CONTENTS if at == len(blocks) - 1 and at else Role.BODY
        for place, (number, words) in enumerate(block):
            yield _line(number, words.strip(), Role.TITLE if at == place == 0 else role)


def _walked(block: list[Numbered], telling: Telling) -> Iterator[Walked]:
    number, words = block[0]
    heading, mark = _HEADING.match(words), _mark(words)
    marks = {_mark(line) for _, line in block}
    if heading:
        yield replace(_line(number, words[heading.end() :]), level=len(heading[1]))
    elif _CHART in marks or _PICTURE in marks:
        # What stands above a picture is words of the author's; those above a chart come from the figures.
        told = [line for _, line in block if _PICTURE in marks or _mark(line) == _CHART]
        said = "; ".join(line.partition("] ")[2] if _mark(line) else line for line in told)
        telling.tell(ToldKind.CHART, f"line {number}", f"a drawing was left out: {said}")
    elif mark == _KEY_FIGURE:
        yield from (_key_figure(*each) for each in block)
    elif mark == _CONTACT:
        yield _line(number, "\n".join([words[len(_CONTACT) + 3 :], *(line for _, line in block[1:])]))
    elif words.startswith(_QUOTED):
        yield from (_line(at, line[len(_QUOTED) :].strip(), Role.QUOTE) for at, line in block)
    elif _ITEM.match(words):
        yield from _items(block)
    elif any(_BAR in line for _, line in block):
        yield from _table(block)
    else:
        yield from (_paragraph(*each) for each in block)


def _paragraph(number: int, words: str) -> Line:
    mark = _mark(words)
    if mark not in _ROLES:
        return _line(number, words.strip())
    return _line(number, words[len(mark) + 3 :].strip(), _ROLES[mark])


def _key_figure(number: int, words: str) -> Line:
    value, _, said = words[len(_KEY_FIGURE) + 3 :].partition(" ")
    return _line(number, f"{value}\t{said}", Role.KEY_FIGURE)


def _items(block: Sequence[Numbered]) -> Iterator[Line]:
    """The items of a list; how far in each line begins says of which item it is."""
    edges: list[int] = []
    name = f"line {block[0][0]}"
    for number, line in block:
        words = line.lstrip()
        edge = len(line) - len(words)
        item = _ITEM.match(words)
        while edges and (edges[-1] > edge):
            edges.pop()
        depth = min(len(edges), _DEEPEST)
        if item:
            edges.append(edge + item.end())
            yield replace(_line(number, words[item.end() :]), label=label_shown(item[1], name, depth, 0))
        else:
            yield replace(_line(number, words), label=Label("", max(depth - 1, 0), name, is_bullet=True))


def _table(block: Sequence[Numbered]) -> Iterator[Walked]:
    rows = [at for at, (_, line) in enumerate(block) if _BAR in line or line.endswith(_BAR.rstrip())]
    for at, (number, line) in enumerate(block):
        if at == rows[0]:
            yield Grid(tuple(tuple(_cells(*block[row])) for row in rows), f"line {number}")
        elif at not in rows:
            yield _line(number, line.strip(), Role.NOTE if at > rows[0] else Role.CAPTION)


def _cells(number: int, line: str) -> Iterator[Cell]:
    for words in f"{line} ".split(_BAR):
        yield Cell((_line(number, words.strip()),) if words.strip() else ())


def _notes(block: Sequence[Numbered]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What each note says, by its label."""
    label, said = "", list[Line]()
    for number, line in block:
        begins = _NOTE.match(line)
        if begins:
            if label:
                yield label, tuple(said)
            label, said = begins[1], []
        said.append(_line(number, line[begins.end() if begins else 0 :].strip()))
    yield label, tuple(said)


def _line(number: int, words: str, role: Role = Role.BODY) -> Line:
    return Line((Run(words),), f"line {number}", role)


def _mark(line: str) -> str:
    match = _MARK.match(line)
    return match[1] if match else ""
