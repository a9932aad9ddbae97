"""PDFs with tags: what the tags say comes in; where they are poor, the places of words decide, and that is told."""

from __future__ import annotations

import pytest

from mappa_report.importing.pdf.reader import read_pdf
from mappa_report.workspace.refusals import FileRefused
from tests.importing.docx.word import png
from tests.importing.pdf.tagged import Made, element, tagged
from tests.importing.shown import shown, told

BY_TAGS = "reading [] this PDF was read by its tags"
BY_PLACES = "reading [] this PDF was read by where its words stand, as"


def test_headings_lists_quotations_links_and_languages_are_those_of_the_tags() -> None:
    data = tagged(
        element("Title", "A year"),
        element("H2", "Our work"),
        element(
            "P",
            "It is told on ",
            element("Link", "our page", URI="https://a.example/x"),
            " and ",
            element("Span", "yn glir", Lang="cy"),
        ),
        element(
            "L",
            element("LI", element("Lbl", "-"), element("LBody", element("P", "one"), element("P", "and more"))),
            element(
                "LI",
                element("Lbl", "-"),
                element("LBody", "two", element("L", element("LI", element("Lbl", "1."), element("LBody", "deep")))),
            ),
        ),
        element("L", element("LI", element("LBody", "3. third")), element("LI", element("LBody", "4. fourth"))),
        element("BlockQuote", element("P", "It helped me.")),
        element("Heading_20_3", "Teams"),
        element("P", element("Span", "xx", ActualText="MAPPA")),
        roles={"Heading_20_3": "Own", "Own": "H3"},
    )

    finished = read_pdf(data, "report.pdf")

    assert finished.title == "A year"
    assert shown(finished) == [
        "# Our work",
        "It is told on [our page](https://a.example/x) and {cy: yn glir}",
        "- one",
        "  and more",
        "- two",
        "  1. deep",
        "3. third",
        "4. fourth",
        "> It helped me.",
        "## Teams",
        "MAPPA",
    ]
    assert told(finished) == [BY_TAGS]


def test_tables_have_their_captions_spans_and_blank_cells() -> None:
    data = tagged(
        element("H1", "Figures"),
        element(
            "Table",
            element("Caption", "Table 1: Visits"),
            element("THead", element("TR", element("TH", "Month"), element("TH", "Visits", ColSpan=2))),
            element(
                "TBody",
                element("TR", element("TH", "May", RowSpan=2), element("TD", "7"), element("TD")),
                element("TR", element("TD", "8"), element("TD", "9")),
            ),
        ),
    )

    finished = read_pdf(data, "report.pdf")

    assert shown(finished) == ["# Figures", "= Visits", "| Month | Visits |  |", "| May | 7 |  |", "|  | 8 | 9 |"]
    assert told(finished) == [
        BY_TAGS,
        "merged cells [page 1] 2 merged cells were parted: their words stand in the first place, and the "
        "others are blank",
    ]


def test_pictures_come_with_their_words_and_drawings_are_told() -> None:
    data = tagged(
        element("H1", "Places"),
        element("Figure", png(40, 20), Alt="A van", T="x"),
        element("Figure", Alt="A chart of visits"),
    )

    finished = read_pdf(data, "report.pdf")

    assert shown(finished) == ["# Places", "![A van](image/png, 40 × 20)"]
    assert told(finished) == [BY_TAGS, "chart [page 1] a drawing was left out: “A chart of visits”"]


def test_notes_stand_where_their_marks_stand() -> None:
    data = tagged(
        element("H1", "Homes"),
        element(
            "P", "Nine homes.", element("Link", "1"), " And more.", element("Link", "2"), " See ", element("Link", "3")
        ),
        element("Note", element("P", "1 Nearly all.")),
        element(
            "L",
            element("LI", element("Lbl", "2."), element("LBody", "In May. ", element("Link", "^"))),
        ),
    )

    assert shown(read_pdf(data, "report.pdf")) == ["# Homes", "Nine homes.[^Nearly all.] And more.[^In May.] See 3"]


POOR = {
    "its tags name no heading and no table": tagged(element("P", "Only words")),
    "its tags hold 36% of them alone": tagged(element("H1", "Few words"), untagged="Most of the text"),
}


@pytest.mark.parametrize("why", POOR)
def test_where_tags_are_poor_the_places_of_words_decide(why: str) -> None:
    finished = read_pdf(POOR[why], "report.pdf")

    assert "Running head of the page" in shown(finished)
    assert told(finished)[0] == f"{BY_PLACES} {why}"


def deep(depth: int) -> Made:
    made = element("P", "Words")
    for _ in range(depth):
        made = element("Div", made)
    return made


def test_tags_too_deep_in_each_other_are_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read_pdf(tagged(element("H1", "A"), deep(150)), "report.pdf")

    assert (
        refused.value.problem.message
        == "too large to read: 121 tags in each other in this PDF, where at most 120 are read"
    )


def test_notes_that_name_each_other_end() -> None:
    data = tagged(
        element("H1", "A"),
        element("P", "Words", element("Link", "1")),
        element("Note", element("P", "1 See", element("Link", "2"))),
        element("Note", element("P", "2 See", element("Link", "1"))),
    )

    assert shown(read_pdf(data, "report.pdf"))[0] == "# A"
