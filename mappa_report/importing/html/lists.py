"""The labels of the items of a page's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.importing.office.walked import Label

_NUMBER = re.compile(r"-?\d{1,6}", re.ASCII)
_LETTERED = ("a", "A")
_LETTERS = 26


def labelled(element: Any, depth: int, name: str) -> Iterator[tuple[Any, Label]]:
    """The items of the list ``element``, each with its label; ``name`` tells the list from others."""
    number = _number(element.get("start"), 1)
    for item in element:
        if item.tag != "li":
            continue
        if element.tag != "ol":
            yield item, Label("•", depth, name, is_bullet=True)
            continue
        number = _number(item.get("value"), number)
        if element.get("type") in _LETTERED and 0 < number <= _LETTERS:
            yield item, Label(f"({chr(96 + number)})", depth, name)
        else:
            yield item, Label(f"{number}.", depth, name, number=number)
        number += 1


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else otherwise
