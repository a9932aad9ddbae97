"""From an empty folder to the published report of Norfolk for 2018–19, in a browser: no terminal, no text editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from tests.conftest import ROOT, Run
from tests.workbench.chromium import Fill, Workbench
from tests.workbench.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.full

SAMPLE = ROOT / "areas/norfolk/2019"
PUBLISHED = ROOT.parent / "shared" / "corpus" / "norfolk-2019.docx"
"""The report whose official words are taken, where it is at hand. It is no part of the project."""

SECTIONS = {
    "Introduction": ("10-introduction.md", "10-introduction.md"),
    "Police": ("20-police.md", "20-norfolk-constabulary.md"),
    "Lay adviser": ("40-lay-adviser.md", "30-lay-adviser.md"),
    "Duty to co-operate agency": ("50-duty-to-co-operate-agency.md", "40-universal-credit.md"),
}
"""The sections with which a year begins, by their titles: its file, and the sample's file whose text it gets."""

ROLE = "MAPPA policy lead"
REASON = "Both tables are as they were published, and a note in the return says that they differ."
WAIVED = ("returned_to_custody.level_3.category_1", "returned_to_custody.level_3.category_2")
"""The cells whose warnings stand, for that reason and on the word of that role."""

TOOLS = re.compile(r"#+ |- ")
TOOL_OF = {"## ": "Heading 1", "### ": "Heading 2", "- ": "Bullets"}
"""What makes a line a heading or an item, by what stands before it in the file."""

COUNTED = "On 31 March 2019 there were 1,570 MAPPA-eligible offenders in Norfolk."
WITH_FIGURE = "Police"
LINKED = COUNTED.replace("1,570", "{{ figures.eligible.total.total }}")
"""A sentence with a number of the return, as it is typed, the section it is in, and how it stands in the file."""

TO_SETTLE = ".app-problem--warning summary"

REPORT = "norfolk-mappa-annual-report-2019"


@pytest.fixture(scope="module")
def filled() -> Fill:
    return Path.exists  # nothing is put in


