"""The named styles and the list numbering of the packaged Word template, as styles.xml and numbering.xml."""

from __future__ import annotations

INK = "12436D"  # headings and lines: 10.4 to 1 on white
BAND = "12436D"  # behind white letters
THEME = {"accent": "accent1", "band": "accent2"}
"""The theme colours that stand for an area's own: what is of these changes with them."""
TINT = "EDF2F6"  # behind a panel
QUIET = "505A5F"  # bylines and notes: 7.0 to 1
RULE = "B1B4B6"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FAMILY = "Arial"
TWIPS = 20  # to a point
TEXT_WIDTH = 9072  # twips from margin to margin, which tables, charts and headings take
LINE_END = 74  # points that running text stays short of that, so that a line has some 70 letters
BAND_LINE = 12  # points, the most that Word knows, as is the next
BAND_SPACE = 31  # points from the words of the title to that line, with which the band ends at the page's edge
KEY_FIGURE_WIDTH = 96  # points that a key figure has, the words beside it
LIST_STEP = 18  # points of indent that each depth of list adds
TOGETHER = "<w:keepNext/><w:keepLines/>"


def style_id(name: str) -> str:
    """The id that Word itself gives a style of that name: "List Bullet 2" → "ListBullet2"."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def themed(attribute: str, colour: str) -> str:
    """The attribute that ties ``colour`` to the theme, if it is the accent."""
    return f' w:{attribute}="{THEME["accent"]}"' if colour == INK else ""


def font(size: float = 0, colour: str = "", *, bold: bool = False, italic: bool = False, line: bool = False) -> str:
    """Character properties, in the schema's order; ``size`` in points, ``line`` to underline."""
    return "".join(
        (
            "<w:b/><w:bCs/>" if bold else "",
            "<w:i/><w:iCs/>" if italic else "",
            f'<w:color w:val="{colour}"{themed("themeColor", colour)}/>' if colour else "",
            f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else "",
            '<w:u w:val="single"/>' if line else "",
        )
    )


