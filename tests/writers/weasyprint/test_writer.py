"""What is WeasyPrint's alone of PDFs: its style sheets, what it says of them, and the library it needs."""

import io
import logging
import sys
import tempfile
from importlib.machinery import ModuleSpec
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Block
from mappa_report.writers import LibraryMissing, TemplateFault
from mappa_report.writers.weasyprint.writer import write_pdf
from tests.documents import empty, every_node, png
from tests.pdf_outline import fonts

TEMPLATES = Path(__file__).parents[3] / "templates"


def pdf_of(*blocks: Block) -> bytes:
    return write_pdf(replace(empty(), blocks=blocks), TEMPLATES.joinpath)


def test_only_the_packaged_fonts_are_in_it() -> None:
    data = write_pdf(every_node(), TEMPLATES.joinpath)
    assert fonts(data) == {"Report", "Report-Bold", "Report-Italic", "Report-Bold-Italic"}


def test_the_file_says_who_made_it() -> None:
    about = pypdf.PdfReader(io.BytesIO(pdf_of())).metadata
    assert about
    assert about.producer == "WeasyPrint 70.0"


# What it refuses


def write_with_style(css: str, folder: Path) -> bytes:
    """The empty report with ``css`` added to the packaged print.css."""
    mine = folder / "print.css"
    mine.write_text((TEMPLATES / "print.css").read_text() + css)
    return write_pdf(empty(), lambda name: mine if name == "print.css" else TEMPLATES / name)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/x.png",
        "file:///etc/passwd",
        "../../../etc/passwd",
        "fonts/../../pyproject.toml",
        "/etc/passwd",
        "//host/x.png",
        "template:fonts/x.otf",
        "%2e%2e/pyproject.toml",
    ],
)
def test_a_style_sheet_reaches_nothing_outside_the_templates(url: str, tmp_path: Path) -> None:
    line = (TEMPLATES / "print.css").read_text("utf-8").count("\n") + 2
    with pytest.raises(TemplateFault) as refused:
        write_with_style(f'\nh1 {{ background: url("{url}") }}', tmp_path)
    assert str(refused.value) == (
        f"templates/print.css:{line}: a report holds all that it needs, so a template may not bring in “{url}”"
    )


def test_a_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/fonts/mine.otf: this file does not exist$"):
        write_with_style('@font-face { font-family: M; src: url("fonts/mine.otf") }', tmp_path)


def test_a_picture_beside_the_style_sheet_is_found(tmp_path: Path) -> None:
    (tmp_path / "crest one.png").write_bytes(png())
    mine = tmp_path / "print.css"
    mine.write_text((TEMPLATES / "print.css").read_text() + 'h1 { background: url("crest%20one.png") }')
    written = write_pdf(empty(), lambda name: TEMPLATES / name if name == "base.css" else _mine(tmp_path, name))
    assert len(pypdf.PdfReader(io.BytesIO(written)).pages) == 2


def _mine(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).exists() else TEMPLATES / name


def test_a_declaration_for_browsers_alone_does_no_harm(tmp_path: Path) -> None:
    assert write_with_style("h1 { text-wrap: balance }", tmp_path)


def test_the_packaged_templates_need_no_such_indulgence(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        write_pdf(every_node(), TEMPLATES.joinpath)
    assert caplog.messages == []


# Without Pango


class NoPango:
    """An importer for which WeasyPrint's system library is missing."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name == "weasyprint":
            sys.stdout.write("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libgobject-2.0-0'")
        return None


@pytest.mark.parametrize(
    ("platform", "remedy"),
    [
        (
            "linux",
            "On Debian or Ubuntu, type: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
            "(on Fedora: sudo dnf install pango)",
        ),
        ("darwin", "With Homebrew, type: brew install pango"),
        (
            "win32",
            "Install MSYS2 from https://www.msys2.org, then in its window type: "
            "pacman -S mingw-w64-ucrt-x86_64-pango "
            "(more at https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows)",
        ),
    ],
)
def test_without_pango_it_says_what_to_install(
    platform: str, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(LibraryMissing) as caught:
        pdf_of()
    assert (caught.value.library, caught.value.remedy) == ("Pango", remedy)
    assert capsys.readouterr().out == ""


def test_its_fonts_lie_in_a_folder_that_the_program_knows_for_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made: list[str] = []
    make = tempfile.mkdtemp

    def noted(prefix: str) -> str:
        made.append(prefix)
        return make(prefix=prefix)

    monkeypatch.setattr("tempfile.mkdtemp", noted)
    monkeypatch.setattr("weasyprint.text.fonts.mkdtemp", noted)

    pdf_of()

    assert made == ["mappa-report-scratch-"]
    assert list(tmp_path.iterdir()) == []
