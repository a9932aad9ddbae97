"""Two years' figures compared: whatever the numbers are, what is said of them is so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.assembly.history import history_of
from mappa_report.compose.comparison import compared_with
from mappa_report.compose.filling import Filler
from mappa_report.compose.tables import Numbering
from mappa_report.document.blocks import Heading, Paragraph, Table
from mappa_report.document.inlines import plain_text
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.change import MIN_PERCENTAGE_BASE, Change, change_since
from mappa_report.model.comparison import Outcome
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import History, PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.wording.facts import gather_facts
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE
from tests.two_years import add_year_before

TOTAL = ("people", "total", "total")

counts = st.integers(0, 60) | st.integers(0, 20_000)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> AnnualReport:
    """The tiny report and its year before."""
    import shutil

    folder = tmp_path_factory.mktemp("two") / "workspace"
    shutil.copytree(BASE, folder)
    add_year_before(folder)
    workspace = Workspace(Path(folder))
    report = check_report(workspace, "testshire", "2023").report
    assert report
    return replace(report, history=history_of(workspace, report, []))


def figure(value: int | Decimal | None) -> Figure:
    return Figure(FigureState.NOT_RETURNED) if value is None else Figure(FigureState.NUMBER, value)


def with_figures(report: AnnualReport, then: int | None, now: int | None) -> tuple[PastReturn, AnnualReport]:
    past = report.history.returns[0]
    past = replace(past, figures={**past.figures, TOTAL: figure(then)})
    figures = {**report.statistics.figures, TOTAL: figure(now)}
    history = History((past,), (), ())
    return past, replace(report, statistics=StatisticalReturn(figures), history=history)


def change(report: AnnualReport, then: int | None, now: int | None) -> Change:
    past, changed = with_figures(report, then, now)
    return change_since(past, changed, TOTAL)


def compared(report: AnnualReport, then: int | None, now: int | None) -> tuple[str, list[str]]:
    """What a sentence says of the two, if anything, and the cells of their row."""
    past, changed = with_figures(report, then, now)
    words = changed.edition.comparison
    assert words
    words = replace(words, figures=words.figures[:1])
    filler = Filler(gather_facts(changed.area, changed.year, changed.statistics.figures))
    blocks = [*compared_with(past, changed, words, filler, Numbering(changed.edition, filler))]
    sentences = [plain_text(block.content) for block in blocks if isinstance(block, Paragraph)]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert isinstance(blocks[0], Heading)
    return " ".join(sentences), [plain_text(cell) for cell in table.rows[0].cells[1:]]


CASES = {
    (2706, 2818): ("There were 2,818 people on 31 March 2023, 112 more than a year before (4%).", "+112", "+4%"),
    (100, 96): ("There were 96 people on 31 March 2023, 4 fewer than a year before (4%).", "−4", "−4%"),
    (51, 51): ("There were 51 people on 31 March 2023, as many as a year before.", "0", "0%"),
    (1, 1): ("There was 1 person on 31 March 2023, as many as a year before.", "0", "[u]"),
    (0, 5): ("There were 5 people on 31 March 2023, and none a year before.", "+5", "[u]"),
    (0, 1): ("There was 1 person on 31 March 2023, and none a year before.", "+1", "[u]"),
    (120, 0): ("Nobody was counted, against 120 a year before.", "−120", "−100%"),
    (0, 0): ("Nobody was counted, and none a year before.", "0", "[u]"),
    (49, 98): ("There were 98 people on 31 March 2023, 49 more than a year before.", "+49", "[u]"),
    (50, 51): ("There were 51 people on 31 March 2023, 1 more than a year before (2%).", "+1", "+2%"),
    (200, 205): ("There were 205 people on 31 March 2023, 5 more than a year before (3%).", "+5", "+3%"),
    (200, 195): ("There were 195 people on 31 March 2023, 5 fewer than a year before (3%).", "−5", "−3%"),
    (2706, 2707): ("There were 2,707 people on 31 March 2023, 1 more than a year before (under 1%).", "+1", "under 1%"),
    (2000, 1): (
        "There was 1 person on 31 March 2023, 1,999 fewer than a year before (over 99%).",
        "−1,999",
        "over 99%",
    ),
    (2000, 3999): (
        "There were 3,999 people on 31 March 2023, 1,999 more than a year before (100%).",
        "+1,999",
        "+100%",
    ),
    (None, 7): ("", "not returned", "not returned"),
    (7, None): ("", "not returned", "not returned"),
}


@pytest.mark.parametrize("years", CASES)
def test_each_change_has_its_words(report: AnnualReport, years: tuple[int | None, int | None]) -> None:
    sentence, cells = compared(report, *years)

    assert (sentence, *cells[2:]) == CASES[years]


@given(then=counts, now=counts)
def test_what_is_added_is_what_was_missing(report: AnnualReport, then: int, now: int) -> None:
    there, back = change(report, then, now), change(report, now, then)

    assert then + there.difference == now
    assert back.difference == -there.difference
    opposite = {Outcome.RISE: Outcome.FALL, Outcome.FROM_ZERO: Outcome.TO_ZERO}
    opposite |= {other: one for one, other in opposite.items()}
    assert back.outcome is opposite.get(there.outcome, there.outcome)
    assert (there.difference > 0) == (there.outcome in (Outcome.RISE, Outcome.FROM_ZERO))
    assert (there.outcome in (Outcome.FROM_ZERO, Outcome.STILL_ZERO)) == (then == 0)


@given(then=counts, now=counts)
def test_a_percentage_is_given_from_fifty_on_and_is_as_near_as_whole_per_cents_come(
    report: AnnualReport, then: int, now: int
) -> None:
    sentence, (_, _, by, share) = compared(report, then, now)

    assert (share == "[u]") == (then < MIN_PERCENTAGE_BASE)
    assert ("%" in sentence) == (then >= MIN_PERCENTAGE_BASE and then != now and now != 0)
    if then < MIN_PERCENTAGE_BASE:
        return
    exact = Fraction(abs(now - then) * 100, then)
    if share == "under 1%":
        assert 0 < exact < Fraction(1, 2)
        return
    if share == "over 99%":
        assert Fraction(199, 2) <= exact < 100
        assert 0 < now < then
        return
    assert share.lstrip("+−") == f"{int(exact + Fraction(1, 2)):,}%", "halves are rounded up"
    assert share[:1] in "+−" if now != then else share == "0%"
    assert by[0] == share[0], "both have the same sign"


@given(then=counts, now=counts)
def test_the_sentence_tells_the_numbers_of_the_table(report: AnnualReport, then: int, now: int) -> None:
    sentence, (before, this, by, _) = compared(report, then, now)

    assert (before, this) == (f"{then:,}", f"{now:,}")
    assert this in sentence or now == 0
    if now > then > 0:
        assert f", {by[1:]} more than" in sentence
    elif then > now > 0:
        assert f", {by[1:]} fewer than" in sentence


def test_a_figure_of_a_year_past_is_not_still_to_come(report: AnnualReport) -> None:
    past, changed = with_figures(report, 100, 110)
    past = replace(past, figures={**past.figures, TOTAL: Figure(FigureState.MISSING)})
    words = changed.edition.comparison
    assert words
    filler = Filler(gather_facts(changed.area, changed.year, changed.statistics.figures))
    *_, table = compared_with(past, changed, words, filler, Numbering(changed.edition, filler))

    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.rows[0].cells[1:]] == ["[x]", "110", "[x]", "[x]"]
    assert "[x]: not in the earlier return." in map(plain_text, table.notes)
    assert "missing" not in " ".join(map(plain_text, table.notes))


def test_the_year_before_is_the_one_that_is_called_so(report: AnnualReport) -> None:
    past, changed = with_figures(report, 100, 110)
    past = replace(past, year=ReportingYear(2019))
    words = changed.edition.comparison
    assert words
    filler = Filler(gather_facts(changed.area, changed.year, changed.statistics.figures))
    heading, paragraph, _ = compared_with(past, changed, words, filler, Numbering(changed.edition, filler))

    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert plain_text(heading.content) == "Compared with 2018–19"
    assert "10 more than on 31 March 2019 (10%)." in plain_text(paragraph.content)
