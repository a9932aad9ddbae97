"""What Markdown can't say as it is in the tree, or says otherwise than it was meant: how each is written, and told."""

from __future__ import annotations

import pytest

from mappa_report.document.blocks import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Caption,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import Emphasis, Footnote, Foreign, Inline, LineBreak, Link, Strong, Text
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.importing.markdown.writer import write_markdown
from tests.importing.markdown.test_round_trip import normal_of

GOV = "https://www.gov.uk"


def t(words: str) -> Text:
    return Text(words)


def p(*nodes: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))


def strong(words: str) -> Strong:
    return Strong((Text(words),))


def written(*blocks: Block) -> str:
    return write_markdown(normal_of(*blocks).blocks).text.removesuffix("\n")


def told(*blocks: Block) -> list[str]:
    return [f"{each.where}: {each.words}" for each in normal_of(*blocks).told]


def table(*rows: str, title: str = "") -> Table:
    cells = [tuple((Text(word),) if word else () for word in row.split(",")) for row in rows]
    body = tuple(Row(row) for row in cells[1:])
    return Table(tuple(Column(cell) for cell in cells[0]), body, title=(Text(title),) if title else ())


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (p(strong("Note:"), "see"), "**Note**:see"),
        (p(strong("“Note”"), "s"), "**“Note**”s"),
        (p("a", strong(" b "), "c"), "a **b** c"),
        (p("a", Emphasis((LineBreak(), t("b"))), " c"), "a\\\n*b* c"),
        (p(Link((t(" here "),), GOV), "."), f"[here]({GOV}) ."),
        (p(strong("a"), strong("b")), "**ab**"),
        (p(Strong((t("a "), strong("b")))), "**a b**"),
        (p(Strong((Emphasis((t("a"),)),))), "***a***"),
        (p(Emphasis((t("a "), strong("b")))), "*a **b***"),
        (p("a", LineBreak(), "- b"), "a\\\n\\- b"),
        (p("a", LineBreak(), "1. b"), "a\\\n1\\. b"),
        (p("a", LineBreak(), "# b"), "a\\\n\\# b"),
        (p("a", LineBreak(), "> b"), "a\\\n\\> b"),
        (p("a ", LineBreak(), LineBreak()), "a"),
        (p("\u00a0 a \u2003"), "a"),
        (p("a\u2028b\x85c\rd\te"), "a b c d e"),
        (p("{{ x }} {% y %} [z]{a}"), r"\{\{ x }} \{\% y %} \[z\]{a}"),
        (p("<b> &copy; `code`"), r"\<b> \&copy; \`code\`"),
        (p("---"), r"\---"),
        (p("==="), r"\==="),
        (p("~~~"), r"\~~~"),
        (p("- a"), r"\- a"),
        (p("1986. Then"), r"1986\. Then"),
        (p("| a | b |"), r"\| a | b |"),
        (p("[^1]: a [^2] ^[b]"), r"\[^1]: a \[^2] \^\[b]"),
        (p("see!", Link((t("here"),), GOV)), f"see\\![here]({GOV})"),
        (p(Link((t("^1"),), GOV)), f"[^1]({GOV})".replace("[^", "[\\^")),
        (p(Link((t("a"),), "https://a.uk/ü (b)")), "[a](https://a.uk/%C3%BC%20%28b%29)"),
        (p(Foreign((t("Heddlu "),), "cy"), "a"), "[Heddlu]{lang=cy} a"),
        (p("5 * 3 * 2, snake_case and 50% < 60"), "5 * 3 * 2, snake_case and 50% < 60"),
        (Heading(2, (t("A #"),)), r"## A \#"),
        (Heading(2, (t("A"), LineBreak(), t("b"))), "## A b"),
        (table("a|b,c", "d,"), "| a\\|b | c |\n|---|---|\n| d |  |"),
        (table("a", "b", title="*Visits"), "Table: Visits\n\n| a |\n|---|\n| b |"),
        (NumberedList(((p("a"),), (p("b"),)), 7), "7. a\n8. b"),
        (BulletList(((p("a"), p("b")), (p("c"),))), "- a\n\n  b\n\n- c"),
        (BulletList(((p("a"), BulletList(((p("b"),),))),)), "- a\n\n  - b"),
        (Quotation((p("a"), p("b"))), "> a\n>\n> b"),
    ],
)
def test_nothing_is_told_of_what_only_needs_another_way_to_write_it(block: Block, text: str) -> None:
    assert written(block) == text
    assert told(block) == []


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ((BulletList(((p("a"),),)), BulletList(((p("b"),),)), BulletList(((p("c"),),))), "- a\n\n* b\n\n- c"),
        ((NumberedList(((p("a"),),)), NumberedList(((p("b"),),))), "1. a\n\n1) b"),
        ((BulletList(((BulletList(((p("a"),),)), BulletList(((p("b"),),))),)),), "- - a\n\n  * b"),
        ((Quotation((p("a"),)), Quotation((p("b"),))), "> a\n\n> b"),
    ],
)
def test_what_would_run_into_one_another_is_kept_apart(blocks: Blocks, text: str) -> None:
    assert written(*blocks) == text
    assert told(*blocks) == []


