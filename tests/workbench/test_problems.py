"""The page of problems: each by its weight and page, mended by a button, or let stand with a reason."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workbench.problem_views import views_of
from mappa_report.workbench.reports import Report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import HERE
from tests.workbench.browser import Answer, Browser, workbench_of

REPORT = "/reports/testshire/2023"
PROBLEMS = f"{REPORT}/problems"
TOTAL = "People on 31 March 2023, Near, Total"
GONE = "This is no longer as it was when the page was shown, so nothing was changed. Look again."


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def police(workspace: Path) -> Path:
    path = workspace / "areas/testshire/2023/sections/20-police.md"
    path.write_text(path.read_text("utf-8") + "\nEach offender has a plan. It was last month, TBC.\n", "utf-8")
    return path


@pytest.fixture
def waivers(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/waivers.yaml"


def keys(page: Answer, action: str) -> list[str]:
    """The keys of the forms of ``page`` that do ``action``, in their order."""
    return re.findall(rf'action="{PROBLEMS}/{action}">\s*<input type="hidden" name="problem" value="(\w+)"', page.text)


@pytest.mark.usefixtures("workspace")
def test_without_problems_the_page_says_so(browser: Browser) -> None:
    assert browser.get(PROBLEMS).words == "Problems The check finds nothing."


@pytest.mark.usefixtures("police")
def test_problems_stand_by_weight_each_with_its_page_and_its_remedy(browser: Browser, workspace: Path) -> None:
    statistics = workspace / "areas/testshire/2023/statistics.yaml"
    statistics.write_text(statistics.read_text("utf-8").replace("    total: 15", "    total: 16"), "utf-8")

    page = browser.get(PROBLEMS)

    messages = re.findall(r"</strong>\s*(.*?)</p>", page.text)
    assert messages[:2] == [
        "people, near, total does not add up",
        "“offender” has been replaced: from 2022–23 on the term is “individual”",
    ]
    assert f'<a class="govuk-link" href="{REPORT}/figures#people.near.total">Figures › {TOTAL}</a>' in page.text
    assert f'<a class="govuk-link" href="{REPORT}/sections/20-police.md">Testshire Police</a>' in page.text
    assert re.findall(r'type="submit">(Write[^<]*)<', page.text) == ["Write “individual”"]
    assert "1 error, 3 warnings" in browser.get(REPORT).words


def test_figures_to_come_are_called_as_the_form_calls_them(browser: Browser, workspace: Path) -> None:
    statistics = workspace / "areas/testshire/2023/statistics.yaml"
    text = statistics.read_text("utf-8").replace("    total: 15\n", "    #total:\n").replace("reviews: 4", "#reviews:")
    statistics.write_text(re.sub(r"(?s)  far:.*?  total:\n", "  far:\n  total:\n", text), "utf-8")

    page = browser.get(PROBLEMS).text

    assert re.findall(r"</strong>\s*(.*?)</p>", page) == ["Still to come"] * 2
    assert re.findall(r'href="[^"]*(#[^"]*)">(.*?)</a>', page) == [
        ("#people.far.red", "Figures › People on 31 March 2023, Far"),
        ("#reviews", "Figures › Reviews, Cases reviewed"),
    ]


def test_the_words_round_a_slip_are_shown_and_nothing_of_a_sections_head(browser: Browser, police: Path) -> None:
    head = police.read_text("utf-8").partition("\n---\n")[0].replace("title: Testshire Police", "title: The XYZ")
    long = "We met and spoke of the plans that we have. " * 6 + "Each offender has a plan. " + "It was agreed. " * 9
    police.write_text(f"{head}\n---\n{long}\n", "utf-8")

    page = browser.get(PROBLEMS).text

    assert re.findall(r'__line">(.*?)</p>', page) == [
        "… of the plans that we have. We met and spoke of the plans that we have. Each offender has a plan. "
        + "It was agreed. " * 6
        + "It was …"
    ]
    assert "“XYZ” is spelt out nowhere" in page


def test_a_button_makes_the_change_and_says_so(browser: Browser, police: Path) -> None:
    (key,) = keys(browser.get(PROBLEMS), "mend")

    answer = browser.send(f"{PROBLEMS}/mend", {"problem": key})

    assert (answer.status, answer.words.startswith("The change has been made.")) == (200, True)
    assert "Each individual has a plan." in police.read_text("utf-8")
    assert keys(answer, "mend") == []


def test_what_was_changed_meanwhile_is_not_mended(browser: Browser, police: Path) -> None:
    (key,) = keys(browser.get(PROBLEMS), "mend")
    changed = police.read_text("utf-8").replace("Each offender has", "Every offender had")
    police.write_text(changed, "utf-8")

    answer = browser.send(f"{PROBLEMS}/mend", {"problem": key})

    assert (answer.status, GONE in answer.words) == (409, True)
    assert police.read_text("utf-8") == changed


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# What the board knows of.\n",
        "- {code: leftover, place: 'sections/20-police.md: TBC', reason: Known, who: Clerk, date: 2023-09-01}\n# so\n",
    ],
)
def test_a_warning_is_let_stand_with_a_reason(browser: Browser, police: Path, waivers: Path, before: str) -> None:
    if before:
        waivers.write_text(before, "utf-8")
    asked = keys(browser.get(PROBLEMS), "stand")[0]

    answer = browser.send(
        f"{PROBLEMS}/stand", {"problem": asked, "reason": "It’s a quotation: #1", "who": "Coordinator"}
    )

    assert answer.words.startswith("It stands. The reason is kept with the report."), answer.words
    text = waivers.read_text("utf-8")
    assert text.startswith(before)
    added = text.removeprefix(before).splitlines()
    assert added[:4] == [
        "- code: retired-term",
        "  place: 'sections/20-police.md: offender'",
        "  reason: 'It’s a quotation: #1'",
        "  who: 'Coordinator'",
    ]
    assert asked not in keys(answer, "stand")
    assert "offender" in answer.words.rpartition("What has been let stand")[2]
    assert "Each offender" in police.read_text("utf-8")


def test_a_list_that_is_indented_or_ends_otherwise_stays_so(browser: Browser, police: Path, waivers: Path) -> None:
    before = "  - {code: leftover, place: 'sections/20-police.md: TBC', reason: Known, who: Clerk, date: 2023-09-01}"
    waivers.write_bytes(f"# Ours\r\n{before}".encode())
    assert police

    browser.send(
        f"{PROBLEMS}/stand", {"problem": keys(browser.get(PROBLEMS), "stand")[0], "reason": "So.", "who": "Clerk"}
    )

    assert waivers.read_bytes().startswith(f"# Ours\r\n{before}\r\n  - code: retired-term\r\n    place: ".encode())


@pytest.mark.usefixtures("police")
def test_no_reason_or_no_role_is_asked_for(browser: Browser, waivers: Path) -> None:
    asked = keys(browser.get(PROBLEMS), "stand")[0]

    for fields in (
        {"reason": " ", "who": "Coordinator"},
        {"reason": "So.", "who": ""},
        {"reason": "So.", "who": "x" * 121},
    ):
        answer = browser.send(f"{PROBLEMS}/stand", {"problem": asked, **fields})
        assert "Give a reason and a role, each in one line, the role of at most 120 letters." in answer.words
    assert not waivers.exists()


def test_an_error_cannot_be_let_stand(browser: Browser, workspace: Path, waivers: Path) -> None:
    statistics = workspace / "areas/testshire/2023/statistics.yaml"
    statistics.write_text(statistics.read_text("utf-8").replace("    total: 15", "    total: 16"), "utf-8")

    assert keys(browser.get(PROBLEMS), "stand") == []
    assert not waivers.exists()


@pytest.mark.usefixtures("police")
def test_a_file_in_another_shape_is_left_alone(browser: Browser, waivers: Path) -> None:
    waivers.write_text("[]\n", "utf-8")

    answer = browser.send(
        f"{PROBLEMS}/stand", {"problem": keys(browser.get(PROBLEMS), "stand")[0], "reason": "So.", "who": "Clerk"}
    )

    assert (answer.status, "This can't be let stand here." in answer.words) == (409, True)
    assert waivers.read_text("utf-8") == "[]\n"


def test_what_is_private_is_let_stand_without_being_told(browser: Browser, police: Path, waivers: Path) -> None:
    police.write_text(police.read_text("utf-8") + "\nFor advice ring Jo on 07700 900123 by day.\n", "utf-8")
    page = browser.get(PROBLEMS)
    assert "900123" not in page.text
    for key in keys(page, "stand"):
        browser.send(f"{PROBLEMS}/stand", {"problem": key, "reason": "It is published.", "who": "Coordinator"})

    written = waivers.read_text("utf-8")
    assert ("telephone-number" in written, "900123" in written) == (True, False)
    assert keys(browser.get(PROBLEMS), "stand") == []


@pytest.mark.usefixtures("police")
def test_the_list_beside_a_section_has_the_same_buttons(browser: Browser) -> None:
    page = browser.get(f"{REPORT}/sections/20-police.md")

    assert keys(page, "mend") == keys(browser.get(PROBLEMS), "mend")


_OF_FILES = re.compile(r"\.yaml|\.md\b|mappa-report |the #|colon|\[\^|\\|\{\{|#{2,}|the head\b|brackets,|folder")
"""What nobody has to know of who works in the browser."""

MET = ("missing", "missing--row-to-fill-in", "missing--whole-table", "number-word", "number-word--no", "number-grouped",
       "not-applicable--where-one-applies", "figure-withheld--return", "heading-level", "sentence-contradicts",
       "sentence-contradicts--share", "sentence-stale", "address-not-linked", "link-not-read", "link-target",
       "picture-without-alternative", "section-empty", "pasted-text", "retired-term", "total-differs",
       "population-missing",
       "missing--signatory", "rate-differs", "last-year-not-compared", "letter-missing", "word-doubled",
       "spelling-variant", "relative-date", "date-impossible", "section-dropped", "figure-blank")  # fmt: skip


@pytest.mark.parametrize("case", MET)
def test_what_a_coordinator_meets_is_told_without_files_and_signs(case: str, workspace: Path) -> None:
    shutil.copytree(HERE / "problems/cases" / case, workspace, dirs_exist_ok=True)
    report = Report(Workspace(workspace), "testshire", 2023)
    checked = check_report(report.workspace, "testshire", "2023")
    views = views_of(report, checked, checked.problems)

    assert views
    assert [view.hint for view in views if _OF_FILES.search(view.hint)] == []
