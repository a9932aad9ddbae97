"""Personal details: each kind is found however it is written, and what only looks like one is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.people.detail_kinds import check_personal_words
from mappa_report.checks.people.details import check_details
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from tests.conftest import ROOT

HEAD = "---\ntitle: T\n---\n"


def shipped_words() -> PersonalWords:
    problems: list[Problem] = []
    source = Source("people.yaml", (ROOT / "boilerplate/people.yaml").read_text("utf-8"))
    words = check_personal_words(read_yaml(source, problems), problems)
    assert problems == []
    return words


WORDS = shipped_words()


def page_of(body: str, head: str = HEAD) -> MarkdownPage:
    page = read_page(Source("10-x.md", head + body), None, [])
    assert page
    return page


def shown(problem: Problem) -> str:
    place = problem.place
    return place.source.line(place.line)[place.column - 1 : place.column - 1 + place.length]


def told(body: str, head: str = HEAD) -> list[tuple[str, str]]:
    return [(problem.code, shown(problem)) for problem in check_details(page_of(body, head), WORDS)]


@pytest.mark.parametrize(
    ("body", "code", "datum"),
    [
        ("write to a.b-c@x.police.uk.", "e-mail-address", "a.b-c@x.police.uk"),
        ("a.b [at] x.org", "e-mail-address", "a.b [at] x.org"),
        ("[a@x.org](mailto:a@x.org)", "e-mail-address", "a@x.org](mailto:a@x.org"),
        ("a\\@x.org", "e-mail-address", "a\\@x.org"),
        ("by a@**x**.org now", "e-mail-address", "by a@**x**.org now"),
        ("[him](mailto:a@x.org)", "e-mail-address", "a@x.org"),
        ("![a@x.org](x.png)", "e-mail-address", "a@x.org"),
        ("(01632) 960 001", "telephone-number", "(01632) 960 001"),
        ("+44 (0)7700-900-123", "telephone-number", "+44 (0)7700-900-123"),
        ("00447700900123", "telephone-number", "00447700900123"),
        ("+353 1 234 5678", "telephone-number", "+353 1 234 5678"),
        ("Tel: 960001", "telephone-number", "960001"),
        ("07700\n900123", "telephone-number", "07700"),
        ("ME99 9ZZ", "postcode", "ME99 9ZZ"),
        ("W1A1AA", "postcode", "W1A1AA"),
        ("sw1a 1aa", "postcode", "sw1a 1aa"),
        ("DOB 12.03.70", "date-of-birth", "12.03.70"),
        ("date of birth: 12th March 1970", "date-of-birth", "12th March 1970"),
        ("1970-03-12 (DOB)", "date-of-birth", "1970-03-12"),
        ("date of\nbirth March 12, 1970", "date-of-birth", "March 12, 1970"),
        ("| DOB | Town |\n|---|---|\n| x | y |\n| 12/3/1970 | z |", "date-of-birth", "12/3/1970"),
        ("born 3 May 1970", "date-of-birth", "3 May 1970"),
        ("born on\n3 May 1970", "date-of-birth", "3 May 1970"),
        ("AB 12 34 56 C", "personal-number", "AB 12 34 56 C"),
        ("AB123456C", "personal-number", "AB123456C"),
        ("2003/1234567X", "personal-number", "2003/1234567X"),
        ("12345/98X", "personal-number", "12345/98X"),
        ("A1234BC", "personal-number", "A1234BC"),
        ("NHS number 943 476 5919", "personal-number", "943 476 5919"),
        ("CRN X123456", "personal-number", "X123456"),
        ("his NHS no. is 943 476 5919", "personal-number", "943 476 5919"),
        ("a1234bc", "personal-number", "a1234bc"),
        ("his car, reg A123 BCD", "vehicle-registration", "A123 BCD"),
        ("ME99  9ZZ", "postcode", "ME99  9ZZ"),
        ("his car (AB12 CDE)", "vehicle-registration", "AB12 CDE"),
        ("AB12CDE", "vehicle-registration", "AB12CDE"),
        ("Tel.01622 960001", "telephone-number", "01622 960001"),
        ("No.07700 900123", "telephone-number", "07700 900123"),
        ("Tel/01622 960001", "telephone-number", "01622 960001"),
        ("Fax-01622 960001", "telephone-number", "01622 960001"),
        ("07700–900–123", "telephone-number", "07700–900–123"),
        ("07700/900/123", "telephone-number", "07700/900/123"),
        ("447700900123", "telephone-number", "447700900123"),
        ("（０７７００ ９００１２３）", "telephone-number", "０７７００ ９００１２３"),
        ("(07700900123.png)", "telephone-number", "07700900123"),
        ("a.b[at]x[dot]police.uk", "e-mail-address", "a.b[at]x[dot]police.uk"),
        ("a.b AT x DOT org", "e-mail-address", "a.b AT x DOT org"),
        ("a.b＠x.org", "e-mail-address", "a.b＠x.org"),
        ("ab123456c", "personal-number", "ab123456c"),
        ("PNC/2003/123456K", "personal-number", "2003/123456K"),
        ("NHS 9434765919", "personal-number", "9434765919"),
        ("ViSOR ref 12345678", "personal-number", "12345678"),
        ("prison no. VR1234", "personal-number", "VR1234"),
        ("ME99-9ZZ", "postcode", "ME99-9ZZ"),
        ("DOB: 14 Mar", "date-of-birth", "14 Mar"),
        ("date of birth of J. Doe is 12/3/1970", "date-of-birth", "12/3/1970"),
        ("He was born on 1 April 1981", "date-of-birth", "1 April 1981"),
        ("Doe, born in Ashford on 1 April 1981", "date-of-birth", "1 April 1981"),
    ],
)
def test_a_detail_is_found_where_it_stands(body: str, code: str, datum: str) -> None:
    assert told(body) == [(code, datum)]


@pytest.mark.parametrize(
    "body",
    [
        "@KentPolice tweets",
        "call 101, 999, 0800 555 111 or 0300 123 4567",
        "on 01.05.2022 12:30 and 31 March 2023",
        "the Level 2 1st meeting, on the A20 2nd",
        "The unit was born in 2001; on 1 April 2001 it began",
        "dates of birth are recorded. On 12 March 2022 that changed",
        "PNC checks rose to 12345, and the PNC was asked 2,345 times",
        "the A2070 at Ashford, and the A2070 to Rye",
        "NOMIS 2022-23 and PNC 31/03/2023 were new",
        "In 2022-23, 1,945 of 2,680, 72.6%, 2023/24",
        "https://www.gov.uk/01632960001",
        "CT10 RSO",
        "The DOB field in ViSOR was audited on 14 March 2023.",
        "The DOB of each was checked by 14 March 2023",
        "The scheme was born on 1 April 2001. It was born on 1 April 2001, and MAPPA was born on 1 April 2001.",
        "the A5678BC form",
        "447,700,900,123 and 2019–20–21, 01/04/2022-31/03/2023, 07/2022-12/2023",
        "we meet AT noon",
        "NHS 111 and NHS 2022-23",
        "ViSOR 2,680 records, and 12345 in ViSOR",
    ],
)
def test_what_is_no_detail_is_left_alone(body: str) -> None:
    assert told(body) == []


def test_the_head_is_searched_too() -> None:
    head = "---\ntitle: Call 07700 900123\nrole: Inspector (a@x.org)\n---\n"

    assert set(told("Words.", head)) == {("telephone-number", "07700 900123"), ("e-mail-address", "a@x.org")}


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("AB123456C", Severity.WARNING),
        ("National Insurance number AB123456C", Severity.ERROR),
        ("PNC ID 2003/1234567X", Severity.ERROR),
        ("PNC ID\n2003/1234567X", Severity.ERROR),
        ("prison number A1234BC", Severity.ERROR),
        ("CRN X123456", Severity.ERROR),
        ("DOB 12/3/1970", Severity.ERROR),
        ("born on 12/3/1970", Severity.WARNING),
        ("a@x.org", Severity.WARNING),
    ],
)
def test_only_what_the_words_beside_it_name_is_an_error(body: str, severity: Severity) -> None:
    assert [problem.severity for problem in check_details(page_of(body), WORDS)] == [severity]


def test_a_name_counts_for_the_next_number_alone() -> None:
    problems = list(check_details(page_of("PNC ID 2003/1234567X and A1234BC"), WORDS))

    assert [problem.severity for problem in problems] == [Severity.ERROR, Severity.WARNING]


@given(st.from_regex(r"07[0-9]{3} [0-9]{6}", fullmatch=True), st.text(st.characters(codec="utf-8"), max_size=20))
def test_no_datum_is_repeated_in_what_is_said(number: str, words: str) -> None:
    text = f"Tel {number} {words}"
    source = Source("10-x.md", text)
    for problem in check_details(MarkdownPage(source, None, ()), WORDS):
        said = (problem.message, problem.label, problem.hint, *problem.notes, *problem.record)
        assert problem.is_private
        assert not any(number in part for part in said)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "0 " * 100_000,
        "a@" * 100_000,
        "dob 1 " * 33_000,
        "AB 12 " * 33_000,
        "born " * 40_000,
        "a AT b DOT " * 18_000,
        "tel.0 " * 33_000,
        "DOB Of " * 28_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    list(check_details(MarkdownPage(Source("10-x.md", text), None, ()), WORDS))
