"""``new`` for a year that no edition covers: one question, or one option, in place of two commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mappa_report.assembly.editions import edition_files
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT, Run

PROGRAM = (sys.executable, "-m", "mappa_report")
QUESTION = "No edition covers the year 2024. Begin a provisional one, as a copy of 2023? [Y/n]: "


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with nothing of its own."""
    (tmp_path / "areas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answered(answer: bytes, *words: str) -> tuple[int, str]:
    """The exit code, and what the program printed on a terminal where somebody types ``answer``."""
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *words], stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "NO_COLOR": "1"}
    ) as running:
        os.close(theirs)
        os.write(ours, answer)
        printed = b""
        try:
            while more := os.read(ours, 4096):
                printed += more
        except OSError:
            pass  # that is how a terminal says that nobody is at its other end any more
        os.close(ours)
    return running.returncode, printed.decode().replace("\r\n", "\n")


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_with_the_option_an_edition_and_a_report_of_it_are_begun_at_once(empty: Path, run: Run) -> None:
    started = run("new", "kent", "2024", "--provisional")

    copied = {f"boilerplate/2024/{name}" for name in edition_files(Workspace(ROOT), "2023")}
    assert started.code == 0
    assert copied < files_of(empty)
    assert started.out.splitlines()[:-1] == [f"made {name}" for name in sorted(files_of(empty))]
    assert started.out.splitlines()[-1] == (
        "No problems. Next: fill in the figures and the sections, then run mappa-report check. The edition in "
        "boilerplate/2024 is provisional: put right there what the year's official text changes."
    )
    assert 'edition: "2024"\n' in (empty / "areas/kent/2024/statistics.yaml").read_text("utf-8")
    assert (empty / "boilerplate/2024/edition.yaml").read_text("utf-8").splitlines()[2:4] == [
        'edition: "2024"',
        "years: [2024]",
    ]
    assert "edition-year" not in run("check", "kent", "2024").out


def test_where_an_edition_covers_the_year_the_option_begins_none(empty: Path, run: Run) -> None:
    started = run("new", "kent", "2023", "--provisional")

    assert (started.code, (empty / "boilerplate").exists()) == (0, False)
    assert started.out.endswith(
        "No problems. Next: fill in the figures and the sections, then run mappa-report check.\n"
    )


@pytest.mark.parametrize("carried", [(), ("--from", "2023")])
def test_where_nobody_can_be_asked_the_error_names_the_option(carried: tuple[str, ...], empty: Path, run: Run) -> None:
    run("new", "kent", "2023")
    before = files_of(empty)

    started = run("new", "kent", "2024", *carried)

    command = " ".join(("mappa-report new kent 2024", *carried, "--provisional"))
    assert started.code == 1
    assert started.out.startswith("error: no edition covers the year 2024 ")
    assert f"hint: `{command}` begins one as a copy of 2023, the nearest, to be put right." in " ".join(
        started.out.split()
    )
    assert files_of(empty) == before


@pytest.mark.parametrize("answer", [b"y\n", b"\n"])
def test_on_a_terminal_one_question_is_asked(answer: bytes, empty: Path) -> None:
    code, printed = answered(answer, "new", "kent", "2024")

    assert code == 0
    assert printed.count(QUESTION) == 1
    assert {"boilerplate/2024/edition.yaml", "areas/kent/2024/statistics.yaml"} < files_of(empty)


def test_whoever_says_no_has_nothing_made_and_is_told_how_it_would_be(empty: Path) -> None:
    code, printed = answered(b"n\n", "new", "kent", "2024")

    assert code == 1
    assert QUESTION in printed
    assert "hint: `mappa-report new kent 2024 --provisional` begins one" in printed
    assert files_of(empty) == set()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("kemt", "2024"), "error: kemt is none of the areas of England and Wales "),
        (("kent", "2024", "--from", "2021"), "error: kent has no year 2021 "),
    ],
)
def test_nothing_is_asked_or_begun_where_something_else_stands_in_the_way(
    words: tuple[str, ...], message: str, empty: Path, run: Run
) -> None:
    refused = run("new", *words, "--provisional")
    code, printed = answered(b"y\n", "new", *words)

    assert (refused.code, code) == (1, 1)
    assert message in refused.out
    assert message in printed
    assert "Begin a provisional one" not in printed
    assert files_of(empty) == set()


@pytest.mark.usefixtures("empty")
def test_an_edition_that_has_the_year_for_its_name_alone_is_to_be_given_the_year(run: Run) -> None:
    run("boilerplate", "new", "2024", "--from", "2023")
    edition = Path("boilerplate/2024/edition.yaml")
    edition.write_text(edition.read_text("utf-8").replace("years: [2024]", "years: [2025]"), "utf-8")

    started = run("new", "kent", "2024", "--provisional")

    assert started.code == 1
    assert (
        "hint: there is an edition named 2024: if it is the one, add the year to years: in its edition.yaml."
        in " ".join(started.out.split())
    )


@pytest.mark.usefixtures("empty")
def test_in_a_fresh_workspace_the_next_year_is_begun_and_compared_as_the_readme_has_it(run: Run) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    new, compare = "new kent 2024 --from 2023", "compare kent 2024 2023"
    assert 0 < readme.index(f"    mappa-report {new} ") < readme.index(f"    mappa-report {compare} ")
    run("init")

    started, compared = run(*new.split(), "--provisional"), run(*compare.split())

    assert started.code == 0
    assert compared.out.startswith("Compared with 2022–23\n")
    assert "MAPPA-eligible individuals on 31 March      2,706  missing  missing      missing\n" in compared.out


@pytest.mark.usefixtures("empty")
def test_beside_an_edition_that_cannot_be_read_none_is_begun(run: Run) -> None:
    run("boilerplate", "new", "next", "--from", "2023")  # its years are still to be given

    started = run("new", "kent", "2024", "--provisional")

    assert started.code == 1
    assert "  boilerplate/next/edition.yaml:" in started.out
    assert not Path("boilerplate/2024").exists()
