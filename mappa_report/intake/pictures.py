"""A picture that somebody puts beside the sections: decoded, without what a camera notes, under a name of its own."""

from __future__ import annotations

from pathlib import PurePath

from mappa_report.importing.picture_files import clean_picture
from mappa_report.intake.slug import slug_of
from mappa_report.problems.problem import Problem
from mappa_report.readers.picture_decoding import PictureFault
from mappa_report.readers.picture_reader import MAX_ALL_PIXELS, MAX_BYTES
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_folder, listing
from mappa_report.workspace.output_files import create_files

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg"}
_MOST_OF_A_NAME = 999


def take_picture(folder: Located, sent_name: str, data: bytes) -> str | Problem:
    """Put the picture ``data``, which was sent under ``sent_name``, into ``folder``. Gives its name there, or why not.

    It gets a name that no file has. Raises FileRefused where the folder can't be read.
    """
    if len(data) > MAX_BYTES:
        hint = "save a smaller copy of it, or a photograph as JPEG."
        return _problem(sent_name, f" has {len(data):,} bytes, where {MAX_BYTES:,} are the most", hint)
    try:
        picture = clean_picture(data, MAX_ALL_PIXELS)
    except PictureFault as fault:
        return _problem(sent_name, fault.message if fault.message.startswith(":") else f" {fault.message}", fault.hint)
    taken = {at.path.name.casefold() for at in listing(folder)} if is_folder(folder) else set()
    stem, ending = slug_of(PurePath(sent_name).stem), _ENDINGS[picture.media_type]
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in range(1, _MOST_OF_A_NAME))
    name = next((name for name in names if name not in taken), None)
    if name is None:
        return _problem(sent_name, " has a name that too many pictures have", "give it another name.")
    failed = create_files({folder.inside(name): picture.data}).problems
    return failed[0] if failed else name


def _problem(name: str, message: str, hint: str) -> Problem:
    return Problem("picture-unreadable", f"the picture {name:.60}{message}", Place(Source("")), hint=hint)