def test_norfolk_2019_is_published_with_its_official_words(
    workbench: Workbench, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not PUBLISHED.is_file():
        pytest.skip(f"the published report is not at {PUBLISHED}")
    monkeypatch.chdir(workbench.folder)

    publish(Mouse(workbench.page("/")), PUBLISHED)

    assert_published(workbench.folder, run, True, is_official=True)


@pytest.mark.parametrize(("hand", "has_script"), [(Mouse, False), (Keys, True)])
def test_norfolk_2019_is_published_with_the_words_of_the_program(
    hand: type[Mouse] | type[Keys], has_script: bool, workbench: Workbench, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workbench.folder)

    publish(hand(workbench.page("/", java_script_enabled=has_script)), None, has_script)

    assert_published(workbench.folder, run, has_script)


def publish(hand: Hand, official: Path | None, has_script: bool = True) -> None:
    """Everything from the first page to the last."""
    begin(hand, official)
    fill_in_figures(hand)
    write_sections(hand, has_script)
    let_stand(hand)
    if official is None:
        let_own_text(hand)
    agree(hand)


def begin(hand: Hand, official: Path | None) -> None:
    """Make the folder ready, take the official words, and begin the year with them."""
    hand.press("Use this folder")
    if official:
        adopt(hand, official)
    hand.choose(hand.page.locator("#area"), "Norfolk")
    hand.write(hand.page.locator("#year"), "2019")
    hand.press("Begin a report")
    expect(hand.page.locator("h1")).to_have_text("Norfolk 2018–19")


def adopt(hand: Hand, official: Path) -> None:
    """Make an edition of the words of that report, and record that they are the right ones."""
    hand.follow("National text and form")
    hand.choose(hand.page.locator("#origin"), "2019")
    hand.give(hand.page.locator("#report"), official)
    hand.press("Show what can be taken")
    hand.press("Make it an edition")
    hand.write(hand.page.locator("#by-2019-official"), ROLE)
    hand.press("Record that 2019-official has been confirmed")
    hand.follow("All reports", within="header")


def fill_in_figures(hand: Hand) -> None:
    """Type every figure that the form has a cell for."""
    hand.follow("Fill in the figures: 52 figures to come")
    expect(hand.page.locator("h1")).to_have_text("Figures")
    cells = hand.page.locator("input[name]:not([type=hidden])")
    names = [cell.get_attribute("name") or "" for cell in cells.all()]
    figures = dict(leaves(figures_of(SAMPLE)))
    for name in names:
        hand.write(hand.page.locator(f'[id="{name}"]'), figures[name])
    hand.press("Save the figures")
    expect(hand.page.get_by_role("status")).to_contain_text("The figures have been saved.")


def write_sections(hand: Hand, has_script: bool) -> None:
    """Give each section its text, and take out the one that nobody writes."""
    for title, (_, file) in SECTIONS.items():
        hand.follow("The year", within="nav")
        hand.follow(title)
        expect(hand.page.locator("h1")).to_have_text(title)
        text = text_of(SAMPLE / "sections" / file)
        if has_script:
            write_as_in_word(hand, blocks_of(text))
            if title == WITH_FIGURE:
                link_figure(hand)
        else:
            box = hand.page.locator("#text")
            hand.write(box, box.input_value() + text)
            hand.press("Save the section")
            expect(hand.page.get_by_role("status")).to_contain_text("The section has been saved.")
    hand.follow("Sections", within="nav")
    hand.follow(re.compile("Title, author, place ?: National Probation Service"))
    hand.tick("Take this section out of the report")
    hand.press("Remove it")
    expect(hand.page.locator("main")).not_to_contain_text("National Probation Service")


def write_as_in_word(hand: Hand, blocks: list[str]) -> None:
    """Type headings, paragraphs and lists, link the figure of the return that is in them, and wait until all is saved.

    Enter ends each, and an item of a list that nothing stands in ends the list.
    """
    text = hand.page.get_by_role("textbox", name="The text of the section")
    hand.write(text, TOOLS.sub("", blocks[0]))
    for number, block in enumerate(blocks):
        first, *items = block.split("\n")
        if number:
            hand.page.keyboard.insert_text(TOOLS.sub("", first))
        if mark := TOOLS.match(first):
            hand.use(TOOL_OF[mark[0]])
        for item in items:
            hand.page.keyboard.press("Enter")
            hand.page.keyboard.insert_text(TOOLS.sub("", item))
        if block is not blocks[-1]:
            hand.page.keyboard.press("Enter")
            if block.startswith("- "):
                hand.page.keyboard.press("Enter")
    expect(hand.page.locator(".app-state")).to_contain_text("Saved")


def link_figure(hand: Hand) -> None:
    """Write a number of the return below the text, and have it linked."""
    hand.page.keyboard.press("Enter")
    hand.page.keyboard.insert_text(COUNTED)
    hand.press("Link the number", within=".app-problem--offer")
    expect(hand.page.locator(".app-chip")).to_contain_text("1,570")
    expect(hand.page.locator(".app-state")).to_contain_text("Saved")


def let_stand(hand: Hand) -> None:
    """Let the two warnings stand that two tables of the return give, which differ as they were published."""
    for _ in WAIVED:
        hand.follow("Problems", within="nav")
        hand.open(hand.page.locator(TO_SETTLE).first)
        opened = hand.page.locator("details[open]")
        hand.write(opened.get_by_label("It may stand, because"), REASON)
        hand.write(opened.get_by_label("Decided by, as a role"), ROLE)
        hand.press("Let it stand", within="details[open]")
        expect(hand.page.get_by_role("status")).to_contain_text("It stands. The reason is kept with the report.")
    expect(hand.page.locator(TO_SETTLE)).to_have_count(0)


def let_own_text(hand: Hand) -> None:
    """Record who has decided that the program's own wording may be published, and come back to the year."""
    hand.follow("All reports", within="header")
    hand.follow("National text and form")
    hand.write(hand.page.locator("#by-own-text"), ROLE)
    hand.press("Record the decision")
    expect(hand.page.get_by_role("status")).to_contain_text(f"It is recorded that {ROLE} has decided so.")
    hand.follow("All reports", within="header")
    hand.follow(re.compile("Norfolk"))


def agree(hand: Hand) -> None:
    """Make a proof, record who agrees to it, and publish it."""
    hand.follow("Proofs", within="nav")
    hand.press("Make the next proof")
    hand.write(hand.page.locator("#name"), "A. Chair")
    hand.write(hand.page.locator("#role"), "SMB chair")
    hand.press("Record the agreement")
    hand.press("Make the final files")
    expect(hand.page.get_by_role("status")).to_contain_text("The final files have been made")


def assert_published(folder: Path, run: Run, has_script: bool, is_official: bool = False) -> None:
    """What lies in the folder now, and that the published files are what was signed."""
    year = folder / "areas/norfolk/2019"
    written = sorted(path.relative_to(year).as_posix() for path in year.rglob("*") if path.is_file())
    assert [path for path in written if not path.startswith(("proofs/", "signoffs/", "versions/"))] == [
        "contributors.schema.json",
        "contributors.yaml",
        *(f"sections/{file}" for file, _ in SECTIONS.values()),
        "statistics.schema.json",
        "statistics.yaml",
        "waivers.yaml",
    ]
    assert [path.name for path in (year / "proofs").iterdir() if path.is_dir()] == ["1"]
    assert figures_of(year) == figures_of(SAMPLE)
    for title, (file, sample) in SECTIONS.items():
        assert (year / "sections" / file).read_text("utf-8").startswith(f"---\ntitle: {title}\nkind: ")
        text = text_of(SAMPLE / "sections" / sample).strip()
        if has_script:
            text = "\n\n".join([*blocks_of(text), *([LINKED] if title == WITH_FIGURE else [])])
        assert text_of(year / "sections" / file).strip() == text
    day = date.today()
    assert yaml.safe_load((year / "waivers.yaml").read_text("utf-8")) == [
        {"code": "part-exceeds-whole", "place": f"statistics.yaml: {cell}", "reason": REASON, "who": ROLE, "date": day}
        for cell in WAIVED
    ]
    settings = yaml.safe_load((folder / "mappa-report.yaml").read_text("utf-8"))
    assert settings.get("own_text") == (None if is_official else {"date": day, "by": ROLE})
    assert run("check", "norfolk", "2019", "--strict").code == 0
    for kind in ("docx", "pdf", "html"):
        assert run("verify", f"build/norfolk/2019/{REPORT}.{kind}").code == 0


def figures_of(year: Path) -> dict[str, Any]:
    """The figures of the year in that folder, without those that nobody types."""
    told: dict[str, Any] = yaml.safe_load((year / "statistics.yaml").read_text("utf-8"))
    return {name: each for name, each in told.items() if name not in ("edition", "published")}


def leaves(node: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Each figure as it is typed, by the name of its cell."""
    for key, each in node.items():
        if isinstance(each, dict):
            yield from leaves(each, f"{above}{key}.")
        else:
            yield f"{above}{key}", "not returned" if each is None else str(each)


def text_of(section: Path) -> str:
    """What stands below the head of that file."""
    return section.read_text("utf-8").partition("\n---\n")[2]


def blocks_of(text: str) -> list[str]:
    """The headings, paragraphs and lists of a section, each paragraph and item on one line."""
    return [re.sub(r"\n(?!- ) *", " ", block) for block in text.strip().split("\n\n")]
