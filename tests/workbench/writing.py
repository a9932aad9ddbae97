"""What somebody does at a section's page: the editor as it is led by keys, and the file that comes of it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.workbench.chromium import Workbench

REPORT = "/reports/testshire/2023"
SECTIONS = "areas/testshire/2023/sections"
_PATIENCE = 15  # seconds, for a save on a machine that does much besides


class Writing:
    """The editor of the section ``name``, with the caret behind its last word."""

    def __init__(
        self, workbench: Workbench, name: str = "20-police.md", page: Page | None = None, **options: object
    ) -> None:
        self.file: Path = workbench.folder / SECTIONS / name
        self.before = self.file.read_bytes().decode()
        self.page = page or workbench.page(f"{REPORT}/sections/{name}", **options)
        if page:
            page.goto(f"{workbench.origin}{REPORT}/sections/{name}")
        self.text: Locator = self.page.get_by_role("textbox", name="The text of the section")
        self.saved: Locator = self.page.locator(".app-state")
        expect(self.page.locator(".app-about a")).not_to_be_empty()  # the first check is back
        self.go("Control+End")

    def go(self, *keys: str) -> None:
        """Go where those ``keys`` lead. The editor takes a moment to know of it."""
        self.page.bring_to_front()
        self.text.focus()
        self.page.wait_for_timeout(100)
        self.press(*keys)
        self.page.wait_for_timeout(100)

    def press(self, *keys: str) -> None:
        """Press each of ``keys``."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type ``words``."""
        self.page.keyboard.type(words)

    def button(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def paste(self, html: str, text: str = "") -> None:
        """Paste what another program has put on the clipboard."""
        self.text.evaluate(
            """(text, [html, words]) => {
                const data = new DataTransfer();
                data.setData("text/html", html);
                data.setData("text/plain", words);
                const how = { clipboardData: data, bubbles: true, cancelable: true };
                text.dispatchEvent(new ClipboardEvent("paste", how));
            }""",
            [html, text],
        )

    def body(self, expected: str) -> str:
        """What stands below the head of the file, once it is ``expected``, or after the time in which it should be."""
        for _ in range(_PATIENCE * 10):
            if self._body() == expected:
                break
            self.page.wait_for_timeout(100)
        return self._body()

    def _body(self) -> str:
        return self.file.read_bytes().decode().partition("\n---\n")[2]
