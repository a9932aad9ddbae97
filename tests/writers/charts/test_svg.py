from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.document.blocks import Caption, Chart
from mappa_report.document.panels import Bar, BarGroup, BarPanel, BreakMark, YearFigure, YearsPanel
from mappa_report.writers import TemplateFault
from mappa_report.writers.charts.drawing import Drawing, Rule, Words, length_of
from mappa_report.writers.charts.svg import PAGE_WIDTH, TELEPHONE_WIDTH, chart_svg, draw
from tests.documents import text

TEMPLATES = Path(__file__).parents[3] / "templates"


def chart(*bars: Bar) -> Chart:
    return grouped(BarGroup(bars))


def grouped(*groups: BarGroup) -> Chart:
    return Chart((BarPanel(groups),), "What it shows, & “why”.", Caption("Chart", 1, text("T")))


def lines(drawing: Drawing) -> list[str]:
    """What stands on the canvas in reading order: bars as left + width @ top, and words."""
    return [
        shape.text if isinstance(shape, Words) else f"{shape.left:g} + {shape.width:g} @ {shape.top:g}"
        for shape in drawing.shapes
        if not isinstance(shape, Rule)
    ]


def test_the_whole_drawing() -> None:
    assert chart_svg(chart(Bar("<A> & B", 2, "2"), Bar("None", 0, "0", series=1)), TEMPLATES.joinpath) == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="page" role="img" width="640" height="63.0"'
        ' viewBox="0 0 640 63.0" overflow="visible" font-family="Report, sans-serif" font-size="16"'
        ' fill="currentColor">\n'
        "<title>What it shows, &amp; “why”.</title>\n"
        '<rect class="bar series-1" x="80.1" y="0.0" width="48.0" height="24" fill="#12436D"/>\n'
        '<text x="0" y="17.5">&lt;A&gt; &amp; B</text>\n'
        '<text x="136.1" y="17.5">2</text>\n'
        '<text x="0" y="55.5">None</text>\n'
        '<text x="80.1" y="55.5">0</text>\n'
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
        *("2021", "54 + 271.9 @ 0", "50"),
        *("2022", "54 + 543.7 @ 38", "100"),
        *("2023", "54 + 5.4 @ 76", "1"),
    ]
    assert lines(draw(LEVELS, PAGE_WIDTH)) == [
        *("Level 1: ordinary agency", "management", "229 + 350.9 @ 8", "2,680"),
        *("Level 2", "229 + 3.3 @ 62", "25"),
    ]


def test_labels_too_long_for_that_stand_above_their_bars() -> None:
    assert lines(draw(LEVELS, TELEPHONE_WIDTH)) == [
        *("Level 1: ordinary agency", "management", "0 + 227.9 @ 43", "2,680"),
        *("Level 2", "0 + 2.1 @ 104", "25"),
    ]
    assert lines(draw(LONG, PAGE_WIDTH))[:4] == [
        "Category 1: people subject to notification requirements under the law as",
        "it is, and as it was",
        "0 + 72 @ 43",
        "3",
    ]


@pytest.mark.parametrize("width", [PAGE_WIDTH, TELEPHONE_WIDTH])
def test_a_number_has_room_in_letters_a_fourth_wider_than_those_of_the_packaged_font(width: float) -> None:
    drawing = draw(chart(Bar("All", 29_973_000, "29,973,000 (63%)"), Bar("One", 1, "1")), width)
    number = next(words for words in drawing.words if words.text.startswith("29"))
    assert number.left + length_of(number.text) * 1.25 <= width


@pytest.mark.parametrize("width", [PAGE_WIDTH, TELEPHONE_WIDTH])
def test_a_label_has_room_in_letters_somewhat_wider_than_those_of_the_packaged_font(width: float) -> None:
    drawing = draw(LONG, width)
    assert max(length_of(words.text) for words in drawing.words) * 1.15 <= width
    beside = draw(chart(Bar("Category 3", 30, "30"), Bar("Category 2", 1, "1")), width)
    assert length_of("Category 3") * 1.15 <= beside.boxes[0].left


@pytest.mark.parametrize("width", [PAGE_WIDTH, TELEPHONE_WIDTH])
def test_nought_is_no_bar_and_one_among_thousands_is_seen(width: float) -> None:
    drawing = draw(chart(Bar("All", 29_973, "29,973"), Bar("One", 1, "1"), Bar("None", 0, "0")), width)
    assert [box.width for box in drawing.boxes][1:] == [1]


def test_what_was_not_returned_is_no_bar_but_its_words() -> None:
    assert lines(draw(chart(Bar("A", 2, "2"), Bar("B", None, "not returned")), PAGE_WIDTH)) == [
        *("A", "24.4 + 48 @ 0", "2"),
        *("B", "not returned"),
    ]


def test_a_chart_of_noughts_is_one_of_words() -> None:
    assert lines(draw(chart(Bar("None", 0, "0")), PAGE_WIDTH)) == ["None", "0"]


