"""Pictures in sent files: what is noted in them goes, and the picture stays as it is."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from mappa_report.importing.picture_files import clean_picture
from mappa_report.readers.picture_decoding import PictureFault

ROOM = 1_000_000


def saved(name: str, size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(stream, name, **options)
    return stream.getvalue()


def noted_png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "A. N. Author")
    return saved("PNG", pnginfo=notes)


def noted_jpeg() -> bytes:
    noted = Image.Exif()
    noted[0x0112] = 6  # turned
    noted[0x010E] = "by A. N. Author"
    return saved("JPEG", exif=noted)


@pytest.mark.parametrize(
    ("data", "size"), [(noted_png(), (40, 20)), (noted_jpeg(), (20, 40)), (saved("JPEG", comment="Author"), (40, 20))]
)
def test_what_is_noted_in_a_picture_goes(data: bytes, size: tuple[int, int]) -> None:
    cleaned = clean_picture(data, ROOM)

    assert b"Author" in data
    assert b"Author" not in cleaned.data
    assert ((cleaned.width, cleaned.height), Image.open(io.BytesIO(cleaned.data)).size) == (size, size)


@pytest.mark.parametrize("name", ["PNG", "JPEG"])
def test_a_picture_with_nothing_to_change_keeps_its_bytes(name: str) -> None:
    assert clean_picture(saved(name), ROOM).data == saved(name)


def test_a_picture_that_is_larger_than_print_needs_is_made_smaller() -> None:
    assert clean_picture(saved("PNG", (2_500, 2_000)), 10_000_000).width == 2_000


@pytest.mark.parametrize(
    "data",
    [
        saved("PNG")[:-200],
        saved("PNG").replace(b"IDAT", b"IDAX"),
        saved("JPEG")[:200],
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 40,
        saved("GIF"),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureFault, match="is not a PNG or JPEG that can be read"):
        clean_picture(data, ROOM)


def test_pictures_beyond_what_a_file_may_have_are_refused() -> None:
    with pytest.raises(PictureFault, match="has 800 pixels, where those before it leave a report 500"):
        clean_picture(saved("PNG"), 500)
