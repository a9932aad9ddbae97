"""How long what an editor sends may be, and what may stand in it."""

from __future__ import annotations

from typing import Annotated, TypeVar

from msgspec import Meta

from mappa_report.document.bounds import NO_LETTER

_MOST_LETTERS = 60_000
MOST = 4_000
LINE = rf"\A[^\n\r{NO_LETTER}]*\Z"
MOST_ROWS = 201
MOST_CELLS = 63
_LARGEST_START = 999_990_000

Letters = Annotated[str, Meta(max_length=_MOST_LETTERS)]
Source = Annotated[str, Meta(min_length=1, max_length=_MOST_LETTERS)]
Line = Annotated[str, Meta(max_length=2_000, pattern=LINE)]
Label = Annotated[str, Meta(max_length=100, pattern=r"\A[^\[\]\\\n\r]*\Z")]
Address = Annotated[str, Meta(max_length=2_000)]
PlaceholderSource = Annotated[str, Meta(max_length=310, pattern=r"\A\{\{[^\n\r{}]*\}\}\Z")]
LanguageTag = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?\Z")]
T = TypeVar("T")
Many = Annotated[tuple[T, ...], Meta(max_length=MOST)]
Some = Annotated[tuple[T, ...], Meta(min_length=1, max_length=MOST)]
Start = Annotated[int, Meta(ge=0, le=_LARGEST_START)]
