"""A year's work through the pages alone: what is typed is in the files, and what the files say is on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
INTRODUCTION = f"{REPORT}/sections/10-introduction.md"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def statistics(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/statistics.yaml"


@pytest.fixture
def introduction(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/sections/10-introduction.md"


def test_all_reports_are_listed_and_lead_to_their_pages(browser: Browser) -> None:
    assert f'<a class="govuk-link" href="{REPORT}">testshire 2022–23</a>' in browser.get("/").text
    assert browser.get("/").words.startswith("Reports Area Year testshire 2022–23 2022–23 Begin a report")


def test_the_year_says_what_is_done_and_what_comes_next(browser: Browser) -> None:
    words = browser.get(REPORT).words

    assert words == (
        "Testshire 2022–23 Next step Write the section “Testshire Police” Write Figures All there Introduction Written "
        "Testshire Police Illustrative What others have sent Earlier versions Check and agree Problems None Proofs "
        "None yet Sign-off Not yet Publish Make the final files Not yet Who owes what, and e-mails that ask for it "
        "What the check says The check finds nothing."
    )


def test_a_figure_typed_in_its_cell_is_in_the_file(browser: Browser, statistics: Path) -> None:
    before = statistics.read_text()
    fields = browser.fields(f"{REPORT}/figures")

    saved = browser.send(f"{REPORT}/figures", fields | {"reviews": "1,005"})

    assert (saved.status, saved.words.startswith("The figures have been saved.")) == (200, True)
    assert statistics.read_text() == before.replace("reviews: 4", "reviews: 1005")


def test_looking_and_saving_without_a_change_leaves_every_byte(browser: Browser, statistics: Path) -> None:
    before = statistics.read_bytes()

    browser.send(f"{REPORT}/figures", browser.fields(f"{REPORT}/figures"))

    assert statistics.read_bytes() == before


def test_states_are_typed_as_words(browser: Browser, statistics: Path) -> None:
    fields = browser.fields(f"{REPORT}/figures")

    browser.send(f"{REPORT}/figures", fields | {"reviews": "not returned", "orders.first": "c", "orders.second": "n/a"})

    assert statistics.read_text().endswith("orders:\n  first: c\n  second: n/a\nreviews:\nshare: 2.4\n")
    assert browser.fields(f"{REPORT}/figures")["reviews"] == "not returned"


def test_a_figure_that_is_emptied_is_still_to_come(browser: Browser, statistics: Path) -> None:
    browser.send(f"{REPORT}/figures", browser.fields(f"{REPORT}/figures") | {"reviews": ""})

    assert statistics.read_text().endswith("#reviews:\nshare: 2.4\n")
    assert "Figures 1 of " in browser.get(REPORT).words


def test_what_is_no_figure_is_refused_on_its_cell_and_the_rest_is_saved(browser: Browser, statistics: Path) -> None:
    fields = browser.fields(f"{REPORT}/figures") | {"reviews": "about four", "orders.first": "7"}

    refused = browser.send(f"{REPORT}/figures", fields)

    assert refused.status == 422
    assert "Reviews, Reviews" in refused.words or "“about four” is no number" in refused.words
    assert 'value="about four"' in refused.text
    assert "first: 7" in statistics.read_text()
    assert "reviews: 4" in statistics.read_text()


def test_the_slip_is_marked_on_its_cell_in_the_words_of_the_check(browser: Browser) -> None:
    browser.send(f"{REPORT}/figures", browser.fields(f"{REPORT}/figures") | {"people.near.red": "11"})

    page = " ".join(browser.get(f"{REPORT}/figures").text.split())

    beside = page.partition('<div id="people.near.red-beside"')[2].partition("</div>")[0]
    assert 'id="people.near.red" name="people.near.red" value="11"' in page
    assert beside.partition(">")[2] == (
        '<p class="govuk-error-message">people, near, red does not add up: 10 would agree with both sums</p>'
    )


def test_a_figure_that_was_changed_in_the_file_meanwhile_is_not_written_over(
    browser: Browser, statistics: Path
) -> None:
    fields = browser.fields(f"{REPORT}/figures")
    statistics.write_text(statistics.read_text().replace("reviews: 4", "reviews: 6"))

    told = browser.send(f"{REPORT}/figures", fields | {"reviews": "5", "orders.first": "9"})

    assert "this figure has been changed meanwhile, from 4 to 6; look at both" in told.words
    assert "reviews: 6" in statistics.read_text()
    assert "first: 9" in statistics.read_text()


def test_a_section_is_saved_as_it_was_typed(browser: Browser, introduction: Path) -> None:
    before = introduction.read_text()
    text = before + "\nA second paragraph.\n"

    saved = browser.send(INTRODUCTION, browser.fields(INTRODUCTION) | {"text": text.replace("\n", "\r\n")})

    assert saved.words.startswith("The section has been saved.")
    assert introduction.read_bytes() == text.encode()


def test_saving_a_section_without_a_change_leaves_every_byte(browser: Browser, introduction: Path) -> None:
    data = introduction.read_bytes().replace(b"\n", b"\r\n") + b"\r\n  "
    introduction.write_bytes(data)

    browser.send(INTRODUCTION, browser.fields(INTRODUCTION))

    assert introduction.read_bytes() == data


def test_two_people_who_change_two_paragraphs_both_keep_their_words(browser: Browser, introduction: Path) -> None:
    introduction.write_text(introduction.read_text() + "\nA second paragraph.\n")
    mine = browser.fields(INTRODUCTION)
    introduction.write_text(introduction.read_text().replace("second", "other"))

    saved = browser.send(INTRODUCTION, mine | {"text": mine["text"].replace("There were", "We had")})

    assert saved.words.startswith("Somebody else has changed other paragraphs meanwhile.")
    assert "We had" in introduction.read_text()
    assert "A other paragraph." in introduction.read_text()


def test_two_people_who_change_the_same_words_are_shown_both(browser: Browser, introduction: Path) -> None:
    mine = browser.fields(INTRODUCTION)
    theirs = introduction.read_text().replace("There were", "The area had")
    introduction.write_text(theirs)

    told = browser.send(INTRODUCTION, mine | {"text": mine["text"].replace("There were", "We had")})

    assert told.status == 409
    assert "We had" in browser_text(told.text)
    assert "The area had" in told.words
    assert introduction.read_text() == theirs


def browser_text(page: str) -> str:
    return page.partition("<textarea")[2].partition("</textarea>")[0]


def test_markup_in_a_section_is_shown_and_never_run(browser: Browser, introduction: Path) -> None:
    introduction.write_text(introduction.read_text() + "\n</textarea><script>alert(1)</script>\n")

    assert "alert(1)" in browser.get(INTRODUCTION).text
    assert "<script>" not in browser.get(INTRODUCTION).text


def test_a_report_is_begun_shown_and_built(browser: Browser, workspace: Path) -> None:
    built = browser.send(f"{REPORT}/build", {})

    assert built.words.startswith("The files have been made.")
    names = sorted(path.name for path in (workspace / "build/testshire/2023").iterdir() if path.name[0] != ".")
    assert names == [f"testshire-mappa-annual-report-2023.{each}" for each in ("docx", "html", "pdf")]
    pdf = browser.get(f"{REPORT}/files/{names[2]}")
    assert (pdf.status, pdf.headers["content-disposition"]) == (200, f'attachment; filename="{names[2]}"')


def test_the_report_is_shown_in_a_frame_in_which_nothing_runs(browser: Browser) -> None:
    report = browser.get(f"{REPORT}/preview/report")

    assert "There were 17 people on 31 March 2023." in report.words
    assert report.headers["content-security-policy"].endswith("frame-ancestors 'self'; sandbox")
    assert "sandbox></iframe>" in browser.get(f"{REPORT}/preview").text


def test_a_report_with_errors_is_not_built_and_says_why(browser: Browser, statistics: Path) -> None:
    statistics.write_text(statistics.read_text().replace("total: 15", "total: 16"))

    told = browser.send(f"{REPORT}/build", {})

    assert (told.status, "Nothing was written, as there are errors." in told.words) == (422, True)
    problems = browser.get(f"{REPORT}/problems").words
    assert (
        "Error people, near, total does not add up "
        "Figures › People on 31 March 2023, Near, Total red + blue = 10 + 5 = 15"
    ) in problems


def test_a_new_report_is_laid_out_from_the_register(browser: Browser, workspace: Path) -> None:
    begun = browser.send("/begin", {"area": "kent", "year": "2023", "from": ""})

    assert begun.words.startswith("Kent 2022–23 Next step")
    assert (workspace / "areas/kent/2023/statistics.yaml").is_file()


def test_a_report_that_exists_is_not_begun_again(browser: Browser) -> None:
    told = browser.send("/begin", {"area": "testshire", "year": "2023", "from": ""})

    assert (told.status, "this report has been started already" in told.words) == (422, True)


def test_what_nobody_foresaw_is_told_in_plain_words(browser: Browser, introduction: Path) -> None:
    introduction.unlink()

    assert browser.get(INTRODUCTION).words == (
        "There is a problem This report has no such section. It may have been renamed or removed meanwhile."
    )
