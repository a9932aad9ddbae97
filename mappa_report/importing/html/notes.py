"""The footnotes of a page as this program writes them: a mark leads to an item, and from there a link back."""

from __future__ import annotations

from typing import Any

_NOTE, _MARK = "#_note-", "#_mark-"


class Notes:
    """The items below the sections of the page ``root`` that marks lead to."""

    def __init__(self, root: Any) -> None:
        self._items: dict[str, Any] = {}
        marked = {str(link.get("href")) for link in root.iter("a") if str(link.get("href", "")).startswith(_NOTE)}
        for element in root.iter():
            if isinstance(element.tag, str) and f"#{element.get('id')}" in marked:
                item = element
                while item is not None and item.tag != "li":
                    item = item.getparent()
                if item is not None:
                    self._items[f"#{element.get('id')}"] = item
        self._all = set(self._items.values())

    def noted(self, link: Any) -> Any | None:
        """The item that ``link`` leads to, if it is the mark of a note."""
        return self._items.get(str(link.get("href")))

    def is_note(self, element: Any) -> bool:
        """True of an item that stands where its mark is."""
        return element in self._all

    def is_way_back(self, link: Any) -> bool:
        """True of the link behind a note."""
        return bool(self._all) and str(link.get("href", "")).startswith(_MARK)