def space(before: int, after: int, pitch: float = 0) -> str:
    """Space above and below in points; ``pitch`` is the line spacing, 1 for single."""
    lines = f' w:line="{pitch * 240:g}" w:lineRule="auto"' if pitch else ""
    return f'<w:spacing w:before="{before * TWIPS}" w:after="{after * TWIPS}"{lines}/>'


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Indents in points."""
    return f'<w:ind w:left="{left * TWIPS}" w:right="{right * TWIPS}" w:hanging="{hanging * TWIPS}"/>'


def rule(edge: str, colour: str, eighths: int, gap: int = 0) -> str:
    """A line along one edge, ``eighths`` of a point thick, ``gap`` points from the text."""
    tied = themed("themeColor", colour)
    return f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{colour}"{tied}/>'


def edge(side: str, colour: str, eighths: int, gap: int) -> str:
    """A line along one side of a paragraph."""
    return f"<w:pBdr>{rule(side, colour, eighths, gap)}</w:pBdr>"


def side(alignment: str) -> str:
    """The side that text keeps to."""
    return f'<w:jc w:val="{alignment}"/>'


def paragraph_style(name: str, shape: str = "", look: str = "", base: str = "Normal", then: str = "") -> str:
    """One paragraph style; ``then`` names the style of the paragraph typed after it."""
    default = ' w:default="1"' if name == "Normal" else ""
    parts = (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>',
        f'<w:basedOn w:val="{style_id(base)}"/>' if name != base else "",
        f'<w:next w:val="{style_id(then)}"/>' if then else "",
        '<w:uiPriority w:val="1"/><w:qFormat/>',
        f"<w:pPr>{shape}</w:pPr>" if shape else "",
        f"<w:rPr>{look}</w:rPr>" if look else "",
        "</w:style>",
    )
    return "".join(parts)


def character_style(name: str, look: str) -> str:
    """One character style."""
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="2"/><w:qFormat/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


BAND_FILL = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}" w:themeFill="{THEME["band"]}"/>'


def panel() -> str:
    """The band behind title, subtitle and author, which Word joins to one as their borders are the same.

    It reaches so far beyond the text because the writer gives the cover margins no wider than that.
    """
    tied = f'w:color="{BAND}" w:themeColor="{THEME["band"]}"'
    border = f'w:val="single" w:sz="{BAND_LINE * 8}" w:space="{BAND_SPACE}" {tied}'
    borders = "".join(f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{borders}</w:pBdr>{BAND_FILL}"


def title_styles() -> str:
    """The first page: title, subtitle, author and contents."""
    paper = "FFFFFF"
    return "".join(
        (
            paragraph_style("Logo", "<w:keepNext/>" + space(0, 60, 1), then="Title"),
            paragraph_style("Cover Picture", space(60, 0, 1), then="Body Text"),
            paragraph_style(
                "Title", f"{TOGETHER}{panel()}{space(0, 14, 1)}", font(34, paper, bold=True), then="Subtitle"
            ),
            paragraph_style("Subtitle", TOGETHER + panel() + space(0, 150, 1), font(18, paper), then="Author"),
            paragraph_style("Author", "<w:keepLines/>" + panel() + space(0, 3, 1), font(13, paper), then="Body Text"),
            paragraph_style("TOC Heading", TOGETHER + space(0, 8, 1), font(20, INK, bold=True), then="Body Text"),
            contents_style(1, space(5, 2, 1.05), bold=True),
            contents_style(2, space(1, 1, 1.05)),
            contents_style(3, space(1, 1, 1.05)),
        )
    )


def contents_style(level: int, around: str, *, bold: bool = False) -> str:
    """A line of the contents: dots lead to the number of its page, and what turns over is drawn in.

    It has no indent at the right: LibreOffice does not show a number beyond one.
    """
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    sides = indent(level * LIST_STEP, LIST_STEP)
    return paragraph_style(f"toc {level}", tab + around + sides, font(0, INK, bold=bold))


def heading_styles() -> str:
    """Headings 1 to 4: size, space before and space after; and a smaller one of level 2, for definitions."""
    looks = ((22, 30, 9), (15, 18, 5), (13, 14, 4), (12, 12, 3))
    compact = paragraph_style("Heading 2 Compact", space(13, 3, 1.05), font(12), base="heading 2", then="Body Text")
    return compact + "".join(
        paragraph_style(
            f"heading {level}",
            f'{TOGETHER}{space(before, after, 1.05)}<w:outlineLvl w:val="{level - 1}"/>',
            font(size, INK, bold=True),
            then="Body Text",
        )
        for level, (size, before, after) in enumerate(looks, start=1)
    )


def text_styles() -> str:
    """Running text, what stands beside it, and the page's header and footer."""
    margin_line = edge("left", INK, 24, 12)
    short = indent(0, right=LINE_END)
    between = f"<w:pBdr>{rule('top', RULE, 4, 4)}{rule('between', RULE, 4, 4)}</w:pBdr>"
    signature_block = "<w:keepLines/>" + space(16, 16, 1.1) + short + "<w:contextualSpacing/>"  # no space within
    return "".join(
        (
            paragraph_style("Body Text", space(0, 8) + short),
            paragraph_style("Text After Table", space(14, 8), base="Body Text", then="Body Text"),
            paragraph_style("Text After List", space(12, 8), base="Body Text", then="Body Text"),
            paragraph_style(
                "Byline", "<w:keepNext/>" + space(0, 10) + short, font(0, QUIET, bold=True), then="Body Text"
            ),
            paragraph_style("Note", space(4, 6, 1.1) + short, font(11, QUIET)),
            paragraph_style("Section Note", "<w:keepNext/>", base="Note", then="Body Text"),
            paragraph_style("Signatory", signature_block, font(bold=True)),
            paragraph_style(
                "Signatory Name", TOGETHER + space(14, 0, 1.1) + short, font(bold=True), then="Signatory Post"
            ),
            paragraph_style("Signatory Post", "<w:keepLines/>" + space(0, 8, 1.1) + short, then="Body Text"),
            paragraph_style("Closing Line", f"<w:keepLines/>{edge('top', RULE, 4, 10)}{space(30, 0)}{short}"),
            paragraph_style("Quote", margin_line + space(0, 10) + indent(18, right=LINE_END), font(0, INK)),
            paragraph_style("Contact", f"<w:keepLines/>{between}{space(6, 8, 1.15)}", base="Body Text"),
            paragraph_style("Picture", space(6, 14, 1), then="Body Text"),
            paragraph_style("Panel", case_study() + space(0, 10) + short, base="Body Text"),
            paragraph_style("Quote Author", space(0, 14, 1.1), font(0, QUIET), base="Quote", then="Body Text"),
            key_figure_style(),
            paragraph_style("caption", TOGETHER + space(18, 6, 1.1), font(0, INK, bold=True), then="Body Text"),
            paragraph_style("footnote text", space(0, 2, 1) + short, font(10)),
            paragraph_style("header", edge("bottom", RULE, 4, 6) + space(0, 0, 1), font(10, QUIET)),
            paragraph_style("footer", space(0, 0, 1) + side("right"), font(10, QUIET)),
        )
    )


