"""The parts of a Word file, unpacked and parsed safely: bounded in size, without entities or any address followed."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from mappa_report.audit.outline import Unauditable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_PART_BYTES = 64 * 1024 * 1024
_MAX_PARTS = 10_000
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ROOT_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"
_RESAVE = "open it in Word, save it anew, then try again."
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
            message = "this file is locked by a password, or was saved by an old Word"
            raise Unauditable("file-locked", message, "open it in Word and save it as .docx, without a password.")
        if not data.startswith(b"PK"):
            raise Unauditable("file-unlike-name", "this is no Word file", "check that it is the right file.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = {info.filename: info.file_size for info in self._zip.infolist()[:_MAX_PARTS]}
        except _BROKEN as error:
            raise Unauditable("file-damaged", "this Word file is broken off or damaged", _RESAVE) from error
        self.sizes: Mapping[str, int] = parts
        self._parsed: dict[str, Any] = {}
        self.document_name = self._document_name()

    def document(self) -> Any:
        """The part with the words."""
        root = self.part(self.document_name)
        if root is None or root.tag != f"{W}document":
            raise Unauditable("file-unlike-name", "this is no Word document", "check that it is the right file.")
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

    def _parse(self, name: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._bytes(name).replace(_STRICT, W[1:-1].encode()), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unauditable("file-damaged", f"the part {name:.80} of this Word file is damaged", _RESAVE) from error
        if root.getroottree().docinfo.doctype:
            message = f"the part {name:.80} of this Word file sets up entities, which no Word file does"
            raise Unauditable("file-damaged", message, "do not trust this file; ask for another.")
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except _BROKEN as error:
            raise Unauditable("file-damaged", f"the part {name:.80} of this Word file is damaged", _RESAVE) from error
        if len(data) > MAX_PART_BYTES:
            message = f"the part {name:.80} of this Word file is larger than that of any report"
            raise Unauditable("file-damaged", message, "do not trust this file; ask for another.")
        return data

    def _document_name(self) -> str:
        relations = self.part(_ROOT_RELATIONS)
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return _DOCUMENT
