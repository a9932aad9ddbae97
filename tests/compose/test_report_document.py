"""The whole report: its outline in plain text, compared whole, and what every published figure stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Heading, Paragraph, ParagraphRole, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Anchored, Link, Text, plain_text
from mappa_report.document.walk import inlines_of, placeholders_in
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.text.writer import write_text
from tests.conftest import BASE, HERE, ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "kent-2023.txt"


def composed(root: Path, area: str) -> Document:
    report = check_report(Workspace(root), area, "2023").report
    assert report
    return compose_report(report, digest="")


@dataclass(frozen=True)
class Case:
    """A report, and how much of its outline is kept beside the tests."""

    root: Path
    area: str
    keep: Callable[[str], str]


def whole(outline: str) -> str:
    return outline


def pinned(outline: str) -> str:
    """For each block of ``outline`` its first words and a digest of all of them.

    Any change of wording shows at its block. The whole text is not kept: side by side, the labels and figures that a
    report of Kent's has in common with the published one would make runs as long as sentences.
    """
    blocks = outline.strip("\n").split("\n\n")
    return "".join(f"{sha256(block.encode()).hexdigest()[:12]}  {' '.join(block.split()[:7])}\n" for block in blocks)


@pytest.mark.parametrize(
    "case", [Case(ROOT, "kent", pinned), Case(BASE, "testshire", whole)], ids=lambda case: case.area
)
def test_the_outline_of_a_report_is_as_it_was(case: Case, update: bool) -> None:
    expected = HERE / "cases" / f"{case.area}-2023" / "expected.txt"

    outline = case.keep(write_text(composed(case.root, case.area), Workspace(case.root).template).decode())

    if update:
        expected.write_text(outline, "utf-8")
    assert outline == expected.read_text("utf-8")


@pytest.mark.parametrize(("root", "area"), [(ROOT, "kent"), (BASE, "testshire")], ids=["kent", "testshire"])
def test_no_placeholder_is_left_and_every_link_within_leads_somewhere(root: Path, area: str) -> None:
    document = composed(root, area)
    contents = list(inlines_of(document.blocks))
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading | Table)]
    anchors += [node.anchor for content in contents for node in content if isinstance(node, Anchored)]
    links = [node.target[1:] for content in contents for node in content if isinstance(node, Link)]

    assert not any(list(placeholders_in(content)) for content in contents)
    assert len(anchors) == len(set(anchors))
    assert {target for target in links if not target.startswith("ttp")} <= set(anchors)
    assert [entry.anchor for entry in document.contents] == [
        block.anchor for block in document.blocks if isinstance(block, Heading) and block.level <= 2
    ]


def test_a_document_says_who_it_is_of_and_when_it_was_made() -> None:
    report = check_report(Workspace(BASE), "testshire", "2023").report
    assert report
    document = compose_report(report, digest="", created=86_400)

    assert (document.title, document.subtitle) == (
        "Testshire report 2022–23",
        "1\N{NO-BREAK SPACE}April\N{NO-BREAK SPACE}2022 to 31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2023",
    )
    assert (document.author, document.description) == (
        "Testshire Strategic Management Board",
        "Report of the Testshire Strategic Management Board.",
    )
    assert (document.language, document.created) == ("en-GB", 86_400)


def test_a_published_report_says_when_it_was_in_the_edition_s_word() -> None:
    checked = check_report(Workspace(BASE), "testshire", "2023").report
    assert checked
    report = replace(checked, published=date(2023, 10, 26))
    worded = replace(report.edition, terms={**report.edition.terms, "published": (Text("Published"),)})

    editions = (worded, report.edition)
    said = [compose_report(replace(report, edition=edition), digest="").published for edition in editions]
    assert said == ["Published 26\N{NO-BREAK SPACE}October\N{NO-BREAK SPACE}2023", ""]
    assert compose_report(replace(checked, edition=worded), digest="").published == ""


def test_a_section_begins_with_its_title_and_author_and_says_if_it_is_illustrative() -> None:
    blocks = composed(BASE, "testshire").blocks
    start = next(
        i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == "testshire-police"
    )

    assert [
        plain_text(block.content) for block in blocks[start : start + 4] if isinstance(block, Heading | Paragraph)
    ] == [
        "Testshire Police",
        "Inspector",
        "Illustrative text.",
        "The police reviewed every case.",
    ]
    roles = [block.role for block in blocks[start + 1 : start + 4] if isinstance(block, Paragraph)]
    assert roles == [ParagraphRole.BYLINE, ParagraphRole.NOTE, ParagraphRole.BODY]


def test_a_section_in_the_voice_of_the_whole_report_says_nothing_of_that() -> None:
    report = check_report(Workspace(ROOT), "kent", "2006").report
    assert report
    document = compose_report(report, digest="")
    bylines = [block for block in document.text if isinstance(block, Paragraph) and block.role is ParagraphRole.BYLINE]

    assert [plain_text(each.content) for each in bylines] == [
        "Chair of the Strategic Management Board",
        "Kent, Surrey and Sussex Public Protection Lead, HM Prison Service",
        "ViSOR Supervisor, Kent Police",
        "Public Protection Officer, Policy and Procedure",
        "Senior Probation Officer and Manager, High Risk Offenders, Kent Probation Area",
    ]


def test_headings_of_a_passage_stand_below_its_title() -> None:
    headings = [block for block in composed(BASE, "testshire").blocks if isinstance(block, Heading)]

    assert [(block.level, plain_text(block.content)) for block in headings] == [
        (1, "Introduction"),
        (1, "About"),
        (2, "How it works"),
        (1, "Commentary"),
        (2, "(a) People"),
        (2, "(b) Order"),
        (1, "Testshire Police"),
    ]


@pytest.mark.parametrize("title", ["Table 1", "Definition: people"])
def test_an_author_s_heading_never_takes_a_link_s_target(title: str, workspace: Path) -> None:
    path = workspace / "areas/testshire/2023/sections/10-introduction.md"
    path.write_text(f"{path.read_text()}\n## {title}\n\nText.\n")
    document = composed(workspace, "testshire")

    by_anchor = {block.anchor: block for block in document.blocks if isinstance(block, Heading | Table)}
    table, definition = by_anchor["table-1"], by_anchor["definition-people"]
    assert isinstance(table, Table)
    assert isinstance(definition, Heading)
    assert plain_text(definition.content) == "(a) People"


# Kent 2022-23 as published, typed from the report and not from the files that this project builds it from.

COLUMNS = ["Category 1", "Category 2", "Category 3", "Total"]


def row(label: str, figures: str) -> tuple[str, list[str]]:
    return label, figures.split(" ")


PUBLISHED = {
    "MAPPA-eligible individuals on 31 March 2023": [
        row("Level 1", "1945 735 0 2680"),
        row("Level 2", "7 7 9 23"),
        row("Level 3", "1 1 1 3"),
        row("Total", "1953 743 10 2706"),
    ],
    "Levels 2 and 3 by category (yearly total)": [
        row("Level 2", "33 20 21 74"),
        row("Level 3", "5 1 3 9"),
        row("Total", "38 21 24 83"),
    ],
    "Notification requirements": [
        row("breach of notification requirements", "44"),
        row("notification revoked on application", "14"),
    ],
    "Restrictive orders": [
        row("Sexual Harm Prevention Order (SHPO)", "151"),
        row("SHPO with foreign travel restriction", "0"),
        row("Notification Order", "53"),
    ],
    "Sexual Risk Orders": [row("breach of a Sexual Risk Order (SRO)", "")],
    "breach of licence": [
        row("Level 2", "5 12 6 23"),
        row("Level 3", "2 0 3 5"),
        row("Total", "7 12 9 28"),
    ],
    "breach of SHPO": [row("Level 2", "0"), row("Level 3", "0"), row("Total", "0")],
    "Rate": [row("per 100,000 people aged ten and over", "119")],
}

# Where the published table leaves a cell blank, or prints 0 for what can't be, this one says so.
SAID = {("Level 1", 2): "n/a", ("breach of a Sexual Risk Order (SRO)", 0): "not returned"}


def printed(label: str, position: int, published: str) -> str:
    return SAID.get((label, position)) or (f"{int(published):,}" if published else "")


def test_every_published_figure_of_kent_stands_in_its_table_row_and_column() -> None:
    tables = [block for block in composed(ROOT, "kent").blocks if isinstance(block, Table)]

    assert len(tables) == len(PUBLISHED)
    for number, (table, (title, rows)) in enumerate(zip(tables, PUBLISHED.items(), strict=True), 1):
        assert table.caption
        caption = plain_text(table.caption.text).replace("\N{NO-BREAK SPACE}", " ")
        assert (table.caption.number, title in caption) == (number, True)
        headings = [plain_text(column.heading) for column in table.columns[1:]]
        if len(rows[0][1]) > 1:
            assert [heading.split(":")[0].replace("\N{NO-BREAK SPACE}", " ") for heading in headings] == COLUMNS
        for made, (words, values) in zip(table.rows, rows, strict=True):
            label, *cells = (plain_text(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in made.cells)
            assert words in label
            assert cells == [printed(words, position, value) for position, value in enumerate(values)]


def test_the_figures_typed_here_are_those_of_the_published_report() -> None:
    if not CORPUS.is_file():
        pytest.skip(f"the published report is not at {CORPUS}")
    lines = [line.strip() for line in CORPUS.read_text("utf-8").splitlines()]
    numbers = [line for line in lines if line.isdecimal()]

    typed = [value for rows in PUBLISHED.values() for _, values in rows for value in values if value]

    assert numbers == typed


@pytest.mark.parametrize(
    ("written", "expected"),
    [("0", "0"), ("4", "4"), ("4000", "4,000"), ("", "not returned")],
)
def test_a_figure_s_state_decides_how_it_prints(written: str, expected: str, workspace: Path) -> None:
    path = workspace / "areas/testshire/2023/statistics.yaml"
    path.write_text(path.read_text().replace("reviews: 4", f"reviews: {written}"))

    tables = [block for block in composed(workspace, "testshire").blocks if isinstance(block, Table)]

    assert [plain_text(cell) for cell in tables[2].rows[0].cells] == ["Cases reviewed", expected]
