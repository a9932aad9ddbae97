"""The Word template, and the file that is being written on top of its styles."""

import io
from collections.abc import Iterator
from itertools import count
from typing import cast

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.parts.hdrftr import HeaderPart
from docx.section import Section
from docx.shared import Length
from docx.styles.style import BaseStyle, ParagraphStyle
from msgspec import Struct, field

from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.boundary import faults_of
from mappa_report.writers.docx.foreign import refuse_foreign
from mappa_report.writers.docx.styles import BULLETS, NUMBERS, STAND_INS, Style
from mappa_report.writers.docx.xml import Element, Markup, parsed, w
from mappa_report.writers.templates import read_template

TEMPLATE = "templates/report.docx"

_NARROWEST, _WIDEST = 1440, 31680
"""Of text, in twips: an inch, and what Word allows for a page."""


class _ListLevel(Struct, frozen=True):
    """Where a list style takes its marks from: a definition in numbering.xml, and a depth in it."""

    definition: int
    depth: int


class Target(Struct, frozen=True):
    """The Word file being written: what the template gave, free ids, the last caption of each label.

    ``text_width`` and ``text_height`` are what lies between the margins, in twips; so are ``beyond``, how far a wide
    table may run into the right one, and ``space_after_table``, which the style of a text after a table leaves.
    ``linking`` is the part whose links are being written, if that is not the
    text. ``section_headers`` are those of the text, each by which pages have it.
    """

    file: WordFile
    styles: dict[Style, str]
    numbering: Element
    levels: dict[Style, _ListLevel]
    text_width: int
    text_height: int
    beyond: int
    space_after_table: int
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    captions: dict[str, int] = field(default_factory=dict)
    section_headers: dict[WD_HEADER_FOOTER, HeaderPart] = field(default_factory=dict)
    linking: Part | None = None

    @property
    def font(self) -> str:
        """The family of the text's letters; empty where the theme says."""
        return self.file.styles["Normal"].font.name or ""

    def id_of(self, style: Style) -> str:
        """The style's id, which needn't look like its name in a template edited in Word."""
        return self.styles[style]

    def address(self, target: str) -> str:
        """The id of the relationship to a web or mail address, one for each address."""
        return (self.linking or self.file.part).relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def start_list(self, style: Style, start: int) -> Markup:
        """The paragraph setting by which a list in that style counts from ``start``, apart from others."""
        level = self.levels[style]
        lists = self.numbering.xpath("./w:num")
        number = 1 + max(int(known.numId) for known in lists)
        origin = w("lvlOverride", w("startOverride", val=start), ilvl=level.depth)
        (counted,) = parsed(w("num", w("abstractNumId", val=level.definition), origin, numId=number))
        lists[-1].addnext(counted)
        return w("numPr", w("ilvl", val=level.depth), w("numId", val=number))


def _twips(length: Length | None) -> int:
    return length.twips if length else 0


def open_template(find_template: FindTemplate) -> Target:
    """An empty Word file in the template's styles. Raises TemplateFault if it lacks what is needed."""
    data = read_template("report.docx", find_template)
    remedy = "save it in Word as a Word document (*.docx), or remove it to use the packaged one."
    with faults_of(TEMPLATE, "the template is not a Word document", remedy):
        file = docx.Document(io.BytesIO(data))
    file.element.body.clear_content()
    refuse_foreign(file, TEMPLATE)
    styles = _styles(file)
    numbering = _numbering(file)
    levels = {style: _list_level(styles[style], numbering) for style in (*BULLETS, *NUMBERS)}
    ids = {name: style.style_id for name, style in styles.items()}
    return Target(file, ids, numbering, levels, *_room(file.sections[-1]), _space_before(styles[Style.AFTER_TABLE]))


def _space_before(style: BaseStyle) -> int:
    return _twips(style.paragraph_format.space_before) if isinstance(style, ParagraphStyle) else 0


def _room(page: Section) -> tuple[int, int, int]:
    """How wide and how high the text may be, and how far beyond it a table.

    Raises TemplateFault for a page without room, or larger than Word's.
    """
    across = _twips(page.left_margin) + _twips(page.right_margin) + _twips(page.gutter)
    down = abs(_twips(page.top_margin)) + abs(_twips(page.bottom_margin))
    room = _twips(page.page_width) - across, _twips(page.page_height) - down
    if min(room) < _NARROWEST or max(room) > _WIDEST:
        message = "the page of the template leaves its text no room, or more than any page in Word has"
        raise TemplateFault(
            TEMPLATE, message, "in Word, set the size of the page and its margins (Layout, Page Setup)."
        )
    return (*room, max(0, _twips(page.right_margin)) // 2)


def _styles(file: WordFile) -> dict[Style, BaseStyle]:
    present = {_folded(style.name or ""): style for style in file.styles}
    for style, other in STAND_INS.items():
        if _folded(style) not in present and _folded(other) in present:
            present[_folded(style)] = present[_folded(other)]
    missing = [style for style in Style if _folded(style) not in present]
    if missing:
        names = ", ".join(f"“{style}”" for style in missing)
        message = f"the template lacks the style{'s' if len(missing) > 1 else ''} {names}"
        remedy = "in Word, make a style of exactly that name, or start again from a copy of the packaged template."
        raise TemplateFault(TEMPLATE, message, remedy)
    return {style: present[_folded(style)] for style in Style}


def _folded(name: str) -> str:
    """Word writes built-in names small in the file ("toc 1") and large on the screen."""
    return name.casefold()


def _numbering(file: WordFile) -> Element:
    try:
        part = cast(XmlPart, file.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
    except KeyError as error:
        raise _no_marks(BULLETS[0]) from error
    return cast(Element, part.element)


def _list_level(style: BaseStyle, numbering: Element) -> _ListLevel:
    used, depth = (style.element.xpath(f"string(./w:pPr/w:numPr/w:{tag}/@w:val)") for tag in ("numId", "ilvl"))
    definitions = numbering.xpath(f'./w:num[@w:numId="{used}"]/w:abstractNumId/@w:val')
    if not definitions:
        raise _no_marks(style.name or "")
    return _ListLevel(int(definitions[0]), int(depth or 0))


def _no_marks(style: str) -> TemplateFault:
    remedy = "in Word, modify the style and give it bullets or numbers (Format, Numbering)."
    return TemplateFault(TEMPLATE, f"the style “{style}” of the template has no bullets or numbers", remedy)
