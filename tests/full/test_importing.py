"""Files that LibreOffice saved are read as their readers see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.importing.docx.reader import read_docx
from tests.full import judges
from tests.importing.shown import shown, told

pytestmark = pytest.mark.full

CONTRIBUTION = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">
<office:automatic-styles>
  <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
  <style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>
  <dc:creator>A. N. Author</dc:creator><dc:date>2023-05-01T10:00:00</dc:date></office:change-info>
  <text:p>gone </text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Police</text:h>
<text:p>The board <text:span text:style-name="B">met</text:span> four times<text:note text:note-class="footnote">
  <text:note-citation>1</text:note-citation><text:note-body><text:p>In London.</text:p></text:note-body></text:note>,
  <text:change text:change-id="c1"/>see <text:a xlink:href="https://example.org/a">the page</text:a>.</text:p>
<text:p>Seen<text:span text:style-name="V"> not seen</text:span>.</text:p>
<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table><table:table-column table:number-columns-repeated="3"/>
  <table:table-row><table:table-cell/><table:table-cell><text:p>2022</text:p></table:table-cell>
    <table:table-cell><text:p>2023</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell><text:p>Level 1</text:p></table:table-cell><table:table-cell/>
    <table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>
"""


def test_a_contribution_saved_by_libreoffice_as_a_word_file(tmp_path: Path) -> None:
    source = tmp_path / "police.fodt"
    source.write_text(CONTRIBUTION, "utf-8")
    judges.libreoffice([source], "docx", tmp_path)
    finished = read_docx((tmp_path / "police.docx").read_bytes(), "police.docx")

    assert shown(finished) == [
        "# Police",
        "The board **met** four times[^In London.], see [the page](https://example.org/a).",
        "Seen.",
        "- one",
        "- two",
        "|  | 2022 | 2023 |",
        "| Level 1 |  | 7 |",
    ]
    assert told(finished) == [
        "changes [paragraph 2] a deletion that was tracked is settled as if accepted",
        "hidden words [paragraph 3] hidden words were left out",
    ]
    assert "Author" not in repr(finished)
