"""Links and odd files at every place where the program takes a path: refused, with nothing read or written elsewhere."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

SECRET = "what lies elsewhere"
YEAR = "areas/testshire/2023"
BUILT = "build/testshire/2023"

FOLDERS = ("areas", "areas/testshire", YEAR, f"{YEAR}/sections", f"{YEAR}/edition", "boilerplate", "boilerplate/tiny",
           "boilerplate/tiny/passages", "templates", "templates/fonts", "build", "build/testshire", BUILT)  # fmt: skip
FILES = ("mappa-report.yaml", "areas/testshire/area.yaml", f"{YEAR}/statistics.yaml", f"{YEAR}/waivers.yaml",
         f"{YEAR}/outline.yaml", f"{YEAR}/sections/20-police.md", f"{YEAR}/sections/90-more.md", "boilerplate/words.yaml",
         "boilerplate/tiny/form.yaml", "boilerplate/tiny/charts.yaml", "boilerplate/tiny/passages/visor.md",
         "templates/report.docx", "templates/screen.css", "templates/report.html.j2", "templates/look.typ",
         "templates/fonts/SourceSans3-Regular.otf", "templates/unused.css",
         f"{BUILT}/testshire-mappa-annual-report-2023.html", f"{BUILT}/.build-record.json")  # fmt: skip

Oddity = Callable[[Path, Path], object]


def socket_at(place: Path, _: Path) -> None:
    before = Path.cwd()
    os.chdir(place.parent)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place.name)
    os.chdir(before)


ODDITIES: dict[str, Oddity] = {
    "a link out": lambda place, outside: place.symlink_to(outside),
    "a link to nowhere": lambda place, _: place.symlink_to("nowhere"),
    "a link to itself": lambda place, _: place.symlink_to(place.name),
    "a pipe": lambda place, _: os.mkfifo(place),
    "a socket": socket_at,
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
        (folder / name).write_text(SECRET)
    return folder


COMMANDS = (
    ("check", "testshire", "2023"),
    ("build", "testshire", "2023", "--to", "html"),
    ("build", "--all", "--to", "html", "--jobs", "1"),
    ("data", "testshire", "2023"),
    ("schema", "testshire", "2023"),
    ("new", "testshire", "2022"),
    ("new", "surrey", "2023"),
    ("boilerplate", "new", "2024", "--from", "tiny"),
    ("boilerplate", "list"),
    ("compare", "testshire", "2023"),
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
        assert SECRET not in told
    assert all(SECRET.encode() not in data for _, data in tree(workspace))
    assert any(outcome.code == 1 and name in outcome.out for outcome in outcomes.values())
