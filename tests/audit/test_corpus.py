"""Files of the veraPDF corpus for PDF/UA-1, where they are: those named pass are not accused, the others told of.

The corpus is by the veraPDF consortium (CC BY 4.0) and not part of the project.
"""

from __future__ import annotations

import pytest

from mappa_report.audit import audit_file
from mappa_report.problems.problem import Severity
from tests.conftest import ROOT

CORPUS = ROOT.parent / "shared/cases/audit-pdf"
TOLD = {
    "5-t02-fail-a": {"conformance-unsaid"},
    "7.10-t02-fail-a": {"layers-unclear"},
    "7.11-t01-fail-b": {"attachment-unnamed"},
    "7.18.1-t02-pass-a": set(),
    "7.18.1-t03-pass-b": set(),
    "7.18.1-t03-pass-d": set(),
    "7.18.1-t03-pass-f": set(),
    "7.18.5-t01-fail-a": {"link-untagged"},
    "7.18.7-t01-fail-a": {"attachment-unnamed"},
    "7.2-t17-pass-d": set(),
    "7.2-t29-pass-a": set(),
    "7.2-t29-pass-d": set(),
    "7.20-t01-pass-a": set(),
    "7.20-t02-pass-a": set(),
    "7.21.3.2-t01-fail-a": {"font-broken"},
    "7.21.3.3-t01-fail-a": {"font-broken"},
    "7.21.4.2-t01-fail-a": {"font-broken"},
    "7.21.6-t02-fail-a": {"font-broken"},
    "7.21.7-t01-pass-a": set(),
    "7.21.7-t01-pass-b": set(),
    "7.21.7-t02-fail-a": {"font-unreadable"},
    "7.3-t01-pass-c": set(),
    "7.4.4-t03-fail-b": {"tag-misplaced"},
    "7.5-t01-pass-b": set(),
    "7.5-t01-pass-c": set(),
    "7.7-t01-pass-c": set(),
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the files of the veraPDF corpus are not here")
@pytest.mark.parametrize("name", TOLD)
def test_a_file_of_the_corpus_gives_what_it_should(name: str) -> None:
    problems = audit_file(f"{name}.pdf", (CORPUS / f"{name}.pdf").read_bytes())

    assert {each.code for each in problems if each.severity is not Severity.INFO} == TOLD[name]
