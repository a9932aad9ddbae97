"""The names of the styles that the Word writer uses. How each looks is the template's to say."""

from enum import StrEnum

from mappa_report.document.blocks import ParagraphRole


class Style(StrEnum):
    """Every style that the writer names, as Word shows it. A template restyles them; it drops none but `STAND_INS`."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    AUTHOR = "Author"
    LOGO = "Logo"
    COVER_PICTURE = "Cover Picture"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS_1 = "TOC 1"
    CONTENTS_2 = "TOC 2"
    CONTENTS_3 = "TOC 3"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_2_COMPACT = "Heading 2 Compact"
    HEADING_3 = "Heading 3"
    HEADING_4 = "Heading 4"
    BODY = "Body Text"
    AFTER_TABLE = "Text After Table"
    AFTER_LIST = "Text After List"
    BYLINE = "Byline"
    NOTE = "Note"
    SECTION_NOTE = "Section Note"
    SIGNATORY = "Signatory"
    SIGNATORY_NAME = "Signatory Name"
    SIGNATORY_POST = "Signatory Post"
    CLOSING = "Closing Line"
    CONTACT = "Contact"
    QUOTE = "Quote"
    QUOTE_AUTHOR = "Quote Author"
    PANEL = "Panel"
    PICTURE = "Picture"
    KEY_FIGURE = "Key Figure"
    KEY_FIGURE_VALUE = "Key Figure Value"
    CAPTION = "Caption"
    HEADER = "Header"
    FOOTER = "Footer"
    BULLET_1 = "List Bullet"
    BULLET_2 = "List Bullet 2"
    BULLET_3 = "List Bullet 3"
    NUMBER_1 = "List Number"
    NUMBER_2 = "List Number 2"
    NUMBER_3 = "List Number 3"
    CONTINUE_1 = "List Continue"
    CONTINUE_2 = "List Continue 2"
    CONTINUE_3 = "List Continue 3"
    TABLE = "Report Table"
    TABLE_COMPACT = "Report Table Compact"
    TABLE_TEXT = "Table Text"
    TABLE_FIGURE = "Table Figure"
    TABLE_CENTRE = "Table Centre"
    TABLE_HEADING = "Table Heading"
    TABLE_HEADING_FIGURE = "Table Heading Figure"
    TABLE_HEADING_CENTRE = "Table Heading Centre"
    TABLE_TEXT_COMPACT = "Table Text Compact"
    TABLE_FIGURE_COMPACT = "Table Figure Compact"
    TABLE_CENTRE_COMPACT = "Table Centre Compact"
    TABLE_HEADING_COMPACT = "Table Heading Compact"
    TABLE_HEADING_FIGURE_COMPACT = "Table Heading Figure Compact"
    TABLE_HEADING_CENTRE_COMPACT = "Table Heading Centre Compact"
    TABLE_HEADING_LINK = "Table Heading Link"
    TABLE_TOTAL = "Table Total"
    TABLE_SEPARATOR = "Table Separator"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    LINK = "Hyperlink"


STAND_INS = {
    Style.HEADING_2_COMPACT: Style.HEADING_2,
    Style.QUOTE_AUTHOR: Style.QUOTE,
    Style.AFTER_LIST: Style.BODY,
    Style.PANEL: Style.BODY,
    Style.CONTACT: Style.BODY,
    Style.SIGNATORY_NAME: Style.SIGNATORY,
    Style.SIGNATORY_POST: Style.BODY,
}
"""What takes the place of a style that templates made with earlier versions don't have."""

CONTENTS = (Style.CONTENTS_1, Style.CONTENTS_2, Style.CONTENTS_3)
HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
BULLETS = (Style.BULLET_1, Style.BULLET_2, Style.BULLET_3)
NUMBERS = (Style.NUMBER_1, Style.NUMBER_2, Style.NUMBER_3)
CONTINUED = (Style.CONTINUE_1, Style.CONTINUE_2, Style.CONTINUE_3)
PARAGRAPHS = {
    ParagraphRole.BYLINE: Style.BYLINE,
    ParagraphRole.NOTE: Style.SECTION_NOTE,
    ParagraphRole.SIGNATURE: Style.SIGNATORY,
    ParagraphRole.CLOSING: Style.CLOSING,
    ParagraphRole.ATTRIBUTION: Style.QUOTE_AUTHOR,
    ParagraphRole.CONTACT: Style.CONTACT,
    ParagraphRole.NAME: Style.SIGNATORY_NAME,
    ParagraphRole.POST: Style.SIGNATORY_POST,
}
"""Those of paragraphs that are no plain text, by what they are for."""
