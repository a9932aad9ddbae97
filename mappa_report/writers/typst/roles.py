"""What each tag of Typst's is to be: as Typst has it, or as the template's parts say, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Dictionary, Name

from mappa_report.writers.typst.parts import Part, part_of, wrong_part
from mappa_report.writers.typst.table_tags import complete_table
from mappa_report.writers.typst.tree import Element, Kid

_STYLES = {"Strong", "Em", "Span", "Sub", "Code"}
"""They only style what is in them; a screen reader has no use for them."""

_BULLETS = ("/Disc", "/Circle", "/Square")

_DEEPER = {f"H{level}": f"H{level + 1}" for level in range(1, 6)}


class Roles:
    """Gives every element below ``document`` its role. ``tables`` counts those met so far."""

    def __init__(self) -> None:
        self._tables = 0

    def settle(self, document: Element) -> None:
        """Change ``document`` and all that is in it."""
        self._settle(document, 0)

    def _settle(self, element: Element, bullets: int) -> None:
        """``bullets`` is how many lists with bullets ``element`` is in."""
        if element.role == "L":
            bullets += _number_list(element, bullets)
        if len(element.kids) == 1 and any(kid.role == "Quote" for kid in element.elements()):
            element.about["Lang"] = None  # its one phrase says so
        kids: list[Kid] = []
        for kid in element.kids:
            kids.extend(self._settled(kid, bullets) if isinstance(kid, Element) else [kid])
        if element.role in ("L", "TOC"):
            kids = list(_nested(kids))
        if kids != element.kids:
            element.put(kids)

    def _settled(self, element: Element, bullets: int) -> list[Kid]:
        part = part_of(element)
        if part is not None:
            element.put(element.kids[1:])
        self._settle(element, bullets)
        if part is not None:
            return self._as_part(element, part) if element.kids else []
        if element.role in _STYLES or (element.role == "Div" and not _is_captioned(element)):
            return element.kids
        if element.role == "Quote":
            element.role = "Span"
        element.role = _DEEPER.get(element.role, element.role)
        if element.role == "Figure":
            element.about["A"] = _place(element)
        elif element.role in ("Div", "Reference"):
            element.about["A"] = None
        return [element]

    def _as_part(self, element: Element, part: Part) -> list[Kid]:
        role = part["role"]
        element.role = role
        element.about["A"] = None
        match role:
            case "Title":
                return [_title(element)]
            case "Table":
                self._tables += 1
                return list(complete_table(element, part, self._tables))
            case "Chart":
                _caption(element)
            case "L":
                _number(element, "/None")
            case "LI":
                element.put([Element("LBody", element.kids)])
        return [element]


def _title(element: Element) -> Element:
    if len(element.kids) != 1 or not element.elements():
        raise wrong_part("Title", "must hold a heading and nothing else")
    (title,) = element.elements()
    title.role = "H1"
    return title


def _caption(chart: Element) -> None:
    if [kid.role for kid in chart.elements()][:2] != ["P", "Figure"]:
        raise wrong_part("Chart", "must hold its caption and its drawing, in this order")
    chart.role = "Div"
    chart.elements()[0].role = "Caption"


def _is_captioned(element: Element) -> bool:
    return any(kid.role == "Caption" for kid in element.elements())


def _number_list(element: Element, bullets: int) -> bool:
    """Say how the list is numbered, if Typst has made it. True for one with bullets."""
    attributes = element.says("A")
    if attributes is None or "/ListNumbering" not in attributes[0]:
        return False
    is_bulleted = bool(attributes[0].ListNumbering == "/Circle")
    _number(element, _BULLETS[min(bullets, len(_BULLETS) - 1)] if is_bulleted else "/Decimal")
    return is_bulleted


def _number(element: Element, numbering: str) -> None:
    element.about["A"] = Dictionary(O=Name.List, ListNumbering=Name(numbering))


def _nested(kids: Iterable[Kid]) -> Iterator[Kid]:
    """The items of a list, with lists that stand between them put into those that they belong to."""
    item: Element | None = None
    for kid in kids:
        if isinstance(kid, Element) and item is not None and kid.role in ("L", "TOC"):
            body = next((each for each in item.elements() if each.role == "LBody"), item)
            body.put([*body.kids, kid])
            continue
        if isinstance(kid, Element):
            item = kid
        yield kid


def _place(figure: Element) -> Any:
    """Where ``figure`` is on its page."""
    layouts = [each for each in figure.says("A") or () if "/BBox" in each]
    return layouts[0] if layouts else None
