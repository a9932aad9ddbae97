"""What the judges are shown: every report of the project, a proof of one, and one full of awkward content."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

AWKWARD = ROOT / "tests/awkward"

REPORTS = {
    "Kent 2006": (ROOT, ("kent", "2006")),
    "Kent 2015": (ROOT, ("kent", "2015")),
    "Kent 2023": (ROOT, ("kent", "2023")),
    "Norfolk 2019": (ROOT, ("norfolk", "2019")),
    "West Midlands 2023": (ROOT, ("west-midlands", "2023")),
    "awkward content": (AWKWARD, ("awkwardshire", "2023")),
    "proof of Kent 2023": (ROOT, ("kent", "2023", "--proof")),
}

DATA = {name: (workspace, report) for name, (workspace, report) in REPORTS.items() if "--proof" not in report}

Files = Mapping[str, Path]


def build_reports(out: Path) -> dict[str, Files]:
    """Each report in all formats, made by the program as people run it, from its name and the format."""
    return {
        name: _made("build", workspace, *report, out=out / str(number))
        for number, (name, (workspace, report)) in enumerate(REPORTS.items())
    }


def build_pdfs(engine: str, out: Path) -> dict[str, Path]:
    """The PDF of each report, made by ``engine``."""
    made = {}
    for name, (workspace, (area, year, *options)) in REPORTS.items():
        asked = BuildRequest(
            Workspace(workspace), ("pdf",), out / name, is_proof="--proof" in options, pdf_engine=engine
        )
        built = build_report(asked, area, year)
        (made[name],) = built.written
    return made


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
