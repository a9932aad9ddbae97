"""The figures at the front, and what closes the report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Block, Heading, KeyFigures, Paragraph, ParagraphRole, Picture
from mappa_report.document.blocks import KeyFigure as Shown
from mappa_report.document.document import Colours, Cover
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.area import Brand
from mappa_report.model.colour import contrast
from mappa_report.model.edition import OutlineEntry, OutlineKind, Passage
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.key_figures import KeyFigure
from mappa_report.model.key_figures import KeyFigures as Named
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE

TOTAL, REVIEWS = ("people", "total", "total"), ("reviews",)
WORDS = (Text("people on that day"),)


@pytest.fixture
def report() -> AnnualReport:
    checked = check_report(Workspace(BASE), "testshire", "2023").report
    assert checked
    named = Named((Text("Key figures"),), (KeyFigure(TOTAL, WORDS), KeyFigure(REVIEWS, (Text("reviews"),))))
    outline = (OutlineEntry(OutlineKind.KEY_FIGURES), *checked.edition.outline)
    return replace(checked, edition=replace(checked.edition, outline=outline, key_figures=named))


def with_figures(report: AnnualReport, **values: int | None) -> AnnualReport:
    changed: dict[Path, Figure] = {
        path: Figure(FigureState.NOT_RETURNED if values[path[0]] is None else FigureState.NUMBER, values[path[0]])
        for path in (TOTAL, REVIEWS)
        if path[0] in values
    }
    return replace(report, statistics=StatisticalReturn({**report.statistics.figures, **changed}))


def front(report: AnnualReport) -> tuple[Block, ...]:
    return compose_report(report, digest="").blocks[:2]


def test_key_figures_stand_under_a_heading_of_their_own(report: AnnualReport) -> None:
    shown = KeyFigures((Shown("12,345", WORDS), Shown("0", (Text("reviews"),))))

    heading = Heading(1, (Text("Key figures"),), "key-figures")
    assert front(with_figures(report, people=12345, reviews=0)) == (heading, shown)


def test_a_figure_that_is_no_number_is_left_out_and_so_is_the_heading_above_nothing(report: AnnualReport) -> None:
    assert front(with_figures(report, people=7, reviews=None))[1] == KeyFigures((Shown("7", WORDS),))

    alone = replace(report.edition, key_figures=Named((Text("Key figures"),), (KeyFigure(REVIEWS, WORDS),)))
    nothing = compose_report(replace(with_figures(report, reviews=None), edition=alone), digest="")
    assert not [block for block in nothing.blocks if isinstance(block, KeyFigures)]
    assert "key-figures" not in [entry.anchor for entry in nothing.contents]


def test_a_figure_still_to_come_stands_there_in_a_proof_alone(report: AnnualReport) -> None:
    figures = {**report.statistics.figures, TOTAL: Figure(FigureState.MISSING), REVIEWS: Figure(FigureState.MISSING)}
    unfinished = replace(report, statistics=StatisticalReturn(figures))

    proof = compose_report(unfinished, digest="", gap="[gap]").blocks
    assert proof[1] == KeyFigures((Shown("missing", WORDS), Shown("missing", (Text("reviews"),))))
    blank = with_figures(unfinished, reviews=None)
    assert compose_report(blank, digest="", gap="[gap]").blocks[1] == KeyFigures((Shown("missing", WORDS),))
    published = with_figures(unfinished, people=17)
    assert front(published)[1] == KeyFigures((Shown("17", WORDS),))


@pytest.mark.parametrize(("title", "role"), [("", ParagraphRole.CLOSING), ("More", ParagraphRole.BODY)])
def test_words_at_the_very_end_without_a_heading_stand_apart(
    report: AnnualReport, title: str, role: ParagraphRole
) -> None:
    heading = (Text(title),) if title else ()
    passages = {**report.edition.passages, "end": Passage("end", heading, 1, (Paragraph((Text("The end."),)),))}
    outline = (*report.edition.outline, OutlineEntry(OutlineKind.PASSAGE, "end"))
    edition = replace(report.edition, outline=outline, passages=passages)

    last = compose_report(replace(report, edition=edition), digest="").blocks[-1]

    assert last == Paragraph((Text("The end."),), role)


def test_the_brand_goes_on_the_cover_and_one_colour_stands_in_for_the_other(report: AnnualReport) -> None:
    logo = Picture("Testshire Police", b"", "image/png", 1, 1)

    def composed(brand: Brand) -> tuple[Cover, Colours | None]:
        document = compose_report(replace(report, area=replace(report.area, brand=brand)), digest="")
        return document.cover, document.colours

    assert composed(Brand()) == (Cover(), None)
    cover, colours = composed(Brand(logos=(logo,), band="#5b1537"))
    assert cover == Cover(logo)
    assert colours
    assert (colours.accent, colours.band) == ("#5b1537", "#5b1537")
    assert contrast(colours.accent_in_the_dark, "#14181c") >= 7
