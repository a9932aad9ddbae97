"""The parts of a Word file, ours or not."""

import posixpath
from typing import Any

from mappa_report.unpacking.unreadable import Unreadable
from mappa_report.unpacking.zip_parts import ZipParts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_YEARS = {b"wordprocessingml/": b"2006/", b"officeDocument/": b"2006/", b"drawingml/": b"2006/"}
"""Strict files name the same things as others, under names without the year."""

_ROOT_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"
_RESAVE = "open it in Word, save it anew, then try again."


class Package(ZipParts):
    """A Word file."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            message = f"this file {_locked_or_old(data)}"
            raise Unreadable("file-locked", message, "open it in Word and save it as .docx, without a password.")
        if not data.startswith(b"PK"):
            raise Unreadable("file-unlike-name", "this is no Word file", "check that it is the right file.")
        super().__init__(data, "Word file", _RESAVE)
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

    def _renamed(self, data: bytes) -> bytes:
        if _STRICT in data:
            for kind, year in _YEARS.items():
                data = data.replace(_STRICT + kind, _TRANSITIONAL + kind + year)
        return data

    def _document_name(self) -> str:
        relations = self.part(_ROOT_RELATIONS)
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return _DOCUMENT


def _locked_or_old(data: bytes) -> str:
    """What keeps a file from being read that is made as those of old Word are, and those with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is locked by a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "was saved by an old Word, as .doc"
    return "is locked by a password, or was saved by an old Word"
