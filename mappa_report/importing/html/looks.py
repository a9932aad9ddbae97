"""What the elements of a page mean for the words in them."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.office.walked import Role

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend main p pre section summary".split()
)
_BOLD = frozenset(("b", "strong", "dt"))
_ITALIC = frozenset(("i", "em"))
_ROLES = {
    "byline": Role.BYLINE,
    "note": Role.NOTE,
    "signature": Role.SIGNATURE,
    "closing": Role.CLOSING,
    "attribution": Role.QUOTE,
    "name": Role.NAME,
    "post": Role.POST,
}
_HEADING = re.compile(r"h[1-6]")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


class Look(Struct, frozen=True):
    """How words look and what they are: ``heading`` is the level that their element has in the page, or 0."""

    is_bold: bool = False
    is_italic: bool = False
    link: str = ""
    language: str = ""
    role: Role = Role.BODY
    heading: int = 0


def look_of(element: Any, look: Look) -> Look:
    """The look of words in ``element``, which stands among those of ``look``."""
    tag = element.tag
    language = element.get("lang")
    if language is not None:
        look = replace(look, language=language[:40])
    if tag in _BOLD:
        return replace(look, is_bold=True)
    if tag in _ITALIC:
        return replace(look, is_italic=True)
    if _HEADING.fullmatch(tag):
        return replace(look, heading=int(tag[1]))
    if tag in ("blockquote", "figcaption", "caption"):
        return replace(look, role=Role.QUOTE if tag == "blockquote" else Role.CAPTION)
    if tag == "p":
        names = str(element.get("class", "")).split()
        return replace(look, role=next((_ROLES[name] for name in names if name in _ROLES), look.role))
    return look


def is_hidden(element: Any) -> bool:
    """True of what no reader of the page sees."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(str(element.get("style", ""))[:2_000]))
