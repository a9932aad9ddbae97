"""The parts of a Document: before the contents, after them, and about the report itself."""

from msgspec.structs import replace

from mappa_report.document.blocks import Heading, Paragraph
from tests.documents import empty, text


def test_the_ending_is_what_stands_from_the_heading_of_the_imprint_on() -> None:
    before, heading, after = Paragraph(text("Before")), Heading(1, text("About"), "imprint"), Paragraph(text("After"))
    document = replace(empty(), blocks=(before, heading, after))

    assert replace(document, imprint="imprint").ending == (heading, after)
    assert replace(document, imprint="elsewhere").ending == ()
    assert document.ending == ()
