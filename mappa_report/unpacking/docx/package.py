"""The parts of a Word file, unpacked and parsed safely: bounded in size, without entities or any address followed."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from mappa_report.unpacking.bounds import MAX_ELEMENTS, Tally, TooLarge, check_bound, check_nesting, check_tags
from mappa_report.unpacking.unreadable import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_XML_BYTES = 16 * 1024 * 1024
"""What all XML parts of a Word file may unpack to together."""

MAX_CONTENT_BYTES = 16 * 1024 * 1024
"""What a picture in a Word file may unpack to."""

_MAX_PARTS = 5_000
_ENTRY = b"PK\x01\x02"
"""With these bytes each part is listed at the end of a ZIP file."""

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LONG_NAMESPACE = re.compile(rb"xmlns[^\s=<>]{0,60}\s{0,9}=\s{0,9}[\"'][^\"'<>]{1000}")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_YEARS = {b"wordprocessingml/": b"2006/", b"officeDocument/": b"2006/", b"drawingml/": b"2006/"}
"""Strict files name the same things as others, under names without the year."""
_ROOT_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"
_RESAVE = "open it in Word, save it anew, then try again."
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError,
    IndexError, OverflowError, MemoryError,
)  # fmt: skip
"""What Python's zip reader raises for a damaged file, some of it not its own."""


class Package:
    """A Word file. ``part`` gives the root element of one of its XML parts, or None where there is no such part.

    ``sizes`` are how many bytes each part is said to unpack to, which is the most that will be read.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            message = f"this file {_locked_or_old(data)}"
            raise Unreadable("file-locked", message, "open it in Word and save it as .docx, without a password.")
        if not data.startswith(b"PK"):
            raise Unreadable("file-unlike-name", "this is no Word file", "check that it is the right file.")
        check_bound("parts in this Word file", data.count(_ENTRY), _MAX_PARTS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            listed = self._zip.infolist()
        except _BROKEN as error:
            raise Unreadable("file-damaged", "this Word file is broken off or damaged", _RESAVE) from error
        parts = {info.filename: info.file_size for info in listed}
        if len(parts) < len(listed):  # one program would read the first, another the last
            raise Unreadable("file-damaged", "two parts of this Word file have the same name", _RESAVE)
        self.sizes: Mapping[str, int] = parts
        self._parsed: dict[str, Any] = {}
        self._unpacked = Tally("bytes in the XML parts of this Word file", MAX_XML_BYTES)
        self._tags = Tally("tags in the parts of this Word file", MAX_ELEMENTS)
        self.document_name = self._document_name()

    def document(self) -> Any:
        """The part with the words."""
        root = self.part(self.document_name)
        if root is None or root.tag != f"{W}document":
            raise Unreadable("file-unlike-name", "this is no Word document", "check that it is the right file.")
        return root

    def beside(self, name: str) -> Any | None:
        """The part ``name`` in the folder of the words."""
        return self.part(posixpath.join(posixpath.dirname(self.document_name), name))

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
        return self._read(name)

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
            root = etree.fromstring(_without_strict_names(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable("file-damaged", f"the part {name:.80} of this Word file is damaged", _RESAVE) from error
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
            raise TooLarge(f"the part {name:.80} of this Word file has a namespace of more than 1,000 letters")
        if b"<!DOCTYPE" in data:
            message = f"the part {name:.80} of this Word file sets up entities, which no Word file does"
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
            raise Unreadable("file-damaged", f"the part {name:.80} of this Word file is damaged", _RESAVE) from error

    def _document_name(self) -> str:
        relations = self.part(_ROOT_RELATIONS)
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return _DOCUMENT


def _without_strict_names(data: bytes) -> bytes:
    if _STRICT in data:
        for kind, year in _YEARS.items():
            data = data.replace(_STRICT + kind, _TRANSITIONAL + kind + year)
    return data


def _locked_or_old(data: bytes) -> str:
    """What keeps a file from being read that is made as those of old Word are, and those with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is locked by a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "was saved by an old Word, as .doc"
    return "is locked by a password, or was saved by an old Word"
