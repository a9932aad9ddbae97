"""Links and odd files wherever the program takes a path: refused, with nothing read or written elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

ELSEWHERE = "what lies elsewhere"
YEAR = "areas/testshire/2023"
BUILT = "build/testshire/2023"

FOLDERS = ("areas", "areas/testshire", YEAR, f"{YEAR}/sections", f"{YEAR}/edition", "boilerplate", "boilerplate/tiny",
           "boilerplate/tiny/passages", "templates", "templates/fonts", "build", "build/testshire", BUILT)  # fmt: skip
FILES = ("mappa-report.yaml", "areas/testshire/area.yaml", f"{YEAR}/statistics.yaml", f"{YEAR}/waivers.yaml",
         f"{YEAR}/outline.yaml", f"{YEAR}/sections/20-police.md", f"{YEAR}/sections/90-more.md",
         "boilerplate/words.yaml", "boilerplate/tiny/form.yaml", "boilerplate/tiny/charts.yaml",
         "boilerplate/tiny/passages/visor.md",
         "templates/report.docx", "templates/screen.css", "templates/report.html.j2", "templates/look.typ",
         "templates/fonts/SourceSans3-Regular.otf", "templates/unused.css",
         f"{BUILT}/testshire-mappa-annual-report-2023.html", f"{BUILT}/.build-record.json")  # fmt: skip

Oddity = Callable[[Path, Path], object]


ODDITIES: dict[str, Oddity] = {
    "a link out": lambda place, outside: place.symlink_to(outside),
    "a link to nowhere": lambda place, _: place.symlink_to("nowhere"),
    "a link to itself": lambda place, _: place.symlink_to(place.name),
    "a pipe": lambda place, _: os.mkfifo(place),
    "a device": lambda place, _: place.symlink_to("/dev/zero"),
}


def remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below ``folder`` and what it holds."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield str(path.relative_to(folder)), path.read_bytes()


@pytest.fixture
def outside(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder elsewhere that would do in place of any of the workspace's: it is a copy of it, and has a secret."""
    folder = tmp_path_factory.mktemp("outside")
    shutil.copytree(workspace, folder, dirs_exist_ok=True)
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ELSEWHERE)
    return folder


COMMANDS = (
    ("check", "testshire", "2023"),
    ("build", "testshire", "2023", "--to", "html"),
    ("data", "testshire", "2023"),
    ("schema", "testshire", "2023"),
    ("new", "surrey", "2023"),
    ("boilerplate", "new", "2024", "--from", "tiny"),
    ("doctor",),
    ("init",),
)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("oddity", ODDITIES)
@pytest.mark.parametrize("name", [*FOLDERS, *FILES])
def test_whatever_stands_at_a_place_nothing_elsewhere_is_read_or_written(
    name: str, oddity: str, workspace: Path, outside: Path, run: Run
) -> None:
    place = workspace / name
    remove(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    ODDITIES[oddity](place, outside / name)
    elsewhere = list(tree(outside))

    outcomes = {command: run(*command) for command in COMMANDS}

    assert list(tree(outside)) == elsewhere
    for command, outcome in outcomes.items():
        told = outcome.out + outcome.err
        assert outcome.code in (0, 1, 2), (command, told)
        assert ELSEWHERE not in told
    assert all(ELSEWHERE.encode() not in data for _, data in tree(workspace))
    assert any(outcome.code == 1 and name in outcome.out for outcome in outcomes.values())
