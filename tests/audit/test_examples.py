"""Each of the small pieces of pages gives what it should, and no more."""

import pytest

from mappa_report.audit import audit_file
from mappa_report.problems.problem import Severity
from tests.audit.examples import EXAMPLES, PAGE


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_piece_of_a_page_gives_what_it_should(name: str) -> None:
    piece, codes = EXAMPLES[name]

    problems = audit_file("page.html", PAGE.format(piece).encode())

    assert {each.code for each in problems if each.severity is not Severity.INFO} == codes
