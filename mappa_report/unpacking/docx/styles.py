"""The styles of a Word file: what each passes on, which are headings, and what words come to look like."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from mappa_report.unpacking.bounds import check_bound
from mappa_report.unpacking.docx.package import W

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_MAX_CHAIN = 50
"""How many styles may be based on each other in a row."""

_LOOK_BITS = {"firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100}


class Styles:
    """The styles by id. A style has what it sets itself, then what those that it is based on set."""

    def __init__(self, root: Any | None) -> None:
        everything = list(root.iterchildren(f"{W}style")) if root is not None else []
        named = ((style.get(f"{W}styleId"), style) for style in everything)
        self._styles = {name: style for name, style in named if name}
        self._default = {
            style.get(f"{W}type"): style.get(f"{W}styleId", "")
            for style in everything
            if is_switched_on(style, f"{W}default")
        }
        self.defaults = root.find(f"{W}docDefaults") if root is not None else None
        self._above = self._bases()
        # Thousands of paragraphs have a dozen styles; in other people's files, thousands of styles hang together.
        self.first = cache(self._first)
        self.outline_level = cache(self._outline_level)
        self.is_based_on = cache(self._is_based_on)

    def named(self, style: str, kind: str = "paragraph") -> str:
        """``style``, or the default of its kind where none is named."""
        return style or self._default.get(kind, "")

    def _bases(self) -> dict[str, str]:
        """The style that each is based on, or none. Where styles are based on each other in a ring, it is cut."""
        bases = {name: value_of(style.find(f"{W}basedOn")) for name, style in self._styles.items()}
        lengths: dict[str, int] = {}
        for style in self._styles:
            row: dict[str, None] = {}
            while style in bases and style not in lengths and style not in row:
                row[style] = None
                style = bases[style]
            if style in row:
                bases[next(reversed(row))] = ""
            start = lengths.get(style, 0) + 1
            lengths |= {each: length for length, each in enumerate(reversed(row), start)}
        check_bound("styles in a row, each based on the next", max(lengths.values(), default=0), _MAX_CHAIN)
        return bases

    def chain(self, style: str) -> Iterator[Any]:
        """The style with the id ``style``, then each that it is based on."""
        while style in self._styles:
            yield self._styles[style]
            style = self._above[style]

    def own(self, style: str) -> tuple[Any | None, str]:
        """The style with the id ``style``, if there is one, and the id of that which it is based on."""
        return self._styles.get(style), self._above.get(style, "")

    def _first(self, style: str, path: str) -> Any | None:
        """The first element at ``path`` that the style or one of those before it has."""
        element, above = self.own(style)
        if element is None:
            return None
        child = element.find(path)
        return self.first(above, path) if child is None else child

    def _outline_level(self, style: str) -> int | None:
        """The level of heading that a style makes, counted from 1, or None."""
        element, above = self.own(style)
        if element is None:
            return None
        level = element.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return level_of(level)
        match = _HEADING_NAME.fullmatch(value_of(element.find(f"{W}name")))
        return int(match[1]) if match else self.outline_level(above)

    def _is_based_on(self, style: str, name: str) -> bool:
        """True if the style or one before it is called ``name``, digits apart."""
        element, above = self.own(style)
        if element is None:
            return False
        called = value_of(element.find(f"{W}name")).lower().rstrip(" 0123456789")
        return called == name or self.is_based_on(above, name)

    def language(self) -> str:
        """The default language of the document's text."""
        default = self._default.get("paragraph", "")
        language = self.first(default, f"{W}rPr/{W}lang")
        if language is None and self.defaults is not None:
            language = self.defaults.find(f"{W}rPrDefault/{W}rPr/{W}lang")
        return value_of(language)


def level_of(element: Any) -> int | None:
    """The heading level, from 1, of an outline level in Word, which counts from 0; None for 9, ordinary text."""
    text = value_of(element)
    return int(text) + 1 if re.fullmatch(r"[0-8]", text) else None


def value_of(element: Any | None) -> str:
    """The ``w:val`` of an element; empty without one."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def is_switched_on(element: Any | None, name: str = f"{W}val") -> bool:
    """True if an on/off property is there and not off."""
    if element is None or (name != f"{W}val" and element.get(name) is None):
        return False
    return element.get(name) not in ("0", "false", "off", "none")


def styles_table_part(table: Any, part: str) -> bool:
    """True if the table's look (``w:tblLook``) turns on its style's formatting for ``part``, such as firstColumn."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    if look.get(f"{W}{part}") is not None:
        return is_switched_on(look, f"{W}{part}")
    bits = value_of(look)
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", bits)) and bool(int(bits, 16) & _LOOK_BITS[part])
