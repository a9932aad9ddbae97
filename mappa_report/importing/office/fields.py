"""Fields of Word, which stand in each other: code that nobody sees, then the result that is shown."""

import re

_LINK = re.compile(r"\AHYPERLINK\s", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]{0,2000})"')
_TO_A_PLACE = re.compile(r"\\l\s", re.IGNORECASE)
_CONTENTS = re.compile(r"\ATO[CA]\b", re.IGNORECASE)
_MAX_CODE = 4_000
_MAX_DEPTH = 50
"""How many fields may be open at once; of those within them only the ends are counted."""


class _Field:
    __slots__ = ("code", "is_result")

    def __init__(self) -> None:
        self.code = ""
        self.is_result = False


class Fields:
    """The fields that are open at a place of the text. They may go on over paragraphs, as a list of contents does."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._deeper = 0

    def begin(self) -> None:
        """A field begins, with its code."""
        if len(self._open) < _MAX_DEPTH:
            self._open.append(_Field())
        else:
            self._deeper += 1

    def separate(self) -> None:
        """The innermost field's result begins."""
        if self._open and not self._deeper:
            self._open[-1].is_result = True

    def end(self) -> None:
        """The innermost field ends."""
        if self._deeper:
            self._deeper -= 1
        elif self._open:
            self._open.pop()

    def add_code(self, text: str) -> None:
        """More of the innermost field's code."""
        if self._open and len(self._open[-1].code) < _MAX_CODE:
            self._open[-1].code += text

    def end_paragraph(self) -> None:
        """Let go of fields that have no result by the end of a paragraph: a broken one would hide all that follows."""
        self._open = [field for field in self._open if field.is_result]
        self._deeper = 0

    @property
    def is_shown(self) -> bool:
        """True where words stand that are seen."""
        return all(field.is_result for field in self._open)

    @property
    def is_contents(self) -> bool:
        """True within a list of contents."""
        return any(_CONTENTS.match(field.code.lstrip()) for field in self._open)

    @property
    def link(self) -> str:
        """Where a link leads that is open here; it begins with # for a place in the file. Empty where there is none."""
        return next((target for field in reversed(self._open) if (target := link_in(field.code))), "")


def link_in(code: str) -> str:
    """Where the link leads that a field's ``code`` makes; empty for any other field."""
    if not _LINK.match(code.lstrip()):
        return ""
    quoted = _QUOTED.search(code)
    if quoted is None:
        return ""
    return f"#{quoted[1]}" if _TO_A_PLACE.search(code[: quoted.start()]) else quoted[1]
