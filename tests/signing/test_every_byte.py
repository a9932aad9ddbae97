"""No byte of what was signed, and no word of what was published, changes unseen."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from mappa_report.building.manifest import changes_since, manifest_of
from mappa_report.signing.verifying import Verdict, verify
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.publishing import FINAL, PROOF, SIGN, YEAR, done, make_publishable

BUILT = Path("build/testshire/2023/testshire-mappa-annual-report-2023")
REPORT = ("testshire", 2023)


@pytest.fixture
def published(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose report has been published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make_publishable(workspace)
    done(run, PROOF, SIGN, FINAL)
    return Workspace.around(workspace)


def test_one_byte_changed_in_any_file_that_was_signed_is_told_by_its_name(published: Workspace) -> None:
    signed = manifest_of(published, *REPORT, "tiny").files
    own = {name: published.root / name for name in signed if (published.root / name).is_file()}
    assert {name.split("/")[0] for name in own} >= {"areas", "boilerplate", "mappa-report.yaml"}
    dice = Random(14)  # noqa: S311  (nothing secret)
    for name, path in own.items():
        data = path.read_bytes()
        for at in {0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(3))} if data else ():
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :])
            changes = changes_since(signed, published, *REPORT, "tiny")
            assert (*changes.changed, *changes.line_ends) == (name,), at
        path.write_bytes(data)
    assert not changes_since(signed, published, *REPORT, "tiny")


def _letters(text: str) -> list[int]:
    """Where letters and digits stand in the words between the tags of ``text``, but not in its head."""
    body = re.search(r"<(?:w:)?body\b", text)
    start = body.start() if body else 0
    shown = re.finditer(r"(?<=>)[^<>]+(?=</(?:w:t|p|td|th|h[1-6]|li|span|a|caption|figcaption)>)", text[start:])
    return [
        start + at
        for match in shown
        for at in range(*match.span())
        if text[start + at].isascii() and text[start + at].isalnum()
    ]


def _some(places: list[int], number: int) -> list[int]:
    return Random(14).sample(places, min(number, len(places)))  # noqa: S311  (nothing secret)


def _other(letter: str) -> str:
    return "7" if letter != "7" else "8"


def _verdict(published: Workspace, data: bytes, kind: str) -> Verdict:
    return verify(published, data, f"file.{kind}", [REPORT]).verdict


def test_one_letter_changed_in_a_published_web_page_is_told(published: Workspace) -> None:
    text = BUILT.with_suffix(".html").read_text("utf-8")
    letters = _letters(text)
    assert _verdict(published, text.encode(), "html") is Verdict.SAME
    for at in _some(letters, 60):
        changed = text[:at] + _other(text[at]) + text[at + 1 :]
        assert _verdict(published, changed.encode(), "html") is Verdict.OTHER_WORDS, text[at - 60 : at + 20]


def test_one_letter_changed_in_a_published_word_file_is_told(published: Workspace) -> None:
    data = BUILT.with_suffix(".docx").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    for at in _some(_letters(text), 40):
        changed = BytesIO()
        with zipfile.ZipFile(changed, "w") as package:
            for name, part in parts.items():
                is_text = name == "word/document.xml"
                package.writestr(name, text[:at] + _other(text[at]) + text[at + 1 :] if is_text else part)
        assert _verdict(published, changed.getvalue(), "docx") is Verdict.OTHER_WORDS, text[at - 60 : at + 20]


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_one_letter_changed_before_a_file_is_made_is_told(published: Workspace, run: Run, kind: str) -> None:
    section = next((YEAR / "sections").iterdir())
    text = section.read_text("utf-8").rstrip()
    section.write_text(f"{text[:-2]}{_other(text[-2])}{text[-1]}\n", "utf-8")
    assert run("build", "testshire", "2023", "--to", kind, "--out", "else").code == 0

    changed = (Path("else") / Path(*BUILT.parts[1:])).with_suffix(f".{kind}").read_bytes()

    assert _verdict(published, changed, kind) is Verdict.OTHER_WORDS
