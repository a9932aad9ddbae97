"""Pictures that sections show: PNG and JPEG from the area's own folder, and a plain Problem for everything else."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from mappa_report.document.blocks import Blocks, Picture
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.picture_parts import MAX_PARTS, MAX_PASSES
from mappa_report.readers.picture_reader import MAX_ALL_BYTES, MAX_ALL_PIXELS, MAX_BYTES, MAX_PLACES, PictureFolder
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located


def encoded(
    kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (10, 6), frames: int = 1, progressive: bool = False
) -> bytes:
    stream = io.BytesIO()
    more = [Image.new(mode, size, number + 1) for number in range(frames - 1)]
    frames_too = {"save_all": True, "append_images": more} if more else {}
    Image.new(mode, size).save(stream, kind, **frames_too, **({"progressive": True} if progressive else {}))
    return stream.getvalue()


EMPTY_CHUNK = struct.pack(">I", 0) + b"teXt" + struct.pack(">I", zlib.crc32(b"teXt"))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that says it is ``width`` by ``height``, whatever is in it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def read(body: str, folder: Path) -> tuple[Blocks, list[Problem]]:
    problems: list[Problem] = []
    page = read_page(Source("s.md", body), PictureFolder(Located(folder, folder, "sections")), problems)
    assert page
    return page.blocks, problems


def told(body: str, folder: Path) -> list[tuple[str, str]]:
    """Code and message of every Problem in ``body``, none of which lets a picture through."""
    blocks, found = read(body, folder)
    assert not any(isinstance(block, Picture) for block in blocks)
    assert {str(problem.place) for problem in found} <= {"s.md:1:1"}
    return [(problem.code, problem.message) for problem in found]


def told_of(data: bytes, folder: Path) -> list[tuple[str, str]]:
    (folder / "plan.png").write_bytes(data)
    return told("![A plan.](plan.png)", folder)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("![A map](Screenshot 2023-09-01 at 10.15.png)", "Screenshot 2023-09-01 at 10.15.png"),
        ("![A map] (map.png)", "map.png"),
        ("![A map](map (1).png)", "map (1).png"),
        ("![A map](map%20one.png)", "map one.png"),
        ("![A map](<map one.png>)", "map one.png"),
        ("![A map](caf\u00e9.png)", "cafe\u0301.png"),
        ("![A map](cafe\u0301.png)", "caf\u00e9.png"),
    ],
)
def test_a_space_or_an_accent_keeps_no_picture_from_being_shown(called: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(encoded())
    blocks, problems = read(called, tmp_path)
    assert problems == []
    assert [type(block) for block in blocks] == [Picture]


def test_a_picture_with_spaces_that_is_not_there_is_told_by_its_whole_name(tmp_path: Path) -> None:
    message = "the picture My map of Kent.png: this file does not exist"
    assert told("![A map](My map of Kent.png)", tmp_path) == [("picture-unreadable", message)]


def test_a_picture_whose_name_differs_in_its_capitals_is_named_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "Plan.PNG").write_bytes(b"")
    problems: list[Problem] = []

    PictureFolder(Located(tmp_path, tmp_path, "sections")).picture(
        "plan.png", "A plan.", Place(Source("s.md", "x"), 1), problems
    )

    (problem,) = problems
    assert problem.message == "the picture plan.png: this file does not exist"
    assert problem.hint == "write Plan.PNG: in a file's name capital and small letters count."


NO_PICTURE = [("picture-unreadable", "the picture plan.png is not a PNG or JPEG that can be read")]


@pytest.mark.parametrize(
    ("name", "data", "media_type", "size"),
    [
        ("plan.png", encoded(), "image/png", (10, 6)),
        ("plan.jpg", encoded("JPEG"), "image/jpeg", (10, 6)),
        ("grey.JPEG", encoded("JPEG", "L"), "image/jpeg", (10, 6)),
        ("named-wrongly.png", encoded("JPEG"), "image/jpeg", (10, 6)),
        ("phone.jpg", encoded("MPO", frames=2), "image/jpeg", (10, 6)),
        ("dot.png", encoded(size=(1, 1)), "image/png", (1, 1)),
        ("line.png", encoded(size=(9000, 1)), "image/png", (9000, 1)),
        ("palette.png", encoded(mode="P"), "image/png", (10, 6)),
        ("clear.png", encoded(mode="RGBA"), "image/png", (10, 6)),
    ],
)
def test_a_picture_says_its_kind_and_size(
    name: str, data: bytes, media_type: str, size: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)

    (picture,), found = read(f"![A plan.]({name})", tmp_path)

    assert found == []
    assert isinstance(picture, Picture)
    assert (picture.alternative, picture.media_type, (picture.width, picture.height)) == ("A plan.", media_type, size)
    with Image.open(io.BytesIO(picture.data)) as shown:
        assert (shown.format, shown.size) == (media_type.removeprefix("image/").upper(), size)


@pytest.mark.parametrize(
    ("mode", "transparency"), [("P", 0), ("P", b"\x00\xff"), ("L", 7), ("RGB", (1, 2, 3)), ("1", 0)]
)
def test_what_is_transparent_stays_so(mode: str, transparency: object, tmp_path: Path) -> None:
    stream = io.BytesIO()
    colour = {"P": 0, "L": 7, "RGB": (1, 2, 3), "1": 0}[mode]
    plain = Image.new(mode, (10, 6), colour)  # type: ignore[arg-type]
    plain.save(stream, "PNG", transparency=transparency)
    (tmp_path / "plan.png").write_bytes(stream.getvalue())

    (picture,), problems = read("![A plan.](plan.png)", tmp_path)

    assert problems == []
    assert isinstance(picture, Picture)
    with Image.open(io.BytesIO(picture.data)) as shown:
        assert shown.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_what_a_camera_notes_is_left_out_and_the_picture_set_upright(tmp_path: Path) -> None:
    notes = Image.Exif()
    notes[0x0112] = 6  # lies on its side
    notes[0x013B] = "Name of a photographer"
    stream = io.BytesIO()
    Image.new("RGB", (10, 6), "red").save(stream, "JPEG", exif=notes)
    (tmp_path / "plan.jpg").write_bytes(stream.getvalue())

    (picture,), found = read("![A plan.](plan.jpg)", tmp_path)

    assert found == []
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (6, 10)
    assert b"photographer" in stream.getvalue()
    assert b"photographer" not in picture.data
    assert b"Exif" not in picture.data


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("<my plan.png>", "my plan.png"),
        ("my%20plan.png", "my plan.png"),
        ("<100%.png>", "100%.png"),
        ("plân.png", "plân.png"),
        ("pictures/plan.png", "pictures/plan.png"),
        ('plan.png "A title"', "plan.png"),
    ],
)
def test_a_picture_is_found_by_the_name_that_it_has_on_disk(written: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(encoded())

    ((picture,), found) = read(f"![A plan.]({written})", tmp_path)

    assert (isinstance(picture, Picture), found) == (True, [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("A *big* **plan**", "A big plan"),
        ("A\nplan", "A plan"),
        ("Fish &amp; \\*chips\\*", "Fish & *chips*"),
        ("A [link](https://gov.uk) in it", "A link in it"),
    ],
)
def test_the_words_of_a_picture_are_all_kept_without_their_marks(written: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(encoded())

    ((picture,), found) = read(f"![{written}](plan.png)", tmp_path)

    assert isinstance(picture, Picture)
    assert (picture.alternative, found) == (expected, [])


@pytest.mark.parametrize("words", ["Map of {{ area.name }}", "*{{ area.name }}*"])
def test_a_placeholder_in_the_words_of_a_picture_is_a_problem(words: str, tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(encoded())

    assert told(f"![{words}](plan.png)", tmp_path) == [
        ("placeholder-syntax", "a placeholder can't stand in the words of a picture")
    ]


@pytest.mark.parametrize("words", ["", " ", "&nbsp;"])
def test_a_picture_without_words_is_a_problem(words: str, tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(encoded())

    assert told(f"![{words}](plan.png)", tmp_path) == [
        ("picture-without-alternative", "a picture has no alternative text")
    ]


@pytest.mark.parametrize("data", [b"", b"\x89PNG", encoded()[:20], encoded()[:45], encoded("GIF"), encoded("TIFF")])
def test_what_is_no_picture_or_half_of_one_is_a_problem(data: bytes, tmp_path: Path) -> None:
    assert told_of(data, tmp_path) == NO_PICTURE


def test_half_a_picture_is_a_problem_even_where_the_pdf_library_would_let_it_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    assert told_of(encoded(size=(300, 300))[:60], tmp_path) == NO_PICTURE
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_an_svg_by_another_name_is_no_picture(tmp_path: Path) -> None:
    assert told_of(b'<svg xmlns="http://www.w3.org/2000/svg"/>', tmp_path) == NO_PICTURE


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (png(7000, 7000), "is too large: 7,000 by 7,000 pixels"),
        (png(4001, 4000), "is too large: 4,001 by 4,000 pixels"),
        (encoded("JPEG", size=(1999, 9000)), "is too large: 1,999 by 9,000 pixels"),
        (encoded("JPEG", size=(6000, 4200), progressive=True), "is too large: 6,000 by 4,200 pixels"),
        (encoded() + EMPTY_CHUNK * MAX_PARTS, "is saved in too many parts"),
        (encoded("JPEG")[:2] + b"\xff\xfe\0\2" * MAX_PARTS + encoded("JPEG")[2:], "is saved in too many parts"),
        (encoded("JPEG") + b"\xff\xda" * MAX_PASSES, "is saved in too many parts"),
        (png(100_000, 100_000), "is not a PNG or JPEG that can be read"),
        (png(2**31 - 1, 2**31 - 1), "is not a PNG or JPEG that can be read"),
        (png(0, 0), "is not a PNG or JPEG that can be read"),
        (encoded("JPEG", "CMYK"), "has colours that not every format can show (CMYK)"),
        (encoded(mode="I;16"), "has colours that not every format can show (I;16)"),
        (encoded(frames=2), "moves"),
    ],
)
def test_a_picture_that_no_page_can_show_is_a_problem_and_is_never_decoded_first(
    data: bytes, fault: str, tmp_path: Path
) -> None:
    assert told_of(data, tmp_path) == [("picture-unreadable", f"the picture plan.png {fault}")]


def test_a_picture_of_too_many_bytes_is_a_problem(tmp_path: Path) -> None:
    message = (
        f"the picture plan.png: this file is too large: {MAX_BYTES + 1:,} bytes, where at most 10,485,760 are read"
    )

    assert told_of(encoded() + b"\0" * (MAX_BYTES + 1 - len(encoded())), tmp_path) == [("picture-unreadable", message)]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("", "no picture is named here"),
        ("no.png", "the picture no.png: this file does not exist"),
        (".", "the picture .: this is a folder, and a file is due here"),
        ("../plan.png", "the picture ../plan.png is in another folder"),
        ("/etc/passwd", "the picture /etc/passwd is in another folder"),
        ("%2e%2e/plan.png", "the picture ../plan.png is in another folder"),
        ("a%00b.png", "the picture a\0b.png: this file can't be read: its name leads nowhere"),
        ("a" * 5000, f"the picture {'a' * 60}: this file can't be read: File name too long"),
    ],
)
def test_a_path_that_leads_to_no_picture_is_a_problem(target: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "sections"
    folder.mkdir()
    (tmp_path / "plan.png").write_bytes(encoded())

    assert told(f"![A plan.]({target})", folder) == [("picture-unreadable", message)]


@pytest.mark.parametrize(
    "target",
    ["https://gov.uk/a.png", "//gov.uk/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "C:\\a.png"],
)
def test_a_picture_from_elsewhere_is_never_fetched(target: str, tmp_path: Path) -> None:
    assert told(f"![A plan.]({target})", tmp_path) == [("remote-picture", "a picture from elsewhere can't be shown")]


def test_links_and_pipes_by_a_pictures_name_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "sections"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(encoded())
    (folder / "out.png").symlink_to(tmp_path / "out.png")
    os.mkfifo(folder / "pipe.png")

    outside = ("picture-unreadable", "the picture out.png: this link leads out of the workspace")
    assert told("![A plan.](out.png)", folder) == [outside]
    pipe = ("picture-unreadable", "the picture pipe.png: this is not an ordinary file")
    assert told("![A plan.](pipe.png)", folder) == [pipe]


@pytest.mark.usefixtures("no_hang")
def test_a_picture_is_decoded_once_and_shown_at_no_more_places_than_a_report_has(tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(encoded(size=(2000, 2000)))
    blocks, problems = read("![A plan.](plan.png)\n\n" * (MAX_PLACES + 1), tmp_path)

    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert len(pictures) == MAX_PLACES
    assert len({id(picture.data) for picture in pictures}) == 1
    (problem,) = problems
    assert (problem.code, problem.hint) == ("picture-unreadable", "leave some of them out, or show smaller ones.")
    assert problem.message == "the picture plan.png is one too many: a report may show 100, and 41,943,040 bytes"


@pytest.mark.parametrize(
    ("used", "told"),
    [
        ({"pixels": MAX_ALL_PIXELS - 59}, "has 60 pixels, where those before it leave a report 59"),
        ({"shown_bytes": MAX_ALL_BYTES}, "is one too many: a report may show 100, and 41,943,040 bytes"),
        ({"bytes": MAX_ALL_BYTES - 9}, "has, with those before it, more bytes than a report may have"),
    ],
)
def test_pictures_are_bounded_together_too(used: dict[str, int], told: str, tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(encoded())
    pictures, problems = PictureFolder(Located(tmp_path, tmp_path, "sections")), list[Problem]()
    vars(pictures).update(used)

    assert pictures.picture("plan.png", "A plan.", Place(Source("s.md"), 1, 1), problems) is None
    assert [problem.message for problem in problems] == [f"the picture plan.png {told}"]
