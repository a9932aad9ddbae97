"""No byte of what was signed, and no word of what was published, changes unseen."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from mappa_report.building.manifest import changes_since, manifest_of
from mappa_report.signing.every_word import every_word
from mappa_report.signing.verifying import Verdict, verify
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.docx.writer import write_docx
from tests.conftest import ROOT, Run
from tests.documents import BARS, empty
from tests.publishing import FINAL, PROOF, SIGN, YEAR, done, make_publishable

BUILT = Path("build/testshire/2023/testshire-mappa-annual-report-2023")
REPORT = ("testshire", 2023)


@pytest.fixture
def published(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose report, with a link and a picture in it, has been published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make_publishable(workspace)
    Image.new("RGB", (40, 30), "green").save(YEAR / "sections/plan.png")
    with (YEAR / "sections/20-police.md").open("a", encoding="utf-8") as section:
        section.write("\n![The way to the office](plan.png)\n\nSee [the guidance](https://www.gov.uk/mappa) too.\n")
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


def test_one_letter_changed_in_a_published_pdf_is_told(published: Workspace) -> None:
    data = BUILT.with_suffix(".pdf").read_bytes()
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = range(len(pdf.pages))
    for number in numbers:
        with pikepdf.open(BytesIO(data)) as pdf:
            instructions = pikepdf.parse_content_stream(pdf.pages[number])
            shown = [
                (each.operands[0], at)
                for each in instructions
                if str(each.operator) == "TJ"
                for at, words in enumerate(each.operands[0])
                if isinstance(words, pikepdf.String)
            ]
            words, at = Random(number).choice(shown)  # noqa: S311  (nothing secret)
            words[at] = pikepdf.String(bytes(words[at])[2:])  # without its first letter
            pdf.pages[number].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
            changed = BytesIO()
            pdf.save(changed)
        assert _verdict(published, changed.getvalue(), "pdf") is Verdict.OTHER_WORDS, number


@pytest.mark.parametrize(
    ("kind", "part", "old", "new"),
    [
        ("html", "", "<title>Testshire report", "<title>Testshire rapport"),
        ("html", "", 'name="description" content="', 'name="description" content="X'),
        ("html", "", 'href="#', 'href="#x'),
        ("docx", "docProps/core.xml", "<dc:title>T", "<dc:title>B"),
        ("docx", "docProps/core.xml", "<cp:keywords>T", "<cp:keywords>B"),
        ("docx", "word/header1.xml", "Testshire", "Bestshire"),
    ],
)
def test_one_letter_changed_in_what_a_file_says_besides_its_text_is_told(
    published: Workspace, kind: str, part: str, old: str, new: str
) -> None:
    data = BUILT.with_suffix(f".{kind}").read_bytes()
    changed = with_part(data, part, old, new) if part else data.replace(old.encode(), new.encode(), 1)
    assert changed != data
    assert _verdict(published, changed, kind) is Verdict.OTHER_WORDS


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The Word file ``data`` with ``new`` in place of ``old`` in one of its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w") as changed:
        for each in package.namelist():
            text = package.read(each)
            assert each != name or old.encode() in text
            changed.writestr(each, text.replace(old.encode(), new.encode()) if each == name else text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "part", "old", "new"),
    [
        ("html", "", "<body", '<body onload="x()"'),
        ("html", "", "</body>", "<script>x()</script></body>"),
        ("html", "", '<p class="byline"', '<p class="byline" hidden'),
        ("docx", "word/document.xml", "<w:rPr>", "<w:rPr><w:strike/>"),
        ("docx", "word/document.xml", "<w:sectPr", '<w:altChunk r:id="x"/><w:sectPr'),
        ("docx", "word/_rels/document.xml.rels", 'Target="https://', 'Target="https://else.'),
    ],
)
def test_what_lies_behind_the_words_is_told(published: Workspace, kind: str, part: str, old: str, new: str) -> None:
    data = BUILT.with_suffix(f".{kind}").read_bytes()
    changed = with_part(data, part, old, new) if part else data.replace(old.encode(), new.encode(), 1)
    assert changed != data
    assert _verdict(published, changed, kind) is Verdict.OTHER_WORDS


def test_another_picture_in_a_published_word_file_is_told(published: Workspace) -> None:
    data = BUILT.with_suffix(".docx").read_bytes()
    (name,) = (each for each in zipfile.ZipFile(BytesIO(data)).namelist() if each.startswith("word/media/"))
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(changed, "w") as made:
        for each in package.namelist():
            made.writestr(each, package.read(each) + b"\n" if each == name else package.read(each))
    assert _verdict(published, changed.getvalue(), "docx") is Verdict.OTHER_WORDS


@pytest.fixture(scope="module")
def with_chart() -> bytes:
    return write_docx(replace(empty(), blocks=(BARS,)), Workspace(ROOT).template)


def part_of(data: bytes, folder: str) -> str:
    """The name of the one part in ``folder``."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        (name,) = (name for name in package.namelist() if name.startswith(folder) and "_rels" not in name)
    return name