def test_groups_stand_below_their_headings_on_one_scale_and_all_bars_begin_at_one_line() -> None:
    near = BarGroup((Bar("Red", 1000, "1,000"), Bar("Blue", 500, "500", series=1)), "Near")
    far = BarGroup((Bar("Red", 100, "100"), Bar("Blue", 200, "200", series=1)), "Far")
    drawing = draw(grouped(near, far), PAGE_WIDTH)
    assert [(box.left, box.series) for box in drawing.boxes] == [(51.3, 0), (51.3, 1), (51.3, 0), (51.3, 1)]
    longest = drawing.boxes[0].width
    assert [box.width for box in drawing.boxes] == pytest.approx(
        [longest, longest / 2, longest / 10, longest / 5], abs=0.1
    )
    assert [(words.text, words.is_heading) for words in drawing.words if words.left == 0] == [
        *(("Near", True), ("Red", False), ("Blue", False)),
        *(("Far", True), ("Red", False), ("Blue", False)),
    ]


def test_a_few_people_have_no_bar_as_long_as_that_of_thousands() -> None:
    few, many = (draw(chart(Bar("A", most, f"{most:,}"), Bar("B", 1, "1")), PAGE_WIDTH).boxes for most in (9, 1945))
    assert [box.width for box in few] == [9 * 24, 24]
    assert many[0].width > 500


BARS = st.builds(Bar, st.text("ab i", max_size=60), st.integers(0, 10**6), st.integers(0, 10**6).map("{:,}".format))


@settings(deadline=None)
@given(st.lists(BARS, min_size=1, max_size=6), st.sampled_from([PAGE_WIDTH, TELEPHONE_WIDTH]))
def test_bars_lie_within_the_drawing_and_none_on_anything_else(bars: list[Bar], width: float) -> None:
    assert_nothing_meets(draw(chart(*bars), width))


@settings(deadline=None)
@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_bars_are_as_long_as_their_values_are_great(values: list[int]) -> None:
    drawn = draw(chart(*(Bar("A", value, str(value)) for value in values)), PAGE_WIDTH).boxes
    longest = max(box.width for box in drawn)
    for box, value in zip(drawn, values, strict=True):
        assert box.width == pytest.approx(max(1, longest * value / max(values)), abs=0.11)


def test_a_template_with_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "chart.svg.j2").write_text("<svg>\n{{ drawing.wide }}</svg>")
    with pytest.raises(
        TemplateFault, match=r"^templates/chart\.svg\.j2:2: this asks for something that a report does not have$"
    ):
        chart_svg(YEARS, tmp_path.joinpath)


# Columns over the years


def over_years(*panels: YearsPanel) -> Chart:
    return Chart(panels, "What it shows.", Caption("Chart", 1, text("T")))


def panel(figures: Mapping[int, int | None], *breaks: BreakMark, heading: str = "People") -> YearsPanel:
    listed = tuple(
        YearFigure(year, value, "not returned" if value is None else f"{value:,}") for year, value in figures.items()
    )
    return YearsPanel(heading, min(figures), max(figures), listed, breaks)


def columns(drawing: Drawing) -> list[tuple[float, float]]:
    """The middle of each column and its height."""
    return [(round(box.left + box.width / 2), box.height) for box in drawing.boxes]


def shown(drawing: Drawing) -> list[str]:
    return [words.text for words in drawing.words]


def test_years_stand_where_they_are_in_time_and_one_without_a_return_stays_empty() -> None:
    drawing = draw(over_years(panel({2006: 500, 2015: 1000, 2023: 1953})), PAGE_WIDTH)
    (first, low), (middle, _), (last, high) = columns(drawing)
    assert (middle - first) / (last - first) == pytest.approx(9 / 17, abs=0.01)
    assert (low, high) == (35.8, 140)
    assert shown(drawing) == ["People", "2023", "2006", "2015", "1,953", "500", "1,000"]
    ticks = [rule for rule in drawing.rules if rule.left == rule.right]
    assert len(ticks) == 18


@pytest.mark.parametrize("width", [PAGE_WIDTH, TELEPHONE_WIDTH])
def test_a_year_stands_at_the_same_place_in_each_panel(width: float) -> None:
    drawing = draw(over_years(panel({2006: 5, 2023: 6}), panel({2006: 12_345, 2023: 1_234_567})), width)
    first, last, *below = (place for place, _ in columns(drawing))
    assert below == [first, last]


def test_a_panel_without_a_series_has_the_neutral_colour() -> None:
    neutral = replace(panel({2022: 5, 2023: 6}), series=None)
    assert chart_svg(over_years(neutral), TEMPLATES.joinpath).count('<rect class="bar neutral"') == 2


