"""``mappa-report audit``, and the audit that is part of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.broken import PDF_ONLY
from tests.audit.files import built
from tests.conftest import ROOT, Run
from tests.test_architecture import RUN, loaded_by

CORPUS = ROOT.parent / "shared/corpus"


def test_files_without_fault(workspace: Path, run: Run) -> None:
    names = [f"report.{name}" for name in ("docx", "pdf", "html")]
    for name in names:
        (workspace / name).write_bytes(built(name.rpartition(".")[2]))

    result = run("audit", *names)

    assert (result.code, result.out, result.err) == (0, "No problems.\n", "")


def test_each_of_several_files_is_told_of(workspace: Path, run: Run) -> None:
    (workspace / "one.pdf").write_bytes(PDF_ONLY["not-tagged"]())
    (workspace / "two.PDF").write_bytes(PDF_ONLY["title-hidden"]())

    result = run("audit", "one.pdf", str(workspace / "two.PDF"), "three.html")

    assert result.code == 1
    assert [
        line.strip() for line in result.out.splitlines() if line.startswith(("error", "  one", "  two", "  three"))
    ] == [
        "error: the PDF has no tags: a screen reader can only guess              [not-tagged]",
        "one.pdf",
        "error: the PDF shows its file name in place of its title                [title-hidden]",
        "two.PDF",
        "error: this file does not exist                                         [file-missing]",
        "three.html",
    ]
    assert result.out.endswith("3 errors, 0 warnings.\n")


def test_warnings_alone_are_no_failure(workspace: Path, run: Run) -> None:
    (workspace / "one.pdf").write_bytes(PDF_ONLY["bookmarks-missing"]())

    result = run("audit", "one.pdf")

    assert (result.code, result.out.splitlines()[-1]) == (0, "0 errors, 1 warning.")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("arguments", [[], ["report.txt"], ["report"], ["report.docx", "figures.xlsx"]])
def test_what_is_no_such_file_is_wrong_usage(arguments: list[str], run: Run) -> None:
    result = run("audit", *arguments)

    assert (result.code, result.out) == (2, "")


def test_a_folder_or_a_file_too_large(workspace: Path, run: Run) -> None:
    (workspace / "folder.pdf").mkdir()
    with (workspace / "huge.html").open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    result = run("audit", "folder.pdf", "huge.html")

    assert result.code == 1
    assert "[not-a-file]" in result.out
    assert "[file-too-large]" in result.out


def test_a_build_tells_what_its_own_templates_have_broken(workspace: Path, run: Run) -> None:
    page = (ROOT / "templates/report.html.j2").read_text("utf-8")
    assert page.count("<main") == 1
    (workspace / "templates").mkdir()
    (workspace / "templates/report.html.j2").write_text(
        page.replace("<main", "<div").replace("</main>", "</div>"), "utf-8"
    )

    result = run("build", "testshire", "2023", "--to", "html")
    again = run("build", "testshire", "2023", "--to", "html")

    assert result.code == again.code == 1
    expected = (
        "error: the page does not say which is its main part                     [landmark-missing]\n"
        "  testshire-mappa-annual-report-2023.html\n\n"
        "  hint: put what the page is about into one main element.\n\n"
        "1 error, 0 warnings.\n"
    )
    assert result.out.endswith(expected)
    assert again.out.endswith(expected)
    assert (workspace / "build/testshire/2023/testshire-mappa-annual-report-2023.html").is_file()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published reports are not here")
def test_the_published_reports_are_told_of(run: Run) -> None:
    result = run("audit", *map(str, sorted(CORPUS.glob("*.docx"))), *map(str, sorted(CORPUS.glob("*.pdf"))))

    assert result.code == 1
    assert result.out.count("[document-untitled]") == 4
    assert result.out.count("[contents-missing]") == 2
    assert result.out.count("[not-tagged]") == 1


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["audit", "--help"], set()),
        (["audit", "none.pdf"], set()),
        (["check", "kent", "2023"], {"yaml", "markdown_it"}),
    ],
)
def test_what_an_audit_needs_is_loaded_by_nothing_else(arguments: list[str], loaded: set[str]) -> None:
    assert loaded_by(RUN.format(arguments=arguments)) <= loaded
