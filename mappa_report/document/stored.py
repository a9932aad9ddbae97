"""A Document as JSON, and back: what a proof was, whatever becomes of the files that it was made from."""

import msgspec

from mappa_report.document import inlines
from mappa_report.document.blocks import Blocks
from mappa_report.document.document import Document

# A note is made of blocks, which are made of lines: only here, where both are loaded, can the type be looked up.
vars(inlines)["Blocks"] = Blocks

UNDECODABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that aren't the JSON that is expected."""


def document_to_json(document: Document) -> bytes:
    """``document`` whole, its pictures with it."""
    return msgspec.json.encode(document)


def document_from_json(data: bytes) -> Document | None:
    """The Document that ``data`` holds; None where it holds none."""
    try:
        return msgspec.json.decode(data, type=Document)
    except UNDECODABLE:
        return None
