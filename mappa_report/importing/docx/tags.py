"""The names of Word's XML, by what they are used for."""

from mappa_report.unpacking.docx.package import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - so it is called in every such file
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
DELETED = frozenset((f"{W}del", f"{W}moveFrom"))

_UNDERSTOOD = frozenset("wps wpg wpc wpi w14 w15 w16 wp14 a14".split())
"""What an alternative may need for it to be taken before the fallback, which older programs show."""


def chosen(alternatives: object) -> object | None:
    """What is shown of ``mc:AlternateContent``: the first choice of which all is understood, else the fallback."""
    fallback = None
    for each in alternatives:  # type: ignore[attr-defined]
        if each.tag == f"{MC}Choice" and _UNDERSTOOD.issuperset(str(each.get("Requires", "")).split()):
            return each  # type: ignore[no-any-return]
        if each.tag == f"{MC}Fallback":
            fallback = each
    return fallback


def number(text: object, default: int = 0, most: int = 1_000_000) -> int:
    """``text`` as a whole number of no more than ``most``; ``default`` for what is none."""
    words = str(text)
    if not (words.isascii() and words.isdecimal()):
        return default
    return min(int(words[:12]), most)
