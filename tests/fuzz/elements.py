"""Spoils XML by its elements, so that it can still be read: what stands in it is what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from tests.fuzz.values import ANY

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def spoilt_xml(random: Random, data: bytes) -> bytes:
    """``data`` with one to four elements taken out, copied, moved, wrapped or changed; as it is if it is no XML."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return data
    for _ in range(random.choice((1, 1, 2, 4))):
        elements = [each for each in root.iter(etree.Element) if each is not root]
        if elements:
            random.choice(_CHANGES)(random, random.choice(elements), elements)
    spoilt: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return spoilt


def _take_out(_: Random, element: Any, __: list[Any]) -> None:
    element.getparent().remove(element)


def _copy(random: Random, element: Any, _: list[Any]) -> None:
    for _turn in range(random.choice((1, 2, 40, 1500))):
        element.addnext(deepcopy(element))


def _move(random: Random, element: Any, elements: list[Any]) -> None:
    other = random.choice(elements)
    if element not in (other, *other.iterancestors()):
        random.choice((other.addnext, other.addprevious, other.append))(element)


def _wrap(random: Random, element: Any, elements: list[Any]) -> None:
    for _turn in range(random.choice((1, 2, 30, 200))):
        outer = random.choice((element.getparent(), random.choice(elements)))
        around = etree.Element(outer.tag, outer.attrib)
        element.addprevious(around)
        around.append(element)


def _rename(random: Random, element: Any, elements: list[Any]) -> None:
    element.tag = random.choice(elements).tag


def _attribute(random: Random, element: Any, elements: list[Any]) -> None:
    others = [*element.attrib.items(), *random.choice(elements).attrib.items()]
    if others:
        name, value = random.choice(others)
        _set(element.attrib.__setitem__, name, random.choice((value, random.choice(ANY))))


def _strip(_: Random, element: Any, __: list[Any]) -> None:
    element.attrib.clear()


def _words(random: Random, element: Any, _: list[Any]) -> None:
    _set(lambda name, words: setattr(element, name, words), "text", random.choice(ANY))


def _set(change: Callable[[str, str], None], name: str, words: str) -> None:
    try:
        change(name, words)
    except ValueError:
        return  # signs that no XML can hold


_CHANGES: tuple[Callable[[Random, Any, list[Any]], None], ...] = (
    _take_out, _take_out, _copy, _copy, _move, _move, _wrap, _rename, _attribute, _attribute, _strip, _words, _words,
)  # fmt: skip
