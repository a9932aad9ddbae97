"""Which reader a finished file gets."""

import pytest

from mappa_report.importing.readers import read_finished
from mappa_report.workspace.refusals import FileRefused

PAGE = b"<!DOCTYPE html><html lang='en'><title>A year</title><body><h1>A year</h1><p>Words.</p></body></html>"


@pytest.mark.parametrize("name", ["page.html", "page", "-"])
def test_a_web_page_is_known_by_its_first_words_or_its_name(name: str) -> None:
    assert [piece.block for piece in read_finished(PAGE, name).pieces][-1].content[0].text == "Words."  # type: ignore[union-attr]


def test_plain_words_are_text_whatever_their_name() -> None:
    assert read_finished(b"Only a line of words.\n", "-").pieces[0].where == "line 1"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"\0\1\2" * 9, "report.xyz", "report.xyz: this is no file of a kind that a report comes in from"),
        (b"<svg/>", "a.svg", "a.svg: this is no file of a kind that a report comes in from"),
        (b"%PDF-1.7\n", "a.txt", "a.txt: "),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "a.docx", "a.docx: "),
    ],
)
def test_what_no_reader_takes_is_refused_by_name(data: bytes, name: str, message: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_finished(data, name)

    problem = caught.value.problem
    assert f"{problem.place}: {problem.message}".startswith(message)
    assert problem.hint
