"""The page of figures with script: what its questions are answered, and what is written when it saves by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.two_years import add_year_before
from tests.workbench.browser import Answer, Browser, workbench_of

FIGURES = "/reports/testshire/2023/figures"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def statistics(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/statistics.yaml"


def ask(browser: Browser, to: str, what: object) -> Any:
    answer = send(browser, to, json.dumps(what))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return json.loads(answer.text)


def send(browser: Browser, to: str, body: str, kind: str = "application/json") -> Answer:
    return browser.ask("POST", f"{FIGURES}/{to}", body, Cookie=browser.cookie, Origin=browser.origin, Content_Type=kind)


def cells(browser: Browser, **now: str) -> dict[str, dict[str, dict[str, str]]]:
    """What the page would send with these texts in its cells, whose names have __ for each dot."""
    fields = browser.fields(FIGURES)
    typed = {name.replace("__", "."): text for name, text in now.items()}
    names = (name for name in fields if f"was:{name}" in fields)
    return {"cells": {name: {"was": fields[name], "now": typed.get(name, fields[name])} for name in names}}


def beside(answer: Any, name: str) -> str:
    return " ".join(answer["cells"][name]["beside"].split())


def test_a_total_is_worked_out_while_its_parts_are_typed_and_nothing_is_written(
    browser: Browser, statistics: Path
) -> None:
    before = statistics.read_bytes()

    answer = ask(
        browser,
        "check",
        cells(
            browser, people__near__red="1,100", people__near__total="", people__total__red="", people__total__total=""
        ),
    )

    assert beside(answer, "people.near.total") == "<p>worked out: 1,105</p>"
    assert beside(answer, "people.total.total") == "<p>worked out: 1,107</p>"
    assert answer["slips"] == "No cell has a slip."
    assert statistics.read_bytes() == before


def test_a_slip_is_told_on_its_cell_in_the_words_of_the_check_and_goes(browser: Browser) -> None:
    wrong = ask(browser, "check", cells(browser, people__near__red="11"))
    right = ask(browser, "check", cells(browser, people__near__red="10"))

    assert wrong["cells"]["people.near.red"] == {
        "text": "11",
        "beside": '<p class="govuk-error-message">people, near, red does not add up: 10 would agree with both sums</p>',
        "is_wrong": True,
        "is_refused": False,
    }
    assert wrong["slips"] == "Cells with a slip: 1."
    assert (right["cells"]["people.near.red"]["is_wrong"], right["slips"]) == (False, "No cell has a slip.")


def test_what_is_no_figure_is_told_while_it_is_typed(browser: Browser) -> None:
    answer = ask(browser, "check", cells(browser, reviews="about four"))

    assert answer["cells"]["reviews"]["is_refused"] is True
    assert beside(answer, "reviews").startswith(
        '<p class="govuk-error-message">“about four” is no number; write digits'
    )


def test_what_is_about_several_figures_stands_above_the_tables(browser: Browser) -> None:
    answer = ask(browser, "check", cells(browser, orders__first="not returned", orders__second="not returned"))

    assert "no figure of orders is given, so all of it prints as not returned" in answer["above"]


def test_empty_cells_are_counted_and_are_no_slips(browser: Browser) -> None:
    answer = ask(browser, "check", cells(browser, reviews="", orders__first=""))

    assert "Figures still to come: 2 of 12." in answer["above"]
    assert (beside(answer, "reviews"), answer["slips"]) == ("", "No cell has a slip.")


def test_saving_writes_what_can_be_taken_and_says_so(browser: Browser, statistics: Path) -> None:
    before = statistics.read_text()

    answer = ask(browser, "save", cells(browser, reviews="1,005", orders__first="some"))

    assert statistics.read_text() == before.replace("reviews: 4", "reviews: 1005")
    assert answer["cells"]["reviews"]["text"] == "1005"
    assert answer["state"] == "Not all is saved: see the cells that are marked."


def test_the_choices_are_words_in_the_cell_and_signs_in_the_file(browser: Browser, statistics: Path) -> None:
    chosen = {"orders__first": "not returned", "orders__second": "not applicable", "reviews": "suppressed"}

    answer = ask(browser, "save", cells(browser, **chosen))

    assert statistics.read_text().endswith("orders:\n  first:\n  second: n/a\nreviews: c\nshare: 2.4\n")
    assert [answer["cells"][name.replace("__", ".")]["text"] for name in chosen] == list(chosen.values())
    assert browser.fields(FIGURES)["orders.second"] == "not applicable"


def test_nothing_is_written_over_that_was_changed_meanwhile(browser: Browser, statistics: Path) -> None:
    mine = cells(browser, reviews="5")
    statistics.write_text(statistics.read_text().replace("reviews: 4", "reviews: 6"))

    answer = ask(browser, "save", mine)

    assert (answer["cells"]["reviews"]["text"], answer["cells"]["reviews"]["is_refused"]) == ("6", True)
    assert "this figure has been changed meanwhile, from 4 to 6" in beside(answer, "reviews")
    assert "reviews: 6" in statistics.read_text()


def test_what_can_not_be_written_stays_in_its_cell_with_the_reason_above(browser: Browser, statistics: Path) -> None:
    statistics.write_text(statistics.read_text().replace("reviews: 4", "reviews: >-\n  4"))
    before = statistics.read_bytes()

    answer = ask(browser, "save", cells(browser, reviews="5", orders__first="9"))

    assert "this file is written in a way in which no figures can be put into it" in answer["above"]
    assert answer["state"] == "Not all is saved: see the cells that are marked."
    assert [answer["cells"][name]["is_refused"] for name in ("reviews", "orders.first", "share")] == [True, True, False]
    page = browser.send(FIGURES, browser.fields(FIGURES) | {"reviews": "5", "orders.first": "9"})
    assert (page.status, browser.field(page, "orders.first")) == (422, "9")
    assert statistics.read_bytes() == before


def test_last_year_stands_beside_each_figure_with_the_change(workspace: Path) -> None:
    add_year_before(workspace)
    with workbench_of(workspace) as browser:
        answer = ask(browser, "check", cells(browser, orders__first="7"))

    assert beside(answer, "orders.first").endswith("<p>last year 0 (+7)</p>")


def test_why_figures_are_not_compared_is_said_once(workspace: Path) -> None:
    add_year_before(workspace)
    breaks = "breaks:\n  - since: 2023\n    figures: [people]\n    because: people are counted anew\n"
    (workspace / "boilerplate/breaks.yaml").write_text(breaks)
    with workbench_of(workspace) as browser:
        page = browser.get(FIGURES).words

    assert page.count("people are counted anew") == 1
    assert (
        "Figures without a change beside them are not compared with last year’s, since people are counted anew" in page
    )


def test_markup_in_the_file_is_shown_beside_a_cell_and_is_never_markup(browser: Browser, statistics: Path) -> None:
    statistics.write_text(statistics.read_text().replace("reviews: 4", 'reviews: "<img src=x onerror=alert(1)>"'))

    answer = ask(browser, "check", cells(browser))

    assert "<img" not in json.dumps(answer["cells"]["reviews"]["beside"]) + answer["above"]
    assert "&lt;img" in answer["cells"]["reviews"]["beside"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '{"cells": []}',
        '{"cells": {"reviews": "5"}}',
        '{"cells": {"reviews": {"was": "4", "now": 5}}}',
        '{"cells": {}, "more": 1}',
        '{"cells": ' + "[" * 100_000,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
@pytest.mark.parametrize("to", ["check", "save", "paste"])
def test_json_of_another_shape_is_refused_and_nothing_is_done(
    browser: Browser, statistics: Path, to: str, body: str
) -> None:
    before = statistics.read_bytes()

    told = send(browser, to, body)

    refused = {"message": "What this page sent can't be read. Load the page again. Nothing was saved."}
    assert (told.status, json.loads(told.text)) == (400, refused)
    assert statistics.read_bytes() == before


def test_what_is_not_said_to_be_json_is_refused(browser: Browser, statistics: Path) -> None:
    told = send(browser, "save", json.dumps(cells(browser, reviews="5")), "text/plain")

    assert (told.status, "reviews: 4" in statistics.read_text()) == (400, True)


def test_cells_that_the_form_does_not_have_change_nothing(browser: Browser, statistics: Path) -> None:
    before = statistics.read_bytes()
    strange = {"edition": "other", "people.far.blue": "3", "../../area": "x", "": "1"}

    answer = ask(browser, "save", {"cells": {name: {"was": "", "now": text} for name, text in strange.items()}})

    assert statistics.read_bytes() == before
    assert answer["state"] == "Saved"


def pasted(browser: Browser, at: str, *lines: str) -> Any:
    return ask(browser, "paste", {"at": at, "text": "\n".join(lines)})


def test_a_block_fills_the_cells_from_one_on(browser: Browser, statistics: Path) -> None:
    before = statistics.read_bytes()

    answer = pasted(browser, "people.near.red", "1,945\t7\t1,952", "735\t\t735")

    assert answer == {
        "cells": {
            "people.near.red": "1945",
            "people.near.blue": "7",
            "people.near.total": "1952",
            "people.far.red": "735",
            "people.far.total": "735",
        },
        "said": "Cells filled: 5.",
    }
    assert statistics.read_bytes() == before


def test_what_has_no_place_is_told(browser: Browser) -> None:
    answer = pasted(browser, "people.total.blue", "5\t6\t7", "8\t9", "", "10")

    assert answer == {
        "cells": {"people.total.blue": "5", "people.total.total": "6"},
        "said": "Cells filled: 2. Rows that had no place here: 2. Columns that had no place here: 1.",
    }


def test_a_block_with_the_headings_of_the_table_goes_where_they_say(browser: Browser) -> None:
    answer = pasted(browser, "people.near.red", "Distance\tBlue\tRed", "Far\t\t20", "Near\t50\t100")

    assert answer == {
        "cells": {"people.near.red": "100", "people.near.blue": "50", "people.far.red": "20"},
        "said": "Cells filled: 3. They were taken by their headings.",
    }


def test_words_round_the_numbers_that_are_no_headings_are_left_out(browser: Browser) -> None:
    answer = pasted(browser, "orders.first", "Kind\tThis year", "One kind\t4", "Another\tsome")

    assert answer == {
        "cells": {"orders.first": "4", "orders.second": "some"},
        "said": "Cells filled: 2. The words around the numbers were left out.",
    }


def test_a_block_that_is_larger_than_any_table_is_refused(browser: Browser) -> None:
    answer = pasted(browser, "reviews", "1\t" * 250)

    assert answer["cells"] == {}
    assert answer["said"].startswith("too large to read: more than 50,000 rows, 200 columns")


def test_a_block_is_not_put_into_a_cell_that_the_form_does_not_have(browser: Browser) -> None:
    assert send(browser, "paste", '{"at": "people.near", "text": "1\\t2"}').status == 400
