"""The words of a report against the vocabulary that comes with the program."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.assembly.report import assemble_report
from mappa_report.checks.narrative import Passage
from mappa_report.checks.words.check import check_words
from mappa_report.checks.words.vocabulary import check_vocabulary
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose, ProseKind
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

AREAS = ("Kent", "Norfolk", "Suffolk", "Essex", "Avon and Somerset")


@cache
def vocabulary() -> Vocabulary:
    problems: list[Problem] = []
    workspace = Workspace(ROOT)
    made = check_vocabulary(read_yaml_file(workspace.locate("boilerplate", "words.yaml"), "", problems), problems)
    assert problems == []
    return made


@cache
def kent(year: int = 2023) -> AnnualReport:
    report = assemble_report(Workspace(ROOT), "kent", ReportingYear(year), [])
    assert report
    return report


def problems(*texts: str, year: int = 2023, kind: ProseKind = ProseKind.PARAGRAPH) -> list[Problem]:
    """What is said of a front section of Kent's with ``texts`` for paragraphs."""
    pieces = [Piece(text, Place(Source("s.md"), line, 1)) for line, text in enumerate(texts, 1)]
    prose = tuple(Prose((piece,), kind) for piece in pieces)
    section = replace(kent().sections[0], prose=prose)
    report = replace(kent(), year=ReportingYear(year), sections=(section,))
    narrative = [Passage(each, section) for each in prose]
    return list(check_words(report, narrative, vocabulary(), lambda: AREAS))


def codes(*texts: str, year: int = 2023) -> list[str]:
    return [problem.code for problem in problems(*texts, year=year)]


def said(*texts: str, year: int = 2023) -> list[str]:
    """The words at each place that is told of."""
    return [
        texts[problem.place.line - 1][problem.place.column - 1 :][: problem.place.length]
        for problem in problems(*texts, year=year)
    ]


@pytest.mark.parametrize(("area", "year"), Workspace(ROOT).reports())
def test_the_reports_that_come_with_the_program_have_no_such_problem(area: str, year: int) -> None:
    problems: list[Problem] = []
    report = assemble_report(Workspace(ROOT), area, ReportingYear(year), problems)

    assert report
    assert [problem for problem in problems if FAMILY_OF[problem.code] == "words"] == []


def test_a_retired_term_is_told_of_from_its_year_on() -> None:
    text = "The offender was under a SOPO, which the NPS knew."

    assert codes(text, year=2015) == ["abbreviation-unexplained"] * 2
    assert said(text, year=2019) == ["SOPO", "NPS"]
    assert said(text, year=2023) == ["offender", "SOPO", "NPS"]


def test_a_retired_term_is_told_of_once_in_a_file_with_how_often_it_stands_there() -> None:
    (problem,) = problems("An offender.", "Two offenders, and the offender’s plan.")

    assert (problem.place.line, problem.label) == (1, "3 times in this file")


@pytest.mark.parametrize(
    "text",
    [
        "Her Majesty’s Prison Service was renamed.",
        "Until 2015 courts made Sexual Offences Prevention Orders.",
        "Sexual Harm Prevention Orders replaced Sexual Offences Prevention Orders.",
        "In 2014 the National Probation Service was set up.",
        "“An offender is not a number”, the report says.",
        "Category 2 is for violent offenders, Category 3 for other dangerous offenders.",
        "The Violent and Sex Offender Register is kept by the police.",
        "The Head of Offender Services spoke.",
        "Those subject to sex offender notification requirements re-offend less.",
        "An ex-offenders housing officer attends.",
    ],
)
def test_the_past_quotations_and_names_keep_their_terms(text: str) -> None:
    assert codes(text) == []


def test_an_act_in_a_sentence_does_not_make_it_one_about_the_past() -> None:
    assert said("Under the Criminal Justice Act 2003 offenders are managed.") == ["offenders"]


def test_a_quotation_is_for_whoever_said_it_but_leaves_nothing_over() -> None:
    text = "The offender came last month. TODO"

    assert [each.code for each in problems(text, kind=ProseKind.QUOTATION)] == ["leftover"]


@pytest.mark.parametrize(
    "text",
    [
        "This year went better than last year, and next year will too.",
        "The last week of the course. Over the next month they met. Over the last May of his life.",
        "It may last. They may this year. In May 2022. What the risk is today.",
    ],
)
def test_dates_that_the_year_makes_plain_are_left_alone(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "date", ["last month", "Yesterday", "May of this year", "May this year", "next spring", "last May"]
)
def test_a_date_that_only_its_day_makes_plain_is_told_of(date: str) -> None:
    assert said(f"It was done. {date} it was.") == [date]


