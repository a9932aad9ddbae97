"""The pages that a Word file names: those of the PDF, whatever is made with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import pytest

from tests.conftest import Run
from tests.docx_outline import outline
from tests.engines import ENGINES
from tests.pdf_outline import label_of

STEM = Path("build/testshire/2023/testshire-mappa-annual-report-2023")


def contents(data: bytes) -> dict[str, str]:
    """The page of each anchor in the contents of a Word file."""
    return dict(re.findall(r"‹ PAGEREF _Toc_(\w+) \\h = (\w+)›", "\n".join(outline(data))))


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_contents_of_a_word_file_have_the_pages_of_the_pdf(engine: str, run: Run) -> None:
    run("build", "testshire", "2023", "--pdf-engine", engine)

    pdf = pypdf.PdfReader(STEM.with_suffix(".pdf"))
    places = {name.replace("-", "_"): name for name in pdf.named_destinations}
    listed = contents(STEM.with_suffix(".docx").read_bytes())
    assert len(listed) > 3
    assert listed == {name: label_of(pdf, places[name]) for name in listed}


@pytest.mark.usefixtures("workspace")
def test_a_word_file_has_the_same_bytes_whatever_is_made_with_it(run: Run) -> None:
    run("build", "testshire", "2023")
    before = STEM.with_suffix(".docx").read_bytes()
    shutil.rmtree("build")

    result = run("build", "testshire", "2023", "--to", "docx")

    assert STEM.with_suffix(".docx").read_bytes() == before
    assert result.out == f"wrote {STEM}.docx\nNo problems.\n"
    assert [path.suffix for path in STEM.parent.iterdir() if path.suffix not in ("", ".json")] == [".docx"]


def test_where_no_pdf_can_be_set_contents_have_no_pages_and_nothing_is_said_of_it(workspace: Path, run: Run) -> None:
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates/report.typ").write_text("#let broken = (\n", "utf-8")

    result = run("build", "testshire", "2023", "--to", "docx")

    assert result.out == f"wrote {STEM}.docx\nNo problems.\n"
    assert contents(STEM.with_suffix(".docx").read_bytes()) == {}
