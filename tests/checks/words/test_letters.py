"""Letters that no font has are told before a build, as Typst would, and whatever fonts a machine has."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.words.letters import USUAL, check_letters
from mappa_report.document.blocks import Paragraph
from mappa_report.readers.font_letters import letters_of_fonts
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers import FormatFault
from mappa_report.writers.typst.writer import write_pdf
from tests.checks.words.test_words import kent
from tests.conftest import ROOT, Run
from tests.documents import empty, text

PACKAGED = letters_of_fonts(Workspace(ROOT))
SIGNS = "✅⚠☒☑✓→½²⁵№€₹‑ẁŵΩЖअبשๆ한漢\u200b\u200d\ufe0f\u00ad\u2002\u2003\u2009\u202f\u3000\ufb01ﬀ"


def told(words: str, letters: frozenset[int] = PACKAGED) -> list[str]:
    prose = Prose((Piece(words, Place(Source("s.md", words), 1, 1)),))
    report = replace(kent(), sections=())
    return [
        f"{problem.place.column}: {problem.message}"
        for problem in check_letters(report, [Passage(prose)], lambda: letters)
    ]


def typst_prints(sign: str) -> bool:
    try:
        write_pdf(replace(empty(), blocks=(Paragraph(text(f"a{sign}b")),)), (ROOT / "templates").joinpath)
    except FormatFault:
        return False
    return True


@pytest.mark.parametrize("sign", SIGNS)
def test_a_letter_is_told_if_and_only_if_typst_could_not_print_it(sign: str) -> None:
    assert (told(f"a{sign}b") == []) is typst_prints(sign)


def test_letters_are_told_with_their_names_and_the_place_of_the_first() -> None:
    assert told("Police: ✅ done, ⚠ late") == [
        "9: no font of the report has “✅” (U+2705 WHITE HEAVY CHECK MARK), “⚠” (U+26A0 WARNING SIGN), "
        "so no PDF can print it"
    ]
    [message] = told("یہ رپورٹ عوام")
    assert message.endswith(" and 4 more letters, so no PDF can print it")


def test_letters_with_marks_of_their_own_are_printed_by_what_they_are_made_of() -> None:
    assert told(unicodedata.normalize("NFD", "ŵ â ỳ")) == []


def test_what_is_usual_is_in_every_packaged_font() -> None:
    usual = [sign for sign in map(chr, range(32, 0x2266)) if USUAL.fullmatch(sign) and sign.isprintable()]
    for font in (ROOT / "templates/fonts").glob("*.otf"):
        letters = TTFont(font).getBestCmap()
        assert [sign for sign in usual if ord(sign) not in letters] == []


def test_no_font_is_read_for_usual_letters() -> None:
    def refuse() -> frozenset[int]:
        raise AssertionError

    prose = Prose((Piece("Heddlu Gogledd Cymru’s ŵ – “so”… £5", Place(Source("s.md"), 1, 1)),))
    assert list(check_letters(replace(kent(), sections=()), [Passage(prose)], refuse)) == []


def font_with(letter: str) -> bytes:
    """The packaged font, in which ``letter`` is drawn as an a is."""
    font = TTFont(ROOT / "templates/fonts/SourceSans3-Regular.otf")
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {ord(letter): table.cmap[ord("a")]}
    for record in font["name"].names:
        record.string = "Ticks"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_a_font_of_the_workspace_s_own_counts_and_prints(workspace: Path, run: Run, engine: str) -> None:
    if engine == "weasyprint":
        pytest.importorskip("weasyprint")
    section = workspace / "areas/testshire/2023/sections/20-police.md"
    section.write_text(section.read_text("utf-8") + "\nPolice: ✅ done.\n", "utf-8")
    assert "[letter-missing]" in run("check", "testshire", "2023").out
    fonts = workspace / "templates/fonts"
    fonts.mkdir(parents=True)
    (fonts / "ticks and more.otf").write_bytes(font_with("✅"))

    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"
    built = run("build", "testshire", "2023", "--pdf-engine", engine)
    assert (built.code, built.err) == (0, "")