def case_study() -> str:
    """The look of a panel: a line beside it and a tint behind it, which reach beyond the text on every side."""
    borders = (
        rule("top", TINT, 48, 4),
        rule("left", INK, 36, 10),
        rule("bottom", TINT, 48, 4),
        rule("right", TINT, 48, 6),
    )
    return f'<w:pBdr>{"".join(borders)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'


def key_figure_style() -> str:
    """A figure, and after a tab the words that it counts, with a rule below."""
    across = KEY_FIGURE_WIDTH * TWIPS
    shape = (
        f"<w:keepLines/><w:pBdr>{rule('bottom', RULE, 4, 3)}{rule('between', RULE, 4, 3)}</w:pBdr>"
        f'<w:tabs><w:tab w:val="left" w:pos="{across}"/></w:tabs>'
        + space(0, 3, 1)
        + indent(KEY_FIGURE_WIDTH, KEY_FIGURE_WIDTH)
    )
    return paragraph_style("Key Figure", shape, font(10.5))


def item_indent(depth: int) -> str:
    """Where an item stands. Its style says it, which LibreOffice asks, and its mark's level, which Word asks."""
    return indent(LIST_STEP * (depth + 1), LIST_STEP, LINE_END)


def list_styles() -> str:
    """Bullets, numbers and what follows them in an item, three deep; the marks are in numbering.xml."""
    styles = []
    for depth, suffix in enumerate(("", " 2", " 3")):
        level = f'<w:ilvl w:val="{depth}"/>' if depth else ""
        for kind, number in (("List Bullet", 1), ("List Number", 2)):
            mark = f'<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr>'
            styles.append(paragraph_style(kind + suffix, mark + space(0, 5) + item_indent(depth)))
        around = space(0, 5) + indent(LIST_STEP * (depth + 1), right=LINE_END)
        styles.append(paragraph_style("List Continue" + suffix, around))
    return "".join(styles)


def table_styles() -> str:
    """The words inside tables, by what they are. Bold is said once only: Word lets a second cancel it."""
    styles = [
        paragraph_style("Table Text", "<w:keepLines/>" + space(0, 0, 1.05), font(11)),
        paragraph_style("Table Heading", "<w:keepNext/>", font(10.5, bold=True), base="Table Text"),
        *map(compact_style, ("Table Text", "Table Heading")),
        paragraph_style("Table Separator", space(0, 0, 0.8), font(10)),
    ]
    for name, alignment in (("Figure", "right"), ("Centre", "center")):
        styles.append(paragraph_style(f"Table {name}", side(alignment), base="Table Text"))
        styles.append(paragraph_style(f"Table Heading {name}", side(alignment), base="Table Heading"))
        styles += map(compact_style, (f"Table {name}", f"Table Heading {name}"))
    return "".join((*styles, TABLE_NORMAL, *map(report_table, ("", " Compact"), (80, 60), (108, 36))))


