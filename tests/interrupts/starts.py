"""Folders that commands begin in, and what people do in them between two commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
from PIL import Image

from tests.conftest import BASE, HERE
from tests.official_report import as_text, blocks, make_known
from tests.publishing import make_publishable
from tests.review.word_edits import Edited

Start = Callable[[Path], object]
"""Makes a folder that isn't there yet, or changes one that is."""

STATISTICS = "areas/testshire/2023/statistics.yaml"
PROOF_IN_WORD = "build/testshire/2023/testshire-mappa-annual-report-2023-proof-1.docx"


def empty(folder: Path) -> None:
    """A folder with one file of somebody's own."""
    folder.mkdir()
    (folder / "notes.txt").write_text("ours")


def tiny(folder: Path) -> None:
    """The tiny workspace of the tests."""
    shutil.copytree(BASE, folder)


def four_areas(folder: Path) -> None:
    """As many areas as are shared between processes."""
    tiny(folder)
    for name in ("otherton", "thirdham", "fourthwich"):
        shutil.copytree(folder / "areas/testshire", folder / "areas" / name)


def replace(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file as an author would."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def correct(folder: Path) -> None:
    """Another figure: everything is due again."""
    replace(folder, STATISTICS, "reviews: 4", "reviews: 5")


def publish(folder: Path) -> None:
    """From its publication on, a report keeps the edition that it was published with."""
    path = folder / STATISTICS
    path.write_text(path.read_text("utf-8") + "\npublished: 2023-10-26\n", "utf-8")


def begun(folder: Path) -> None:
    """A workspace with some of its folders there already."""
    empty(folder)
    (folder / "areas").mkdir()
    (folder / "templates").mkdir()
    (folder / "templates/README.md").write_text("ours")


def with_report(folder: Path) -> None:
    """A workspace without areas, and a published report."""
    begun(folder)
    shutil.copy(HERE / "intake/report.txt", folder / "report.txt")


def rewritten(folder: Path) -> None:
    """A section in other words than the report has, which takes the place of all."""
    replace(folder, "areas/norfolk/2019/sections/10-foreword.md", "Our three services", "We all")


def in_other_words(folder: Path) -> None:
    """A report that has one passage in other words, to take the place of the edition."""
    replace(folder, "norfolk.txt", "helps all areas to manage", "has all areas manage")


def with_official_report(folder: Path) -> None:
    """A workspace that knows made-up wording as official, and a report that has it."""
    begun(folder)
    make_known(folder)
    (folder / "norfolk.txt").write_bytes(as_text(blocks()))


def publishable(folder: Path) -> None:
    """A workspace in which nothing but a signature keeps the report from being published."""
    tiny(folder)
    make_publishable(folder)


def emptied(folder: Path) -> None:
    """What has been built is removed, as it may be at any time."""
    shutil.rmtree(folder / "build")


def contributors(folder: Path) -> None:
    """Who owed what, once it is published."""
    (folder / "areas/testshire/2023/contributors.yaml").write_text("- name: Police\n  section: 20-police\n", "utf-8")


def filled_in(folder: Path) -> None:
    """The figures as a spreadsheet, of which one is another by now."""
    data = next(folder.glob("build/**/*statistics-2023.csv")).read_bytes()
    emptied(folder)
    (folder / "figures.csv").write_bytes(data)
    correct(folder)


def sent(folder: Path) -> None:
    """A folder of what partners have sent, of which one is a Word file with a picture."""
    (folder / "sent").mkdir()
    (folder / "sent/1 Police.txt").write_text("Police\n\nThe police reviewed every case that they had.\n", "utf-8")
    Image.new("RGB", (40, 30)).save(folder / "home.png")
    document = docx.Document()
    document.add_heading("Housing", 1)
    document.add_paragraph("The councils found homes for many who had none.")
    document.add_picture(str(folder / "home.png"))
    document.save(str(folder / "sent/2 Housing.docx"))


def reviewed(folder: Path) -> None:
    """The proof comes back: words of two sections changed, one taken out, and a comment."""
    edited = Edited((folder / PROOF_IN_WORD).read_bytes(), is_tracked=True)
    for paragraph in [*edited.paragraphs]:
        words = edited.text(paragraph)
        if words.startswith("There were"):
            edited.replace(paragraph, 0, len("There were"), "We had")
            edited.comment(paragraph, "1", "Is that all?")
        elif words.startswith("The police"):
            edited.replace(paragraph, len("The police "), len("The police reviewed"), "saw to")
        elif words.startswith(("Housing", "Manager", "Nobody")):
            edited.delete(paragraph)
    (folder / "chair.docx").write_bytes(edited.data)


def with_housing(folder: Path) -> None:
    """A publishable workspace with one section more."""
    publishable(folder)
    head = "---\ntitle: Housing\nkind: agency-perspective\nplace: local\nrole: Manager\n---\n"
    section = folder / "areas/testshire/2023/sections/30-housing.md"
    section.write_text(f"{head}Nobody was left without a home.\n", "utf-8")
