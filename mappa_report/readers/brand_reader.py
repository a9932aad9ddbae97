"""The pictures of an area's brand, which lie beside area.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mappa_report.document.blocks import Picture
from mappa_report.problems.problem import Problem
from mappa_report.readers.picture_reader import read_picture_file
from mappa_report.source.nodes import MapNode, Node, text_at

_PICTURES = ("logo", "cover")
_FILE = re.compile(r"[^/\\]+\.(png|jpe?g)", re.IGNORECASE)
"""What else is named gets a Problem from the checks, as it is written otherwise than it should be."""


def read_brand(area: Node | None, folder: Path, problems: list[Problem]) -> dict[str, Picture]:
    """The pictures that area.yaml, read as ``area``, names below ``brand``; without those that can't be read."""
    brand = area.values.get("brand") if isinstance(area, MapNode) else None
    return dict(_pictures(brand, folder, problems)) if isinstance(brand, MapNode) else {}


def _pictures(brand: MapNode, folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Picture]]:
    for use in _PICTURES:
        named = brand.values.get(use)
        file = text_at(named, "file") if isinstance(named, MapNode) else None
        alternative = text_at(named, "alternative") if isinstance(named, MapNode) else None
        if file and _FILE.fullmatch(file.text):
            words = alternative.text.strip() if alternative else ""
            picture = read_picture_file(file.text, words, folder, file.place, problems, beside="area.yaml")
            if picture:
                yield use, picture
