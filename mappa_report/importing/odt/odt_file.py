"""An OpenDocument text that is being read: its parts, its styles and lists, and the account of what is told."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.office.pictures import Pictures
from mappa_report.importing.office.roles import role_named
from mappa_report.importing.office.walked import Role
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.unreadable import Unreadable
from mappa_report.unpacking.zip_parts import ZipParts

_SPACES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW, FO, SVG, META = (
    _SPACES % name
    for name in (
        "office", "text", "table", "style", "drawing", "xsl-fo-compatible", "svg-compatible", "manifest",
    )
)  # fmt: skip
HREF = "{http://www.w3.org/1999/xlink}href"
MIME = b"application/vnd.oasis.opendocument.text"
_MAX_CHARACTERS = 12_000_000
_MAX_CELLS = 300_000
_MOST_DIGITS = 9
_USUAL_SIZE = 24
"""Half points of letters where no style says how large they are."""

_TWENTIETHS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0}
_RESAVE = "open it in LibreOffice, save it anew, then try again."


class Look(Struct, frozen=True):
    """How letters look, and what role the style gives a paragraph. ``size`` is in half points, 0 where not said."""

    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    size: int = 0
    language: str = ""
    role: Role = Role.BODY


class OdtFile:
    """What all parts of the walk share."""

    def __init__(self, data: bytes) -> None:
        self.package = ZipParts(data, "OpenDocument text", _RESAVE)
        if self.package.content("mimetype") not in (MIME, MIME + b"-template"):
            raise Unreadable("file-unlike-name", "this is no OpenDocument text", "check that it is the right file.")
        manifest = self.package.part("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter(f"{META}encryption-data"), None) is not None:
            hint = "open it in LibreOffice and save it without a password."
            raise Unreadable("file-locked", "this file is locked by a password", hint)
        root, styles = self.package.part("content.xml"), self.package.part("styles.xml")
        if root is None:
            raise Unreadable("file-damaged", "this OpenDocument text has no text in it", _RESAVE)
        self.root: Any = root
        self.styles: Any | None = styles
        self.telling = Telling()
        self.pictures = Pictures(self.package, self.telling, "file")
        self.characters = Tally("letters in the paragraphs of this file", _MAX_CHARACTERS)
        self.cells = Tally("cells in the tables of this file", _MAX_CELLS)
        roots = [each for each in (styles, root) if each is not None]
        self._styles = {
            (str(each.get(f"{STYLE}family")), str(each.get(f"{STYLE}name"))): each
            for top in roots
            for each in top.iter(f"{STYLE}style")
        }
        self.lists = {str(each.get(f"{STYLE}name")): each for top in roots for each in top.iter(f"{TEXT}list-style")}
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, family: str, name: str) -> Look:
        """How what has the style ``name`` looks, with all styles that it is based on."""
        if (family, name) not in self._looks:
            look = Look(size=_USUAL_SIZE if family == "paragraph" else 0)
            for style in reversed(self._based_on(family, name)):
                look = _with_style(look, style)
            self._looks[family, name] = look
        return self._looks[family, name]

    def named_look(self, name: str) -> Look:
        """How the paragraph style looks that ``name`` is, or that it sets by hand on top of."""
        style = self._styles.get(("paragraph", name))
        if style is not None and style.getparent().tag == f"{OFFICE}automatic-styles":
            name = str(style.get(f"{STYLE}parent-style-name") or "")
        return self.look("paragraph", name)

    def list_of(self, family: str, name: str) -> str:
        """The list style that a paragraph style sets; blank for none."""
        names = (str(each.get(f"{STYLE}list-style-name") or "") for each in self._based_on(family, name))
        return next(filter(None, names), "")

    def language(self) -> str:
        """The language of the file where nothing else is said."""
        for style in self.styles.iter(f"{STYLE}default-style") if self.styles is not None else ():
            if style.get(f"{STYLE}family") == "paragraph":
                return _with_style(Look(), style).language
        return ""

    def _based_on(self, family: str, name: str) -> list[Any]:
        styles: list[Any] = []
        known: set[str] = set()
        while name and name not in known and (family, name) in self._styles:
            known.add(name)
            styles.append(self._styles[family, name])
            name = str(styles[-1].get(f"{STYLE}parent-style-name") or "")
        return styles


def _with_style(look: Look, style: Any) -> Look:
    name = str(style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name") or "").replace("_20_", " ")
    look = replace(look, role=role_named(name) or look.role)
    letters = style.find(f"{STYLE}text-properties")
    if letters is None:
        return look
    weight, slant, shown = (letters.get(key) for key in (f"{FO}font-weight", f"{FO}font-style", f"{TEXT}display"))
    language, country = letters.get(f"{FO}language"), letters.get(f"{FO}country")
    return replace(
        look,
        is_bold=look.is_bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
        is_italic=look.is_italic if slant is None else slant in ("italic", "oblique"),
        is_hidden=look.is_hidden if shown is None else shown == "none",
        size=_half_points(letters.get(f"{FO}font-size")) or look.size,
        language=look.language if language in (None, "none", "zxx") else "-".join(_parts(language, country)),
    )


def _parts(language: str, country: str | None) -> list[str]:
    return [language, country] if country and country != "none" else [language]


def whole(value: str | None, otherwise: int, most: int) -> int:
    """The whole number that ``value`` is, at most ``most``; ``otherwise`` where it is none."""
    digits = (value or "")[:_MOST_DIGITS]
    return min(int(digits), most) if digits.isascii() and digits.isdigit() else otherwise


def twentieths(length: str | None) -> int:
    """The ``length``, such as 1.27cm, in twentieths of a point; 0 where it is none, or goes to the left."""
    try:
        return min(max(round(float((length or "")[:-2]) * _TWENTIETHS[(length or "")[-2:]]), 0), 30_000)
    except (ValueError, OverflowError, KeyError):
        return 0


def _half_points(size: str | None) -> int:
    digits = (size or "").removesuffix("pt")
    try:
        return min(max(round(float(digits) * 2), 0), 2_000) if size and size.endswith("pt") else 0
    except (ValueError, OverflowError):
        return 0
