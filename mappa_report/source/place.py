"""Where something stands in what people wrote: a ``Source`` is a file as it was read, a ``Place`` a spot in it."""

import re
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct

Ordinal = Annotated[int, Meta(ge=0)]

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML and Markdown cut a text into lines."""


class Source(Struct, frozen=True, dict=True):
    """A file as it was read: the name people know it by, and its text (empty if it could not be read).

    Two are equal if their names are: in one run a name stands for one text.
    """

    name: str
    text: str = ""

    def __eq__(self, other: object) -> bool:
        return self.name == other.name if isinstance(other, Source) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    @cached_property
    def lines(self) -> list[str]:
        """The text cut where YAML and Markdown cut it, so that line numbers agree with theirs."""
        return LINE_BREAK.split(self.text)

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1; empty where there is no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""


class Place(Struct, frozen=True):
    """Where something stands, with its length. Lines and columns count from 1; line 0 is the whole file."""

    source: Source
    line: Ordinal = 0
    column: Ordinal = 0
    length: Ordinal = 1

    @property
    def file(self) -> str:
        """The name of the file, as people know it."""
        return self.source.name

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
