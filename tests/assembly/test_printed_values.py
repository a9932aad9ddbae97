"""The words that a report prints from YAML are looked through as those of its sections are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

Said = list[tuple[str, str, str, int]]

_HEAD = """---
title: Foreword
kind: foreword
place: front
signed:
  - name: Ash Quill
    role: {role}
    organisation: {organisation}
    photograph:
      file: chair.png
      alternative: {alternative}
---
We thank everybody.
"""
_AREA = """
brand:
  logos:
    - file: logo.png
      alternative: {logo}
imprint:
  publisher: {publisher}
  contact: {contact}
  telephone: {telephone}
  address: {address}
  licence: {licence}
  next: {{2023: {next}, 2022: "TODO"}}
"""
_CORRECTIONS = """- date: 2023-11-04
  note: {note}
"""
_WORDS = {
    "role": "Chair",
    "organisation": "Kent Police",
    "alternative": "The chair at a desk",
    "logo": "Kent and Medway",
    "publisher": "the board",
    "contact": "the MAPPA unit",
    "telephone": "01234 567890",
    "address": "MAPPA Unit, Police Headquarters, Maidstone",
    "licence": "Open Licence",
    "next": "October 2024",
    "note": "Table 3 gave 812 where it now gives 821, as on 4 November 2023.",
}


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., Said]:
    """What is told, by code, message, file and line, of Kent 2023 with these words in its YAML."""
    (tmp_path / "mappa-report.yaml").write_text("layout: 1\n", "utf-8")
    kent = tmp_path / "areas/kent"
    shutil.copytree(ROOT / "areas/kent/2023", kent / "2023")
    picture = next(ROOT.rglob("*.png"))
    shutil.copy(picture, kent / "logo.png")
    shutil.copy(picture, kent / "2023/sections/chair.png")
    area = (ROOT / "areas/kent/area.yaml").read_text("utf-8").partition("\nbrand:")[0].partition("\nimprint:")[0]

    def told(**changed: str) -> Said:
        words = {key: f'"{text}"' for key, text in {**_WORDS, **changed}.items()}
        (kent / "area.yaml").write_text(area + _AREA.format(**words), "utf-8")
        (kent / "2023/corrections.yaml").write_text(_CORRECTIONS.format(**words), "utf-8")
        (kent / "2023/sections/05-words.md").write_text(_HEAD.format(**words), "utf-8")
        problems = check_report(Workspace(tmp_path), "kent", "2023").problems
        files = ("area.yaml", "corrections.yaml", "05-words.md")
        return [
            (each.code, each.message, name, each.place.line)
            for each in problems
            if (name := each.place.file.rpartition("/")[2]) in files
        ]

    return told


def test_such_words_as_are_usual_give_no_problem(said: Callable[..., Said]) -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("TODO", "leftover", "“TODO” is left over from a template or a draft"),
        (
            "There were 3 people in Category 4",
            "figure-withheld",
            "a figure of Category 4 is given here, and such figures are withheld",
        ),
        ("x" * 10_000, "badly-written", "a word of 10,000 letters stands here"),
        ("For {{ year.number }}", "placeholder-syntax", "{key} has a placeholder in it"),
    ],
)
def test_words_of_every_kind_are_looked_through(words: str, code: str, message: str, said: Callable[..., Said]) -> None:
    told = said(**dict.fromkeys(_WORDS, words))

    names = ["role", "organisation", "alternative", "note", "alternative"]
    names += ["publisher", "contact", "telephone", "address", "licence", "2023"]
    assert sorted(each[:2] for each in told) == sorted((code, message.format(key=name)) for name in names)
    assert all(line > 1 for _, _, _, line in told)


def test_another_area_is_told_once_in_each_file(said: Callable[..., Said]) -> None:
    told = said(role="Chair throughout Norfolk", note="People throughout Norfolk.", contact="SMB in Norfolk")

    assert sorted(each[1:3] for each in told) == [
        ("“SMB in Norfolk” speaks of Norfolk in the report of Kent", "area.yaml"),
        ("“throughout Norfolk” speaks of Norfolk in the report of Kent", "05-words.md"),
        ("“throughout Norfolk” speaks of Norfolk in the report of Kent", "corrections.yaml"),
    ]


def test_a_figure_of_the_year_before_may_stand_in_a_correction(said: Callable[..., Said]) -> None:
    assert said(note="On 4 June 2024 the 12 people in Category 1 became 13.") == []


@pytest.mark.parametrize("name", ["Jane Smith", "Jane Smith, MAPPA co-ordinator", "Dr Quill"])
def test_a_contact_is_given_by_role(name: str, said: Callable[..., Said]) -> None:
    (told,) = said(contact=name)

    assert told[:3] == ("name-for-role", "somebody's name stands here, and a role is due", "area.yaml")


@pytest.mark.parametrize("due", ["October 2022", "Autumn 2021 or 2022", "1 October 2019."])
def test_the_next_report_is_due_after_the_year_of_this_one(due: str, said: Callable[..., Said]) -> None:
    (told,) = said(next=due)

    year = "2019" if "2019" in due else "2022"
    message = f"the next report can't be due in {year}, before 31 March 2023"
    assert told[:3] == ("date-outside-year", message, "area.yaml")


@pytest.mark.parametrize("due", ["October 2023", "in the autumn", "October 2022 or 2023", "by 1 October 2024"])
def test_any_other_day_may_be_given_for_the_next_report(due: str, said: Callable[..., Said]) -> None:
    assert said(next=due) == []
