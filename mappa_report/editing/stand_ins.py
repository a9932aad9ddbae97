"""What the Markdown writer would refuse or change goes through it as something that it takes, and is put back after."""

from __future__ import annotations

import re
from typing import Any

from mappa_report.document.inlines import Inline, Placeholder
from mappa_report.importing.markdown.reading_back import NOWHERE
from mappa_report.importing.markdown.targets import as_written

_INLINE = re.compile(r"\{\{ stand_in\.([0-9]+) \}\}")
_ADDRESS = "https://stand.in/"
_LINK = re.compile(rf"\]\({re.escape(_ADDRESS)}([0-9]+)\)")
_WORDS = "stand-in for no words"


class StandIns:
    """Those of one text."""

    def __init__(self) -> None:
        self._sources: list[tuple[str, bool]] = []  # each with whether it is in a cell
        self._addresses: list[str] = []

    def inline(self, source: str, *, is_in_cell: bool) -> Inline:
        """What goes to the writer for ``source``, which stays as it is."""
        source = source.replace("\n", " ")
        self._sources.append((source, is_in_cell))
        return Placeholder(f"stand_in.{len(self._sources) - 1}", NOWHERE)

    def address(self, address: str) -> str:
        """The same for an address that no link of a report may lead to; empty where there is no way to write it."""
        encoded = as_written(address)
        if not encoded:
            return ""
        self._addresses.append(encoded)
        return f"{_ADDRESS}{len(self._addresses) - 1}"

    @staticmethod
    def words(words: str) -> str:
        """The same for ``words`` of a picture, which may be none."""
        return words if words.strip() else _WORDS

    def put_back(self, text: str) -> str:
        """``text`` as it was meant."""
        text = _INLINE.sub(lambda match: self._source(int(match[1]), match[0], is_written=True), text)
        text = _LINK.sub(lambda match: f"]({self._address(int(match[1]), match[0])})", text)
        return text.replace(f"![{_WORDS}](", "![](")

    def shape_put_back(self, shape: Any) -> Any:
        """A ``shape``, as of JSON, as it was meant."""
        match shape:
            case list() | tuple():
                return [self.shape_put_back(each) for each in shape]
            case {"type": "placeholder", "attrs": {"source": source}} if match := _INLINE.fullmatch(source):
                meant = self._source(int(match[1]), match[0], is_written=False)
                marks = {key: self.shape_put_back(each) for key, each in shape.items() if key == "marks"}
                return {"type": "kept_inline", "attrs": {"source": meant}, **marks}
            case {"href": str(address)} if address.startswith(_ADDRESS):
                return {"href": self._address(int(address.removeprefix(_ADDRESS)), address)}
            case {"alt": alt} if alt == _WORDS:
                return {**shape, "alt": ""}
            case dict():
                return {key: self.shape_put_back(each) for key, each in shape.items()}
            case _:
                return shape

    def _source(self, number: int, otherwise: str, *, is_written: bool) -> str:
        if number >= len(self._sources):
            return otherwise
        source, is_in_cell = self._sources[number]
        return re.sub(r"(?<!\\)\|", r"\\|", source) if is_written and is_in_cell else source

    def _address(self, number: int, otherwise: str) -> str:
        return self._addresses[number] if number < len(self._addresses) else otherwise
