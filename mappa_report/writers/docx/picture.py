"""Pictures, those of the cover among them."""

import io
import math
from collections.abc import Iterator, Sequence

from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Length, Twips

from mappa_report.document.blocks import Picture
from mappa_report.writers import FormatFault
from mappa_report.writers.docx.caption import caption_block
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import WordParagraph, joined, markup_of, paragraph, run, w

_TWIPS_OF_A_PIXEL = 15  # 96 to an inch
_SMALL = 1700  # in twips, some 30 mm
_HIGHEST = 0.8  # of the text's height, so that words stay with the picture
_WHOLE = 100_000  # in thousandths of a per cent
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
_GAP = "\N{EM SPACE}" * 2
_BETWEEN = 560  # twips that it takes, in the letters of a text
_MIDDLE = w("textAlignment", val="center")


def picture_blocks(picture: Picture, target: Target) -> Iterator[WordParagraph]:
    """The caption's paragraph if there is one, and the picture at its own size, or smaller to fit the page."""
    if picture.caption:
        yield caption_block(picture.caption, "", target)
    wide = picture.width * _TWIPS_OF_A_PIXEL
    yield _framed(_placed(picture, target, min(wide, _SMALL) if picture.is_small else wide), Style.PICTURE, target)


def cover_pictures(pictures: Sequence[Picture], target: Target, style: Style, highest: float) -> WordParagraph:
    """Pictures of the cover in a row, all as high, together as wide as the text or less: at most ``highest`` of it."""
    room = target.text_width - (len(pictures) - 1) * _BETWEEN
    shapes = [each.width / each.height for each in pictures]
    high = min(room / sum(shapes), highest * target.text_height)
    placed = (_placed(each, target, int(high * shape)) for each, shape in zip(pictures, shapes, strict=True))
    drawn = (w("r", w("drawing", markup_of(each))) for each in placed)
    gap = run(_GAP)
    return paragraph(target.id_of(style), joined([part for each in drawn for part in (gap, each)][1:]), _MIDDLE)


def band_picture(picture: Picture, target: Target, style: Style, highest: float) -> WordParagraph:
    """A picture of the cover as wide as the text, its top and foot cut off alike where it would be higher than that."""
    placed = _placed(picture, target, target.text_width, highest=math.inf)
    room = round(highest * Twips(target.text_height))
    for size in placed.xpath(".//wp:extent | .//a:xfrm/a:ext"):
        high = int(size.get("cy"))
        size.set("cy", str(min(high, room)))
    beyond = _WHOLE - _WHOLE * room // high
    if beyond > 0:
        (fill,) = placed.xpath(".//a:blip")
        cut = OxmlElement("a:srcRect", {"t": str(beyond // 2), "b": str(beyond // 2)})
        fill.addnext(cut)
    return _framed(placed, style, target)


def _framed(placed: CT_Inline, style: Style, target: Target) -> WordParagraph:
    return paragraph(target.id_of(style), w("r", w("drawing", markup_of(placed))))


def _placed(picture: Picture, target: Target, width: int, highest: float = _HIGHEST) -> CT_Inline:
    """The picture ``width`` twips wide, or less where that is too much for the page, called by a number."""
    high = width * picture.height / picture.width
    scale = min(1, target.text_width / width, highest * target.text_height / high)
    inline = _inline_picture(picture, target, Twips(round(width * scale)), Twips(round(high * scale)))
    identity = next(target.ids)
    for key, value in (("id", identity), ("name", f"Picture {identity}"), ("descr", picture.alternative)):
        inline.docPr.set(key, str(value))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    if not picture.alternative:
        inline.docPr.append(parse_xml(_DECORATIVE))
    return inline


def _inline_picture(picture: Picture, target: Target, width: Length, height: Length) -> CT_Inline:
    try:
        return target.file.part.new_pic_inline(io.BytesIO(picture.data), width, height)
    except (UnrecognizedImageError, UnexpectedEndOfFileError) as error:
        message = f"Word can't show the picture “{picture.alternative}” ({picture.media_type})"
        raise FormatFault(message, "Save the picture again, as PNG or JPEG.") from error
