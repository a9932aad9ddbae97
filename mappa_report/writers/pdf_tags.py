"""The tags that screen readers follow in a PDF, put right where WeasyPrint 70 falls short of them.

Everything goes through WeasyPrint's public ``finisher``, just before the file is written.
"""

from __future__ import annotations

from typing import Any


def mend_tags(laid_out: Any, pdf: Any) -> None:
    """Put right what WeasyPrint 70 leaves undone in the tags that screen readers follow."""
    elements = {thing.reference: thing for thing in pdf.objects if _type(thing) == "/StructElem"}
    for element in list(elements.values()):
        match element["S"]:
            case "/TH":
                element["A"]["Scope"] = _scope(element, elements)
            case "/LI":
                _add_body(element, elements, pdf)
            case "/Figure":
                _turn(element["A"]["BBox"], laid_out.pages[0].height)
    _silence_furniture(pdf, elements)


def _type(thing: Any) -> object:
    return thing.get("Type") if isinstance(thing, dict) else None


def _scope(header: Any, elements: dict[bytes, Any]) -> str:
    row = elements[header["P"]]
    return "/Column" if elements[row["P"]]["S"] == "/THead" else "/Row"


def _add_body(item: Any, elements: dict[bytes, Any], pdf: Any) -> None:
    """A list item may hold only a label and a body, and its paragraphs come without a body round them."""
    loose = [kid for kid in item["K"] if elements[kid]["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = type(item)({**item, "S": "/LBody", "P": item.reference, "K": type(item["K"])(loose)})
    pdf.add_object(body)
    elements[body.reference] = body
    for kid in loose:
        elements[kid]["P"] = body.reference
    item["K"][:] = [*(kid for kid in item["K"] if kid not in loose), body.reference]


def _turn(box: Any, page_height: float) -> None:
    """From CSS pixels below the top of the page to points above its foot, which is what PDF measures in."""
    left, top, right, foot = box
    box[:] = (left * 0.75, (page_height - foot) * 0.75, right * 0.75, (page_height - top) * 0.75)


def _silence_furniture(pdf: Any, elements: dict[bytes, Any]) -> None:
    """Mark running headers and page numbers as artifacts, so that they aren't read aloud in mid-sentence."""
    things = {thing.reference: thing for thing in pdf.objects}
    root = things[pdf.catalog["StructTreeRoot"]]
    spoken = _reached(root["K"], elements)
    numbers = things[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in (thing for thing in pdf.objects if _type(thing) == "/Page"):
        _silence(things[page["Contents"]].stream, owners[page["StructParents"]], spoken)


def _reached(kids: Any, elements: dict[bytes, Any]) -> set[bytes]:
    """The elements that hang in the tag tree; those of running headers and page numbers don't."""
    reached: set[bytes] = set()
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if kid in elements:
            reached.add(kid)
            waiting.extend(elements[kid]["K"])
    return reached


def _silence(stream: list[Any], owners: Any, spoken: set[bytes]) -> None:
    """In a page's ``stream``, where marked content stands as tag, properties, operator."""
    for position, token in enumerate(stream):
        if isinstance(token, dict) and owners[token["MCID"]] not in spoken:
            owners[token["MCID"]] = "null"
            stream[position - 1 : position + 1] = ["/Artifact", "<</Type /Pagination>>"]
