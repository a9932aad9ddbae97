"""Looks that a run of a Word file sets itself and that a report does not have."""

from __future__ import annotations

from typing import Any

from mappa_report.unpacking.docx.package import W

STRUCK = "strikethrough"
HIDDEN = "hidden text"
_NAMES = {"strike": STRUCK, "dstrike": STRUCK, "u": "underline", "highlight": "highlighting", "shd": "highlighting"}
_NAMES |= {"color": "colour", "vanish": HIDDEN, "caps": "capitals", "smallCaps": "small capitals"}
_RAISED = ("superscript", "subscript")
_OF_LINKS = ("underline", "colour")
_NONE = ("none", "auto", "0", "false", "off", "000000", "FFFFFF")


def unkept_looks_of(properties: Any | None, is_link: bool) -> tuple[str, ...]:
    """The names of those that ``properties`` of a run set. Links are underlined and coloured anyway."""
    names: dict[str, None] = {}
    for each in properties if properties is not None else ():
        value = each.get(f"{W}fill" if each.tag == f"{W}shd" else f"{W}val")
        raised = value if each.tag == f"{W}vertAlign" and value in _RAISED else ""
        name = raised or _NAMES.get(str(each.tag).removeprefix(W), "")
        if name and value not in _NONE and not (is_link and name in _OF_LINKS):
            names[name] = None
    return tuple(names)
