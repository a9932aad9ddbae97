"""What every report ends with, about itself: in what is known, and once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.document import Document
from mappa_report.document.inlines import Link, plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.correction import Correction
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

LICENCE = (
    "Licence: Text and figures may be used again under the Open Government Licence v3.0. "
    "This does not cover logos, photographs or material owned by others."
)
ILLUSTRATIVE = (
    "This text tells facts of the published report in other words, "
    "and is not a statement by the people or bodies named."
)


def sample() -> AnnualReport:
    report = check_report(Workspace(ROOT), "norfolk", "2019").report
    assert report
    return report


def told(area: Mapping[str, str], next_reports: Mapping[int, str] | None = None) -> list[str]:
    """The imprint of Norfolk 2019, had its area.yaml these words of it."""
    report = sample()
    report = replace(report, area=replace(report.area, imprint=area, next_reports=next_reports or {}))
    return lines_of(compose_report(report, digest=""))


def lines_of(document: Document) -> list[str]:
    return [plain_text(block.content) for block in paragraphs(document)]


def paragraphs(document: Document) -> list[Heading | Paragraph]:
    anchors = [block.anchor if isinstance(block, Heading) else "" for block in document.blocks]
    after = document.blocks[anchors.index(document.imprint) :]
    return [block for block in after if isinstance(block, Heading | Paragraph)]


def test_a_report_ends_with_who_publishes_it_and_on_what_terms_and_says_nothing_that_is_not_known() -> None:
    assert told({}) == [
        "About this report",
        "Publisher: Norfolk Strategic Management Board.",
        "Other formats: This report comes as a web page, as a PDF and as a Word document, which all say the same.",
        "Accessibility: Headings, tables, charts and pictures are marked for screen readers, and what a chart or "
        "picture shows is told in words.",
        LICENCE,
        "Corrections: Corrections made after publication are listed, with their dates, at the front.",
        f"Illustrative text: {ILLUSTRATIVE}",
    ]


def test_what_an_area_says_of_itself_stands_where_it_belongs() -> None:
    area = {
        "publisher": "Norfolk MAPPA",
        "contact": "the coordinator",
        "email": "mappa@norfolk.example",
        "telephone": "01234 567890",
        "address": "1 High Street, Norwich",
        "website": "https://norfolk.example/mappa/",
        "data": "https://norfolk.example/data",
    }
    lines = told(area, {2019: "October 2020", 2020: "October 2021"})

    assert lines[1:3] == [
        "Publisher: Norfolk MAPPA.",
        "Contact: Questions about this report go to the coordinator. E-mail: mappa@norfolk.example. "
        "Telephone: 01234 567890. Post: 1\N{NO-BREAK SPACE}High Street, Norwich. Website: norfolk.example/mappa.",
    ]
    assert lines[5:9] == [
        "Data: The figures are published as open data, for spreadsheets and for programs: norfolk.example/data.",
        LICENCE,
        "Next report: The report for 2019–20 is due in October\N{NO-BREAK SPACE}2020.",
        "Corrections: Corrections made after publication are listed, with their dates, at the front. "
        "Please tell the coordinator of any mistake.",
    ]


def test_words_that_end_with_a_full_stop_or_begin_as_a_sentence_fit_into_one() -> None:
    area = {"publisher": "The board.", "contact": "The MAPPA unit.", "address": "1 High Street, Norwich."}
    lines = told(area, {2019: "October 2020."})

    assert lines[1:3] == [
        "Publisher: The board.",
        "Contact: Questions about this report go to the MAPPA unit. Post: 1\N{NO-BREAK SPACE}High Street, Norwich.",
    ]
    assert [line for line in lines if ".." in line] == []
    assert "Next report: The report for 2019–20 is due in October\N{NO-BREAK SPACE}2020." in lines
    assert any(line.endswith("Please tell the MAPPA unit of any mistake.") for line in lines)


def test_a_full_stop_of_an_abbreviation_is_kept() -> None:
    assert told({"contact": "J. Q.", "telephone": "01234 567890, 9 a.m. to 5 p.m."})[2] == (
        "Contact: Questions about this report go to J. Q. Telephone: 01234 567890, 9 a.m. to 5 p.m."
    )


def test_addresses_are_links() -> None:
    report = sample()
    area = {"contact": "the coordinator", "email": "mappa@norfolk.example", "website": "https://norfolk.example/"}
    document = compose_report(replace(report, area=replace(report.area, imprint=area)), digest="")

    links = [node for block in paragraphs(document) for node in block.content if isinstance(node, Link)]
    assert [(plain_text(link.content), link.target) for link in links] == [
        ("mappa@norfolk.example", "mailto:mappa@norfolk.example"),
        ("norfolk.example", "https://norfolk.example/"),
        (
            "Open Government Licence v3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
    ]


def test_a_licence_of_the_area_s_own_has_not_the_address_of_the_usual_one() -> None:
    licence = "Licence: Text and figures may be used again under the Creative Commons licence BY 4.0."
    assert f"{licence} {LICENCE[LICENCE.index('This') :]}" in told({"licence": "Creative Commons licence BY 4.0"})


def test_illustrative_text_is_told_once_with_its_sections_where_others_are_not_and_in_the_properties() -> None:
    report = sample()
    first, second, *others = report.sections
    changed = (first, second, *(replace(each, is_illustrative=False) for each in others))
    document = compose_report(replace(report, sections=changed), digest="")

    assert lines_of(document)[-1] == f"Illustrative text (“{first.title}”; “{second.title}”): {ILLUSTRATIVE}"
    assert document.description == (
        "Annual report of the Norfolk Strategic Management Board on multi-agency public protection arrangements, "
        f"1 April 2018 to 31 March 2019. Illustrative text: {ILLUSTRATIVE}"
    )
    every = [plain_text(block.content) for block in document.blocks if isinstance(block, Paragraph)]
    assert sum(ILLUSTRATIVE in words for words in every) == 1


def test_a_report_without_illustrative_text_says_nothing_of_it() -> None:
    report = sample()
    own = tuple(replace(each, is_illustrative=False) for each in report.sections)
    document = compose_report(replace(report, sections=own), digest="")

    assert not any(line.startswith("Illustrative") for line in lines_of(document))
    assert "llustrative" not in document.description


def test_the_cover_says_what_the_report_is_by_which_act_and_when_it_was_corrected() -> None:
    report = replace(sample(), published=date(2019, 10, 30))
    notes = (Correction(date(2020, 3, 4), "The later."), Correction(date(2019, 12, 1), "The earlier."))
    as_published, corrected = (
        compose_report(replace(report, corrections=corrections), digest="") for corrections in ((), notes)
    )

    assert as_published.cover.lines == (
        "Multi-Agency Public Protection Arrangements",
        "Under section 326 of the Criminal Justice Act 2003",
    )
    day = "30\N{NO-BREAK SPACE}October\N{NO-BREAK SPACE}2019"
    assert as_published.published == f"Published {day}"
    assert corrected.published == f"Published {day}, corrected 4\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2020"
