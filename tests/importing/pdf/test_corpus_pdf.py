"""A published report as PDF, where it is: no word of it is lost, and every figure of the return is found."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.importing.figures import find_figures
from mappa_report.importing.lines import lines_of
from mappa_report.importing.pdf.reader import read_pdf
from tests.conftest import ROOT
from tests.importing.layouts import CORPUS, differences, form_of, return_of

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the published reports are not here")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_each_word_is_placed() -> None:
    finished = read_pdf((CORPUS / "kent-2023.pdf").read_bytes(), "kent-2023.pdf")
    placed = words(finished.title)
    for run in inlines_of(piece.block for piece in finished.pieces):
        placed += words(plain_text(run))

    assert placed == words((CORPUS / "kent-2023.txt").read_text("utf-8"))


def test_every_figure_in_print_is_found() -> None:
    expected, _, _ = return_of(ROOT / "areas/kent/2023/statistics.yaml")
    finished = read_pdf((CORPUS / "kent-2023.pdf").read_bytes(), "kent-2023.pdf")

    found = find_figures(form_of(2023, {}), 2023, lines_of(finished.pieces))

    # Its cell was left blank: nothing on the page says that there is one.
    assert differences(found, expected) == ["sexual_risk_order_breaches: missing"]
