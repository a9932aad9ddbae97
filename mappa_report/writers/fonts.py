"""The fonts that reports are set in, and whether a file of a workspace is one: libraries set broken ones aside."""

import io
from collections.abc import Iterator
from urllib.parse import quote

from mappa_report.workspace.door import listing, named_file
from mappa_report.workspace.refusals import FileRefused
from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.boundary import faults_of

FONTS = tuple(f"fonts/SourceSans3-{style}.otf" for style in ("Regular", "It", "Semibold", "SemiboldIt"))

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


def further_fonts(find_template: FindTemplate) -> Iterator[str]:
    """The names of fonts that a workspace adds, for letters that the four have not, in order."""
    try:
        names = [at.path.name for at in listing(named_file(find_template("fonts"), "templates/fonts"))]
    except FileRefused as refused:
        raise TemplateFault.of_refusal(refused) from refused
    for name in names:
        if name.lower().endswith((".otf", ".ttf")) and f"fonts/{name}" not in FONTS:
            yield f"fonts/{name}"


def further_faces(find_template: FindTemplate) -> str:
    """CSS by which the fonts that a workspace adds are of the family "Further", for letters that "Report" has not."""
    sources = (quote(name) for name in further_fonts(find_template))
    return "\n".join(f'@font-face {{ font-family: "Further"; src: url("{source}"); }}' for source in sources)
