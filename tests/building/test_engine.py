"""By which engine a PDF is made: what was asked for, what the workspace says, or whose styles it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mappa_report.building.engine import EngineChoice, choose_pdf_engine
from mappa_report.building.record import RECORD
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run

FOR_STYLES = (
    "The PDF is set by WeasyPrint, for this workspace's own templates/{}. "
    "To leave that aside: --pdf-engine typst, or  pdf_engine: typst  in mappa-report.yaml."
)


def lay(workspace: Path, *templates: str, engine: str = "") -> Workspace:
    """The workspace with templates of its own, and settings that name ``engine``."""
    (workspace / "templates").mkdir(exist_ok=True)
    for name in templates:
        (workspace / "templates" / name).write_text("/* own */")
    if engine:
        (workspace / "mappa-report.yaml").write_text(f"layout: 1\npdf_engine: {engine}\n")
    return Workspace(workspace)


def test_without_anything_said_it_is_typst(workspace: Path) -> None:
    assert choose_pdf_engine(Workspace(workspace)) == EngineChoice("typst")
    assert choose_pdf_engine(lay(workspace, "screen.css", "report.docx", "chart.svg.j2")) == EngineChoice("typst")


@pytest.mark.parametrize("style", ["print.css", "base.css", "report.html.j2", "nodes.html.j2"])
def test_styles_that_only_weasyprint_reads_have_it_set_the_pdf(workspace: Path, style: str) -> None:
    assert choose_pdf_engine(lay(workspace, style)) == EngineChoice("weasyprint", FOR_STYLES.format(style))


def test_styles_for_drafts_count_for_a_proof_alone(workspace: Path) -> None:
    own = lay(workspace, "draft-print.css", "draft.svg")

    assert choose_pdf_engine(own) == EngineChoice("typst")
    assert choose_pdf_engine(own, is_proof=True) == EngineChoice("weasyprint", FOR_STYLES.format("draft-print.css"))


def test_a_template_for_typst_outweighs_those_for_weasyprint(workspace: Path) -> None:
    assert choose_pdf_engine(lay(workspace, "print.css", "look.typ")) == EngineChoice(
        "typst", "The PDF is set by Typst, which leaves this workspace's own templates/print.css aside."
    )


def test_the_settings_come_before_styles_and_the_command_line_before_both(workspace: Path) -> None:
    weasyprint = lay(workspace, engine="weasyprint")
    assert choose_pdf_engine(weasyprint) == EngineChoice("weasyprint")
    assert choose_pdf_engine(weasyprint, "typst") == EngineChoice("typst")

    typst = lay(workspace, "print.css", "base.css", engine="typst")
    leaves = "The PDF is set by Typst, which leaves this workspace's own templates/base.css, templates/print.css aside."
    assert choose_pdf_engine(typst) == EngineChoice("typst", leaves)
    assert choose_pdf_engine(typst, "weasyprint") == EngineChoice("weasyprint")


def test_weasyprint_leaves_a_template_for_typst_aside(workspace: Path) -> None:
    assert choose_pdf_engine(lay(workspace, "report.typ"), "weasyprint") == EngineChoice(
        "weasyprint", "The PDF is set by WeasyPrint, which leaves this workspace's own templates/report.typ aside."
    )


def engine_of(pdf: Path) -> str:
    """The engine that the build record names for ``pdf``."""
    files = json.loads(pdf.with_name(RECORD).read_text("utf-8"))["files"]
    return str(files[pdf.name]["engine"])


def test_a_build_records_its_engine_and_another_engine_makes_another_file(workspace: Path, run: Run) -> None:
    pdf = workspace / "build/testshire/2023/testshire-mappa-annual-report-2023.pdf"
    first = run("build", "testshire", "2023", "--to", "pdf,html")
    by_typst = pdf.read_bytes()
    assert (first.code, engine_of(pdf)) == (0, "typst")

    again = run("build", "testshire", "2023", "--to", "pdf,html", "--pdf-engine", "weasyprint")

    assert again.out.splitlines()[:2] == [
        f"wrote {pdf.relative_to(workspace)}",
        f"unchanged {pdf.with_suffix('.html').relative_to(workspace)}",
    ]
    assert engine_of(pdf) == "weasyprint"
    assert pdf.read_bytes() != by_typst


def test_a_build_says_whose_styles_it_was_set_by(workspace: Path, run: Run) -> None:
    packaged = Path(__file__).parents[2] / "templates/print.css"
    lay(workspace)
    (workspace / "templates/print.css").write_bytes(packaged.read_bytes())

    result = run("build", "testshire", "2023", "--to", "pdf")
    same = run("build", "testshire", "2023", "--to", "pdf")
    html = run("build", "testshire", "2023", "--to", "html")

    assert result.out.splitlines()[1] == FOR_STYLES.format("print.css")
    assert same.out.splitlines()[1] == FOR_STYLES.format("print.css")
    assert "WeasyPrint" not in html.out


def test_an_engine_that_there_is_not_is_wrong_usage(workspace: Path, run: Run) -> None:
    result = run("build", "testshire", "2023", "--pdf-engine", "word")

    assert result.code == 2
    assert result.err.endswith("Invalid value for '--pdf-engine': 'word' is not one of 'typst', 'weasyprint'.\n")
    assert not (workspace / "build").exists()


def test_a_layout_that_is_not_known_is_built_and_laid_out_by_nobody(workspace: Path, run: Run) -> None:
    (workspace / "mappa-report.yaml").write_text("layout: 2\n")

    for command in (["build", "testshire", "2023"], ["new", "norfolk", "2023"]):
        result = run(*command)
        assert result.code == 1
        assert "this workspace has the layout 2, and this program knows only 1" in result.out
    assert not (workspace / "areas/norfolk").exists()
