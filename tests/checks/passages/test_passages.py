"""Passages in the manner of reports: what each gets of the codes that this test looks at, and what gets none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from mappa_report.pipeline import check_report
from mappa_report.problems.codes import FAMILIES
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

HERE = Path(__file__).parent
SECTION = "areas/kent/2023/sections/30-p.md"
HEAD = "---\ntitle: {title}\nkind: agency-perspective\nplace: local\nrole: R\n---\n{text}\n"
WORDS = {"date-impossible", "date-outside-year", "leftover", "retired-term", "word-doubled"}
LOOKED_AT = {*FAMILIES["people"], *WORDS}
SHARE_OF_HELD = 0.92
"""What at least is right of each kind of those that no check was tuned to."""


def passages(file: str) -> Iterator[tuple[str, str, str]]:
    """Kind, code and text of each passage in ``file``; the code is "none" where nothing may be told."""
    for kind, by_code in yaml.safe_load((HERE / file).read_text("utf-8")).items():
        for code, texts in by_code.items():
            yield from ((kind, code, text) for text in texts)


@pytest.fixture(scope="module")
def kent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kent")
    (root / SECTION).parent.mkdir(parents=True)
    for name in ("areas/kent/area.yaml", "areas/kent/2023/statistics.yaml", "mappa-report.yaml"):
        shutil.copy(ROOT / name, root / name) if (ROOT / name).exists() else None
    return root


def told(root: Path, kind: str, passage: str) -> set[str]:
    """The codes that ``passage`` gets; a first line "# ..." of it is the title of its section."""
    title, _, text = passage.removeprefix("# ").partition("\n\n") if passage.startswith("# ") else ("P", "", passage)
    (root / SECTION).write_text(HEAD.format(title=title, text=text), "utf-8")
    codes = {problem.code for problem in check_report(Workspace(root), "kent", "2023").problems}
    return codes & (LOOKED_AT | {"abbreviation-unexplained"} if kind == "opening-capitals" else LOOKED_AT)


def is_right(root: Path, kind: str, code: str, text: str) -> bool:
    codes = told(root, kind, text)
    return not codes if code == "none" else code in codes


@pytest.mark.parametrize(("kind", "code", "text"), [*passages("tuned.yaml")])
def test_a_passage_gets_what_it_should(kent: Path, kind: str, code: str, text: str) -> None:
    codes = told(kent, kind, text)

    assert codes == set() if code == "none" else code in codes


def test_passages_that_nothing_was_tuned_to_are_right_as_well(kent: Path) -> None:
    outcomes: dict[str, list[bool]] = {}
    for kind, code, text in passages("held.yaml"):
        outcomes.setdefault(kind, []).append(is_right(kent, kind, code, text))

    shares = {kind: sum(each) / len(each) for kind, each in outcomes.items()}
    assert {kind: share for kind, share in shares.items() if share < SHARE_OF_HELD} == {}
