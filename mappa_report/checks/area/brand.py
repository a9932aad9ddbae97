"""The ``brand`` of ``area.yaml``: colours that are written as such, and that letters can be read in or on."""

import math
import re
from collections.abc import Mapping

from mappa_report.document.blocks import Picture
from mappa_report.model.area import Brand
from mappa_report.model.colour import BLACK, LEAST_CONTRAST, WHITE, contrast, nearest_readable
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, TextNode, maps_at, text_at

_COLOUR = re.compile(r"#?[0-9a-f]{6}", re.IGNORECASE)
_MOST_LOGOS = 6
_COMFORTABLE = 4.6
"""The contrast of the shade that is offered instead, so that rounding never takes it below the least."""


def check_brand(area: MapNode, pictures: Mapping[str, Picture], problems: list[Problem]) -> Brand:
    """The Brand that area.yaml describes, with ``pictures``; what is wrong with it is left out after a Problem."""
    brand = area.values.get("brand")
    colours = brand.values.get("colours") if isinstance(brand, MapNode) else None
    read = {
        name: _colour(name, value, problems)
        for name in ("accent", "band")
        if isinstance(colours, MapNode) and (value := text_at(colours, name))
    }
    if isinstance(brand, MapNode) and len(listed := maps_at(brand, "logos")) > _MOST_LOGOS:
        message = f"{len(listed)} logos are listed here, where {_MOST_LOGOS} are the most that fit a cover"
        hint = "keep those of the bodies that publish the report, or put several into one picture."
        problems.append(Problem("badly-written", message, brand.key_places["logos"], hint=hint))
    logos = tuple(picture for use, picture in pictures.items() if use.startswith("logo"))
    return Brand(logos, pictures.get("cover"), read.get("accent", ""), read.get("band", ""))


def _colour(name: str, node: TextNode, problems: list[Problem]) -> str:
    """The colour as #rrggbb; an empty text after a Problem."""
    if node.is_blank:
        hint = f'write it in quotes, as in  {name}: "#12436d":  a # after a space begins a comment.'
        problems.append(Problem("badly-written", f"the colour {name} is empty", node.place, hint=hint))
        return ""
    if not _COLOUR.fullmatch(node.text):
        hint = 'write a # and six digits from 0 to f, in quotes, as in "#12436d".'
        problems.append(Problem("badly-written", f"{name}: {node.text:.40} is no colour", node.place, hint=hint))
        return ""
    colour = f"#{node.text.removeprefix('#').lower()}"
    ratio = contrast(colour, WHITE)
    if ratio < LEAST_CONTRAST:
        problems.append(_too_pale(name, colour, ratio, node))
    return colour


def _too_pale(name: str, colour: str, ratio: float, node: TextNode) -> Problem:
    darker = nearest_readable(colour, WHITE, BLACK, _COMFORTABLE)
    message = f"the colour {name} is too pale beside white: {colour} has a contrast of {_rounded_down(ratio)} to 1"
    hint = (
        f"{LEAST_CONTRAST} to 1 is the least at which everybody can read letters; "
        f"a darker shade such as {darker} has {_rounded_down(contrast(darker, WHITE))}."
    )
    return Problem("colour-contrast", message, node.place, hint=hint)


def _rounded_down(ratio: float) -> float:
    """``ratio`` to one decimal, rounded down, so that one below the limit never prints as reaching it."""
    return math.floor(ratio * 10) / 10
