"""What a web page leads to: what is built with it, and the data that lie beside it."""

from pathlib import Path

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, Run


def targets(page: Path) -> list[str]:
    files = page.read_text("utf-8").partition('<ul class="files">')[2].partition("</ul>")[0]
    return [part.partition('"')[0] for part in files.split('href="')[1:]]


def test_a_page_leads_to_what_is_built_with_it_and_to_data_beside_it(tmp_path: Path) -> None:
    def page(*formats: str) -> Path:
        built = build_report(BuildRequest(Workspace(BASE), formats, tmp_path), "testshire", "2023")
        return next(path for path in (*built.written, *built.unchanged) if path.suffix == ".html")

    assert targets(page("html")) == []
    assert targets(page("html", "docx")) == ["testshire-mappa-annual-report-2023.docx"]

    (tmp_path / "testshire/2023/testshire-mappa-statistics-2023.csv").write_text("", "utf-8")
    assert targets(page("html", "docx", "pdf")) == [
        "testshire-mappa-annual-report-2023.pdf",
        "testshire-mappa-annual-report-2023.docx",
        "testshire-mappa-statistics-2023.csv",
    ]


def test_data_of_a_return_lie_where_a_page_looks_for_them(workspace: Path, run: Run) -> None:
    assert run("data", "testshire", "2023", "--to", "csv,json").code == 0
    assert run("build", "testshire", "2023", "--to", "html").code == 0

    assert targets(workspace / "build/testshire/2023/testshire-mappa-annual-report-2023.html") == [
        "testshire-mappa-statistics-2023.csv",
        "testshire-mappa-statistics-2023.json",
    ]
