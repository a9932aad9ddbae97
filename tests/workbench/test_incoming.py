"""What others have sent comes in by the pages: shown first, then written, and nothing written over."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
FIGURES = f"{REPORT}/incoming/figures"
CSV = b"figure,value\norders.first,7\norders.second,1\n"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def word_file(title: str, text: str) -> bytes:
    file = docx.Document()
    file.add_heading(title, 1)
    file.add_paragraph(text)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def test_what_a_spreadsheet_would_change_is_shown_before_it_is_written(browser: Browser, workspace: Path) -> None:
    file = workspace / "areas/testshire/2023/statistics.yaml"
    before = file.read_text()

    shown = browser.upload(FIGURES, "spreadsheet", {"return.csv": CSV})

    assert (
        "What would change Figure Now Then From Orders, First order 3 7 B2 Orders, Second order 0 1 B3" in shown.words
    )
    assert file.read_text() == before
    taken = browser.send(f"{FIGURES}/take", {"key": browser.field(shown, "key"), "take": "orders.first"})
    assert taken.words.startswith("The figures have been saved.")
    assert file.read_text() == before.replace("first: 3", "first: 7")


def test_with_no_figure_chosen_nothing_is_written_and_the_changes_are_shown_again(
    browser: Browser, workspace: Path
) -> None:
    file = workspace / "areas/testshire/2023/statistics.yaml"
    before = file.read_text()
    key = browser.field(browser.upload(FIGURES, "spreadsheet", {"return.csv": CSV}), "key")

    told = browser.send(f"{FIGURES}/take", {"key": key, "take": "people.near.red"})

    assert (told.status, browser.field(told, "key")) == (422, key)
    assert told.words.startswith("There is a problem Choose at least one figure. Nothing was changed.")
    assert file.read_text() == before


def test_cells_that_were_copied_are_read_as_a_spreadsheet(browser: Browser) -> None:
    cells = "Orders\tNumber\r\nFirst order\t1,945\r\nSecond order\t0\r\n"

    shown = browser.send(FIGURES, {"pasted": cells})

    assert "What you pasted has 2 of the 12 figures that the form asks for." in shown.words
    assert "Orders, First order 3 1945 B2" in shown.words


def test_a_spreadsheet_with_nothing_new_says_so(browser: Browser) -> None:
    shown = browser.upload(FIGURES, "spreadsheet", {"return.csv": CSV.replace(b"7", b"3").replace(b",1", b",0")})

    assert "The return has all of this already." in shown.words
    assert 'name="key"' not in shown.text


def test_what_is_no_spreadsheet_is_refused(browser: Browser) -> None:
    told = browser.upload(FIGURES, "spreadsheet", {"return.xlsx": b"%PDF-1.7 not a workbook"})

    assert (told.status, told.words.startswith("There is a problem")) == (422, True)


def test_without_a_file_one_is_asked_for(browser: Browser) -> None:
    told = browser.upload(FIGURES, "spreadsheet", {"": b""})

    assert told.words.startswith("There is a problem Choose one spreadsheet, or paste cells.")


def test_a_partners_word_file_becomes_a_section(browser: Browser, workspace: Path) -> None:
    data = word_file("Youth justice", "Staff took part in the training of the year.")

    taken = browser.upload(
        f"{REPORT}/incoming/sections",
        "contributions",
        {"youth.docx": data},
        {"kind": "agency-perspective", "role": "Head of service", "organisation": "Testshire Youth Justice"},
    )

    made = workspace / "areas/testshire/2023/sections/30-youth-justice.md"
    assert "What became of them youth.docx → areas/testshire/2023/sections/30-youth-justice.md" in taken.words
    assert "Staff took part in the training of the year." in made.read_text()
    assert "role: Head of service\norganisation: Testshire Youth Justice\n" in made.read_text()


def test_of_several_files_the_one_that_is_no_contribution_is_named(browser: Browser, workspace: Path) -> None:
    files = {"police.docx": word_file("Police", "We met."), "all.pdf": b"%PDF-1.7\n"}
    fields = {"kind": "agency-perspective", "role": "Inspector", "organisation": "Testshire Police"}
    before = sorted((workspace / "areas/testshire/2023/sections").iterdir())

    refused = browser.upload(f"{REPORT}/incoming/sections", "contributions", files, fields)

    assert refused.words.startswith(
        "There is a problem all.pdf: this is a PDF, and no contribution: ask for the text itself: Word (.docx), "
        "OpenDocument (.odt), RTF (.rtf), plain text (.txt) and e-mail (.eml) are read. On the page of all reports, "
        "a year can be begun from a whole one. What others have sent"
    )
    assert sorted((workspace / "areas/testshire/2023/sections").iterdir()) == before


def test_a_kind_that_the_edition_does_not_have_is_refused(browser: Browser, workspace: Path) -> None:
    data = word_file("Youth justice", "Staff took part.")

    told = browser.upload(f"{REPORT}/incoming/sections", "contributions", {"youth.docx": data}, {"kind": "poem"})

    assert (told.status, told.words.startswith("There is a problem")) == (422, True)
    assert len(list((workspace / "areas/testshire/2023/sections").iterdir())) == 2


def test_the_return_goes_out_as_a_workbook_to_fill_in(browser: Browser) -> None:
    assert f'href="{REPORT}/incoming/return.xlsx"' in browser.get(f"{REPORT}/incoming").text

    workbook = browser.get(f"{REPORT}/incoming/return.xlsx")

    assert workbook.headers["content-disposition"] == 'attachment; filename="testshire-mappa-return-2023.xlsx"'
    assert workbook.text.startswith("PK")
