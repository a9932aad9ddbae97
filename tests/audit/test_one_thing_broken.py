"""The built report is without fault, and each single thing broken in it is told in full and nothing else is.

What a web page can show is in ``problems``; here are the codes of Word files and PDFs alone, each with the example on
its page in ``docs/problems``. ``pytest --update`` sets those anew; read the diff.
"""

from __future__ import annotations

import re

import pytest

from mappa_report.audit import audit_file
from mappa_report.problems.show import as_text
from tests.audit.broken import DOCX_ONLY, PDF_ONLY
from tests.audit.files import built
from tests.conftest import ROOT

CASES = [*((code, "report.docx") for code in DOCX_ONLY), *((code, "report.pdf") for code in PDF_ONLY)]


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_the_report_as_built_is_without_fault(name: str) -> None:
    assert as_text(audit_file(f"report.{name}", built(name))) == ""


@pytest.mark.parametrize(("code", "name"), CASES)
def test_one_thing_broken_is_one_problem(code: str, name: str, update: bool) -> None:
    page = ROOT / f"docs/problems/{code}.md"
    text = page.read_text("utf-8")

    told = as_text(audit_file(name, {**DOCX_ONLY, **PDF_ONLY}[code]()))

    assert f"[{code}]" in told
    example = re.compile(r"(?<=## Example\n\n```text\n)(?s:.+?)(?=\n```\n)")
    if update:
        text = example.sub(lambda _: told, text)
        page.write_text(text, "utf-8")
    assert example.findall(text) == [told]
