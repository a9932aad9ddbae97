"""What people send may try to run something, or to reach others: shown in a browser, it is words and nothing else."""

from __future__ import annotations

import io

import docx
from playwright.sync_api import expect

from tests.workbench.chromium import Workbench

REPORT = "/reports/testshire/2023"
SECTION = "areas/testshire/2023/sections/20-police.md"

TRICKS = (
    "<script>window.hostile = 1</script>",
    '<img src="x" onerror="window.hostile = 1">',
    '<img src="http://elsewhere.example/seen.png">',
    "[a link](javascript:window.hostile=1)",
    '"><svg onload="window.hostile = 1">',
    "{{ config.__class__ }}",
    "<style>@import url(http://elsewhere.example/seen.css)</style>",
)

PAGES = ("", "/figures", "/preview", "/proofs", "/versions", "/sections/20-police.md")


def look_at_all(workbench: Workbench) -> None:
    """Every page shows itself, and nothing has been run. What asks for others, or is stopped, fails the test."""
    context = workbench.context()
    page = context.new_page()
    for path in PAGES:
        page.goto(workbench.origin + REPORT + path)
        expect(page.locator("h1")).to_be_visible()
        for frame in page.frames:
            assert frame.evaluate("window.hostile") is None, path


def test_a_section_its_title_and_who_owes_it_run_nothing_and_ask_for_nothing(workbench: Workbench) -> None:
    section = workbench.folder / SECTION
    tricks = "\n".join(f"\nIt said {trick} in the middle.\n\n{trick}\n" for trick in TRICKS)
    section.write_text(section.read_text() + tricks)
    look_at_all(workbench)

    section.write_text(section.read_text().replace("title: Testshire Police", f"title: '{TRICKS[0]}{TRICKS[1]}'"))
    (section.parent.parent / "contributors.yaml").write_text(f"- section: 20-police\n  name: '{TRICKS[0]}'\n")

    look_at_all(workbench)


def test_neither_does_a_word_file_by_what_it_says_or_is_called(workbench: Workbench) -> None:
    file = docx.Document()
    file.add_heading(TRICKS[0], 1)
    for trick in TRICKS:
        file.add_paragraph(trick)
    made = io.BytesIO()
    file.save(made)
    page = workbench.page(f"{REPORT}/incoming")

    page.locator("#contributions").set_input_files(
        {
            "name": "<img src=x onerror=alert(1)>.docx",
            "mimeType": "application/octet-stream",
            "buffer": made.getvalue(),
        }
    )
    page.locator("#kind").select_option("agency-perspective")
    page.locator("#role").fill("Inspector")
    page.locator("#organisation").fill(TRICKS[1])
    page.get_by_role("button", name="Make them sections").click()
    expect(page.get_by_role("heading", name="What became of them")).to_be_visible()

    look_at_all(workbench)
