"""Captions that authors give: pictures and tables have the next number of the report, and none without a caption."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image

from mappa_report.building.request import BuildRequest
from mappa_report.document.blocks import Picture, Table
from mappa_report.document.inlines import Emphasis, Text, plain_text
from mappa_report.pipeline import build_report
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.source.place import Source
from mappa_report.workspace.door import Located
from mappa_report.workspace.workspace import Workspace

SECTION = Path("areas/testshire/2023/sections/20-police.md")
BODY = """
Table: Visits in the *year*

| Visit | Planned |
|---|---|
| Announced | 640 |

| Call | Made |
|---|---|
| By day | 12 |

**Table 7: Calls by night**

| Call | Made |
|---|---|
| By night | 13 |

![A plan](plan.png "Figure 9: the site in {{ year.number }}")

- One site

  ![A second plan](plan.png "The second site")
"""


def titles_in(body: str, folder: Path) -> Iterator[str]:
    problems: list[Problem] = []
    page = read_page(Source("s.md", body), PictureFolder(Located(folder, folder, "sections")), problems)
    assert page
    assert problems == []
    for block in page.blocks:
        yield plain_text(block.title) if isinstance(block, Table | Picture) else type(block).__name__


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("Table: Visits\n\n|a|\n|-|\n|b|", ["Visits"]),
        ("Table 3: Visits\n\n|a|\n|-|\n|b|", ["Visits"]),
        ("**Table 3.** Visits\n\n|a|\n|-|\n|b|", ["Visits"]),
        ("*Table 3: Visits*\n\n|a|\n|-|\n|b|", ["Visits"]),
        ("Table 3 has the visits.\n\n|a|\n|-|\n|b|", ["Paragraph", ""]),
        ("Table 3: Visits\n\nWords.", ["Paragraph", "Paragraph"]),
        ('![A plan](plan.png "Figure 1: the site")', ["the site"]),
        ('![A plan](plan.png "Fig. 2 – The site")', ["The site"]),
        ('![A plan](plan.png "Figures of 2022")', ["Figures of 2022"]),
        ("![A plan](plan of the site.png “The site”)", ["The site"]),
        ("![A plan](plan.png)", [""]),
    ],
)
def test_a_caption_is_read_without_the_number_that_was_typed(body: str, titles: list[str], tmp_path: Path) -> None:
    for name in ("plan.png", "plan of the site.png"):
        (tmp_path / name).write_bytes(png())
    assert list(titles_in(body, tmp_path)) == titles


def test_a_caption_keeps_its_emphasis() -> None:
    page = read_page(Source("s.md", "Table: The *year*\n\n|a|\n|-|\n|b|"), None, [])
    assert page
    [table] = page.blocks
    assert isinstance(table, Table)
    assert table.title == (Text("The "), Emphasis((Text("year"),)))


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_every_format_prints_captions_with_the_same_numbers(workspace: Path, engine: str) -> None:
    if engine == "weasyprint":
        pytest.importorskip("weasyprint")
    section = workspace / SECTION
    section.write_text(section.read_text("utf-8") + BODY, "utf-8")
    (section.parent / "plan.png").write_bytes(png())
    out = workspace / "out"

    result = build_report(
        BuildRequest(Workspace(workspace), ("docx", "pdf", "html"), out, pdf_engine=engine), "testshire", "2023"
    )

    assert [problem.message for problem in result.problems] == []
    [word], [pdf], [web] = (list(out.rglob(f"*.{name}")) for name in ("docx", "pdf", "html"))
    paragraphs = [
        each.text for each in docx.Document(str(word)).paragraphs if each.style and each.style.name == "Caption"
    ]
    own = [words for words in paragraphs if words.partition(": ")[2] in OWN]
    assert [words.partition(": ")[2] for words in own] == list(OWN)
    first = int(own[0].split()[1].rstrip(":"))
    assert own == [
        f"Table {first}: Visits in the year",
        f"Table {first + 1}: Calls by night",
        "Figure 1: the site in 2023",
        "Figure 2: The second site",
    ]
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    for text in ("".join(pages.split()), "".join(web.read_text("utf-8").split())):
        plain = text.replace("<em>", "").replace("</em>", "").replace("\N{NO-BREAK SPACE}", "")
        positions = [plain.find("".join(words.split())) for words in own]
        assert positions == sorted(positions)
        assert positions[0] > 0


OWN = ("Visits in the year", "Calls by night", "the site in 2023", "The second site")
