"""An area's brand: from area.yaml and the pictures beside it to what a report is built with."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from mappa_report.building.inputs import digest_of_inputs
from mappa_report.document.bounds import MAX_SIDE
from mappa_report.model.area import Brand
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.documents import png

ABOUT = Path("areas/testshire/area.yaml")


def brand(text: str) -> Brand:
    """The brand that the tiny workspace has with ``text`` below ``brand``."""
    with ABOUT.open("a", encoding="utf-8") as stream:
        stream.write(f"brand:\n{text}")
    report = check_report(Workspace(Path.cwd()), "testshire", "2023").report
    assert report
    return report.area.brand


@pytest.mark.usefixtures("workspace")
def test_an_area_needs_no_brand() -> None:
    assert brand("") == Brand()


@pytest.mark.parametrize(
    ("written", "accent", "band"),
    [
        ('{accent: "#12436D", band: "#000000"}', "#12436d", "#000000"),
        ("{accent: 12436d}", "#12436d", ""),  # without # no quotes are needed
        ('{band: "#767676"}', "", "#767676"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_colours_may_be_written_in_any_case_and_with_or_without_the_sign(written: str, accent: str, band: str) -> None:
    assert brand(f"  colours: {written}\n") == Brand(accent=accent, band=band)


@pytest.mark.usefixtures("workspace")
def test_pictures_lie_beside_the_file_and_only_a_cover_may_do_without_words() -> None:
    ABOUT.with_name("logo.png").write_bytes(png(30, 10))
    ABOUT.with_name("Sea view.JPG").write_bytes(jpeg(60, 40))

    read = brand("  logo: {file: logo.png, alternative: Testshire Police}\n  cover: {file: Sea view.JPG}\n")

    (logo,) = read.logos
    assert read.cover
    assert (logo.alternative, logo.media_type, logo.width) == ("Testshire Police", "image/png", 30)
    assert (read.cover.alternative, read.cover.media_type, read.cover.height) == ("", "image/jpeg", 40)


@pytest.mark.usefixtures("workspace")
def test_several_logos_stand_in_the_order_of_the_file_behind_one_that_is_given_alone() -> None:
    for name in ("a.png", "b.png", "c.png"):
        ABOUT.with_name(name).write_bytes(png(30, 10))

    read = brand(
        "  logos:\n    - {file: b.png, alternative: Police}\n    - {file: c.png, alternative: Prisons}\n"
        "  logo: {file: a.png, alternative: Board}\n"
    )

    assert [logo.alternative for logo in read.logos] == ["Board", "Police", "Prisons"]


@pytest.mark.usefixtures("workspace")
def test_more_than_six_logos_are_too_many(run: Run) -> None:
    ABOUT.with_name("a.png").write_bytes(png(30, 10))
    logos = "    - {file: a.png, alternative: Police}\n" * 7
    ABOUT.write_text(f"{ABOUT.read_text('utf-8')}brand:\n  logos:\n{logos}", "utf-8")

    assert run("check", "testshire", "2023").out.partition("\n\n`")[0] == (
        "error: 7 logos are listed here, where 6 are the most that fit a cover   [badly-written]\n"
        "  areas/testshire/area.yaml:12:3\n\n"
        "  11 | brand:\n"
        "  12 |   logos:\n"
        "     |   ^^^^^\n\n"
        "  hint: keep those of the bodies that publish the report, or put several into one picture."
    )


@pytest.mark.usefixtures("workspace")
def test_a_picture_of_more_pixels_than_print_can_show_is_made_smaller() -> None:
    ABOUT.with_name("large.jpg").write_bytes(jpeg(4500, 3000))

    read = brand("  cover: {file: large.jpg}\n").cover

    assert read
    assert (read.width, read.height) == (MAX_SIDE, MAX_SIDE * 2 // 3)
    assert Image.open(io.BytesIO(read.data)).size == (read.width, read.height)


@pytest.mark.usefixtures("workspace")
def test_a_logo_without_words_is_refused(run: Run) -> None:
    ABOUT.with_name("logo.png").write_bytes(png())
    with ABOUT.open("a", encoding="utf-8") as stream:
        stream.write("brand:\n  logo: {file: logo.png}\n")

    result = run("check", "testshire", "2023")

    assert result.code == 1
    assert "error: alternative is missing" in result.out
    assert "what the logo says, for people who can't see it." in " ".join(result.out.split())


@pytest.mark.usefixtures("workspace")
def test_another_picture_of_the_same_name_is_another_report() -> None:
    def digest() -> str:
        return digest_of_inputs(Workspace(Path.cwd()), "testshire", 2023, ())

    ABOUT.with_name("logo.png").write_bytes(png(1, 1))
    before = digest()
    ABOUT.with_name("logo.png").write_bytes(png(2, 2))

    assert digest() != before


def jpeg(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (0, 60, 110)).save(stream, format="JPEG")
    return stream.getvalue()