@pytest.mark.parametrize(
    ("blocks", "text", "words"),
    [
        (
            (p(Link((t("below"),), "#there"), ", ", Link((t("file"),), "a.docx")),),
            "below, file",
            ["paragraph 1: a link that leads to no whole address was left out, and its words kept"],
        ),
        (
            (Heading(1, (t("A"),)), Heading(4, (t("B"),))),
            "## A\n\n### B",
            [
                "paragraph 1: a heading of level 1 stands at level 2",
                "paragraph 2: a heading of level 4 stands at level 3",
            ],
        ),
        (
            (BulletList(((Heading(2, (t("A"),)), p("b")),)),),
            "- **A**\n\n  b",
            ["paragraph 1: a heading within a list, a quotation or a note became bold words"],
        ),
        (
            (p("Table 3: Visits"), table("a", "b")),
            "Table: Visits\n\n| a |\n|---|\n| b |",
            ["paragraph 2: the words above a table became its title, without a number"],
        ),
        (
            (Table((Column((t("a"),)), Column((t("b"),))), ()),),
            "a; b",
            ["paragraph 1: a table with a head or rows alone became a paragraph"],
        ),
        (
            (Picture("", b"x", "image/png", 9, 9, (t("Figure 3: A map"),)),),
            '![Describe this picture in words](picture-1.png "A map")',
            [
                "paragraph 1: a picture has no words for people who can't see it",
                "paragraph 1: a picture's number was left out: the report counts them",
            ],
        ),
        (
            (p("x" * 230),),
            f"{'x' * 200} {'x' * 30}",
            ["paragraph 1: a word of more than 200 letters was divided"],
        ),
        (
            (p("a\uf0b7b"),),
            "ab",
            ["paragraph 1: signs that can't be printed were left out"],
        ),
        (
            (Heading(2, (t("A"), Footnote((p("b"), p("c"))))),),
            "## A (b c)",
            ["paragraph 1: a note stands in brackets in its line, where no mark can be"],
        ),
        (
            (p("A", Footnote((table("a,b", "c,d"), Heading(2, (t("e"),))))),),
            "A[^1]\n\n[^1]: a; b\n\n    c; d\n\n    **e**",
            [
                "paragraph 1: the rows of a table became paragraphs, where there can be no table",
                "paragraph 1: a heading within a list, a quotation or a note became bold words",
            ],
        ),
    ],
)
def test_what_markdown_cannot_say_is_told(blocks: Blocks, text: str, words: list[str]) -> None:
    assert written(*blocks) == text
    assert told(*blocks) == words


def test_lists_deeper_than_a_report_has_them_become_paragraphs_at_the_deepest_level() -> None:
    block: Block = p("a")
    for _ in range(8):
        block = BulletList(((block,),))

    assert written(block) == "- - - - - - a"
    assert told(block) == ["paragraph 1: the items of a list that lies too deep became paragraphs"]


def test_a_table_too_wide_or_too_long_is_divided() -> None:
    wide = table(",".join("abcdefghijklmn"), ",".join("ABCDEFGHIJKLMN"))
    long = table("a", *(str(number) for number in range(201)))

    assert [len(block.columns) for block in normal_of(wide).blocks if isinstance(block, Table)] == [12, 3]
    assert [len(block.rows) for block in normal_of(long).blocks if isinstance(block, Table)] == [200, 1]
    assert told(wide) == ["paragraph 1: a table of 14 columns was divided, each part with its first"]
    assert told(long) == ["paragraph 1: a table of 201 rows was divided, each part with its head"]


def test_alignment_the_words_of_a_caption_and_the_notes_of_a_table_are_kept() -> None:
    block = Table(
        (Column((t("a"),)), Column((t("b"),), Alignment.RIGHT), Column((t("c"),), Alignment.CENTRE)),
        (Row(((t("d"),), (), (t("e"),))),),
        caption=Caption("Table", 3, (t("Visits"),)),
        notes=((t("As counted."),),),
    )

    assert written(block) == "Table: Visits\n\n| a | b | c |\n|---|---:|:---:|\n| d |  | e |\n\nAs counted."


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    first = Footnote((p("One."), BulletList(((p("two"),),))))
    second = Footnote((BulletList(((p("three"),),)),))

    text = written(BulletList(((p("A", first, "."),),)), p(strong("B"), second))

    assert text == "- A[^1].\n\n**B**[^2]\n\n[^1]: One.\n\n    - two\n\n[^2]:\n\n    - three"


def test_each_picture_has_a_name_and_one_that_comes_again_keeps_it() -> None:
    one = Picture("One", b"1", "image/png", 9, 9)
    two = Picture("Two", b"2", "image/jpeg", 9, 9)

    made = write_markdown(normal_of(one, two, one).blocks, "30-police")

    assert made.text == "![One](30-police-1.png)\n\n![Two](30-police-2.jpg)\n\n![One](30-police-1.png)\n"
    assert made.pictures == {"30-police-1.png": one, "30-police-2.jpg": two}


def test_no_blocks_make_no_text() -> None:
    assert write_markdown(normal_of(p(""), p(LineBreak()), BulletList(((),))).blocks).text == ""


def test_more_notes_and_paragraphs_than_a_report_has_lines_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mappa_report.importing.markdown.normal_runs.MAX_LINES", 5)
    note = Footnote((p("note"),))
    assert normal_of(p("x", note, note), p("y", note)).blocks == (p("x", note, note), p("y", note))
    with pytest.raises(TooLong):
        normal_of(p("x", note, note), p("y", note, note))
