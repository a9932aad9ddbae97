"""How people lead a browser: with the mouse, or with nothing but keys. A journey is the same for both."""

from __future__ import annotations

from pathlib import Path
from re import Pattern
from time import monotonic
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

_LONGEST = 60
"""Seconds to press Tab for, of which the page before may still take some until it has gone."""

_HAS_FOCUS = "each => each === document.activeElement"


class Hand(Protocol):
    """Leads ``page``."""

    page: Page

    def press(self, button: str, *, within: str = "main") -> None:
        """Press the button of that name in the part of the page that the selector ``within`` names."""

    def follow(self, link: str | Pattern[str], *, within: str = "main") -> None:
        """Follow the link of that name there."""

    def tick(self, box: str) -> None:
        """Tick the box of that name."""

    def write(self, field: Locator, text: str) -> None:
        """Have ``text``, and nothing else, stand in ``field``."""

    def use(self, tool: str) -> None:
        """Use the tool of the editor that has that name, and keys of its own."""

    def open(self, summary: Locator) -> None:
        """Open what stands folded up behind ``summary``."""

    def choose(self, field: Locator, option: str) -> None:
        """Choose the ``option`` of that name in the list ``field``."""

    def give(self, field: Locator, *files: Path) -> None:
        """Give ``files`` in the field for them."""


class Mouse:
    """Somebody who points, clicks and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: str, *, within: str = "main") -> None:
        """Click it."""
        self.page.locator(within).get_by_role("button", name=button, exact=True).click()

    def follow(self, link: str | Pattern[str], *, within: str = "main") -> None:
        """Click it."""
        self.page.locator(within).get_by_role("link", name=link, exact=True).first.click()

    def tick(self, box: str) -> None:
        """Click its words."""
        self.page.get_by_text(box).click()

    def write(self, field: Locator, text: str) -> None:
        """Click into it, and take out what it says first."""
        field.click()
        field.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def use(self, tool: str) -> None:
        """Click its button, from which the caret goes back into the text by itself."""
        self.press(tool, within="[role=toolbar]")

    def open(self, summary: Locator) -> None:
        """Click it."""
        summary.click()

    def choose(self, field: Locator, option: str) -> None:
        """Choose from the list that opens, which the browser draws outside the page."""
        field.select_option(option)

    def give(self, field: Locator, *files: Path) -> None:
        """Through the dialog that a click opens."""
        with self.page.expect_file_chooser() as dialog:
            field.click()
        dialog.value.set_files(files)


class Keys:
    """Somebody who has no mouse: Tab leads to everything, in the order in which the page is read."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: str, *, within: str = "main") -> None:
        """With the space bar."""
        self._go_to(self.page.locator(within).get_by_role("button", name=button, exact=True))
        self.page.keyboard.press("Space")

    def follow(self, link: str | Pattern[str], *, within: str = "main") -> None:
        """With Enter."""
        self._go_to(self.page.locator(within).get_by_role("link", name=link, exact=True).first)
        self.page.keyboard.press("Enter")

    def tick(self, box: str) -> None:
        """With the space bar."""
        self._go_to(self.page.get_by_label(box))
        self.page.keyboard.press("Space")

    def write(self, field: Locator, text: str) -> None:
        """What it says is selected first."""
        self._go_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def use(self, tool: str) -> None:
        """With its keys, which the button's own title names."""
        button = self.page.locator("[role=toolbar]").get_by_role("button", name=tool, exact=True)
        keys = (button.get_attribute("title") or "").rpartition("(")[2].rstrip(")")
        self.page.keyboard.press(keys.replace("Ctrl", "Control"))

    def open(self, summary: Locator) -> None:
        """With Enter."""
        self._go_to(summary)
        self.page.keyboard.press("Enter")

    def choose(self, field: Locator, option: str) -> None:
        """By typing its first letters, as one does in a closed list."""
        self._go_to(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(option)

    def give(self, field: Locator, *files: Path) -> None:
        """Through the dialog that the space bar opens."""
        self._go_to(field)
        with self.page.expect_file_chooser() as dialog:
            self.page.keyboard.press("Space")
        dialog.value.set_files(files)

    def _go_to(self, wanted: Locator) -> None:
        expect(wanted).to_be_attached()
        until = monotonic() + _LONGEST
        while monotonic() < until:
            if wanted.evaluate(_HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {wanted}")
