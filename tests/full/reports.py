"""What the judges are shown: every report of the project, a proof of one, and one full of awkward content."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT

AWKWARD = ROOT / "tests/awkward"

PROOF = "proof of Kent 2023"

REPORTS = {
    "Kent 2006": (ROOT, ("kent", "2006")),
    "Kent 2015": (ROOT, ("kent", "2015")),
    "Kent 2023": (ROOT, ("kent", "2023")),
    "Norfolk 2019": (ROOT, ("norfolk", "2019")),
    "West Midlands 2023": (ROOT, ("west-midlands", "2023")),
    "awkward content": (AWKWARD, ("awkwardshire", "2023")),
    PROOF: (ROOT, ("kent", "2023")),
}

DATA = {name: report for name, report in REPORTS.items() if name != PROOF}

Files = Mapping[str, Path]


def build_reports(out: Path) -> dict[str, Files]:
    """Each report in all formats, made by the program as people run it, from its name and the format."""
    return {
        name: _built(name, workspace, *report, out=out / str(number))
        for number, (name, (workspace, report)) in enumerate(REPORTS.items())
    }


def build_pdfs(engine: str, out: Path) -> dict[str, Path]:
    """The PDF of each report, made by ``engine``."""
    asked = ("--to", "pdf", "--pdf-engine", engine)
    return {
        name: _built(name, workspace, *report, *asked, out=out / name)["pdf"]
        for name, (workspace, report) in REPORTS.items()
    }


def _built(name: str, workspace: Path, *arguments: str, out: Path) -> Files:
    """A report, or a proof in a workspace of its own, as its record is kept with its report."""
    if name != PROOF:
        return _made("build", workspace, *arguments, out=out)
    own = out.with_name(f"{out.name}-workspace")
    shutil.copytree(workspace / "areas/kent", own / "areas/kent", ignore=shutil.ignore_patterns("proofs"))
    return _made("proof", own, *arguments, out=out)


STATUS = ("status of Kent 2023", "status of all reports")
"""The pages that ``status`` makes: of one report of which parts are owed, and of all."""


def status_pages(out: Path) -> dict[str, Files]:
    """Each of those pages, by its name, from a workspace in ``out``."""
    shutil.copytree(ROOT / "areas/kent", out / "areas/kent", ignore=shutil.ignore_patterns("proofs"))
    (out / "areas/kent/2023/contributors.yaml").write_text(
        "- {name: Kent Police, section: 30-kent-police, asked: 2023-05-01, due: 2023-06-01}\n"
        "- {name: Coordinator, section: statistics, received: 2023-05-03}\n",
        "utf-8",
    )
    for of in (("kent", "2023"), ("--all",)):
        line = [sys.executable, "-m", "mappa_report", "status", *of, "--format", "html"]
        subprocess.run(line, cwd=out, check=True, capture_output=True)
    files = (out / "build/kent/2023/kent-status-2023.html", out / "build/status.html")
    return {name: {"html": file} for name, file in zip(STATUS, files, strict=True)}


def export_data(out: Path) -> dict[str, Files]:
    """The figures of each report in all formats of data."""
    return {
        name: _made("data", workspace, *report, "--to", "csv,xlsx,ods,json", out=out / str(number))
        for number, (name, (workspace, report)) in enumerate(DATA.items())
    }


def _made(command: str, workspace: Path, *arguments: str, out: Path) -> Files:
    line = [sys.executable, "-m", "mappa_report", command, *arguments, "--out", str(out)]
    done = subprocess.run(line, cwd=workspace, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return {file.suffix[1:]: file for file in out.rglob("*.*") if not file.name.startswith(".")}
