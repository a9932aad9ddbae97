"""What holds of every section: what nobody touched keeps its bytes, and what was written reads as what was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import unified_diff

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.document.blocks import Block
from mappa_report.editing import nodes
from mappa_report.editing.nodes import SentBlock
from mappa_report.editing.page import Page, read_page
from mappa_report.editing.splicing import spliced
from mappa_report.editing.writing import shape_of
from mappa_report.importing.markdown.reading_back import blocks_of
from tests.conftest import ROOT

SAMPLES = {
    str(file.relative_to(ROOT)): file.read_bytes().decode("utf-8-sig")
    for folder in ("areas", "tests/awkward", "tests/base", "boilerplate")
    for file in sorted((ROOT / folder).glob("**/*.md"))
}
NASTY = {
    "nothing": "",
    "blank lines": "\n\n \n",
    "no head": "One.\n",
    "a head alone": "---\ntitle: x\n---",
    "a head that never ends": "---\ntitle: x\n\nOne.\n",
    "CRLF": "---\r\ntitle: x\r\n---\r\nOne\r\ntwo.\r\n\r\n- a\r\n- b\r\n",
    "line ends of each kind": "One.\r\n\r\nTwo.\n\nThree.\r\rFour.\u2028\u2028Five.",
    "no last line end": "One.\n\n- a\n- b",
    "blank lines between and after": "One.\n\n\n\nTwo.  \n\n\n",
    "reference links": "See [this][a] and [that].\n\n[a]: https://www.gov.uk 'x'\n\n[that]: <https://www.gov.uk/a>\n\n"
    "Last.\n",
    "HTML, code and rules": "<div>\na\n</div>\n\nA <b>b</b> `c` &amp; d\n\n```\nx\n```\n\n***\n\nLast.\n",
    "notes": "One.[^1] Two.[^b] No.[^c]\n\n[^1]: First *note*.\n\nMiddle.[^long]\n\n[^b]: Second\n    goes on.\n\n"
    "[^long]: Two\n\n    paragraphs.\n\n[^nobody]: Without a mark.\n",
    "notes in lists and cells": "- a[^1]\n\n  [^1]: within\n\n| a | b |\n|---|---|\n| c[^2] | d |\n\n[^2]: x\n",
    "lists of every kind": "* a\n* b\n\n- c\n\n  d\n- e\n\n1) f\n1) g\n\n7. h\n   - i\n     1. j\n\n+ k\n",
    "empty items": "- \n- a\n-\n",
    "tables": "Table: A b\n\n|a|b \\| c|\n|:-|:-:|\n|1|2|\n| *x* | `y` | z |\n\n| a |\n|--:|\n",
    "pictures": '![A map](map of kent.png "Figure 2: Our *map*")\n\n![](x.png)\n\nA ![b](c.png) d\n\n![e](f%20g.jpg)\n',
    "languages": "[Bore *da* [x](https://www.gov.uk)]{lang=cy} [a]{.b} [c]{lang=Welsh} [d]{lang=fr}\n",
    "quotations": "> One\ngoes on\n> — A *partner*, here\n\n> - a\n>   > b\n\n> ## Heading\n",
    "headings": "# One\n\n### Three\n\n## Two ##\n\n##\n\nNot one\n===\n",
    "placeholders": "{{a.b}} {{  a.b | date }} {{ open \n\n| a |\n|---|\n| {{ a \\| number }} |\n",
    "signs": "\\*a\\* 2*3*4 _a_b_ &copy; a\\\nb  \nc <https://www.gov.uk> 1\\. a \u00ad\u200b\u00a0x "
    "\U0001f46e\n\n1\\. x\n\n\\- y\n",
    "unprintable": "A\x07b \ue000 c &#7; d\n\n\uf0b7 item\n",
    "contact": "The unit\nEmail: a@b.uk\nTelephone: 01234\n",
    "links of each kind": "[a](foo) [b](javascript:x(1)) [](https://www.gov.uk) [c](https://www.gov.uk 't') "
    "[d](<a b>) [e]()\n",
    "tabs": "-\ta\n\n\tb\n\nc\td\n",
    "too deep": "> " * 30 + "a\n",
    "lazy lines": "> a\nb\n\n- c\nd\n  e\n",
    "a long table": "| a |\n|---|\n" + "| b |\n" * 230,
}
EVERY = SAMPLES | NASTY


def kept(page: Page) -> list[SentBlock]:
    return [SentBlock(id=block.id) for block in page.blocks]


@pytest.mark.parametrize("name", EVERY)
def test_a_section_that_nobody_has_changed_keeps_every_letter(name: str) -> None:
    page = read_page(name, EVERY[name])

    assert spliced(page, kept(page)).page.text == EVERY[name]


@pytest.mark.parametrize("name", sorted(EVERY.keys() - {"empty items"}))  # which go, once somebody types in the list
def test_every_block_written_anew_reads_as_it_was_and_leaves_what_stands_between(name: str) -> None:
    page = read_page(name, EVERY[name])

    anew = spliced(page, [SentBlock(was=block.id, node=block.node) for block in page.blocks])

    assert list(map(shape_of, nodes_of(anew.page))) == list(map(in_plain_signs, map(shape_of, nodes_of(page))))
    if name in SAMPLES:
        assert anew.page.text == page.text


def nodes_of(page: Page) -> list[nodes.Node]:
    return [block.node for block in page.blocks]


def in_plain_signs(shape: object) -> object:
    """``shape`` as it is once somebody has typed in it: a tab is a blank then."""
    match shape:
        case str():
            return shape.replace("\t", " ")
        case dict():
            return {key: in_plain_signs(each) for key, each in shape.items()}
        case list():
            return [in_plain_signs(each) for each in shape]
        case _:
            return shape


@pytest.mark.parametrize("name", SAMPLES)
def test_every_block_written_in_the_programs_own_way_is_the_same_in_the_document(name: str) -> None:
    page = read_page(name, SAMPLES[name])
    new = read_page(name, SAMPLES[name][: len(SAMPLES[name]) - len(page.text[first_of(page) :])])

    written = spliced(new, [SentBlock(node=node) for node in nodes_of(page)]).page

    assert document_of(written.text) == document_of(page.text)


def first_of(page: Page) -> int:
    return page.parts[0].first if page.parts else len(page.text)


def document_of(text: str) -> tuple[Block, ...]:
    return blocks_of(text.partition("\n---\n")[2])[0]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_word_that_is_changed_changes_its_line_alone(name: str) -> None:
    page = read_page(name, SAMPLES[name])
    for block in page.blocks:
        if (node := with_another_word(block.node)) is None:
            continue
        blocks = kept(page)
        blocks[block.id] = SentBlock(was=block.id, node=node)

        text = spliced(page, blocks).page.text

        changed = [line for line in unified_diff(page.text.splitlines(), text.splitlines(), n=0) if line[0] in "-+"]
        assert len(changed) == 4, changed


def with_another_word(node: nodes.Node) -> nodes.Node | None:
    """``node``, a paragraph, with another word in its midst; None for others, and for lines of contacts."""
    if not isinstance(node, nodes.ParagraphNode) or any(isinstance(each, nodes.BreakNode) for each in node.content):
        return None
    at = max(range(len(node.content)), key=lambda number: len(getattr(node.content[number], "text", "")))
    words = node.content[at]
    if not isinstance(words, nodes.WordsNode) or len(parts := words.text.split(" ")) < 3:
        return None
    parts[len(parts) // 2] = "another"
    return nodes.ParagraphNode(
        (*node.content[:at], nodes.WordsNode(" ".join(parts), words.marks), *node.content[at + 1 :])
    )


LETTERS = st.text(st.sampled_from("abc  *_[](){}<>#-+.:|`~!&;\\/1\"'’—é\U0001f46e=^\n"), min_size=1, max_size=12)
ADDRESSES = st.sampled_from(("https://www.gov.uk", "mailto:a@b.uk", "nowhere", "a b(c)", "https://x.uk/(a)_%20*b*"))
MARKS = st.sets(
    st.one_of(
        st.just(nodes.StrongMark()),
        st.just(nodes.EmphasisMark()),
        st.builds(lambda href: nodes.LinkMark(nodes.LinkTo(href)), ADDRESSES),
        st.sampled_from(("cy", "pl")).map(lambda lang: nodes.ForeignMark(nodes.InLanguage(lang))),
    ),
    max_size=3,
).map(lambda marks: tuple({type(mark): mark for mark in marks}.values()))
PLACEHOLDERS = st.sampled_from(("{{ a.b }}", "{{c|date}}")).map(
    lambda source: nodes.PlaceholderNode(nodes.PlaceholderAttrs(source))
)
WORDS = st.builds(nodes.WordsNode, LETTERS, MARKS)
ATOMS = st.one_of(WORDS, WORDS, st.builds(nodes.BreakNode, MARKS), PLACEHOLDERS).map(lambda node: (node,))
# What is beside a chip can make another of it: an author has words between.
CHIPS = st.sampled_from(("`x`", "<b>", "[x]{.y}")).map(
    lambda source: (nodes.WordsNode("a "), nodes.KeptInlineNode(nodes.KeptAttrs(source)), nodes.WordsNode(" b"))
)


def flat(parts: Sequence[tuple[nodes.Inline, ...]]) -> tuple[nodes.Inline, ...]:
    return tuple(node for part in parts for node in part)


NOTES = st.builds(
    lambda label, content: (nodes.NoteNode(nodes.NoteAttrs(label, flat(content))),),
    st.sampled_from(("", "1", "2")),
    st.lists(ATOMS, min_size=1, max_size=3),
)
RUNS = st.one_of(
    st.lists(st.one_of(ATOMS, ATOMS, NOTES), max_size=5).map(flat), st.lists(CHIPS, min_size=1, max_size=2).map(flat)
)
PARAGRAPHS = st.builds(nodes.ParagraphNode, RUNS)


def tables(cells: list[list[tuple[nodes.Inline, ...]]]) -> nodes.TableNode:
    left = nodes.CellAttrs()
    head = nodes.RowNode(tuple(nodes.HeadCellNode(left, cell) for cell in cells[0]))
    return nodes.TableNode(
        (head, *(nodes.RowNode(tuple(nodes.CellNode(left, cell) for cell in row)) for row in cells[1:]))
    )


def inner(within: st.SearchStrategy[nodes.Inner]) -> st.SearchStrategy[nodes.Inner]:
    some = st.lists(within, min_size=1, max_size=3).map(tuple)
    items = st.lists(
        some.map(lambda content: nodes.ItemNode((nodes.ParagraphNode(), *content))), min_size=1, max_size=3
    )
    begun = st.lists(
        st.builds(lambda first, rest: nodes.ItemNode((first, *rest)), PARAGRAPHS, some), min_size=1, max_size=3
    )
    return st.one_of(
        some.map(nodes.QuotationNode),
        items.map(tuple).map(nodes.BulletListNode),
        begun.map(tuple).map(nodes.BulletListNode),
        st.builds(
            lambda content, start: nodes.NumberedListNode(content, nodes.NumberedAttrs(start)),
            begun.map(tuple),
            st.integers(0, 20),
        ),
    )


INNER = st.recursive(
    st.one_of(
        PARAGRAPHS,
        st.lists(st.lists(RUNS, min_size=2, max_size=2), min_size=1, max_size=3).map(tables),
        st.builds(
            lambda src, alt, caption: nodes.PictureNode(nodes.PictureAttrs(src, alt), caption),
            st.sampled_from(("map.png", "Map of (Kent).jpg", "https://x.uk/y.png", "a%b")),
            st.text(st.sampled_from("ab *_[]\"'"), max_size=8),
            RUNS,
        ),
    ),
    inner,
    max_leaves=6,
)
NODES = st.one_of(
    INNER,
    st.builds(lambda level, content: nodes.HeadingNode(nodes.HeadingAttrs(level), content), st.integers(1, 6), RUNS),
    st.sampled_from(("```\nx\n```", "***", "<div>\n</div>")).map(
        lambda source: nodes.KeptNode(nodes.KeptBlockAttrs(source))
    ),
)
BASES = st.sampled_from(
    ("", "---\ntitle: x\n---\n", "---\r\ntitle: x\r\n---\r\nOld.[^1]\r\n\r\n- a\r\n\r\n[^1]: Note.\r\n")
)


def unlabelled(node: nodes.Node) -> str:
    """``node`` without the names of its notes, which are new in another text."""
    return re.sub(r"'label': '[^']*'", "", str(shape_of(node)))


@settings(max_examples=60, deadline=None)
@given(BASES, st.lists(NODES, max_size=5))
def test_whatever_an_editor_holds_is_kept_and_comes_back_the_same(base: str, held: list[nodes.Node]) -> None:
    first = spliced(read_page("x", base), [SentBlock(node=node) for node in held])
    shown = nodes_of(first.page)

    again = spliced(read_page("x", base), [SentBlock(node=node) for node in shown])

    assert len(first.at) == len(held)
    assert [place for place in first.at if place is not None] == list(range(len(shown)))
    assert list(map(unlabelled, nodes_of(again.page))) == list(map(unlabelled, shown))
    assert spliced(first.page, kept(first.page)).page.text == first.page.text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(NASTY.keys() - {"too deep"})), st.data())
def test_blocks_moved_removed_and_added_leave_the_others_and_their_notes(name: str, data: st.DataObject) -> None:
    page = read_page(name, NASTY[name])
    order = data.draw(
        st.permutations(kept(page)).flatmap(lambda each: st.integers(0, len(each)).map(lambda n: each[:n]))
    )
    new = SentBlock(node=nodes.ParagraphNode((nodes.WordsNode("New words."),)))
    at = data.draw(st.integers(0, len(order)))
    sent = [*order[:at], new, *order[at:]]

    made = spliced(page, sent)

    wanted = [
        shape_of(page.blocks[each.id].node)
        if each.id is not None
        else shape_of(nodes.ParagraphNode((nodes.WordsNode("New words."),)))
        for each in sent
    ]
    assert list(map(shape_of, nodes_of(made.page))) == wanted
