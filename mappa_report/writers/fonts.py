"""Whether a file of a workspace's own is a font: libraries leave one aside that is broken, and letters with it."""

import io

from mappa_report.writers.boundary import faults_of

_TABLES = ("head", "hhea", "maxp", "hmtx", "cmap", "name")
"""What every font has, and is read for its letters."""


def check_font(template: str, data: bytes) -> None:
    """Raise TemplateFault where ``data``, the file called ``template``, is no font or only part of one."""
    from fontTools.ttLib import TTFont  # which takes a fifth of a second, for workspaces with fonts of their own

    remedy = "put a font in the OpenType format there, or remove it to use the packaged one."
    with faults_of(template, "this file is no font that can be read", remedy):
        font = TTFont(io.BytesIO(data))
        for tag in font.reader.keys():  # noqa: SIM118 - it has no other way
            font.reader[tag]
        for tag in _TABLES:
            font[tag]
        if not font.getBestCmap():
            raise ValueError("no letters")
