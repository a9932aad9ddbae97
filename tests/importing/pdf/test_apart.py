"""A PDF whose pages draw much is read in a process of its own, however small the file is."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable

import pikepdf
import pytest

from mappa_report.importing.pdf.reader import finished_if_small, read_pdf
from mappa_report.importing.sent_file import ReadApart
from mappa_report.workspace.refusals import FileRefused


def run_lengths(content: bytes) -> bytes:
    """``content``, of which most bytes are ``a``, packed by the filter RunLength."""
    before, middle, after = content.partition(b"a" * 128)
    many = (len(middle) + len(after) - len(after.lstrip(b"a"))) // 128
    rest = (middle + after)[many * 128 :]
    parts = (before, rest)
    first, last = (bytes([len(part) - 1]) + part for part in parts)
    return first + b"\x81a" * many + last + b"\x80"


def page_of(letters: int, packed: Callable[[bytes], bytes], filter_name: str, times: int = 1) -> bytes:
    """A PDF with so many letters on its page, so many ``times``."""
    file = pikepdf.new()
    file.add_blank_page()
    page = file.pages[0].obj
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    content = b"BT /F1 1 Tf " + (b"(" + b"a" * letters + b") Tj\n") * times + b"ET"
    page.Contents = pikepdf.Stream(file, packed(content), Filter=pikepdf.Name(f"/{filter_name}"))
    made = io.BytesIO()
    file.save(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return made.getvalue()


PACKED = pytest.mark.parametrize(
    ("packed", "filter_name"), [(run_lengths, "RunLengthDecode"), (zlib.compress, "FlateDecode")]
)


@PACKED
@pytest.mark.parametrize("letters", [600_000, 40_000_000])
def test_what_draws_much_is_not_read_in_this_process(
    letters: int, packed: Callable[[bytes], bytes], filter_name: str
) -> None:
    data = page_of(letters, packed, filter_name)
    assert len(data) < 1_000_000

    with pytest.raises(ReadApart):
        finished_if_small(data)


@PACKED
def test_what_draws_little_is(packed: Callable[[bytes], bytes], filter_name: str) -> None:
    assert finished_if_small(page_of(2_000, packed, filter_name)).pieces


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_what_would_take_gigabytes_is_refused_in_words() -> None:
    with pytest.raises(FileRefused) as refused:
        read_pdf(page_of(1_000, zlib.compress, "FlateDecode", 2_900), "a.pdf")

    problem = refused.value.problem
    assert (problem.code, problem.place.file) == ("file-too-large", "a.pdf")
    assert problem.message.startswith("too large to read: to read it ")
