"""What the workbench serves is what its sources make, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.full

WORKBENCH = ROOT / "mappa_report/workbench"


def test_the_styles_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    folder = tmp_path / "workbench"
    shutil.copytree(WORKBENCH / "front", folder / "front", ignore=shutil.ignore_patterns("node_modules"))
    front = folder / "front"
    subprocess.run(["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=front, check=True)
    subprocess.run(["npm", "run", "--silent", "build"], cwd=front, check=True)

    assert (folder / "static/workbench.css").read_bytes() == (WORKBENCH / "static/workbench.css").read_bytes()
