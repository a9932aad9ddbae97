"""The population of a year goes into area.yaml as its author typed it, and nothing else there changes."""

import pytest

from mappa_report.intake.population_edit import with_population

VALUES = {"aged": "ten and over", "mid_year": "2022", "released": "2023-11-30", "count": "", "census": ""}
HEAD = "name: Testshire  # short\n"
TAIL = "# about itself\nimprint:\n  contact: the co-ordinator\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "populations:\n  - {rate_year: 2023, mid_year: 2021, aged: all ages, released: 2022-01-01, count: }"
            "  # as printed\n",
            "populations:\n  - {rate_year: 2023, mid_year: 2022, aged: ten and over, released: 2023-11-30, count: }"
            "  # as printed\n",
        ),
        (
            "populations:\n- rate_year: 2023\n  aged: all ages  # of 2006\n  census: 2011\n",
            "populations:\n- rate_year: 2023\n  aged: ten and over  # of 2006\n  mid_year: 2022\n"
            "  released: 2023-11-30\n  census:\n",
        ),
        (
            "populations:\n  # last year's\n  - {rate_year: 2022, aged: ten and over}\n",
            "populations:\n  # last year's\n  - {rate_year: 2022, aged: ten and over}\n"
            "  - {rate_year: 2023, aged: ten and over, mid_year: 2022, released: 2023-11-30}\n",
        ),
        (
            "populations:\n",
            "populations:\n  - {rate_year: 2023, aged: ten and over, mid_year: 2022, released: 2023-11-30}\n",
        ),
    ],
)
def test_an_entry_is_changed_or_added_where_it_stands(before: str, after: str) -> None:
    assert with_population(HEAD + before + TAIL, "2023", VALUES) == HEAD + after + TAIL


def test_a_list_that_is_missing_is_begun_at_the_end() -> None:
    assert with_population(HEAD + TAIL, "2023", VALUES) == (
        f"{HEAD}{TAIL}populations:\n  - {{rate_year: 2023, aged: ten and over, mid_year: 2022, released: 2023-11-30}}\n"
    )


def test_words_that_mean_something_in_yaml_are_quoted() -> None:
    text = with_population(HEAD + "populations:\n", "2023", {"aged": "ten, and: over }"})

    assert text == HEAD + 'populations:\n  - {rate_year: 2023, aged: "ten, and: over }"}\n'


@pytest.mark.parametrize("listed", ["populations: [{rate_year: 2022, aged: all}]\n", "populations: many\n", "x: [\n"])
def test_a_file_that_is_laid_out_in_another_way_is_left_alone(listed: str) -> None:
    assert with_population(HEAD + listed, "2023", VALUES) is None
