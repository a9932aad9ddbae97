"""A DOCX as lines that a person can read: styles, words, list marks, links, fields and table geometry."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

Element = Any  # lxml says nothing of its types

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {
    "w": _WORD,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}

_MARKS = {"begin": "‹", "separate": "= ", "end": "›"}
_ROW_FLAGS = {"w:tblHeader": "header", "w:cantSplit": "whole"}
_LOOKS = {"firstRow": "first row", "firstColumn": "first column", "lastRow": "last row"}


def part(data: bytes, name: str) -> Element:
    """The XML of one part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def find(node: Element, path: str) -> Any:
    """What an XPath finds below ``node``, with Word's usual prefixes."""
    return node.xpath(path, namespaces=_NAMES)


def outline(data: bytes) -> list[str]:
    """One line for each paragraph, table, row and section of the body."""
    body = find(part(data, "word/document.xml"), "./w:body")[0]
    return list(_Reader(data, "word/document.xml").blocks(body))


def edge_outline(data: bytes, name: str) -> list[str]:
    """One line for each paragraph of a header or footer, such as "header1"."""
    path = f"word/{name}.xml"
    return list(_Reader(data, path).blocks(part(data, path)))


@dataclass
class _Reader:
    data: bytes
    path: str
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = {
            find(style, "string(@w:styleId)"): style for style in find(part(self.data, "word/styles.xml"), "./w:style")
        }
        self.numbering = part(self.data, "word/numbering.xml")
        self.addresses = self._addresses()

    def blocks(self, parent: Element) -> Iterator[str]:
        for block in find(parent, "./w:p | ./w:tbl | ./w:sectPr"):
            if block.tag.endswith("}p"):
                yield self._paragraph(block)
            elif block.tag.endswith("}tbl"):
                yield from self._table(block)
            else:
                yield _section(block)

    def _paragraph(self, paragraph: Element) -> str:
        words = "".join(self._inline(child) for child in find(paragraph, "./*[not(self::w:pPr)]"))
        mark = self._list_mark(paragraph)
        head = self._style(find(paragraph, "string(./w:pPr/w:pStyle/@w:val)")) + (f" {mark}" if mark else "")
        kept = " (kept)" if find(paragraph, "./w:pPr/w:keepNext") else ""
        sections = "".join(f" | {_section(section)}" for section in find(paragraph, "./w:pPr/w:sectPr"))
        return f"{head}{kept}: {words}{sections}"

    def _style(self, identity: str) -> str:
        return str(find(self.styles[identity], "string(./w:name/@w:val)"))

    def _inline(self, node: Element) -> str:
        match node.tag.rpartition("}")[2]:
            case "r":
                return self._run(node)
            case "hyperlink":
                target = f"#{find(node, 'string(@w:anchor)')}"
                if find(node, "@r:id"):
                    target = self.addresses[find(node, "string(@r:id)")]
                return f"[{''.join(map(self._inline, node))}]({target})"
            case "bookmarkStart":
                return f"{{{find(node, 'string(@w:name)')}: "
            case "bookmarkEnd":
                return "}"
        raise AssertionError(node.tag)

    def _run(self, run: Element) -> str:
        style = find(run, "string(./w:rPr/w:rStyle/@w:val)")
        marks = [self._style(style)] if style else []
        marks += [str(child.tag.rpartition("}")[2]) for child in find(run, "./w:rPr/*[not(self::w:rStyle)]")]
        words = "".join(map(_run_content, find(run, "./*[not(self::w:rPr)]")))
        return f"<{'+'.join(marks)} {words}>" if marks else words

    def _list_mark(self, paragraph: Element) -> str:
        direct = find(paragraph, "./w:pPr/w:numPr")
        style = self.styles[find(paragraph, "string(./w:pPr/w:pStyle/@w:val)")]
        settings = direct or find(style, "./w:pPr/w:numPr")
        if not settings:
            return ""
        number, depth = (
            find(settings[0], "string(./w:numId/@w:val)"),
            find(settings[0], "string(./w:ilvl/@w:val)") or "0",
        )
        used = find(self.numbering, f'./w:num[@w:numId="{number}"]')[0]
        definition = find(used, "string(./w:abstractNumId/@w:val)")
        level = find(self.numbering, f'./w:abstractNum[@w:abstractNumId="{definition}"]/w:lvl[@w:ilvl="{depth}"]')[0]
        start = find(used, f'string(./w:lvlOverride[@w:ilvl="{depth}"]/w:startOverride/@w:val)') or "1"
        count = self.counts[number, depth] = self.counts.get((number, depth), int(start) - 1) + 1
        counted = str(count) if find(level, "string(./w:numFmt/@w:val)") == "decimal" else chr(ord("a") + count - 1)
        return str(find(level, "string(./w:lvlText/@w:val)").replace(f"%{int(depth) + 1}", counted))

    def _table(self, table: Element) -> Iterator[str]:
        settings = find(table, "./w:tblPr")[0]
        looks = [name for key, name in _LOOKS.items() if find(settings, f'./w:tblLook[@w:{key}="1"]')]
        widths = "+".join(find(table, "./w:tblGrid/w:gridCol/@w:w"))
        words = [find(settings, f"string(./w:{tag}/@w:val)") for tag in ("tblCaption", "tblDescription")]
        style = self._style(find(settings, "string(./w:tblStyle/@w:val)"))
        yield f"table ({style}; {', '.join(looks)}; {widths}): {' / '.join(filter(None, words))}"
        for row in find(table, "./w:tr"):
            flags = [name for tag, name in _ROW_FLAGS.items() if find(row, f"./w:trPr/{tag}")]
            cells = (self._paragraph(paragraph) for paragraph in find(row, "./w:tc/w:p"))
            yield f"  row ({', '.join(flags)}) | {' | '.join(cells)}"

    def _addresses(self) -> dict[str, str]:
        folder, _, name = self.path.rpartition("/")
        try:
            links = part(self.data, f"{folder}/_rels/{name}.rels")
        except KeyError:
            return {}
        return {link.get("Id"): link.get("Target") for link in links}


def _run_content(node: Element) -> str:
    match node.tag.rpartition("}")[2]:
        case "t" | "instrText":
            return str(node.text)
        case "br":
            return "⏎"
        case "tab":
            return "⇥"
        case "fldChar":
            return _MARKS[find(node, "string(@w:fldCharType)")]
        case "drawing":
            size = "x".join(str(int(find(node, f"string(.//wp:extent/@{side})")) // 9525) for side in ("cx", "cy"))
            return f"picture {size}: {find(node, 'string(.//wp:docPr/@descr)')}"
    raise AssertionError(node.tag)


def _section(section: Element) -> str:
    edges = [
        f"{find(edge, 'string(@w:type)')} {edge.tag.rpartition('}')[2].removesuffix('Reference')}"
        for edge in find(section, "./w:headerReference | ./w:footerReference")
    ]
    first = ["first page apart"] if find(section, "./w:titlePg") else []
    size = "x".join(find(section, "./w:pgSz/@w:w | ./w:pgSz/@w:h"))
    return f"section ({', '.join([size, *edges, *first])})"
