from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.document import Bar, Caption, Chart
from mappa_report.writers import TemplateFault
from mappa_report.writers.chart_svg import PAGE_WIDTH, TELEPHONE_WIDTH, Drawing, chart_svg, draw
from tests.documents import text

TEMPLATES = Path(__file__).parents[2] / "templates"


def chart(*bars: Bar) -> Chart:
    return Chart(bars, "What it shows, & “why”.", Caption("Chart", 1, text("T")))


def lines(drawing: Drawing) -> list[str]:
    """Each bar as a line: its label, its left edge and length, its words."""
    return [
        f"{' / '.join(line.text for line in bar.label)} | {bar.left:g} + {bar.length:g} | {bar.words.text}"
        for bar in drawing.bars
    ]


def test_the_whole_drawing() -> None:
    assert chart_svg(chart(Bar("<A> & B", 2, "2"), Bar("None", 0, "0")), TEMPLATES.joinpath) == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="page" role="img" width="640" height="64.0"'
        ' viewBox="0 0 640 64.0" font-family="Report, sans-serif" font-size="16" fill="currentColor">\n'
        "<title>What it shows, &amp; “why”.</title>\n"
        '<text x="0" y="17.5">&lt;A&gt; &amp; B</text>\n'
        '<rect class="bar" x="71.2" y="0.0" width="551.7" height="24" fill="#12436D"/>\n'
        '<text x="630.9" y="17.5">2</text>\n'
        '<text x="0" y="55.5">None</text>\n'
        '<rect class="bar" x="71.2" y="38.0" width="0" height="24" fill="#12436D"/>\n'
        '<text x="71.2" y="55.5">0</text>\n'
        "</svg>"
    )


YEARS = chart(Bar("2021", 50, "50"), Bar("2022", 100, "100"), Bar("2023", 1, "1"))
LEVELS = chart(Bar("Level 1: ordinary agency management", 2680, "2,680"), Bar("Level 2", 25, "25"))
LONG = chart(
    Bar("Category 1: people subject to notification requirements under the law as it is, and as it was", 3, "3"),
    Bar("Category 2", 1, "1"),
)


def test_labels_stand_beside_their_bars_in_one_line_or_two() -> None:
    assert lines(draw(YEARS, PAGE_WIDTH)) == [
        "2021 | 48.5 + 278 | 50",
        "2022 | 48.5 + 556.1 | 100",
        "2023 | 48.5 + 5.6 | 1",
    ]
    assert lines(draw(LEVELS, PAGE_WIDTH)) == [
        "Level 1: ordinary agency / management | 200.7 + 389.6 | 2,680",
        "Level 2 | 200.7 + 3.6 | 25",
    ]


def test_labels_too_long_for_that_stand_above_their_bars() -> None:
    assert lines(draw(LEVELS, TELEPHONE_WIDTH)) == [
        "Level 1: ordinary agency / management | 0 + 238.3 | 2,680",
        "Level 2 | 0 + 2.2 | 25",
    ]
    assert lines(draw(LONG, PAGE_WIDTH)) == [
        "Category 1: people subject to notification requirements under the law as it is, and / as it was"
        " | 0 + 622.9 | 3",
        "Category 2 | 0 + 207.6 | 1",
    ]


@pytest.mark.parametrize("width", [PAGE_WIDTH, TELEPHONE_WIDTH])
def test_nought_is_no_bar_and_one_among_thousands_is_seen(width: float) -> None:
    drawing = draw(chart(Bar("All", 29_973, "29,973"), Bar("One", 1, "1"), Bar("None", 0, "0")), width)
    assert [bar.length for bar in drawing.bars][1:] == [1, 0]


def test_a_chart_of_noughts_and_one_of_nothing() -> None:
    assert lines(draw(chart(Bar("None", 0, "0")), PAGE_WIDTH)) == ["None | 50.2 + 0 | 0"]
    assert draw(chart(), PAGE_WIDTH).bars == ()


BARS = st.builds(Bar, st.text("ab i", max_size=60), st.integers(0, 10**6), st.integers(0, 10**6).map("{:,}".format))


@given(st.lists(BARS, min_size=1, max_size=6), st.sampled_from([PAGE_WIDTH, TELEPHONE_WIDTH]))
def test_everything_lies_within_the_drawing_and_nothing_on_anything_else(bars: list[Bar], width: float) -> None:
    drawing = draw(chart(*bars), width)
    foot = 0.0
    for bar in drawing.bars:
        heights = [line.baseline for line in bar.label]
        assert heights == sorted(heights)
        assert foot <= min(heights[0] - 12, bar.top)
        foot = max(heights[-1] + 4, bar.top + drawing.thickness)
        assert bar.left + bar.length <= bar.words_left < width - 8
    assert foot <= drawing.height


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_bars_are_as_long_as_their_values_are_great(values: list[int]) -> None:
    drawn = draw(chart(*(Bar("A", value, str(value)) for value in values)), PAGE_WIDTH).bars
    longest = max(bar.length for bar in drawn)
    for bar, value in zip(drawn, values, strict=True):
        assert bar.length == pytest.approx(max(1, longest * value / max(values)), abs=0.11)


def test_a_template_with_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "chart.svg.j2").write_text("<svg>\n{{ drawing.wide }}</svg>")
    with pytest.raises(TemplateFault, match=r"^templates/chart\.svg\.j2:2: .* has no attribute 'wide'$"):
        chart_svg(YEARS, tmp_path.joinpath)