def test_the_program_own_area_and_areas_beside_it_are_left_alone() -> None:
    assert codes("Kent MAPPA. MAPPA in Kent. Kent and Essex MAPPA met; Norfolk MAPPA was with Kent’s.") == []
    assert codes("Essex Police led it. The adviser visited Norfolk. Durham University. The National MAPPA team.") == []


def test_another_area_told_of_as_this_one_is() -> None:
    text = "The Norfolk MAPPA team. MAPPA in Avon and Somerset. Throughout Essex people are safer."

    assert said(text) == ["Norfolk MAPPA", "MAPPA in Avon and Somerset", "Throughout Essex"]


def test_the_register_is_not_read_where_no_name_stands() -> None:
    def names() -> list[str]:
        raise AssertionError

    report = kent()
    narrative = [Passage(prose, section) for section in report.sections for prose in section.prose]

    assert list(check_words(report, narrative, vocabulary(), names)) == []


ACTS = [(title, year) for title, years in vocabulary().acts.items() for year in years]


@given(st.sampled_from(ACTS), st.sampled_from(["the", "The", "section 4 of the", "under"]))
def test_an_act_by_its_name_is_left_alone(act: tuple[str, int], lead: str) -> None:
    assert codes(f"It follows from {lead} {act[0]} {act[1]}.") == []


@given(st.sampled_from(sorted(vocabulary().acts)), st.integers(1900, 2030))
def test_an_act_of_a_year_that_has_none_is_told_with_every_year_that_has(title: str, year: int) -> None:
    years = vocabulary().acts[title]
    found = problems(f"It follows from the {title} {year}.")

    assert [problem.code for problem in found] == ([] if year in years else ["act-name"])
    assert all(str(right) in problem.hint for problem in found for right in years)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the Sex Offences Act 2003", "Sexual Offences Act 2003"),
        ("the Criminal Justice Act of 2003", "Criminal Justice Act 2003"),
        ("the Criminal Justice Act, 2003", "Criminal Justice Act 2003"),
        ("the criminal justice act 2003", "Criminal Justice Act 2003"),
        ("the Criminal Justice and Courts Services Act 2000", "Criminal Justice and Court Services Act 2000"),
        ("the Counterterrorism and Sentencing Act 2021", "Counter-Terrorism and Sentencing Act 2021"),
        ("the Policing and Crime Act 2008", "Policing and Crime Act 2009 or 2017"),
    ],
)
def test_a_slip_in_the_name_of_an_act_is_told_with_the_right_name(text: str, right: str) -> None:
    (problem,) = problems(f"It follows from {text}.")

    assert (problem.code, problem.hint) == ("act-name", f"write {right}, unless another Act is meant.")


@pytest.mark.parametrize(
    "name",
    [
        "Health and Social Care Act 2012",
        "Criminal Justice (Scotland) Act 2003",
        "Youth Justice and Criminal Evidence Act 1999",
        "Police and Justice Act 2006",
        "Act 2003",
    ],
)
def test_an_act_that_is_not_known_is_left_alone(name: str) -> None:
    assert codes(f"It follows from the {name}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Public Protection Unit (PPU) met. The PPU agreed, and PPUs elsewhere.",
        "The PPU (Public Protection Unit) met.",
        "The DfX (Department for Xylophones) came.",
        "Use is made of OASys, the Offender Assessment System.",
        "MATAC stands for Multi-Agency Tasking and Co-ordination.",
        "The Tasking and Co-ordinating Group (T&CG) met.",
        "The inspectorates (HMIP and HMIC) came.",
        "The NHS, HMP Elmley, ViSOR and MAPPA are known. Part II, MAPPA I and Category IV are numbers.",
        "A DECISION IN CAPITALS",
        "It must NOT be; it is not so.",
        "See kent@EXAMPLE.org and www.ABC.org, and McDonald and YouTube.",
    ],
)
def test_an_abbreviation_that_is_explained_or_none_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_an_abbreviation_is_told_of_where_a_reader_first_meets_it() -> None:
    found = problems("The DWP helps.", "The CJU too, and the DWP. The Criminal Justice Unit (CJU) is new.", "The XYZ.")

    assert [(problem.place.line, problem.message, problem.severity.value) for problem in found] == [
        (1, "“DWP” is spelt out nowhere", "warning"),
        (2, "“CJU” is used before it is spelt out", "info"),
        (3, "“XYZ” is spelt out nowhere", "info"),
    ]
    assert [problem.hint for problem in found] == [
        "write “Department for Work and Pensions (DWP)” here, where a reader first meets it.",
        "write “Criminal Justice Unit (CJU)” here, where a reader first meets it.",
        "write what it stands for, and (XYZ), here, where a reader first meets it.",
    ]


