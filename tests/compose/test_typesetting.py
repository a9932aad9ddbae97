"""Where no line ends, in the running text of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.compose.typesetting import typeset, typeset_words
from mappa_report.document.blocks import BulletList, Caption, Column, Heading, Paragraph, Quotation, Row, Table
from mappa_report.document.inlines import Inlines, Link, Strong, Text, plain_text

PLAIN = "People at Level 2 on 31 March"
BOUND = "People at Level~2 on 31~March"


def text(words: str) -> Inlines:
    return (Text(words.replace("~", "\N{NO-BREAK SPACE}")),)


@pytest.mark.parametrize(
    ("words", "typeset_as"),
    [
        (PLAIN, BOUND),
        ("from 1 April 2022 to 31 March 2023", "from 1~April~2022 to 31~March~2023"),
        ("(February 2006), 1 Ebrill 2023, in May", "(February~2006), 1~Ebrill~2023, in May"),
        ("Until 31 March, a Level 3 Panel met", "Until 31~March, a Level~3~Panel met"),
        ("Until 31 March (see Table 10), 1 Ebrill", "Until 31~March (see Table~10), 1~Ebrill"),
        ("Levels 2 and 3; Category 1, Category 1.", "Levels~2 and 3; Category~1, Category~1."),
        ("In 12 areas, at 5 Ways Act 2003 of 2022 March", "In 12 areas, at 5~Ways Act 2003 of 2022 March"),
        ("Maidstone ME16 6SJ; W1A 1AA, at M25 8 AM", "Maidstone ME16~6SJ; W1A~1AA, at M25 8 AM"),
        ("Level 2 for 23 and Level 3 for 9.", "Level~2 for 23 and Level~3 for~9."),
        ("fell from 2,040 to 1,523.", "fell from 2,040 to 1,523."),
        ("Section 325 and Article 10.5 of 1.5 Kent", "Section 325 and Article 10.5 of 1.5 Kent"),
    ],
)
def test_no_line_ends_within_a_day_or_a_postcode_or_before_a_number_that_names_or_ends(
    words: str, typeset_as: str
) -> None:
    assert typeset_words(words) == plain_text(text(typeset_as))


@given(st.text(alphabet="Level 1234567890 March.,–"))
def test_nothing_but_spaces_changes(words: str) -> None:
    assert typeset_words(words).replace("\N{NO-BREAK SPACE}", " ") == words
    assert typeset_words(typeset_words(words)) == typeset_words(words)


def test_text_is_typeset_and_in_cells_the_numbers_that_name() -> None:
    def blocks(words: str, cell: str) -> tuple[Heading, Paragraph, BulletList, Quotation, Table]:
        said = Paragraph((Strong(text(words)), Link(text(words), "#table-1", PLAIN)))
        cells = (Column(text(cell)),), (Row((text(cell),)),)
        table = Table(*cells, caption=Caption("Table", 1, text(words)), summary=PLAIN, notes=(text(words),))
        return Heading(1, text(words)), said, BulletList(((said,),)), Quotation((said,)), table

    assert typeset(blocks(PLAIN, PLAIN)) == blocks(BOUND, "People at Level~2 on 31 March")
