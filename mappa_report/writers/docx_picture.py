"""Pictures, and the charts that Word gets as pictures: it doesn't know SVG in every version."""

from __future__ import annotations

import io
from collections.abc import Iterator

import resvg_py
from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.shape import CT_Inline
from docx.shared import Length, Twips

from mappa_report.document import Chart, Picture
from mappa_report.writers import FindTemplate, FormatFault
from mappa_report.writers.chart_svg import chart_svg
from mappa_report.writers.docx_caption import caption_block
from mappa_report.writers.docx_styles import Style
from mappa_report.writers.docx_template import Target
from mappa_report.writers.docx_xml import Element, paragraph, w

_TWIPS_OF_A_PIXEL = 15  # 96 to an inch
_TWIPS_OF_AN_INCH = 1440
_HIGHEST = 0.8  # of the text's height, so that words stay with the picture
_DOTS_TO_AN_INCH = 300
_FONT = "Source Sans 3"
_FONT_FILE = "fonts/SourceSans3-Regular.otf"


def picture_block(picture: Picture, target: Target) -> Element:
    """The picture at its own size, or smaller to fit the page."""
    return _placed(picture, target, picture.width * _TWIPS_OF_A_PIXEL)


def chart_blocks(chart: Chart, target: Target, find_template: FindTemplate) -> Iterator[Element]:
    """The caption's paragraph, and the drawing as wide as the text."""
    yield caption_block(chart.caption, chart.anchor, target)
    yield _placed(_painted(chart, target.text_width, find_template), target, target.text_width)


def _painted(chart: Chart, width: int, find_template: FindTemplate) -> Picture:
    """``chart`` as a PNG for ``width`` in twips, on white: its letters are black, whatever the page is.

    No font of the machine's own is used, so that every machine makes the same bytes.
    """
    data = resvg_py.svg_to_bytes(
        svg_string=chart_svg(chart, find_template),
        width=round(width * _DOTS_TO_AN_INCH / _TWIPS_OF_AN_INCH),
        background="white",
        sans_serif_family=_FONT,
        font_files=[str(find_template(_FONT_FILE))],
        skip_system_fonts=True,
    )
    wide, high = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
    return Picture(chart.alternative, bytes(data), "image/png", wide, high)


def _placed(picture: Picture, target: Target, width: int) -> Element:
    """The picture ``width`` twips wide, or less where it would be too wide or too high."""
    high = width * picture.height / picture.width
    scale = min(1, target.text_width / width, _HIGHEST * target.text_height / high)
    inline = _inline_picture(picture, target, Twips(round(width * scale)), Twips(round(high * scale)))
    identity = next(target.ids)
    for key, value in (("id", identity), ("name", f"Picture {identity}"), ("descr", picture.alternative)):
        inline.docPr.set(key, str(value))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    return paragraph(target.id_of(Style.PICTURE), [w("r", w("drawing", inline))])


def _inline_picture(picture: Picture, target: Target, width: Length, height: Length) -> CT_Inline:
    try:
        return target.file.part.new_pic_inline(io.BytesIO(picture.data), width, height)
    except (UnrecognizedImageError, UnexpectedEndOfFileError) as error:
        message = f"Word can't show the picture “{picture.alternative}” ({picture.media_type})"
        raise FormatFault(message, "Save the picture again, as PNG or JPEG.") from error
