"""The pictures that a report shows: PNG or JPEG, from the area's own folder, each decoded once to be sure of it."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mappa_report.document.blocks import Picture
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import read_bytes
from mappa_report.source.nodes import MapNode, Node, text_at
from mappa_report.source.place import Place

if TYPE_CHECKING:
    from PIL.Image import Image

    from mappa_report.workspace.door import Located

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 2000
"""Pixels across or down that a picture keeps: enough for print over the whole width of a page."""
_COLOURS = ("1", "L", "LA", "P", "RGB", "RGBA")
"""Pillow's names for the kinds of colour that every format can show: 8 bits, on a screen."""
_REMOTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")
_OF_BRAND = ("logo", "cover")
_BESIDE = re.compile(r"[^/\\]+\.(png|jpe?g)", re.IGNORECASE)
"""What else is named gets a Problem from the checks, as it is written otherwise than it should be."""


def read_picture(
    target: str, alternative: str, folder: Located, place: Place, problems: list[Problem]
) -> Picture | None:
    """The picture at ``target``, a path below ``folder``; None after a Problem at ``place``, where it is called for."""
    if not alternative.strip():
        hint = "say between the square brackets what the picture shows, for people who can't see it."
        problems.append(Problem("picture-without-alternative", "a picture has no alternative text", place, hint=hint))
        return None
    if not target:
        hint = "give the picture's file name between the round brackets."
        problems.append(Problem("picture-unreadable", "no picture is named here", place, hint=hint))
        return None
    return read_picture_file(target, alternative, folder, place, problems)


def read_picture_file(
    target: str, alternative: str, folder: Located, place: Place, problems: list[Problem], beside: str = "the sections"
) -> Picture | None:
    """The same, for a picture that may do without alternative text; ``beside`` says what it lies beside."""
    if _REMOTE.match(target):
        hint = f"save the picture beside {beside} and give its file name."
        problems.append(Problem("remote-picture", "a picture from elsewhere can't be shown", place, hint=hint))
        return None
    if ".." in target.split("/") or target.startswith("/"):
        hint = f"save the picture in the folder of {beside} and give its file name alone."
        message = f"the picture {target:.60} is in another folder"
        problems.append(Problem("picture-unreadable", message, place, hint=hint))
        return None
    earlier = len(problems)
    data = read_bytes(folder.inside(*target.split("/")), MAX_BYTES, problems)
    # What is wrong is shown in the section's own line, where the author can mend it.
    problems[earlier:] = [
        Problem("picture-unreadable", f"the picture {target:.60}: {fault.message}", place, hint=fault.hint)
        for fault in problems[earlier:]
    ]
    return _decode(data, target, alternative, place, problems) if data is not None else None


def read_brand(area: Node | None, folder: Located, problems: list[Problem]) -> dict[str, Picture]:
    """The pictures that area.yaml, read as ``area``, names below ``brand``; without those that can't be read."""
    brand = area.values.get("brand") if isinstance(area, MapNode) else None
    return dict(_pictures_of_brand(brand, folder, problems)) if isinstance(brand, MapNode) else {}


def _pictures_of_brand(brand: MapNode, folder: Located, problems: list[Problem]) -> Iterator[tuple[str, Picture]]:
    for use in _OF_BRAND:
        named = brand.values.get(use)
        file = text_at(named, "file") if isinstance(named, MapNode) else None
        alternative = text_at(named, "alternative") if isinstance(named, MapNode) else None
        if file and _BESIDE.fullmatch(file.text):
            words = alternative.text.strip() if alternative else ""
            picture = read_picture_file(file.text, words, folder, file.place, problems, beside="area.yaml")
            if picture:
                yield use, picture


def _decode(data: bytes, target: str, alternative: str, place: Place, problems: list[Problem]) -> Picture | None:
    from PIL import Image, ImageFile

    is_lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                fault = _fault(image)
                if not fault:
                    return _reencoded(image, alternative)
    # Pillow raises many kinds for a damaged file, some of them not its own.
    except Exception:
        fault = ("is not a PNG or JPEG that can be read", "open it in a picture editor and save it as PNG or JPEG.")
    finally:
        # The PDF library lets half a picture pass, and Pillow keeps that for the whole program.
        ImageFile.LOAD_TRUNCATED_IMAGES = is_lenient
    message, hint = fault
    problems.append(Problem("picture-unreadable", f"the picture {target:.60} {message}", place, hint=hint))
    return None


def _reencoded(image: Image, alternative: str) -> Picture:
    """The picture encoded again: upright, in a form that every format reads, and without its metadata.

    Metadata may say where it was taken, and name a person.
    """
    from PIL import ImageOps

    is_png = image.format == "PNG"
    is_large = image.width * image.height > MAX_SIDE**2
    if is_large:
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # read at a half, a quarter or an eighth of its size
    upright = ImageOps.exif_transpose(image)
    cleaned = upright if is_png else upright.convert("RGB")
    if is_large:
        cleaned.thumbnail((MAX_SIDE, MAX_SIDE))
    cleaned.info.clear()
    stream = io.BytesIO()
    if is_png:
        cleaned.save(stream, "PNG")
    else:
        cleaned.save(stream, "JPEG", quality=92)
    return Picture(
        alternative, stream.getvalue(), f"image/{'png' if is_png else 'jpeg'}", cleaned.width, cleaned.height
    )


def _fault(image: Image) -> tuple[str, str] | None:
    """Why a picture that can be decoded can't be shown, and what to do about it; None if it can."""
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width:,} by {image.height:,} pixels"
        return f"is too large: {size}", "save a smaller copy: 2,000 pixels across is enough for print."
    if image.mode not in _COLOURS:
        hint = "save it in a picture editor as RGB with 8 bits for each colour."
        return f"has colours that not every format can show ({image.mode})", hint
    if image.format == "PNG" and getattr(image, "is_animated", False):
        return "moves", "save one still picture of it."
    return None
