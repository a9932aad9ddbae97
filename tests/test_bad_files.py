"""Bad files by the hundred, each in a child process that may take neither long nor much: Problems, and nothing else.

``tests/bad_files.py`` makes them and checks them; run alone, it goes on for as long as one likes, from other seeds.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LONGEST = 120  # seconds, for all of a part together: a guard against one that never ends


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are set as Unix has them")
@pytest.mark.parametrize(
    ("base", "part", "least"),
    [
        ("tiny", "areas/", 150),
        ("tiny", "tiny/", 250),
        ("tiny", "boilerplate/p", 40),
        ("tiny", "boilerplate/w", 50),
        ("2006", "national.yaml", 50),
        ("2023", "form.yaml", 50),
        ("2023", "sections/2", 40),
    ],
)
def test_a_bad_file_is_never_more_than_a_problem_in_its_place(base: str, part: str, least: int) -> None:
    command = [sys.executable, "-m", "tests.bad_files", "--base", base, "--only", part]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True, timeout=LONGEST
    )

    assert (done.stdout, done.returncode) == ("", 0), done.stderr
    counted = re.match(r"(\d+) cases", done.stderr)
    assert counted
    assert int(counted[1]) >= least
