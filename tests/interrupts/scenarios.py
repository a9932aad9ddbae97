"""What the program writes: each command that does, and a folder to begin with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import BASE, HERE
from tests.official_report import as_text, blocks, make_known

STATISTICS = "areas/testshire/2023/statistics.yaml"
FORMATS = ("--to", "docx,html,text")


@dataclass(frozen=True)
class Scenario:
    """A command. ``prepare`` makes the folder, which isn't there yet; ``before`` are commands that are run in it first.

    ``change`` is done to the folder after them.
    """

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], object]
    before: tuple[tuple[str, ...], ...] = ()
    change: Callable[[Path], object] = lambda _: None


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


ADOPT = ("boilerplate", "adopt", "norfolk.txt", "--as", "2023-official", "--from", "2023")
IMPORT = ("import", "report.txt", "--area", "norfolk")

BUILD = ("build", "testshire", "2023", *FORMATS)
BUILD_ALL = ("build", "--all", *FORMATS)
DATA = ("data", "testshire", "2023", "--to", "csv,json")
DATA_ALL = ("data", "--all", "--to", "csv,json")

SCENARIOS = (
    Scenario("init in a new folder", ("init", "mappa"), empty),
    Scenario("init in a folder that is there", ("init",), begun),
    Scenario("new in a bare workspace", ("new", "norfolk", "2023"), begun),
    Scenario("new beside other areas", ("new", "norfolk", "2023"), tiny),
    Scenario("new year of an area", ("new", "testshire", "2019"), tiny),
    Scenario("new with its edition", ("new", "testshire", "2031", "--provisional"), tiny),
    Scenario("boilerplate new", ("boilerplate", "new", "2031", "--from", "2023"), tiny),
    Scenario("import", IMPORT, with_report),
    Scenario("import in place of a report", (*IMPORT, "--replace"), with_report, (IMPORT,), rewritten),
    Scenario("adopt", ADOPT, with_official_report),
    Scenario("adopt in place of an edition", (*ADOPT, "--replace"), with_official_report, (ADOPT,), in_other_words),
    Scenario("schema", ("schema", "testshire", "2023"), tiny),
    Scenario("data", DATA, tiny),
    Scenario("data again", DATA, tiny, (DATA,), correct),
    Scenario("data --all", DATA_ALL, four_areas),
    Scenario("build", BUILD, tiny),
    Scenario("build again", BUILD, tiny, (BUILD,), correct),
    Scenario("build for publication", BUILD, tiny, (BUILD,), publish),
    Scenario("build elsewhere", (*BUILD, "--out", "a/b"), tiny),
    Scenario("build --all", BUILD_ALL, four_areas),
    Scenario("build --all again", BUILD_ALL, four_areas, (BUILD_ALL,), correct),
)
