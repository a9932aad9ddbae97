"""Which letters the fonts of a workspace have. No font of the machine counts, so that every machine prints the same."""

import io
from functools import lru_cache

from mappa_report.workspace.door import MAX_FILE, Located, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import TEMPLATES, Workspace

_FONTS = (".otf", ".ttf")


def letters_of_fonts(workspace: Workspace) -> frozenset[int]:
    """The numbers of all characters that a font of ``workspace``, or of the program, has."""
    letters: set[int] = set()
    for file in workspace.listing(TEMPLATES, "fonts").values():
        if file.path.suffix.lower() in _FONTS:
            letters |= _letters_of(file)
    return frozenset(letters)


def _letters_of(file: Located) -> frozenset[int]:
    """What one font has; nothing where it can't be read, which a build tells."""
    try:
        return _read(read(file, MAX_FILE))
    except FileRefused:
        return frozenset()


@lru_cache(maxsize=16)
def _read(data: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # which takes a fifth of a second, for texts with letters out of the ordinary

    try:
        return frozenset(TTFont(io.BytesIO(data), lazy=True).getBestCmap() or ())
    except Exception:  # of many kinds, for a file that is no font
        return frozenset()
