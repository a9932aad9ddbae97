"""A picture that a section shows: PNG or JPEG, from the area's own folder, decoded once to be sure of it."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

from mappa_report.document import Picture
from mappa_report.problem import Place, Problem
from mappa_report.readers.text_file import read_bytes

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_REMOTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")


def read_picture(target: str, alternative: str, folder: Path, place: Place, found: list[Problem]) -> Picture | None:
    """The picture at ``target``, a path below ``folder``; None after a Problem at ``place``, where it is called for."""
    if not alternative.strip():
        hint = "say between the square brackets what the picture shows, for people who can't see it."
        found.append(Problem("picture-without-alternative", "a picture has no alternative text", place, hint=hint))
        return None
    if _REMOTE.match(target):
        hint = "save the picture beside the sections and give its file name."
        found.append(Problem("remote-picture", "a picture from elsewhere can't be shown", place, hint=hint))
        return None
    earlier = len(found)
    data = read_bytes(folder / target, folder, target, MOST_BYTES, found)
    # What is wrong is shown in the section's own line, where the author can mend it.
    found[earlier:] = [
        Problem("picture-unreadable", f"the picture {target}: {fault.message}", place, hint=fault.hint)
        for fault in found[earlier:]
    ]
    return _decode(data, target, alternative, place, found) if data is not None else None


def _decode(data: bytes, target: str, alternative: str, place: Place, found: list[Problem]) -> Picture | None:
    from PIL import Image

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=tuple(_MEDIA_TYPES)) as image:
            warnings.simplefilter("ignore")
            if image.width * image.height > MOST_PIXELS:
                message = f"the picture {target} is too large: {image.width:,} by {image.height:,} pixels"
                hint = "save a smaller copy: 2,000 pixels across is enough for print."
                found.append(Problem("picture-unreadable", message, place, hint=hint))
                return None
            image.load()
            return Picture(alternative, data, _MEDIA_TYPES[str(image.format)], image.width, image.height)
    # Pillow raises many kinds for a damaged file, some of them not its own.
    except Exception:
        message = f"the picture {target} is not a PNG or JPEG that can be read"
        hint = "open it in a picture editor and save it as PNG or JPEG."
        found.append(Problem("picture-unreadable", message, place, hint=hint))
        return None
