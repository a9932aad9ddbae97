"""Small Word files for tests, their XML written by hand."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from PIL import Image

from mappa_report.importing.docx.reader import read_docx
from mappa_report.importing.finished import Finished

NAMESPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Pennawd1"><w:name w:val="heading 1"/>
  <w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Force heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    indent = 720 * (depth + 1)
    return (
        f'<w:lvl w:ilvl="{depth}">{more or start(1)}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{indent}"/></w:pPr></w:lvl>'
    )


def start(number: int) -> str:
    return f'<w:start w:val="{number}"/>'


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


NUMBERING = "".join(
    (
        abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%3.")),
        abstract(2, level(0, "bullet", "\uf0b7"), level(1, "bullet", "o")),
        abstract(3, level(0, "lowerLetter", "(%1)")),
        abstract(4, level(0, "decimal", "%1", start(2)), level(1, "decimal", "%1.%2")),
        abstract(5, level(0, "bullet", "\uf0b7"), level(1, "bullet", " ")),
        num(1, 1),
        num(2, 2),
        num(3, 3),
        num(4, 4),
        num(5, 5),
        num(6, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        num(7, 1),
    )
)


def part(root: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'.encode()


def relations(*entries: tuple[str, str, str]) -> bytes:
    """Relations by id, kind and target; an address or a path from the root lies outside."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if ":" in target or target.startswith("\\") else "/>")
        for name, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGED}">{made}</Relationships>'.encode()


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def word(
    body: str,
    *related: tuple[str, str, str],
    footnotes: str = "",
    endnotes: str = "",
    parts: dict[str, bytes] | None = None,
) -> bytes:
    """A Word file with ``body``, ``related`` to more than styles and lists, and with further ``parts``."""
    return packed(
        {
            "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": part("styles", STYLES),
            "word/numbering.xml": part("numbering", NUMBERING),
            "word/footnotes.xml": part("footnotes", footnotes),
            "word/endnotes.xml": part("endnotes", endnotes),
            "word/_rels/document.xml.rels": relations(
                ("s", "styles", "styles.xml"),
                ("n", "numbering", "numbering.xml"),
                ("f", "footnotes", "footnotes.xml"),
                ("e", "endnotes", "endnotes.xml"),
                *related,
            ),
            **(parts or {}),
        }
    )


def read(body: str, *related: tuple[str, str, str], **more: object) -> Finished:
    """Such a file, read."""
    return read_docx(word(body, *related, **more), "police.docx")  # type: ignore[arg-type]


def run(text: str, looks: str = "") -> str:
    """Letters with what Word says of their looks."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of bare words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(map(_as_run, inner))}</w:p>"


def item(words: str, list_: int = 1, depth: int = 0) -> str:
    """A paragraph in a list."""
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>')


def tc(*inner: str, properties: str = "") -> str:
    """A cell with paragraphs, or with bare words."""
    content = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else p(each) for each in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of bare words."""
    made = "".join(each if each.startswith("<w:") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    """A field with its code and its result, which may hold runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_as_run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(inner: str, description: str = "", more: str = "") -> str:
    """A drawing of today's Word."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{description}">{more}</wp:docPr>'
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def blip(name: str) -> str:
    return f'<pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic>'


def box(*paragraphs: str) -> str:
    """A text box as Word saves it: once for today's programs, once for older ones."""
    inner = "".join(paragraphs)
    new = drawing(f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>")
    drawn = new.removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old_box(inner)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(inner: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"


def png(width: int = 4, height: int = 2) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    return stream.getvalue()


def _as_run(inner: str) -> str:
    return inner if inner.startswith("<") else run(inner)
