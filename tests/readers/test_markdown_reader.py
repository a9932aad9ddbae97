"""Markdown into blocks: a closed set of constructs with nothing lost, and a Problem in its place for any other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.document.blocks import (
    Alignment,
    Blocks,
    BulletList,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import (
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
    plain_text,
)
from mappa_report.document.walk import inlines_of, placeholders_in
from mappa_report.problems.many import MAX_OF_FILE
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.readers import markdown_reader
from mappa_report.readers.markdown_blocks import MAX_BRACKETS
from mappa_report.readers.markdown_reader import MAX_PAGE_LENGTH, MAX_PAGE_LINES, read_inline, read_page
from mappa_report.readers.markdown_tables import MAX_COLUMNS
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.readers.yaml_reader import BY_HAND
from mappa_report.source.nodes import TextNode, to_builtins
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located

HEAD = "---\ntitle: T\n---\n"


def read(body: str, pictures: Path | None = None) -> tuple[Blocks, list[Problem]]:
    problems: list[Problem] = []
    folder = PictureFolder(Located(pictures, pictures, "sections")) if pictures else None
    page = read_page(Source("s.md", body), folder, problems)
    assert page
    return page.blocks, problems


def blocks_of(body: str) -> Blocks:
    """The blocks of ``body``, which has no Problem."""
    blocks, found = read(body)
    assert found == []
    return blocks


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def told(body: str) -> list[tuple[str, str, str]]:
    """Code, message and place of every Problem in ``body``."""
    return [(problem.code, problem.message, str(problem.place)) for problem in read(body)[1]]


# Blocks


def lines(first: str, *others: str) -> Inlines:
    return (Text(first), *(node for line in others for node in (LineBreak(), Text(line))))


def by(content: Inlines) -> Paragraph:
    return Paragraph(content, ParagraphRole.ATTRIBUTION)


NAMED = (Text("— "), Placeholder("area.name", Place(Source("s.md", ""), 2, 5, 15)), Text(" Chair"))
AUTHOR = by(words("— Chair"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one\ntwo\n\nthree", (paragraph("one two"), paragraph("three"))),
        ("one\r\ntwo\r\rthree", (paragraph("one two"), paragraph("three"))),
        ("    not code", (paragraph("not code"),)),
        ("## Two\n\n### Three", (Heading(2, words("Two")), Heading(3, words("Three")))),
        ("## Closed ##", (Heading(2, words("Closed")),)),
        ("- a\n- b", (BulletList(((paragraph("a"),), (paragraph("b"),))),)),
        ("- a\n\n  b\n  - c", (BulletList(((paragraph("a"), paragraph("b"), BulletList(((paragraph("c"),),))),)),)),
        ("-\n- a", (BulletList(((), (paragraph("a"),))),)),
        ("1. a\n1. b", (NumberedList(((paragraph("a"),), (paragraph("b"),))),)),
        ("7) a", (NumberedList(((paragraph("a"),),), start=7),)),
        ("0. a", (NumberedList(((paragraph("a"),),), start=0),)),
        ("> a:\n> - b", (Quotation((paragraph("a:"), BulletList(((paragraph("b"),),)))),)),
        ("> Said.\n> — Chair", (Quotation((paragraph("Said."), AUTHOR)),)),
        ("> Said.\n>\n> — Chair", (Quotation((paragraph("Said."), AUTHOR)),)),
        ("> Said\n> — Chair", (Quotation((paragraph("Said"), AUTHOR)),)),
        ("> - a\n>\n> — Chair", (Quotation((BulletList(((paragraph("a"),),)), AUTHOR)),)),
        ("> a word – said so\n> — and so on.", (Quotation((paragraph("a word – said so — and so on."),)),)),
        ("> Said.\n> -- Chair", (Quotation((paragraph("Said."), by(words("-- Chair")))),)),
        ("> Said\n> — **Chair**", (Quotation((paragraph("Said"), by((Text("— "), Strong(words("Chair")))))),)),
        ("> Said.\n> *— Chair*", (Quotation((paragraph("Said."), by((Emphasis(words("— Chair")),)))),)),
        ("> Said.\n> — [Y]{lang=cy}", (Quotation((paragraph("Said."), by((Text("— "), Foreign(words("Y"), "cy"))))),)),
        ("> Said.\n> — {{ area.name }} Chair", (Quotation((paragraph("Said."), by(NAMED))),)),
        ("> Said.\n> — A member,\n> Kent", (Quotation((paragraph("Said."), by(words("— A member, Kent")))),)),
        ("> Said.\n> — One\n> — Two", (Quotation((paragraph("Said."), by(words("— One — Two")))),)),
        ("> Ended.\n> — and so\n> it was.", (Quotation((paragraph("Ended. — and so it was."),)),)),
        ("> Ended.\n> — A\n> b\n> c\n> d", (Quotation((paragraph("Ended. — A b c d"),)),)),
        ("> — Chair", (Quotation((paragraph("— Chair"),)),)),
        ("> — Chair\n>\n> Said.", (Quotation((paragraph("— Chair"), paragraph("Said."))),)),
        ("Said.\n— Chair", (paragraph("Said. — Chair"),)),
        ("Unit\nE-mail: a\nTel: 1", (Paragraph(lines("Unit", "E-mail: a", "Tel: 1"), ParagraphRole.CONTACT),)),
        ("E-mail: a\nTel: 1", (Paragraph(lines("E-mail: a", "Tel: 1"), ParagraphRole.CONTACT),)),
        ("Tel: 1\nor by letter", (paragraph("Tel: 1 or by letter"),)),
        ("Unit\nor another", (paragraph("Unit or another"),)),
        (f"{'word ' * 20}\nE-mail: a", (paragraph(f"{'word ' * 20}E-mail: a"),)),
        ("~~a~~ $b$ - [ ] c", (paragraph("~~a~~ $b$ - [ ] c"),)),
    ],
)
def test_each_construct_has_its_block(body: str, expected: Blocks) -> None:
    assert blocks_of(body) == expected


def test_a_table_has_its_columns_alignments_and_every_cell() -> None:
    assert blocks_of("|a|*b*|c|\n|-|:-:|-:|\n|1|2|3|\n|5|6|7| |\n||\\|||\n") == (
        Table(
            columns=(
                Column(words("a")),
                Column((Emphasis(words("b")),), Alignment.CENTRE),
                Column(words("c"), Alignment.RIGHT),
            ),
            rows=(
                Row((words("1"), words("2"), words("3"))),
                Row((words("5"), words("6"), words("7"))),
                Row(((), words("|"), ())),
            ),
        ),
    )


UNEVEN = [
    (
        "| Visit | Planned |\n|---|---|\n| Announced | 640 | 618 |",
        "this row has 3 cells, where the head of the table has 2 cells",
        "3:21",
    ),
    ("a | b\n-|-\n1 | 2 \\| 3 | 4", "this row has 3 cells, where the head of the table has 2 cells", "3:14"),
    ("|a|b|\n|-|-|\n|1|\n", "this row has one cell, where the head of the table has 2 cells", "3:1"),
    ("> |a|b|\n> |-|-|\n> |1|", "this row has one cell, where the head of the table has 2 cells", "3:1"),
    (
        "|a|b|\n|-|-|\n|1|2|\nSource: the police.",
        "this line stands right below a table, and is taken for a row of it",
        "4:1",
    ),
    ("|a|b|\n|-|-|\n", "this table has a head and no rows", "1:1"),
]


@pytest.mark.parametrize(("body", "message", "place"), UNEVEN)
def test_a_table_whose_rows_would_lose_cells_or_have_none_is_an_error(body: str, message: str, place: str) -> None:
    assert told(body) == [("table-cells", message, f"s.md:{place}")]


# Inlines


@pytest.mark.parametrize(
    "target",
    ["mailto:a@gov.uk?cc=b@gov.uk&subject=c%20d", "mailto:a@gov.uk,b@gov.uk", "tel:+441234567890", "tel:01234-567-890"],
)
def test_a_link_may_lead_to_several_mailboxes_or_a_telephone(target: str) -> None:
    assert blocks_of(f"[Write]({target})") == (Paragraph((Link(words("Write"), target),)),)


@pytest.mark.parametrize(
    "address", ["https://www.gov.uk/a%20b?c=%C3%A9", "https://xn--e1afmkfd.uk/", "mailto:a@gov.uk"]
)
def test_an_address_in_brackets_prints_as_it_is(address: str) -> None:
    assert blocks_of(f"<{address}>") == (Paragraph((Link(words(address), address),)),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a *b* **c _d_**", (Text("a "), Emphasis(words("b")), Text(" "), Strong((Text("c "), Emphasis(words("d")))))),
        ("a\\\nb  \nc", (Text("a"), LineBreak(), Text("b"), LineBreak(), Text("c"))),
        ("[a *b*](https://gov.uk)", (Link((Text("a "), Emphasis(words("b"))), "https://gov.uk"),)),
        ("<https://gov.uk/a>", (Link(words("https://gov.uk/a"), "https://gov.uk/a"),)),
        ("<a@b.uk>", (Link(words("a@b.uk"), "mailto:a@b.uk"),)),
        ("[a]\n\n[a]: https://gov.uk", (Link(words("a"), "https://gov.uk"),)),
        ("[a](https://gov.uk", words("[a](https://gov.uk")),
        ("\\*a\\* &lt;b&gt; &amp;amp; &#163;5", words("*a* <b> &amp; £5")),
        ("שלום \u202eabc 🎉", words("שלום \u202eabc 🎉")),
        ("&#0; &#x1F; &#xD800;", words("� � �")),
    ],
)
def test_each_construct_has_its_inline(body: str, expected: Inlines) -> None:
    assert blocks_of(body)[0] == Paragraph(expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("at {{  a.b |  number }}!", [("a.b | number", "s.md:1:4", 20)]),
        ("**{{ a }}** [{{ b }}](https://gov.uk)", [("a", "s.md:1:3", 7), ("b", "s.md:1:14", 7)]),
        ("## {{ a }}", [("a", "s.md:1:4", 7)]),
        ("one\ntwo {{ a\n}} three {{ b }}", [("a", "s.md:2:5", 4), ("b", "s.md:3:10", 7)]),
        ("> - {{ a }}", [("a", "s.md:1:5", 7)]),
        (
            "|{{ a }}|{{ a }}|\n|-|-|\n|x|{{ a \\| number }}|",
            [("a", "s.md:1:2", 7), ("a", "s.md:1:10", 7), ("a | number", "s.md:3:4", 17)],
        ),
        ("{{ *a* }} and {{ [b](c) }}", [("*a*", "s.md:1:1", 9), ("[b](c)", "s.md:1:15", 12)]),
    ],
)
def test_a_placeholder_is_a_node_that_knows_its_place(body: str, expected: list[tuple[str, str, int]]) -> None:
    placeholders = [node for content in inlines_of(blocks_of(body)) for node in placeholders_in(content)]

    listed = [(node.expression, str(node.place), node.place.length) for node in placeholders]
    assert listed == expected


# Problems


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <br> b", [("raw-html", "HTML stands here", "s.md:1:3")]),
        ("<div>\n\na\n", [("raw-html", "HTML stands here", "s.md:1:1")]),
        ("a <!-- b --> c", [("raw-html", "HTML stands here", "s.md:1:3")]),
        ("a\n\n```\nb\n```", [("markdown-unsupported", "a report has no blocks of code", "s.md:3:1")]),
        ("a `b` c", [("markdown-unsupported", "a report has no code in its text", "s.md:1:4")]),
        ("a\n\n***", [("markdown-unsupported", "a report has no ruled lines", "s.md:3:1")]),
        ("# A", [("heading-level", "this heading is level with the title", "s.md:1:1")]),
        ("## A\n\n#### B", [("heading-level", "this heading skips a level", "s.md:3:1")]),
        ("## A\n\n### B\n\n#### C\n\n##### D", [("heading-level", "this heading is too deep", "s.md:7:1")]),
        ("a\n\n##\n\nb", [("markdown-unsupported", "this heading has no words", "s.md:3:1")]),
        ("## &nbsp;", [("markdown-unsupported", "this heading has no words", "s.md:1:1")]),
        ("## **&#173;**", [("markdown-unsupported", "this heading has no words", "s.md:1:1")]),
        (
            "- a\n\n  ## B",
            [("markdown-unsupported", "a heading stands inside a list or quotation", "s.md:3:1")],
        ),
        ("> ## B", [("markdown-unsupported", "a heading stands inside a list or quotation", "s.md:1:1")]),
        ("[a](notes.md)", [("link-target", "this link leads nowhere", "s.md:1:5")]),
        ("[a](javascript:alert(1))", [("link-target", "this link leads nowhere", "s.md:1:5")]),
        ("[a]()", [("link-target", "this link leads nowhere", "s.md:1:3")]),
        ("b [](https://gov.uk)", [("link-target", "this link has no words", "s.md:1:6")]),
        ("b [&nbsp;](https://gov.uk)", [("link-target", "this link has no words", "s.md:1:12")]),
        (
            "[a](https://gov.uk/{{area.name}})",
            [("link-target", "a placeholder can't stand in an address", "s.md:1:20")],
        ),
        ("a {{ b", [("placeholder-syntax", "a placeholder is opened and never closed", "s.md:1:3")]),
        ("a {% if b %}", [("placeholder-syntax", "a placeholder is opened and never closed", "s.md:1:3")]),
        ("a &#12; b", [("control-character", "a control character (U+000C) is written here", "s.md:1:3")]),
        ("a ![b](c.png)", [("picture-in-text", "a picture stands inside text", "s.md:1:3")]),
        ("![b](c.png)", [("picture-unreadable", "no picture can stand here", "s.md:1:1")]),
    ],
)
def test_what_a_report_does_not_have_is_a_problem_in_its_place(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


def test_a_link_that_leads_nowhere_keeps_its_words_alone() -> None:
    blocks, _ = read("See [the *page*](javascript:alert(1)).")

    assert blocks == (Paragraph((Text("See the "), Emphasis((Text("page"),)), Text("."))),)


def test_a_problem_shows_the_line_of_the_whole_file_although_its_head_is_read_apart() -> None:
    _, found = read(f"{HEAD}Fine.\n\nA `sign` here.\n")

    assert as_text(found) == (
        "error: a report has no code in its text                                 [markdown-unsupported]\n"
        "  s.md:6:4\n"
        "\n"
        "  5 |\n"
        "  6 | A `sign` here.\n"
        "    |    ^^^^\n"
        "\n"
        "  hint: remove the ` signs."
    )


def test_lines_are_counted_alike_with_a_head_and_without_whatever_ends_them() -> None:
    assert told("a\u2028b\n\n`c`")[0][2] == "s.md:4:2"
    assert told(f"{HEAD}a\u2028b\n\n`c`")[0][2] == "s.md:7:2"


def test_words_that_html_is_made_of_may_be_written_with_a_backslash() -> None:
    assert blocks_of("\\<b> 3 < 4") == (paragraph("<b> 3 < 4"),)


# Heads


def test_a_head_is_read_as_yaml_and_the_rest_as_markdown() -> None:
    problems: list[Problem] = []
    page = read_page(Source("s.md", "---\ntitle: T\nrole: R\n...\nText.\n"), None, problems)

    assert page
    assert page.head
    assert (to_builtins(page.head), page.blocks, problems) == ({"title": "T", "role": "R"}, (paragraph("Text."),), [])


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("---", None, ""),
        ("---\ntitle: T\n", {"title": "T"}, ""),
        ("---\n--\n", None, "--"),
        ("---\ntitle: T\nWords.", {"title": "T"}, "Words."),
    ],
)
def test_a_head_that_never_ends_is_a_problem_and_hides_no_words(text: str, head: object, words: str) -> None:
    problems: list[Problem] = []
    source = Source("s.md", text)

    page = read_page(source, None, problems)

    assert page
    assert page.head == head if page.head is None else to_builtins(page.head) == head
    assert page.blocks == ((paragraph(words),) if words else ())
    hint = "put a line with three hyphens, ---, after the head."
    assert problems == [
        Problem("head-unclosed", "the head of this file never ends", Place(source, 1, 1, 3), hint=hint, on_page=BY_HAND)
    ]


def test_a_head_that_no_line_opens_is_told_and_read() -> None:
    problems: list[Problem] = []
    source = Source("s.md", "title: T\nrole: R\n---\nWords.\n")

    page = read_page(source, None, problems)

    assert page
    assert page.head
    assert (to_builtins(page.head), page.blocks) == ({"title": "T", "role": "R"}, (paragraph("Words."),))
    hint = "put a line with three hyphens, ---, before it."
    message = "no line opens the head of this file"
    assert problems == [Problem("head-missing", message, Place(source, 1, 1, 8), hint=hint, on_page=BY_HAND)]


def test_a_page_is_read_up_to_its_greatest_length_and_no_further() -> None:
    source = Source("s.md", "a " * (MAX_PAGE_LENGTH // 2) + "b")
    problems: list[Problem] = []

    assert read_page(source, None, problems) is None
    message = f"this text is too long: {MAX_PAGE_LENGTH + 1:,} characters, where at most {MAX_PAGE_LENGTH:,} are read"
    hint = "check that it is the right file, or divide it into several sections."
    assert problems == [Problem("file-too-large", message, Place(source), hint=hint)]
    assert read_page(Source("s.md", source.text[:MAX_PAGE_LENGTH]), None, [])


def test_a_page_is_read_up_to_its_greatest_number_of_lines_and_no_further() -> None:
    source = Source("s.md", "a\n" * MAX_PAGE_LINES + "b")
    problems: list[Problem] = []

    assert read_page(source, None, problems) is None
    message = "this text is too long: 4,001 lines, where at most 4,000 are read"
    hint = "check that it is the right file, or divide it into several sections."
    assert problems == [Problem("file-too-large", message, Place(source, 4001, 1), hint=hint)]
    assert read_page(Source("s.md", source.text[:-2]), None, [])


@pytest.mark.usefixtures("no_hang")
def test_a_page_of_more_cells_than_are_read_is_one_problem() -> None:
    blocks, (problem,) = read("|" + "a|" * 400 + "\n|" + "-|" * 400 + "\n" + "|\n" * 200)

    assert blocks == ()
    assert (problem.code, str(problem.place)) == ("file-too-large", "s.md:1:1")
    assert problem.message == "this text is made of more paragraphs, cells and marked words than are read"
    assert problem.hint == "divide it into several sections, or bring its tables down to what fits on a page."


def test_a_page_of_more_brackets_than_are_read_is_one_problem() -> None:
    blocks, (problem,) = read("![" * (MAX_BRACKETS + 1))

    assert (blocks, problem.code, str(problem.place)) == ((), "file-too-large", "s.md")
    assert problem.message == "this text has more than 4,000 square brackets"
    assert (
        problem.hint
        == "check that it is the right file; brackets are for links, pictures and phrases of other languages."
    )


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("body", ["0.5[x]{lang=zz-Q}" * 3_000, "# a\n\n" * 1_900, "- {{a\n" * 3_000, "<b>" * 9_000])
def test_no_more_is_told_of_a_page_than_anybody_mends_at_once(body: str) -> None:
    _, problems = read(body)

    assert len(problems) == MAX_OF_FILE + 1
    last = problems[-1]
    assert (last.code, last.place) == ("too-many-problems", problems[-2].place)
    assert last.message == "more than 300 things are wrong here, so what follows is not looked at"
    assert last.hint == "mend those above first."


def test_a_page_whose_head_cannot_be_read_still_has_its_text() -> None:
    problems: list[Problem] = []

    page = read_page(Source("s.md", "---\n---\nText.\n"), None, problems)

    assert page
    assert (page.head, page.has_unread_head, [prose.text for prose in page.prose]) == (None, True, ["Text."])
    assert [problem.code for problem in problems] == ["file-empty"]


# One line of Markdown in YAML


def test_a_label_is_one_line_of_markdown_placed_in_its_yaml() -> None:
    source = Source("form.yaml", 'rows:\n  near: "Near *{{ a }}*"\n')
    problems: list[Problem] = []

    content = read_inline(TextNode("Near *{{ a }}*", Place(source, 2, 9)), problems)

    assert content == (Text("Near "), Emphasis((Placeholder("a", Place(source, 2, 16, 7)),)))
    assert problems == []


@pytest.mark.parametrize("text", ["", " "])
def test_a_blank_label_has_no_words(text: str) -> None:
    assert plain_text(read_inline(TextNode(text, Place(Source("form.yaml"), 1, 1)), [])).strip() == ""


LABELS = st.lists(
    st.sampled_from([*"Ab09 ,()/’–-.\t", "*b*", "_b_", "`b`", "[b](c)", "<b>", "&amp;", "{{ b }}", "\\*"])
)


@given(LABELS.map("".join) | st.integers(95, 205).map("a".__mul__))
def test_a_label_that_needs_no_parser_reads_as_the_parser_reads_it(text: str) -> None:
    node = TextNode(text, Place(Source("form.yaml", text), 1, 1))
    problems: list[Problem] = []
    parsed: list[Problem] = []

    content = read_inline(node, problems)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_reader, "_PLAIN", re.compile("(?!)"))
        assert (content, problems) == (read_inline(node, parsed), parsed)


def test_a_label_that_nests_too_deeply_is_a_problem() -> None:
    problems: list[Problem] = []

    assert read_inline(TextNode("*" * 4000 + "a" + "*" * 4000, Place(Source("form.yaml", "x"), 1, 1)), problems) == ()
    assert [(problem.code, str(problem.place)) for problem in problems] == [("markdown-unsupported", "form.yaml:1:1")]


# Hostile input

DEEP = "this is nested too deeply"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n" + "*" * 10_000 + "b" + "*" * 10_000, 3),
        ("a\n\n" + "> " * 5_000 + "b", 3),
        ("- " * 5_000 + "b", 1),
        ("".join("  " * depth + "- a\n" for depth in range(200)), 7),
    ],
)
def test_what_is_nested_too_deeply_is_a_problem_and_nothing_is_lost_in_silence(body: str, line: int) -> None:
    ((code, message, place),) = told(body)

    assert (code, message) == ("markdown-unsupported", DEEP)
    assert int(place.split(":")[1]) == line


def test_six_lists_within_one_another_are_read_whole() -> None:
    blocks = blocks_of("".join("  " * depth + f"- item {depth}\n" for depth in range(6)))

    assert [plain_text(content) for content in inlines_of(blocks)] == [f"item {depth}" for depth in range(6)]


@pytest.mark.parametrize("count", [MAX_COLUMNS, MAX_COLUMNS + 1, 1_000])
def test_a_table_has_at_most_as_many_columns_as_fit_across_a_page(count: int) -> None:
    body = "|" + "a|" * count + "\n|" + "-|" * count + "\n|" + "b|" * count
    message = f"this table has {count} columns, where 12 fit across a page"

    assert told(body) == ([] if count == MAX_COLUMNS else [("markdown-unsupported", message, "s.md:1:1")])


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "body",
    [
        "*a " * 30_000,
        "[" * 50_000,
        "[a](" * 20_000,
        "a**b" * 20_000,
        "<a " * 30_000,
        "\\" * 100_000,
        "&" * 100_000,
        "!" * 100_000,
        "_" * 100_000 + "a",
        "a" * 400_000,
        "[a]: https://gov.uk\n" * 5_000,
        "|a|\n|-|\n" + "|b|\n" * 2_000,
    ],
    ids=lambda body: body[:6],
)
def test_no_text_of_a_size_that_is_read_takes_long(body: str) -> None:
    read(body[:MAX_PAGE_LENGTH])


SIGNS = st.sampled_from(
    [*"ab *_[]()!<>#-|`{}\\&;:1.\n\t~=\"'", "{{ a }}", "](https://gov.uk)", "\n\n", "  - ", "&#12;", "é"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join))
def test_whatever_the_markdown_each_word_is_kept_or_a_problem_says_why(body: str) -> None:
    blocks, found = read("start " + body + "\n\nlast words")
    printed = " ".join(plain_text(content) for content in inlines_of(blocks))

    assert all(1 <= problem.place.line <= len(problem.place.source.lines) for problem in found)
    assert found or ("start" in printed and "last words" in printed)


@pytest.mark.parametrize(
    ("text", "line"),
    [("Words.", 1), ("---\ntitle: A\n---\nWords.", 4), ("\n---\ntitle: A\n...\n\nWords.", 5)],
    ids=["no head", "head", "blank line and dots"],
)
def test_a_page_knows_where_its_text_begins(text: str, line: int) -> None:
    page = read_page(Source("s.md", text), None, [])

    assert page
    assert page.body_line == line
