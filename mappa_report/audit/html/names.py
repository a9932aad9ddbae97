"""What is hidden from screen readers on a page, and what they call the rest: a part of the W3C's rules for names."""

import re
from collections.abc import Iterator
from typing import Any

_UNSHOWN = ("script", "style", "template", "noscript")
_NOT_DISPLAYED = re.compile(
    r"(?<![\w-])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse))", re.I
)
_WITH_ALT = ("img", "area", "input")
_SENDING = {"submit": "Submit", "reset": "Reset"}
"""Buttons that a browser names if nobody does."""

_MAX_REFERENCES = 20
_MAX_NAME = 1_000
"""How many letters of a name are kept: what many parts are named by counts for each of them."""


class Names:
    """The names on the page below ``root``. Each element is looked at once."""

    def __init__(self, root: Any) -> None:
        self._hidden: set[Any] = set()
        self._by_id: dict[str, Any] = {}
        self._labels: dict[str, list[Any]] = {}
        self._words: dict[Any, str] = {}
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.getparent() in self._hidden or _hides(element):
                self._hidden.add(element)
            if element.get("id"):
                self._by_id.setdefault(element.get("id"), element)
            if element.tag == "label" and element.get("for"):
                self._labels.setdefault(element.get("for"), []).append(element)

    def is_hidden(self, element: Any) -> bool:
        """True if ``element`` is hidden from screen readers."""
        return element in self._hidden

    def name_of(self, element: Any) -> str:
        """The name of ``element``: what it is labelled by, or else its words with the names of what is in it."""
        return self.given(element) or self._from_words(element) or _attribute(element, "title")

    def given(self, element: Any) -> str:
        """The name that is given to ``element`` by an attribute made for it."""
        return self._referred(element) or _attribute(element, "aria-label") or _alternative(element)

    def picture(self, element: Any) -> str:
        """The name of a picture, of which the words within it are none."""
        titles = (self._from_words(child) for child in element if child.tag in ("title", "desc"))
        return self.given(element) or next(filter(None, titles), "") or _attribute(element, "title")

    def field(self, element: Any) -> str:
        """The name of a field, such as that of its label."""
        name = self.given(element) or self._labelled(element)
        if name or element.tag != "input":
            return name or _attribute(element, "title") or _attribute(element, "placeholder")
        kind = str(element.get("type", "")).lower()
        if kind in ("submit", "reset", "button"):
            name = _attribute(element, "value") or ("" if "value" in element.attrib else _SENDING.get(kind, ""))
        return name or _attribute(element, "title") or _attribute(element, "placeholder")

    def is_there(self, name: str) -> bool:
        """True if the page has an element with the id ``name``."""
        return name in self._by_id

    def _labelled(self, element: Any) -> str:
        labels = list(self._labels.get(element.get("id", ""), ())) if element.get("id") else []
        around = next((each for each in element.iterancestors("label")), None)
        if around is not None and around.get("for") in (None, element.get("id")):
            labels.append(around)
        return " ".join(self._from_words(each) for each in labels).strip()

    def _referred(self, element: Any) -> str:
        named = str(element.get("aria-labelledby") or "").split(maxsplit=_MAX_REFERENCES)[:_MAX_REFERENCES]
        return " ".join(filter(None, (self._of_reference(self._by_id.get(each)) for each in named)))

    def _of_reference(self, element: Any) -> str:
        if element is None:
            return ""
        return _attribute(element, "aria-label") or _alternative(element) or self._from_words(element)

    def _from_words(self, element: Any) -> str:
        if element not in self._words:
            inside_hidden = element in self._hidden
            self._words[element] = " ".join(self._parts(element, inside_hidden))[:_MAX_NAME].strip()
        return self._words[element]

    def _parts(self, element: Any, inside_hidden: bool) -> Iterator[str]:
        """The words in ``element`` one by one, in the order of the page."""
        left: set[Any] = set()
        if element.tag not in _UNSHOWN:
            yield _plain(element.text)
        for inner in element.iterdescendants():
            if isinstance(inner.tag, str):
                above = inner.getparent()
                if above in left or not self._is_said(inner, inside_hidden):
                    left.add(inner)
                else:
                    said = _attribute(inner, "aria-label") or _alternative(inner)
                    yield said or _plain(inner.text)
                    if said:
                        left.add(inner)
            if inner.getparent() not in left:
                yield _plain(inner.tail)

    def _is_said(self, element: Any, inside_hidden: bool) -> bool:
        if element.tag in (*_UNSHOWN, "select", "textarea"):
            return False
        return inside_hidden or element not in self._hidden


def _hides(element: Any) -> bool:
    if element.tag in _UNSHOWN:
        return True
    given = element.attrib
    if not given:
        return False
    is_marked = "hidden" in given or given.get("aria-hidden") == "true"
    return is_marked or ("style" in given and bool(_NOT_DISPLAYED.search(str(given["style"]))))


def _alternative(element: Any) -> str:
    return _attribute(element, "alt") if element.tag in _WITH_ALT else ""


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name) or "")[:_MAX_NAME].strip()


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
