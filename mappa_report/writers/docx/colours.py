"""An area's colours in the Word file: those of the theme, and of the styles that follow it. No paragraph is touched."""

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from mappa_report.document.document import Colours

_ACCENT, _BAND = "accent1", "accent2"
_DRAWING = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def recolour(file: WordFile, colours: Colours) -> None:
    """Give the theme's first two accents, and what the styles draw in them, the area's colours."""
    shades = {_ACCENT: _digits(colours.accent), _BAND: _digits(colours.band)}
    _change_styles(file, shades)
    for link in file.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.THEME:
            _change_theme(link.target_part, {**shades, "dk2": shades[_ACCENT], "hlink": shades[_ACCENT]})


def _digits(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _change_styles(file: WordFile, shades: dict[str, str]) -> None:
    """Programs that know no themes read the colour that stands beside the theme's name."""
    for element in file.styles.element.iter():
        for tied, plain in ((qn("w:themeColor"), _plain(element.tag)), (qn("w:themeFill"), qn("w:fill"))):
            shade = shades.get(element.get(tied, ""))
            if shade:
                element.set(plain, shade)


def _plain(tag: str) -> str:
    """What a colour is written in: letters have it as their value, lines beside their kind."""
    return qn("w:val") if tag == qn("w:color") else qn("w:color")


def _change_theme(part: Part, shades: dict[str, str]) -> None:
    theme = parse_xml(part.blob)
    for name, shade in shades.items():
        for colour in theme.iterfind(f".//a:clrScheme/a:{name}", _DRAWING):
            colour.clear()
            etree.SubElement(colour, f"{{{_DRAWING['a']}}}srgbClr", val=shade)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
