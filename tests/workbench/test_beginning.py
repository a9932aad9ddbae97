"""A first year: an empty folder made ready, an edition in official words, and a published report taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.official_report import as_docx, blocks, make_known
from tests.workbench.browser import Answer, Browser, workbench_of

REPORT = (Path(__file__).parent.parent / "intake" / "report.txt").read_bytes()
OFFICIAL = as_docx(blocks())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture
def browser(folder: Path) -> Iterator[Browser]:
    with workbench_of(folder) as opened:
        yield opened


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read_report(browser: Browser, **fields: str) -> Answer:
    return browser.upload("/published", "report", {"report.txt": REPORT}, {"area": "norfolk", "year": ""} | fields)


def test_an_empty_folder_is_made_ready_by_one_button(browser: Browser, folder: Path) -> None:
    asked = browser.get("/")

    assert asked.words.startswith("Make this folder ready No report has been written in this folder yet.")
    assert str(folder) in asked.words
    assert names(folder) == []
    made = browser.send("/start", {})
    assert made.words.startswith("Reports There is no report in this folder yet. Begin one.")
    assert names(folder) == [".gitignore", "boilerplate/README.md", "mappa-report.yaml", "templates/README.md"]


def test_the_example_comes_with_it_where_it_is_asked_for(browser: Browser, folder: Path) -> None:
    assert browser.send("/start", {"example": "yes"}).words.startswith("Reports Area Year Kent 2022–23")
    assert (folder / "areas/kent/2023/statistics.yaml").is_file()


def test_a_published_report_is_shown_first_and_then_taken(browser: Browser, folder: Path) -> None:
    browser.send("/start", {})
    before = names(folder)

    shown = read_report(browser)

    assert "What was read, as Norfolk 2018–19 figures" in shown.words
    assert "of the 52 that the form of 2019 asks for" in shown.words
    assert names(folder) == before
    taken = browser.send(
        "/published/take", {"key": browser.field(shown, "key"), "area": "norfolk", "year": browser.field(shown, "year")}
    )
    assert taken.words.startswith("Norfolk 2018–19 Next step")
    assert "category_1: 1402" in (folder / "areas/norfolk/2019/statistics.yaml").read_text()


def test_a_report_that_has_been_begun_is_not_written_over(browser: Browser, folder: Path) -> None:
    browser.send("/begin", {"area": "norfolk", "year": "2019"})
    file = folder / "areas/norfolk/2019/statistics.yaml"
    before = file.read_bytes()

    shown = read_report(browser)
    refused = browser.send("/published/take", {"key": re_key(browser), "area": "norfolk", "year": "2019"})

    assert "The report of Norfolk for 2018–19 has been begun already, and is not written over. Go to it." in shown.words
    assert 'name="key"' not in shown.text
    assert (refused.status, file.read_bytes()) == (422, before)


def re_key(browser: Browser) -> str:
    """The key of the same report, as a page had it that was opened before the year was begun."""
    shown = browser.upload("/published", "report", {"report.txt": REPORT}, {"area": "kent", "year": ""})
    return browser.field(shown, "key")


def test_a_report_of_another_year_than_the_one_typed_is_refused(browser: Browser, folder: Path) -> None:
    refused = read_report(browser, year="2023")

    assert refused.status == 422
    assert refused.words.startswith(
        "There is a problem report.txt: this is the report of 2019, and that of 2023 was asked for"
    )
    assert not (folder / "areas").exists()


def test_what_had_no_place_is_shown_until_it_is_settled(browser: Browser, folder: Path) -> None:
    shown = read_report(browser)
    fields = {"key": browser.field(shown, "key"), "area": "norfolk", "year": "2019"}
    browser.send("/published/take", fields)
    list_of_it = folder / "areas/norfolk/2019/unplaced.md"

    assert "Ann Example" in browser.get("/reports/norfolk/2019/unplaced").words
    kept = browser.send("/reports/norfolk/2019/unplaced", {})
    assert kept.words.startswith("There is a problem The list was left as it is, as the box was not ticked.")
    assert list_of_it.is_file()
    assert browser.send("/reports/norfolk/2019/unplaced", {"settled": "yes"}).words.startswith("Norfolk 2018–19")
    assert not list_of_it.exists()


def test_a_year_that_no_edition_covers_is_begun_as_a_copy_once_that_is_said(browser: Browser, folder: Path) -> None:
    asked = browser.send("/begin", {"area": "norfolk", "year": "2031"})

    assert asked.words.startswith(
        "There is a problem No edition covers 2031 yet. One can be begun as a copy of that of 2023: tick the box below"
    )
    assert names(folder) == []
    begun = browser.send("/begin", {"area": "norfolk", "year": "2031", "provisional": "yes"})
    assert begun.words.startswith("Norfolk 2030–31")
    assert 'edition: "2031"' in (folder / "boilerplate/2031/edition.yaml").read_text()


def adopt(browser: Browser) -> Answer:
    shown = browser.upload("/editions", "report", {"norfolk.docx": OFFICIAL}, {"origin": "2023"})
    return browser.send("/editions/take", {"key": browser.field(shown, "key"), "origin": "2023"})


def test_the_official_wording_is_shown_word_by_word_and_then_becomes_an_edition(browser: Browser, folder: Path) -> None:
    make_known(folder)

    shown = browser.upload("/editions", "report", {"norfolk.docx": OFFICIAL}, {"origin": "2023"})

    assert "passages 6 of 7 adopted definitions 4 of 10 adopted" in shown.words
    assert "reports of taken out: every area end. put in: all areas end. in England and Wales" in shown.words
    assert re.search(r"<del class=\"app-del\">.*?every area ", shown.text)
    assert not (folder / "boilerplate/2023-official").exists()
    taken = adopt(browser)
    assert taken.words.startswith("The edition 2023-official has been made. New reports of its year follow it.")
    assert (folder / "boilerplate/2023-official/edition.yaml").is_file()


def test_a_report_follows_the_edition_and_it_is_confirmed(browser: Browser, folder: Path) -> None:
    make_known(folder)
    browser.send("/begin", {"area": "norfolk", "year": "2023"})
    file = folder / "areas/norfolk/2023/statistics.yaml"
    before = file.read_text()
    adopt(browser)

    followed = browser.send("/editions/follow", {"edition": "2023-official", "report": "/reports/norfolk/2023"})
    confirmed = browser.send("/editions/confirm", {"edition": "2023-official", "by": 'Head of "the" team'})

    assert followed.words.startswith("That report follows 2023-official now.")
    assert file.read_text() == before.replace('edition: "2023"', 'edition: "2023-official"')
    assert 'It is recorded that 2023-official has been confirmed by Head of "the" team.' in confirmed.words
    assert "Confirmed, partly adopted text Its wording was taken from norfolk.docx" in confirmed.words


def test_an_edition_that_comes_with_the_program_is_not_confirmed_by_a_form(browser: Browser, folder: Path) -> None:
    refused = browser.send("/editions/confirm", {"edition": "2019", "by": "Head of the team"})

    assert (refused.status, names(folder)) == (422, [])


def test_that_the_programs_own_wording_may_be_published_is_recorded_in_the_settings(
    browser: Browser, folder: Path
) -> None:
    browser.send("/start", {})
    settings = folder / "mappa-report.yaml"
    before = settings.read_text()

    assert browser.send("/editions/let", {"by": ""}).status == 422
    told = browser.send("/editions/let", {"by": "Head of the team"})

    assert told.words.startswith("It is recorded that Head of the team has decided so.")
    added = settings.read_text().removeprefix(before)
    assert re.fullmatch(r'own_text: \{date: \d{4}-\d\d-\d\d, by: "Head of the team"\}\n', added)


def test_another_areas_report_is_compared_with_what_was_adopted(browser: Browser, folder: Path) -> None:
    make_known(folder)
    adopt(browser)
    file = folder / "boilerplate/2023-official/edition.yaml"
    before = file.read_bytes()

    same = browser.upload("/editions", "report", {"kent.docx": OFFICIAL}, {"origin": "2023"})

    assert "It says the same, word for word." in same.words
    assert file.read_bytes() == before