@pytest.mark.parametrize(
    ("folder", "old", "new"),
    [
        pytest.param("word/charts/", "<c:v>2680</c:v>", "<c:v>2860</c:v>", id="a number"),
        pytest.param("word/charts/", "<c:v>Level 3</c:v>", "<c:v>Level 1</c:v>", id="a label"),
        pytest.param("word/charts/", '<c:min val="0"/>', '<c:min val="700"/>', id="a scale that begins elsewhere"),
        pytest.param("word/embeddings/", "PK", "pk", id="the figures within"),
    ],
)
def test_another_chart_in_a_word_file_is_told(with_chart: bytes, folder: str, old: str, new: str) -> None:
    changed = with_part(with_chart, part_of(with_chart, folder), old, new)
    assert list(every_word(changed, "a.docx")) != list(every_word(with_chart, "a.docx"))


def test_a_chart_that_another_program_wrote_anew_says_the_same(with_chart: bytes) -> None:
    anew = with_part(with_chart, part_of(with_chart, "word/charts/"), "<c:f>Figures!", "<c:f>")
    assert list(every_word(anew, "a.docx")) == list(every_word(with_chart, "a.docx"))


def test_a_script_in_a_published_pdf_is_told(published: Workspace) -> None:
    changed = BytesIO()
    with pikepdf.open(BUILT.with_suffix(".pdf")) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("x()"))
        pdf.save(changed)
    assert _verdict(published, changed.getvalue(), "pdf") is Verdict.OTHER_WORDS


@pytest.mark.parametrize("key", ["/Title", "/Keywords"])
def test_another_property_of_a_published_pdf_is_told(published: Workspace, key: str) -> None:
    changed = BytesIO()
    with pikepdf.open(BUILT.with_suffix(".pdf")) as pdf:
        pdf.docinfo[key] = f"{pdf.docinfo[key]}."
        pdf.save(changed)
    assert _verdict(published, changed.getvalue(), "pdf") is Verdict.OTHER_WORDS


def test_a_pdf_that_was_saved_anew_has_the_same_words(published: Workspace) -> None:
    saved = BytesIO()
    with pikepdf.open(BUILT.with_suffix(".pdf")) as pdf:
        pdf.save(saved, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert _verdict(published, saved.getvalue(), "pdf") is Verdict.SAME_WORDS


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_one_letter_changed_before_a_file_is_made_is_told(published: Workspace, run: Run, kind: str) -> None:
    section = YEAR / "sections/20-police.md"
    text = section.read_text("utf-8").rstrip()
    section.write_text(f"{text[:-2]}{_other(text[-2])}{text[-1]}\n", "utf-8")
    assert run("build", "testshire", "2023", "--to", kind, "--out", "else").code == 0

    changed = (Path("else") / Path(*BUILT.parts[1:])).with_suffix(f".{kind}").read_bytes()

    assert _verdict(published, changed, kind) is Verdict.OTHER_WORDS
