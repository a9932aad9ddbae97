"""The published reports, where they are: their official sentences stand word for word in what is built from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mappa_report.importing.adopting.official import words_of_block
from mappa_report.importing.readers import read_finished
from mappa_report.intake.adoption.comparing import differences, in_one_only
from mappa_report.intake.adoption.making import MadeEdition, make_edition
from mappa_report.intake.adoption.taking import AdoptionWish, Taken, take_wording
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.importing.layouts import CORPUS

FILES = sorted(path.name for path in CORPUS.glob("*") if path.suffix in (".docx", ".pdf", ".txt"))
GOAL = 0.99
KEPT = {"2006": ("passages/levels", "passages/categories", "passages/statistics", "passages/rate-note")}

pytestmark = pytest.mark.skipif(not FILES, reason="the published reports are not here")


def adopted(name: str, folder: Path) -> tuple[Taken, MadeEdition]:
    """The edition that the file ``name`` makes in a workspace in ``folder``."""
    (folder / "areas").mkdir(exist_ok=True)
    year = name.rpartition(".")[0].rpartition("-")[2]
    problems: list[Problem] = []
    workspace = Workspace(folder)
    taken = take_wording(
        workspace, AdoptionWish(f"{year}-official", year, name), (CORPUS / name).read_bytes(), problems
    )
    assert taken, problems
    made = make_edition(workspace, taken, date(2026, 11, 28), problems)
    assert made, problems
    return taken, made


@pytest.mark.parametrize("name", FILES)
def test_every_passage_and_definition_of_a_report_is_adopted(name: str, tmp_path: Path) -> None:
    taken, made = adopted(name, tmp_path)

    assert made.kept == KEPT.get(taken.base.key, ())
    assert [each for each in taken.adopted if each.unit is None] == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("kent-2023.docx", "kent-2023.pdf"),
        ("kent-2023.docx", "kent-2023.txt"),
        ("norfolk-2019.docx", "norfolk-2019.txt"),
    ],
)
def test_the_same_report_in_another_format_has_the_same_wording(name: str, other: str, tmp_path: Path) -> None:
    (_, made), (_, again) = adopted(name, tmp_path), adopted(other, tmp_path)

    assert differences(made.edition, again.edition) == ()
    assert in_one_only(made.edition, again.edition) == ()


@pytest.mark.parametrize("name", [each for each in FILES if each.endswith((".docx", "2015.txt"))])
def test_official_sentences_stand_in_the_built_report(
    name: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    area, year = re.split(r"[-.]", name)[:2]
    taken, _ = adopted(name, tmp_path)
    monkeypatch.chdir(tmp_path)
    run("boilerplate", "adopt", str(CORPUS / name), "--as", f"{year}-official", "--from", year)
    run("import", str(CORPUS / name), "--area", area, "--year", year)

    assert run("build", area, year).code == 0
    pieces = taken.finished.pieces
    numbers = [number for each in taken.adopted for number in each.numbers]
    wanted = [sentence for number in numbers for sentence in sentences(words_of_block(pieces[number].block))]
    for built in sorted((tmp_path / "build").rglob(f"{area}-*.*")):
        text = letters(" ".join(words_in(built)))
        missing = [sentence for sentence in wanted if letters(sentence) not in text]
        assert len(missing) <= (1 - GOAL) * len(wanted), (built.suffix, missing)


def words_in(built: Path) -> Iterator[str]:
    """The words of a built report as our own readers give them, which leave out what stands round pages."""
    for piece in read_finished(built.read_bytes(), built.name).pieces:
        yield words_of_block(piece.block)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, and the items of a list in it."""
    return [each for each in re.split(r"(?<=[.;:?!])\s+", text) if letters(each)]


def letters(text: str) -> str:
    """``text`` without blanks and signs, which formats write in several ways."""
    return "".join(filter(str.isalnum, text))
