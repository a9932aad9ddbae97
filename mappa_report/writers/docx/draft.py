"""What marks a Word file as a draft: words across every page, as Word has them, and a sheet before the report."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.enum.section import WD_SECTION
from docx.oxml.parser import parse_xml
from docx.section import _BaseHeaderFooter
from docx.shared import Length, Pt
from docx.styles.style import BaseStyle, ParagraphStyle
from msgspec.structs import replace

from mappa_report.document.blocks import Blocks, Heading, Paragraph, ParagraphRole
from mappa_report.document.document import Draft
from mappa_report.document.inlines import Strong, Text
from mappa_report.writers.docx.styles import BULLETS, CONTINUED, HEADINGS, NUMBERS, Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Markup, WordBlock, WordParagraph, markup_of, parsed, run, w

_WATERMARK = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>\
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">\
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>\
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>\
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>\
<v:f eqn="sum @6 0 @5"/></v:formulas>\
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"\
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>\
<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>\
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>\
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{identity}" type="#_x0000_t136" alt=""\
 style="position:absolute;margin-left:0;margin-top:0;width:468pt;height:156pt;rotation:315;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f">\
<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string={mark}/>\
</v:shape></w:pict></w:r>"""

_AFTER_TRACKING = [
    f"w:{name}"
    for name in (
        "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet "
        "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope "
        "summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
        "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
        "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
        "savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
        "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
        "attachedSchema themeFontLang clrSchemeMapping"
    ).split()
]
"""What stands behind it in the schema of Word's settings."""

_AFTER_PAGE_NUMBERS = [
    f"w:{name}"
    for name in (
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ).split()
]
"""What stands behind how pages are numbered in the schema of a section."""

_ON_SHEET = (Style.BODY, Style.AFTER_TABLE, Style.AFTER_LIST, Style.NOTE, *HEADINGS[:3], *BULLETS, *NUMBERS, *CONTINUED)
"""The styles of what stands on a sheet, beside its tables."""

_SMALLER, _CLOSER = 0.7, 0.5
"""What is left of the letters and of the space between paragraphs."""

_SMALLEST = 20
"""No letters are smaller, in half points."""

_FIRST_FREE = 2049  # Word leaves the numbers below to the shapes of the text


def mark_pages(draft: Draft, target: Target) -> None:
    """Put the mark into every header that there is, so that it stands on each page, and the notice on the cover."""
    section = target.file.sections[-1]
    headers: list[_BaseHeaderFooter] = [section.header]
    if section.different_first_page_header_footer:
        first = _bare(section.first_page_header, target)
        first.paragraphs[0]._p.extend(parsed(run(draft.notice)))
        headers.append(first)
    if target.file.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    elements = [header.paragraphs[0]._p for header in headers]
    elements += (header.element.p_lst[0] for header in target.section_headers.values())
    for number, element in enumerate(elements, start=1):
        words = _WATERMARK.format(number=number, identity=_FIRST_FREE + number, mark=quoteattr(draft.mark))
        element.append(parse_xml(words))


def _bare(header: _BaseHeaderFooter, target: Target) -> _BaseHeaderFooter:
    """The header of a first page. One that the template lacks is made without the line that other headers may have."""
    if header.is_linked_to_previous:
        header.is_linked_to_previous = False
        header.paragraphs[0]._p.style = target.id_of(Style.BODY)
    return header


def track_changes(target: Target) -> None:
    """Have Word open the file with its tracking of changes on. Settings have their order."""
    settings = target.file.settings.element
    for known in settings.xpath("./w:trackRevisions"):
        settings.remove(known)
    (tracked,) = parsed(w("trackRevisions"))
    settings.insert_element_before(tracked, *_AFTER_TRACKING)


def in_small(target: Target) -> Target:
    """``target`` with styles of its own for the sheet, smaller, closer and wider: its first page holds a decision."""
    named = {style.style_id: style for style in target.file.styles if isinstance(style, ParagraphStyle)}
    small = {style: _in_small(named[target.id_of(style)], target) for style in _ON_SHEET}
    closer = round(target.space_after_table * _CLOSER)
    return replace(target, styles={**target.styles, **small}, space_after_table=closer)


def _in_small(style: ParagraphStyle, target: Target) -> str:
    """The id of a style like ``style``, made in the file."""
    letters = _inherited(style, lambda each: each.font.size) or Pt(12)
    above = _inherited(style, lambda each: each.paragraph_format.space_before) or Pt(0)
    below = _inherited(style, lambda each: each.paragraph_format.space_after) or Pt(0)
    identity, half_points = f"Sheet{style.style_id}", max(_SMALLEST, round(letters.pt * 2 * _SMALLER))
    spacing = w("spacing", before=_closer(above), after=_closer(below), line=250, lineRule="auto")
    made = w(
        "style",
        w("name", val=f"Sheet {style.name}"), w("basedOn", val=style.style_id), w("uiPriority", val=99),
        w("semiHidden"), w("pPr", spacing, w("ind", right=0)),
        w("rPr", w("sz", val=half_points), w("szCs", val=half_points)),
        type="paragraph", customStyle=1, styleId=identity,
    )  # fmt: skip
    target.file.styles.element.extend(parsed(made))
    return identity


def _closer(space: Length) -> int:
    return int(space.pt * 20 * _CLOSER)


def _inherited(style: BaseStyle | None, look: Callable[[ParagraphStyle], Length | None]) -> Length | None:
    """What ``style`` or the first that it is based on says."""
    while isinstance(style, ParagraphStyle):
        if (said := look(style)) is not None:
            return said
        style = style.base_style
    return None


def sheet_of(draft: Draft) -> Blocks:
    """The sheet as blocks: the notice, its title, and below that its headings."""
    blocks = (replace(block, level=block.level + 1) if isinstance(block, Heading) else block for block in draft.sheet)
    return (
        Paragraph((Strong((Text(draft.notice),)),), ParagraphRole.NOTE),
        Heading(1, (Text(draft.title),)),
        *blocks,
    )


def _number_pages(section: Any, numbers: Markup) -> None:
    for known in section.xpath("./w:pgNumType"):
        section.remove(known)
    (made,) = parsed(numbers)
    section.insert_element_before(made, *_AFTER_PAGE_NUMBERS)


def end_sheet(sheet: list[WordBlock], target: Target) -> None:
    """End the section of ``sheet``, whose last block is a paragraph, so that the report begins on a page of its own.

    Pages of the sheet are i, ii and so on, and those of the report 1, 2 and so on, as without a sheet.
    The headers and footers are given here, and those of the report follow them.
    """
    last = sheet[-1]
    assert isinstance(last, WordParagraph)
    section = target.file.sections[-1]
    ended = deepcopy(section._sectPr)
    for setting in ended.xpath("./w:titlePg"):
        ended.remove(setting)
    _number_pages(ended, w("pgNumType", fmt="lowerRoman", start=1))
    _number_pages(section._sectPr, w("pgNumType", start=1))
    last.settings.append(markup_of(ended))
    for edge in section._sectPr.xpath("./w:headerReference | ./w:footerReference"):
        section._sectPr.remove(edge)
    section.start_type = WD_SECTION.NEW_PAGE
