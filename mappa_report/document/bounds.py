"""What a Document may hold: the bounds that readers keep, and the types of fields that one read from JSON is held to.

msgspec looks at what these types ask for where it reads JSON, and nowhere else.
"""

import re
from typing import Annotated, TypeVar

from msgspec import Meta

MAX_HEADING_LEVEL = 4
"""The deepest level of heading that there are styles for."""

MAX_DEPTH = 12
"""Levels of nesting that a text may have, a list being two; and as many more in a line of it."""

MAX_WORD_LENGTH = 200
"""Letters that a word may have: one that no line can hold is no word, and takes the layout minutes."""

MAX_SIDE = 2000
"""Pixels across or down that a picture keeps, or its square in all: enough for print over the width of a page."""

LINKS = re.compile(
    r"\Ahttps?://[^\s/][^\s/.]*+\.[^\s/]|\Amailto:[^\s@?]+@[^\s?]+(?:\?\S*)?$|\Atel:\+?[0-9(][0-9().-]{2,30}$",
    re.IGNORECASE,
)
"""Addresses that a link may lead to."""

NO_LETTER = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""What XML can't hold, or no font has a shape for: between square brackets of a regular expression."""

_WORDS = rf"[^{NO_LETTER}]*\Z"

Words = Annotated[str, Meta(pattern=rf"\A{_WORDS}")]
Name = Annotated[str, Meta(pattern=rf"\A(?=\s*\S){_WORDS}")]
"""Words that are not blank."""

Language = Annotated[str, Meta(pattern=r"\A[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?\Z")]
Colour = Annotated[str, Meta(pattern=r"\A#[0-9A-Fa-f]{6}\Z")]
T = TypeVar("T")
AtLeastOne = Annotated[tuple[T, ...], Meta(min_length=1)]
Level = Annotated[int, Meta(ge=1, le=MAX_HEADING_LEVEL)]
Number = Annotated[int, Meta(ge=0, le=999_999)]
"""Of a table, chart or picture; 0 of one that is not counted."""

Count = Annotated[int, Meta(ge=0, le=999_999_999)]
"""The first number of a list, as Markdown has none above; of a note, or of a colour among several."""

Value = Annotated[int, Meta(ge=0, le=999_999_999_999)]
"""What a bar shows."""

Year = Annotated[int, Meta(ge=1900, le=2099)]
Side = Annotated[int, Meta(ge=1, le=MAX_SIDE**2)]
Seconds = Annotated[int, Meta(ge=0, le=99_999_999_999)]
"""Since 1970."""