def test_the_abbreviations_of_the_report_are_offered_once() -> None:
    (first, second) = problems("The CJU and the DFX met. The Public Protection Unit (PPU) agreed.")

    assert len(first.notes) == 1
    assert first.notes[0].startswith("the abbreviations of this report: CJU, ?; DFX, ?; ")
    assert "; PPU, Public Protection Unit; " in first.notes[0]
    assert second.notes == ()


def test_what_has_been_replaced_need_not_be_spelt_out() -> None:
    assert codes("Two SOPOs were made.") == ["retired-term"]


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "text", ["“" * 60_000, "AAB " * 60_000, "The offender. " * 20_000, "the a Act 2003 " * 20_000, "[insert " * 40_000]
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:

    problems(text)


def severities(text: str) -> list[str]:
    """How bad each thing left over in ``text`` is."""
    return [problem.severity.value for problem in problems(text) if problem.code == "leftover"]


@pytest.mark.parametrize(
    "text", ["Area name here", "[insert number]", "(Insert the date)", "Lorem ipsum dolor", "TODO", "XXX", "[TBC]"]
)
def test_what_can_only_be_left_over_is_an_error(text: str) -> None:
    assert severities(f"Then {text} came.") == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "TBC",
        "XX",
        "[name of the chair]",
        "(to be confirmed)",
        "delete as appropriate",
        "To be confirmed.",
        "figures to follow",
        "(check this figure!)",
    ],
)
def test_what_may_be_left_over_is_a_warning(text: str) -> None:
    assert severities(f"Then {text} came.") == ["warning"]


@pytest.mark.parametrize(
    "text", ["The board [of Kent] met.", "Insert a new clause.", "They have to do more.", "It has to be confirmed."]
)
def test_words_that_are_meant_are_not_left_over(text: str) -> None:
    assert severities(text) == []


def test_of_one_word_one_thing_is_said() -> None:
    assert codes("The VISOR team met on a day TBC.") == ["leftover", "spelling-variant"]


def test_a_term_of_the_national_text_spells_an_abbreviation_out() -> None:
    (problem,) = problems("Three SHPOs were made.")

    assert problem.message == "“SHPO” is used before it is spelt out"


def test_what_an_abbreviation_stands_for_does_not_end_on_a_small_word() -> None:
    (problem,) = problems("Circles of Support and Accountability (COSA) met the CJU.")

    assert "; COSA, Circles of Support and Accountability; " in problem.notes[0]


def test_a_title_cut_short_may_be_an_act_of_that_year() -> None:
    (found,) = problems("It is in section 69 of the Criminal Justice Act 2000.")

    assert found.hint.startswith("write Criminal Justice and Court Services Act 2000 or Criminal Justice Act 1925, ")


@pytest.mark.parametrize(("year", "right"), [(2015, "clinical commissioning group"), (2023, "integrated care board")])
def test_a_term_replaced_twice_has_the_word_of_its_year(year: int, right: str) -> None:
    (found,) = problems("The primary care trust came.", year=year)

    assert found.message.endswith(f"the term is “{right}”")


@pytest.mark.parametrize(("year", "example"), [(2015, "October 2014"), (2023, "October 2022")])
def test_the_example_of_a_date_is_of_the_year_reported_on(year: int, example: str) -> None:
    (found,) = problems("They met last month.", year=year)

    assert found.hint == f"name the month and the year, as in {example}."


def test_a_phrase_in_another_language_has_a_spelling_of_its_own() -> None:
    wrong = next(wrong for wrong, right in vocabulary().spellings.items() if not wrong.startswith(right))
    place = Place(Source("s.md"), 1, 1)
    for is_foreign, expected in ((False, ["spelling-variant"]), (True, [])):
        prose = Prose((Piece("So ", place), Piece(wrong, place, is_foreign=is_foreign), Piece(" it is.", place)))
        section = replace(kent().sections[0], prose=(prose,))
        narrative = [Passage(prose, section)]
        found = check_words(replace(kent(), sections=(section,)), narrative, vocabulary(), lambda: AREAS)
        assert [problem.code for problem in found] == expected
