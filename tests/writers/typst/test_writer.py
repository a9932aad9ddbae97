"""What is particular to the PDFs that Typst makes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import NumberedList, Paragraph, Row
from mappa_report.writers.typst.engine import load_engine
from mappa_report.writers.typst.writer import write_pdf
from tests.conftest import ROOT
from tests.documents import FIGURES, empty, every_node, text
from tests.pdf_outline import artifact_texts, fonts, page_lines
from tests.pdf_tree import read_tags

TEMPLATES = ROOT / "templates"

IN_ANOTHER_PROCESS = """
import sys
from tests.documents import every_node
from tests.writers.typst.test_writer import TEMPLATES
from mappa_report.writers.typst.writer import write_pdf
sys.stdout.buffer.write(write_pdf(every_node(), TEMPLATES.joinpath))
"""


def test_another_process_makes_the_same_bytes() -> None:
    settings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1", "LC_ALL": "C"}
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS]
    made = subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True).stdout
    assert made == write_pdf(every_node(), TEMPLATES.joinpath)


def test_one_report_leaves_nothing_to_the_next() -> None:
    first = write_pdf(empty(), TEMPLATES.joinpath)
    write_pdf(every_node(), TEMPLATES.joinpath)
    assert write_pdf(empty(), TEMPLATES.joinpath) == first


def test_it_names_no_folder_of_this_machine_and_no_time() -> None:
    data = write_pdf(every_node(), TEMPLATES.joinpath)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert "Date" not in " ".join(pdf.docinfo.keys())
        assert b"Date" not in pdf.Root.Metadata.read_bytes()
    assert [stream for stream in [data, *streams] if b"/tmp" in stream or str(ROOT).encode() in stream] == []


def test_the_language_is_told_in_full() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(replace(empty(), language="sr-Latn"), TEMPLATES.joinpath))) as pdf:
        assert str(pdf.Root.Lang) == "sr-Latn"


def test_only_the_packaged_fonts_are_in_it() -> None:
    names = fonts(write_pdf(every_node(), TEMPLATES.joinpath))
    assert {name.partition("-Identity")[0] for name in names} == {
        "SourceSans3-Regular",
        "SourceSans3-It",
        "SourceSans3-Semibold",
        "SourceSans3-SemiboldIt",
    }


def test_the_head_of_a_table_s_later_pages_is_not_read_aloud() -> None:
    rows = tuple(Row((text(f"Row {number}"), text("1"), text("2"))) for number in range(70))
    data = write_pdf(replace(empty(), blocks=(replace(FIGURES, rows=rows, notes=()),)), TEMPLATES.joinpath)
    [table] = read_tags(data).all("Table")
    assert table.pages() == [1, 2, 3]
    assert [len(row.kids) for row in table.all("TR")] == [3] * 71
    assert artifact_texts(data) >= 2 * 3 + 3 * 2, "the head on two pages, and two lines round each of three"


def test_a_row_higher_than_a_page_and_a_word_longer_than_a_line_are_whole() -> None:
    rows = (Row((text("Long"), text("word " * 900), text("x" * 90))),)
    data = write_pdf(replace(empty(), blocks=(replace(FIGURES, rows=rows, notes=()),)), TEMPLATES.joinpath)
    printed = " ".join(word for page in page_lines(data) for line in page for word in line.split())
    assert printed.count("word") == 900
    assert sum(word.count("x") for word in printed.split() if set(word) == {"x"}) == 90


def test_no_list_begins_with_one_item_at_the_foot_of_a_page() -> None:
    items = tuple((Paragraph(text(f"item {number}")),) for number in range(4))
    for lines in range(24, 32):
        filler = [Paragraph(text(f"line {number}")) for number in range(lines)]
        pages = page_lines(write_pdf(replace(empty(), blocks=(*filler, NumberedList(items))), TEMPLATES.joinpath))
        assert len([page for page in pages if {"1. item 0", "2. item 1"} & set(page)]) == 1


def test_the_colours_of_an_area_may_change_between_two_reports(tmp_path: Path) -> None:
    look = (TEMPLATES / "look.typ").read_text("utf-8").replace('"#16191c"', '"#ff0000"')
    (tmp_path / "look.typ").write_text(look, "utf-8")
    own = write_pdf(every_node(), lambda name: (tmp_path if name == "look.typ" else TEMPLATES) / name)
    assert pypdf.PdfReader(io.BytesIO(own)).pages[3].extract_text() == (
        pypdf.PdfReader(io.BytesIO(write_pdf(every_node(), TEMPLATES.joinpath))).pages[3].extract_text()
    )
    assert own != write_pdf(every_node(), TEMPLATES.joinpath)


def test_what_is_kept_of_other_reports_is_given_back_and_of_the_same_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting:
        count = 0

        def compile(self, source: bytes) -> None:
            assert source == b""
            self.count += 1

    engine = load_engine(TEMPLATES.joinpath)
    counting = Counting()
    monkeypatch.setattr(engine, "_compiler", counting)
    monkeypatch.setattr(engine, "_begun", 0)

    engine.begin("one")
    for _ in range(9):
        engine.begin("one")
    assert counting.count == 0

    engine.begin("another")
    assert counting.count == 4
