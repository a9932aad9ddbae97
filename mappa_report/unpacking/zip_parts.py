"""The parts of a file that is a ZIP of XML, unpacked and parsed safely: bounded, no entity or address followed."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from mappa_report.unpacking.bounds import MAX_ELEMENTS, Tally, TooLarge, check_bound, check_nesting, check_tags
from mappa_report.unpacking.unreadable import Unreadable

MAX_XML_BYTES = 16 * 1024 * 1024
"""What all XML parts of a file may unpack to together."""

MAX_CONTENT_BYTES = 16 * 1024 * 1024
"""What a picture in a file may unpack to."""

_MAX_PARTS = 5_000
_ENTRY = b"PK\x01\x02"
"""With these bytes each part is listed at the end of a ZIP file."""

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LONG_NAMESPACE = re.compile(rb"xmlns[^\s=<>]{0,60}\s{0,9}=\s{0,9}[\"'][^\"'<>]{1000}")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError,
    IndexError, OverflowError, MemoryError,
)  # fmt: skip
"""What Python's zip reader raises for a damaged file, some of it not its own."""


class ZipParts:
    """A file of ``kind``, such as "Word file". ``part`` gives the root element of one of its XML parts, or None where
    there is no such part.

    ``sizes`` are how many bytes each part is said to unpack to, which is the most that will be read. ``remedy`` says
    what may mend a damaged one.
    """

    def __init__(self, data: bytes, kind: str, remedy: str) -> None:
        self._kind, self._remedy = kind, remedy
        check_bound(f"parts in this {kind}", data.count(_ENTRY), _MAX_PARTS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            listed = self._zip.infolist()
        except _BROKEN as error:
            raise self._damaged(f"this {kind} is broken off or damaged") from error
        parts = {info.filename: info.file_size for info in listed}
        if len(parts) < len(listed):  # one program would read the first, another the last
            raise self._damaged(f"two parts of this {kind} have the same name")
        self.sizes: Mapping[str, int] = parts
        self._parsed: dict[str, Any] = {}
        self._unpacked = Tally(f"bytes in the XML parts of this {kind}", MAX_XML_BYTES)
        self._tags = Tally(f"tags in the parts of this {kind}", MAX_ELEMENTS)

    def part(self, name: str) -> Any | None:
        """The root element of the part ``name``."""
        if name not in self.sizes:
            return None
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def content(self, name: str) -> bytes | None:
        """The bytes of the part ``name``, such as a picture, if there are no more than MAX_CONTENT_BYTES of them."""
        if self.sizes.get(name, MAX_CONTENT_BYTES + 1) > MAX_CONTENT_BYTES:
            return None
        try:
            return self._read(name)
        except Unreadable:
            return None

    def _renamed(self, data: bytes) -> bytes:
        """``data`` in the names by which this program knows things."""
        return data

    def _damaged(self, message: str) -> Unreadable:
        return Unreadable("file-damaged", message, self._remedy)

    def _parse(self, name: str) -> Any:
        from lxml import etree

        data = self._bounded(name)
        # What the part says of its own encoding is passed over, so that no tag can hide from the counts.
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            encoding="utf-8",
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self._renamed(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(f"the part {name:.80} of this {self._kind} is damaged") from error
        check_nesting(root)
        return root

    def _bounded(self, name: str) -> bytes:
        """The part ``name`` as UTF-8, when nothing in it would keep a parser busy for long."""
        data = self._bytes(name)
        if data.startswith(_UTF_16):
            data = data.decode("utf-16", errors="replace").encode()
        self._tags.add(data.count(b"<"))
        check_tags(data)
        if _LONG_NAMESPACE.search(data):
            raise TooLarge(f"the part {name:.80} of this {self._kind} has a namespace of more than 1,000 letters")
        if b"<!DOCTYPE" in data:
            message = f"the part {name:.80} of this {self._kind} sets up entities, which no {self._kind} does"
            raise Unreadable("file-damaged", message, "do not trust this file; ask for another.")
        return data

    def _bytes(self, name: str) -> bytes:
        self._unpacked.add(self.sizes[name])
        return self._read(name)

    def _read(self, name: str) -> bytes:
        try:
            if self._zip.getinfo(name).compress_type not in _PACKED:
                raise zipfile.BadZipFile
            with self._zip.open(name) as stream:
                return stream.read(self.sizes[name] + 1)  # without a number, it would unpack all, and only then count
        except _BROKEN as error:
            raise self._damaged(f"the part {name:.80} of this {self._kind} is damaged") from error
