"""The workbench: what it serves is what its sources make, and its pages are valid."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import BASE, ROOT
from tests.full import judges
from tests.workbench.browser import workbench_of

pytestmark = pytest.mark.full

WORKBENCH = ROOT / "mappa_report/workbench"
REPORT = "/reports/testshire/2023"
PAGES = ("/", REPORT, *(f"{REPORT}/{each}" for each in ("figures", "incoming", "proofs", "comments", "preview")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every page, by what it shows, with its styles in it, of a report that has an error, and after a slip."""
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copytree(BASE, folder / "workspace")
    styles = (WORKBENCH / "static/workbench.css").read_text("utf-8")
    with workbench_of(folder / "workspace") as browser:
        browser.send(f"{REPORT}/proofs", {"reply-by": ""})
        shown = {path: browser.get(path).text for path in PAGES}
        shown["a section"] = browser.get(f"{REPORT}/sections/20-police.md").text
        fields = browser.fields(f"{REPORT}/figures") | {"reviews": "about four", "people.near.red": "11"}
        shown["a slip"] = browser.send(f"{REPORT}/figures", fields).text
        shown["errors"] = browser.get(REPORT).text
        shown["nothing"] = browser.get("/nothing").text
    files = {}
    for number, (name, text) in enumerate(shown.items()):
        assert text.count('<link rel="stylesheet" href="/static/workbench.css">') == 1
        files[name] = folder / f"{number}.html"
        page = text.replace('<link rel="stylesheet" href="/static/workbench.css">', f"<style>{styles}</style>")
        files[name].write_text(page.replace(f'src="{REPORT}/preview/report"', 'src="about:blank"'), "utf-8")
    return files


def test_the_pages_are_valid(pages: Mapping[str, Path]) -> None:
    told = judges.nu_html_checker([*pages.values()])

    css = "CSS: "  # the checker knows no new properties of style sheets
    problems = {name: [each for each in told[file] if css not in each] for name, file in pages.items()}
    assert {name: each for name, each in problems.items() if each} == {}


def test_styles_and_scripts_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    folder = tmp_path / "workbench"
    shutil.copytree(WORKBENCH / "front", folder / "front", ignore=shutil.ignore_patterns("node_modules"))
    front = folder / "front"
    subprocess.run(["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=front, check=True)
    subprocess.run(["npm", "run", "--silent", "check"], cwd=front, check=True)
    subprocess.run(["npm", "run", "--silent", "build"], cwd=front, check=True)

    made = {path.name: path.read_bytes() for path in (folder / "static").iterdir()}
    assert {path.name for path in (WORKBENCH / "static").iterdir()} == {*made, "LICENSE-govuk-frontend.txt"}
    assert [name for name, data in made.items() if data != (WORKBENCH / "static" / name).read_bytes()] == []
