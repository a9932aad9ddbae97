"""Web pages that come in: what a reader of the page sees becomes blocks, and what else has words is told."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from mappa_report.importing.finished import Finished
from mappa_report.importing.html.reader import read_html
from mappa_report.workspace.refusals import FileRefused
from tests.importing.shown import shown, told

pytestmark = pytest.mark.usefixtures("no_hang")


def read(body: str, head: str = "") -> Finished:
    page = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    return read_html(page.encode(), "page.html")


def test_headings_paragraphs_lists_and_quotations_come_in() -> None:
    finished = read(
        "<h1>The report</h1><h2>What we did</h2><p>We <b>met</b> the\n board, <i>often</i>.</p>"
        "<ul><li>First<ol start='3'><li>deep</li></ol></li><li><p>Second</p><p>goes on</p></li></ul>"
        "<blockquote><p>Well done.</p></blockquote>"
        "<h3>Links</h3><p><a href='https://example.org/a'>A page</a> and <span lang='cy'>bore da</span></p>"
    )

    assert finished.title == "The report"
    assert finished.language == "en-GB"
    assert shown(finished) == [
        "# What we did",
        "We **met** the board, *often*.",
        "- First",
        "  3. deep",
        "- Second",
        "  goes on",
        "> Well done.",
        "## Links",
        "[A page](https://example.org/a) and {cy: bore da}",
    ]
    assert told(finished) == []


def test_merged_cells_give_their_words_once() -> None:
    finished = read(
        "<table><caption>Table 2: Figures</caption><thead><tr><th>Level</th><th colspan='2'>People</th></tr></thead>"
        "<tr><th rowspan='2'>Level 1</th><td>5</td><td></td></tr><tr><td>6</td><td>7</td></tr></table>"
    )

    assert shown(finished) == [
        "= Figures",
        "| Level | People |  |",
        "| Level 1 | 5 |  |",
        "|  | 6 | 7 |",
    ]
    assert [each for each in told(finished) if "merged" in each] == [
        "merged cells [line 1] 2 merged cells were parted: their words stand in the first place, and the others are "
        "blank"
    ]


def test_what_nobody_sees_is_left_out_and_told_where_it_has_words() -> None:
    finished = read(
        "<nav><a href='#a'>Skip</a></nav><script>alert('x')</script><style>p{}</style><p>Seen.</p>"
        "<p hidden>Secret.</p><p style='display: none'>Hushed.</p><iframe src='http://example.org'></iframe>"
    )

    assert shown(finished) == ["Seen."]
    assert told(finished) == [
        "contents [line 1] navigation was left out: Skip",
        "hidden words [line 1] hidden words were left out: Secret.",
        "hidden words [line 1] hidden words were left out: Hushed.",
    ]


def test_a_footnote_of_our_own_pages_stands_where_its_mark_stands() -> None:
    finished = read(
        "<p>It rose<a id='_mark-1' href='#_note-1'>1</a> again.</p><section class='footnotes'><ol>"
        "<li><p><span id='_note-1'>By the old count.</span> <a href='#_mark-1'>up</a></p></li></ol></section>"
    )

    assert shown(finished) == ["It rose[^By the old count.] again."]
    assert told(finished) == []


def test_pictures_in_the_page_are_kept_and_none_is_fetched() -> None:
    stream = io.BytesIO()
    Image.effect_noise((40, 30), 90).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    finished = read(
        f"<p>Before</p><img alt='A graph' src='data:image/png;base64,{data}'>"
        "<p>After</p><img alt='A map' src='https://example.org/a.png'><img src='data:image/png;base64,AAAA' alt='Bad'>"
    )

    assert shown(finished) == ["Before", "![A graph](image/png, 40 × 30)", "After"]
    assert told(finished)[0] == (
        "picture [line 1] a picture (“A map”) that lies outside the page was left out: it was not looked for; "
        "put it in by hand"
    )


def test_a_link_that_leads_to_no_address_is_mere_words() -> None:
    finished = read("<p><a href='javascript:alert(1)'>Click</a> <a href='#there'>there</a></p>")

    assert shown(finished) == ["Click there"]
    assert told(finished) == [
        "link [line 1] a link that leads to no web or mail address became mere words: javascript:alert(1)",
        "link [line 1] a link to a place in the file became mere words",
    ]


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"words alone", "file-unlike-name", "this is no HTML: it has no tags"),
        (b"%PDF-1.7", "file-unlike-name", "this is no HTML but a PDF"),
        (
            b"<p>" * 300_000,
            "file-too-large",
            "too large to read: 300,000 tags in this page, where at most 250,000 are read",
        ),
    ],
    ids=["no tags", "pdf", "tags"],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str, message: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_html(data, "page.html")

    assert (refusal.value.problem.code, refusal.value.problem.message) == (code, message)