def test_a_break_is_a_dashed_rule_between_the_years_it_divides_with_words_at_its_head() -> None:
    drawing = draw(over_years(panel({2019: 5, 2020: 6, 2021: 7}, BreakMark(2019, 2020, "Break 1"))), PAGE_WIDTH)
    (rule,) = (rule for rule in drawing.rules if rule.is_dashed)
    (first, _), (second, _), _ = columns(drawing)
    (words,) = (words for words in drawing.words if words.text == "Break 1")
    assert rule.left == rule.right == pytest.approx((first + second) / 2, abs=1)
    assert words.baseline < rule.top < rule.foot
    assert words.left + length_of(words.text) / 2 == pytest.approx(rule.left, abs=0.1)


def test_a_break_of_unknown_year_stands_half_way() -> None:
    drawing = draw(over_years(panel({2006: 5, 2010: 6}, BreakMark(2006, 2010, "Break 1"))), PAGE_WIDTH)
    (rule,) = (rule for rule in drawing.rules if rule.is_dashed)
    (first, _), (last, _) = columns(drawing)
    assert rule.left == pytest.approx((first + last) / 2, abs=1)


def test_nought_and_what_was_not_returned_are_words_without_a_column() -> None:
    drawing = draw(over_years(panel({2019: 0, 2020: None, 2021: 7, **dict.fromkeys(range(2022, 2027), 1)})), PAGE_WIDTH)
    assert len(drawing.boxes) == 6
    assert {"0", "not returned", "7"} <= set(shown(drawing))
    assert [words.is_turned for words in drawing.words if words.text == "not returned"] == [True]


def test_panels_stand_side_by_side_where_there_is_room_for_every_figure_and_else_below_one_another() -> None:
    few, many = {2022: 5, 2023: 6}, dict.fromkeys(range(2012, 2024), 1000)
    beside = draw(over_years(panel(few, heading="A"), panel(few, heading="B")), PAGE_WIDTH)
    below = draw(over_years(panel(many, heading="A"), panel(many, heading="B")), PAGE_WIDTH)
    assert [(words.left, words.baseline) for words in beside.words if words.is_heading] == [(0, 15.5), (332, 15.5)]
    assert [(words.left, words.baseline) for words in below.words if words.is_heading] == [(0, 15.5), (0, 254.5)]


def test_twelve_years_have_every_figure_on_a_page_and_the_last_and_the_highest_on_a_telephone() -> None:
    values = {2012 + number: 1000 + 37 * (number * 5 % 12) for number in range(12)}
    whole, small = (draw(over_years(panel(values)), width) for width in (PAGE_WIDTH, TELEPHONE_WIDTH))
    words = {f"{value:,}" for value in values.values()}
    assert words <= set(shown(whole))
    assert {f"{values[2023]:,}", f"{max(values.values()):,}"} <= set(shown(small)) & words < words
    assert {"2012", "2023"} <= set(shown(small))


def test_the_last_figure_finds_room_beside_the_rule_of_a_break_before_it() -> None:
    marks = (BreakMark(2008, 2009, "Break 1"), BreakMark(2022, 2023, "Break 2"))
    drawing = draw(over_years(panel({2006: 663, 2015: 793, 2023: 743}, *marks)), TELEPHONE_WIDTH)
    assert {"663", "793", "743"} <= set(shown(drawing))


FIGURES = st.dictionaries(
    st.integers(2001, 2025), st.one_of(st.none(), st.integers(0, 10**5)), min_size=1, max_size=14
).map(lambda figures: dict(sorted(figures.items())))


@settings(deadline=None)
@given(FIGURES, FIGURES, st.sets(st.integers(2001, 2024), max_size=3), st.sampled_from([PAGE_WIDTH, TELEPHONE_WIDTH]))
def test_columns_lie_within_the_drawing_and_no_words_on_anything_else(
    one: dict[int, int | None], other: dict[int, int | None], breaks: set[int], width: float
) -> None:
    marks = [BreakMark(year, year + 1, f"Break {year}") for year in sorted(breaks) if min(one) <= year < max(one)]
    assert_nothing_meets(draw(over_years(panel(one, *marks), panel(other)), width))


def assert_nothing_meets(drawing: Drawing) -> None:
    """No words lie on others, on a bar or on a dashed rule, and nothing reaches over the canvas."""
    boxes = [(box.left, box.top, box.left + box.width, box.top + box.height) for box in drawing.boxes]
    dashed = [(rule.left, rule.top, rule.right, rule.foot) for rule in drawing.rules if rule.is_dashed]
    taken = [*boxes, *dashed]
    for words in drawing.words:
        area = area_of(words)
        if area[0] < area[2]:
            assert not any(meet(area, other) for other in taken), words
            taken.append(area)
    for left, top, right, foot in taken:
        assert -2 <= left <= right <= drawing.width + 2
        assert 0 <= top <= foot <= drawing.height


def area_of(words: Words) -> tuple[float, float, float, float]:
    """What ``words`` cover for certain: capitals' height, and the length that was reckoned with less a little."""
    length = length_of(words.text, words.is_heading) - 1
    if words.is_turned:
        return words.left - 11, words.baseline - length, words.left, words.baseline
    left = words.left - length / 2 if words.is_centred else words.left
    return left, words.baseline - 11, left + length, words.baseline


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
