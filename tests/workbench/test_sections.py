"""The sections of a report, put in order, added, described anew, removed and taken in from files, without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mappa_report.intake.section_order import renames_to_move
from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
SECTIONS = f"{REPORT}/sections"
YEAR = Path("areas/testshire/2023")
NAMES = ["10-a.md", "20-b.md", "30-c.md", "31-d.md", "40-e.md"]
HOUSING = "---\ntitle: Housing\nkind: agency-perspective\nplace: local\nrole: Manager\n---\nHomes were found.\n"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def two_local(workspace: Path) -> Path:
    """The year's folder, with a second section in the same place as that of the police."""
    year = workspace / YEAR
    (year / "sections/30-housing.md").write_text(HOUSING)
    return year


def names(year: Path) -> list[str]:
    return sorted(path.name for path in (year / "sections").iterdir())


@pytest.mark.parametrize(
    ("among", "name", "before", "renames"),
    [
        (NAMES, "31-d.md", "20-b.md", {"31-d.md": "15-d.md"}),
        (NAMES, "10-a.md", None, {"10-a.md": "50-a.md"}),
        (NAMES, "10-a.md", "20-b.md", {}),
        (NAMES, "40-e.md", "31-d.md", {"31-d.md": "50-d.md"}),
        (["20-b.md", "40-e.md"], "40-e.md", "20-b.md", {"40-e.md": "15-e.md"}),
        (["20-b.md"], "20-b.md", None, {}),
    ],
)
def test_as_few_numbers_as_will_do_are_changed(
    among: list[str], name: str, before: str | None, renames: dict[str, str]
) -> None:
    assert renames_to_move(NAMES, among, name, before) == renames


def test_the_sections_stand_in_the_order_of_print_with_who_owes_them(browser: Browser, two_local: Path) -> None:
    (two_local / "contributors.yaml").write_text(
        "- name: Housing Board\n  section: 30-housing\n"
        "- name: Prison\n  section: agency-perspective\n  due: 2023-07-01\n"
    )
    shown = browser.get(SECTIONS)

    assert "Front Introduction Chair, Testshire Strategic Management Board Written Title, author, place" in shown.words
    assert "Testshire Police Inspector Illustrative Down : Testshire Police Title" in shown.words
    assert "Housing Housing Board Written Up : Housing Title, author, place" in shown.words
    assert "Owed, and not here yet Agency perspective: Prison, by 1 July 2023" in shown.words


def test_a_section_moves_up_by_its_button_and_what_names_it_follows(browser: Browser, two_local: Path) -> None:
    contributors = two_local / "contributors.yaml"
    contributors.write_text("# who owes what\n- name: Housing Board\n  section: 30-housing\n")
    waivers = two_local / "waivers.yaml"
    waivers.write_text('- place: "sections/30-housing.md: homes"\n  code: x\n')

    moved = browser.send(f"{SECTIONS}/move", {"section": "30-housing.md", "to": "up"})

    assert names(two_local) == ["10-introduction.md", "15-housing.md", "20-police.md"]
    assert (two_local / "sections/15-housing.md").read_text() == HOUSING
    assert contributors.read_text() == "# who owes what\n- name: Housing Board\n  section: 15-housing\n"
    assert waivers.read_text() == '- place: "sections/15-housing.md: homes"\n  code: x\n'
    assert moved.words.index("Housing Housing Board") < moved.words.index("Testshire Police Inspector")


def test_a_section_moves_down_by_its_button_and_by_being_dropped_behind_all(browser: Browser, two_local: Path) -> None:
    browser.send(f"{SECTIONS}/move", {"section": "20-police.md", "to": "down"})
    assert names(two_local) == ["10-introduction.md", "30-housing.md", "40-police.md"]

    browser.send(f"{SECTIONS}/move", {"section": "30-housing.md", "before": ""})
    assert names(two_local) == ["10-introduction.md", "40-police.md", "50-housing.md"]


def test_a_section_that_is_gone_is_not_moved(browser: Browser, two_local: Path) -> None:
    refused = browser.send(f"{SECTIONS}/move", {"section": "../statistics.yaml", "to": "up"})

    assert refused.status == 422
    assert refused.words.startswith("There is a problem This report has no such section.")
    assert names(two_local) == ["10-introduction.md", "20-police.md", "30-housing.md"]


def test_a_section_is_added_with_its_head_and_opened(browser: Browser, workspace: Path) -> None:
    fields = {"title": "Health: a view", "kind": "agency-perspective", "role": "Nurse", "organisation": "NHS"}

    browser.send(f"{SECTIONS}/add", fields)

    made = (workspace / YEAR / "sections/30-health-a-view.md").read_text()
    assert made.startswith(
        '---\ntitle: "Health: a view"\nkind: agency-perspective\nplace: local\nrole: Nurse\norganisation: NHS\n'
    )


@pytest.mark.parametrize("without", ["title", "role", "kind"])
def test_a_section_without_title_role_or_kind_is_not_added(browser: Browser, workspace: Path, without: str) -> None:
    fields = {"title": "Health", "kind": "agency-perspective", "role": "Nurse"} | {without: ""}

    refused = browser.send(f"{SECTIONS}/add", fields)

    assert refused.status == 422
    assert refused.words.startswith("There is a problem Give a title and the role of who writes it")
    assert names(workspace / YEAR) == ["10-introduction.md", "20-police.md"]


