"""What each tag of Typst's is to be: as Typst has it, or as the template's parts say, or nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Name

from mappa_report.writers.pdf_tags.tree import Element, Kid
from mappa_report.writers.typst.table_tags import complete_table
from mappa_report.writers.typst.template_parts import Part, part_of, wrong_part

_STYLES = {"Strong", "Em", "Span", "Sub", "Code"}
"""They only style what is in them; a screen reader has no use for them."""

_BULLETS = ("/Disc", "/Circle", "/Square")

_DEEPER = {f"H{level}": f"H{level + 1}" for level in range(1, 6)}


def settle_roles(element: Element, bullets: int = 0) -> None:
    """Give every element below ``element``, which is in so many lists with ``bullets``, its role."""
    if element.role == "L":
        bullets += _number_list(element, bullets)
    if len(element.kids) == 1 and any(kid.role == "Quote" for kid in element.elements()):
        element.about["Lang"] = None  # its one phrase says so
    kids: list[Kid] = []
    for kid in element.kids:
        kids.extend(_settled(kid, bullets) if isinstance(kid, Element) else [kid])
    if element.role in ("L", "TOC"):
        kids = list(_nested(kids))
    element.kids = kids


def _settled(element: Element, bullets: int) -> list[Kid]:
    part = part_of(element)
    if part is not None:
        element.kids = element.kids[1:]
    settle_roles(element, bullets)
    if part is not None:
        return _as_part(element, part) if element.kids else []
    if element.role in _STYLES or (element.role == "Div" and not _is_captioned(element)):
        return element.kids
    if element.role == "Quote":
        element.role = "Span"
    element.role = _DEEPER.get(element.role, element.role)
    if element.role == "Figure":
        element.attributes = _place(element)
    elif element.role in ("Div", "Reference"):
        element.attributes = {}
    return [element]


def _as_part(element: Element, part: Part) -> list[Kid]:
    role = part["role"]
    element.role = role
    element.attributes = {}
    match role:
        case "Title":
            return [_title(element)]
        case "Table":
            return list(complete_table(element, part))
        case "Chart":
            _caption(element)
        case "L":
            _number(element, "/None")
        case "LI":
            element.kids = [Element("LBody", element.kids)]
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
    attributes = element.thing.get("/A")
    if attributes is None or "/ListNumbering" not in attributes[0]:
        return False
    is_bulleted = bool(attributes[0].ListNumbering == "/Circle")
    _number(element, _BULLETS[min(bullets, len(_BULLETS) - 1)] if is_bulleted else "/Decimal")
    return is_bulleted


def _number(element: Element, numbering: str) -> None:
    element.attributes = {"ListNumbering": Name(numbering)}


def _nested(kids: Iterable[Kid]) -> Iterator[Kid]:
    """The items of a list, with lists that stand between them put into those that they belong to."""
    item: Element | None = None
    for kid in kids:
        if isinstance(kid, Element) and item is not None and kid.role in ("L", "TOC"):
            body = next((each for each in item.elements() if each.role == "LBody"), item)
            body.kids = [*body.kids, kid]
            continue
        if isinstance(kid, Element):
            item = kid
        yield kid


def _place(figure: Element) -> dict[str, Any]:
    """Where ``figure`` is on its page."""
    layouts = (each for each in figure.thing.get("/A", ()) if "/BBox" in each)
    return {str(key)[1:]: value for key, value in next(layouts, {}).items()}
