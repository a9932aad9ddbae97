"""The paragraph styles of an RTF: what each makes of its paragraphs."""

from __future__ import annotations

import re

from msgspec import Struct

from mappa_report.importing.office.roles import role_named
from mappa_report.importing.office.walked import Role
from mappa_report.importing.rtf.state import Look, Setting

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_MOST_BASES = 12


class Style(Struct, frozen=True):
    """A style: what it is called, the number of that which it is based on, and what it sets."""

    name: str
    base: int
    look: Look
    setting: Setting

    @property
    def level(self) -> int | None:
        """The level of heading that it makes, 0 for text, None where it does not say."""
        match = _HEADING.fullmatch(self.name)
        return int(match[1]) if match else self.setting.level


class Styles:
    """The styles by their numbers."""

    def __init__(self) -> None:
        self._styles: dict[int, Style] = {}

    def add(self, style: Style) -> None:
        """Keep ``style`` under the number that its setting names."""
        self._styles[style.setting.style] = style

    def look(self, number: int) -> Look:
        """How letters look in the style ``number``."""
        style = self._styles.get(number)
        return style.look if style else Look()

    def level(self, number: int) -> int:
        """The level of heading that the style ``number`` makes, or 0."""
        return next((style.level for style in self._chain(number) if style.level is not None), 0)

    def role(self, number: int) -> Role:
        """The role that the style ``number``, or one that it is based on, gives."""
        for style in self._chain(number):
            role = role_named(style.name)
            if role is not None:
                return role
            if style.level:
                break
        return Role.BODY

    def _chain(self, number: int) -> list[Style]:
        chain: list[Style] = []
        while number in self._styles and len(chain) < _MOST_BASES:
            chain.append(self._styles[number])
            number = chain[-1].base
        return chain