def test_what_the_head_says_is_changed_and_all_else_stays(browser: Browser, workspace: Path) -> None:
    file = workspace / YEAR / "sections/20-police.md"
    before = file.read_text()
    details = f"{SECTIONS}/20-police.md/details"
    shown = browser.get(details)
    assert 'name="title" value="Testshire Police"' in shown.text

    fields = {
        "title": "The police",
        "kind": "agency-perspective",
        "place": "front",
        "role": "Chief",
        "organisation": "",
    }
    browser.send(details, fields)

    expected = before.replace("Testshire Police", "The police").replace("place: local", "place: front")
    expected = expected.replace("role: Inspector", "role: Chief")
    assert file.read_text() == expected


def test_words_that_are_the_areas_own_now_are_no_longer_illustrative(browser: Browser, workspace: Path) -> None:
    file = workspace / YEAR / "sections/20-police.md"
    before = file.read_text()
    details = f"{SECTIONS}/20-police.md/details"
    fields = browser.fields(details) | {"kind": "agency-perspective", "place": "local", "own": "yes"}

    browser.send(details, {name: fields[name] for name in ("title", "kind", "place", "role", "own")})

    assert file.read_text() == before.replace("illustrative: true\n", "")


def test_a_section_is_removed_only_once_the_box_is_ticked(browser: Browser, workspace: Path) -> None:
    file = workspace / YEAR / "sections/20-police.md"
    address = f"{SECTIONS}/20-police.md/remove"

    kept = browser.send(address, {})
    assert kept.words.startswith("There is a problem The section was left as it is, as the box was not ticked.")
    assert file.exists()
    gone = browser.send(address, {"sure": "yes"})
    assert gone.words.startswith("Sections and their order")
    assert not file.exists()
    assert f'href="{REPORT}/versions/sections/20-police.md"' in browser.get(f"{REPORT}/versions").text


def test_a_section_leads_to_its_own_earlier_versions(browser: Browser) -> None:
    page = browser.get(f"{SECTIONS}/20-police.md")
    assert (page.status, f'href="{REPORT}/versions/sections/20-police.md"' in page.text) == (200, True)


def test_a_file_without_a_number_becomes_a_section(browser: Browser, two_local: Path) -> None:
    (two_local / "sections/prison.md").write_text(HOUSING.replace("Housing", "Prison"))
    assert (
        "Files that are not in the report, as they have no number of their own prison.md" in browser.get(SECTIONS).words
    )

    browser.send(f"{SECTIONS}/number", {"section": "prison.md"})

    assert names(two_local) == ["10-introduction.md", "20-police.md", "30-housing.md", "40-prison.md"]


def test_an_e_mail_dropped_here_becomes_a_section(browser: Browser, workspace: Path) -> None:
    mail = (
        b"From: youth@example.org\r\nSubject: Youth justice\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nStaff took part in the training of the year.\r\n"
    )
    fields = {"kind": "agency-perspective", "role": "Head of service", "organisation": "Youth Justice"}

    taken = browser.upload(f"{SECTIONS}/contributed", "contributions", {"mail.eml": mail}, fields)

    assert "What became of them mail.eml → areas/testshire/2023/sections/30-youth-justice.md" in taken.words
    assert "Staff took part" in (workspace / YEAR / "sections/30-youth-justice.md").read_text()


def test_files_without_a_kind_are_not_taken(browser: Browser, workspace: Path) -> None:
    taken = browser.upload(f"{SECTIONS}/contributed", "contributions", {"a.txt": b"Words."}, {"kind": ""})

    assert taken.words.startswith("There is a problem Choose the kind of section. Nothing was written.")
    assert names(workspace / YEAR) == ["10-introduction.md", "20-police.md"]


@pytest.fixture
def kent(tmp_path: Path) -> Iterator[tuple[Browser, Path]]:
    """The example that comes with the program, whose edition has parts that an area may move."""
    folder = tmp_path / "kent"
    folder.mkdir()
    with workbench_of(folder) as opened:
        opened.send("/start", {"example": "yes"})
        yield opened, folder / "areas/kent/2023/outline.yaml"


def test_parts_move_and_move_back_in_outline_yaml_whose_remarks_stay(kent: tuple[Browser, Path]) -> None:
    browser, outline = kent
    order = "/reports/kent/2023/sections/order"

    browser.send(order, {"part": "statistics", "to": "up"})
    assert outline.read_text() == "order: [statistics, about, definitions, local]\n"
    browser.send(order, {"part": "statistics", "to": "down"})
    assert not outline.exists()

    outline.write_text(
        "leave_out: [key-figures] # too much\n\n# ours\norder:\n  - local\n  - about\n  - statistics\n  - definitions\n"
    )
    browser.send(order, {"part": "definitions", "to": "up"})
    assert outline.read_text() == (
        "leave_out: [key-figures] # too much\n\n# ours\norder: [local, about, definitions, statistics]\n"
    )