def compact_style(name: str) -> str:
    """The same in the smaller type of a table of many columns."""
    return paragraph_style(f"{name} Compact", look=font(10), base=name)


def cell_margins(vertical: int, across: int) -> str:
    """Space inside cells, in twips."""
    sides = (("top", vertical), ("left", across), ("bottom", vertical), ("right", across))
    return "<w:tblCellMar>" + "".join(f'<w:{s} w:w="{w}" w:type="dxa"/>' for s, w in sides) + "</w:tblCellMar>"


TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cell_margins(0, 108)}</w:tblPr></w:style>'
)


def report_table(suffix: str, vertical: int, across: int) -> str:
    """A strong line below the header row and above a total, thin ones between rows, and no fill.

    Each table style says it all, as LibreOffice does not take a header row's looks from the style's base.
    """
    borders = rule("bottom", INK, 8) + rule("insideH", RULE, 4)
    head = f"<w:tcBorders>{rule('bottom', INK, 12)}</w:tcBorders>" + '<w:vAlign w:val="bottom"/>'
    total = f"<w:tcBorders>{rule('top', INK, 8)}</w:tcBorders>"
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(f"Report Table{suffix}")}">'
        f'<w:name w:val="Report Table{suffix}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{cell_margins(vertical, across)}</w:tblPr>"
        + conditional("firstRow", head)
        + conditional("lastRow", total)
        + "</w:style>"
    )


def conditional(part: str, cell: str) -> str:
    """How the cells of one part of the table differ from the rest."""
    return f'<w:tblStylePr w:type="{part}"><w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def character_styles() -> str:
    """Words within a paragraph."""
    return "".join(
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="99"/><w:semiHidden/>'
            "<w:unhideWhenUsed/></w:style>",
            character_style("Strong", font(bold=True)),
            character_style("Emphasis", font(italic=True)),
            character_style("Hyperlink", font(0, INK, line=True)),
            character_style("footnote reference", '<w:vertAlign w:val="superscript"/>'),
            character_style("Table Heading Link", font(0, INK, line=True)),
            character_style("Table Total", font(bold=True)),
            character_style("Key Figure Value", font(18, INK, bold=True)),
        )
    )


def styles_part() -> str:
    """styles.xml. Word's other built-in styles stay out of the coordinator's sight."""
    fonts = " ".join(f'w:{script}="{FAMILY}"' for script in ("ascii", "eastAsia", "hAnsi", "cs"))
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr><w:rFonts {fonts}/>{font(12)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:widowControl/>{space(0, 0, 1.15)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f"{paragraph_style('Normal')}{title_styles()}{heading_styles()}{text_styles()}{list_styles()}"
        f"{character_styles()}{table_styles()}</w:styles>"
    )


def numbering_part() -> str:
    """numbering.xml: one list of bullets and one of numbers, each level tied to its list style."""
    marks = {
        "List Bullet": (("bullet", "•"), ("bullet", "–"), ("bullet", "•")),
        "List Number": (("decimal", "%1."), ("decimal", "%2."), ("decimal", "%3.")),
    }
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(list_level(name, depth, *mark) for depth, mark in enumerate(levels))
        + "</w:abstractNum>"
        for number, (name, levels) in enumerate(marks.items())
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(marks)))
    return f'<w:numbering xmlns:w="{WORD}">{lists}{used}</w:numbering>'


def list_level(name: str, depth: int, counting: str, mark: str) -> str:
    """One level of a list: its mark hangs in an indent of the level's own."""
    owner = style_id(f"{name} {depth + 1}" if depth else name)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{counting}"/>'
        f'<w:pStyle w:val="{owner}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{item_indent(depth)}</w:pPr></w:lvl>"
    )
