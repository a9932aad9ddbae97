"""SVG as templates make them: of a size that libraries can draw, and with nothing in them from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mappa_report.writers import TemplateFault
from mappa_report.writers.addresses import refusal
from mappa_report.writers.boundary import REMEDY

if TYPE_CHECKING:
    from lxml import etree

_MOST_ELEMENTS = 20_000
_DEEPEST = 100  # libraries draw groups within groups by calling themselves, and break down at some thousands

_PICTURE = re.compile(r"data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_NAMED_IN_STYLE = re.compile(r"url\(([^)]*)|(@import|\\)", re.IGNORECASE)  # a backslash may spell either
_ADDRESSES = {"href", "src"}


def checked_svg(svg: str | bytes, template: str) -> None:
    """Raise TemplateFault of ``template`` where ``svg`` is none, is too large, or brings in what is not in it."""
    from lxml import etree  # which a web page has no other use for

    data = svg.encode() if isinstance(svg, str) else svg
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno if isinstance(svg, bytes) else 0
        raise TemplateFault(template, "this picture can't be read", REMEDY, line or 0) from error
    kinds = root.getroottree().docinfo.internalDTD
    if kinds is not None and any(True for _ in kinds.iterentities()):
        raise TemplateFault(template, "a drawing may not define entities", "save it again as plain SVG.")
    _refuse_too_much(root, template)
    for address in _addresses(root):
        raise refusal(template, address, 0)


def _refuse_too_much(root: etree._Element, template: str) -> None:
    remedy = "draw it with fewer, or put a picture in its place."
    from lxml import etree

    depth, count = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST:
            raise TemplateFault(template, f"a drawing may have {_DEEPEST} elements within one another", remedy)
        if count > _MOST_ELEMENTS:
            raise TemplateFault(template, f"a drawing may have {_MOST_ELEMENTS:,} elements", remedy)


def _addresses(root: etree._Element) -> Iterator[str]:
    """What the drawing brings in, but for parts of itself, pictures within it, and links to follow."""
    from lxml import etree

    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        for name, value in element.items():
            if etree.QName(name).localname in _ADDRESSES and tag != "a":
                plain = value.strip()
                if not plain.startswith("#") and not _PICTURE.match(plain):
                    yield plain
            else:
                yield from _in_style(value)
        if tag == "style":
            yield from _in_style("".join(element.itertext()))
        if tag == "script":
            yield "script"
    for each in root.getroottree().xpath("//processing-instruction()"):
        yield str(each.target)


def _in_style(text: str) -> Iterator[str]:
    if "(" in text or "@" in text:
        for address, other in _NAMED_IN_STYLE.findall(text):
            plain = address.strip(" \t\r\n\"'")
            if other or not plain.startswith("#"):
                yield other or plain
