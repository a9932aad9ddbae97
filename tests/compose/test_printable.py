"""What a proof is made of, whatever the check has to say of it."""

from msgspec.structs import replace

from mappa_report.compose.printable import printable
from mappa_report.document.blocks import Heading, Paragraph, Quotation
from mappa_report.document.inlines import Text
from tests.documents import empty


def test_headings_are_lifted_to_the_level_below_the_one_before_them_and_signs_that_are_no_letters_marked() -> None:
    levels = (2, 4, 4, 1, 3)
    headings = tuple(Heading(level, (Text("a\x07b"),)) for level in levels)

    blocks = printable(replace(empty(), blocks=(*headings, Quotation((Paragraph((Text("\x0cc"),)),))))).blocks

    assert blocks == (
        *(Heading(level, (Text("a?b"),)) for level in (1, 2, 3, 1, 2)),
        Quotation((Paragraph((Text("?c"),)),)),
    )


def test_what_is_printable_stays_the_same_thing() -> None:
    blocks = (Heading(1, (Text("A"),)), Heading(2, (Text("B – “C”"),)))

    assert printable(replace(empty(), blocks=blocks)).blocks == blocks
