"""A Document as JSON, and back: what a proof was, whatever becomes of the files that it was made from."""

import msgspec

from mappa_report.document import inlines
from mappa_report.document.blocks import Blocks
from mappa_report.document.document import Document
from mappa_report.document.sound import is_sound

# A note is made of blocks, which are made of lines: only here, where both are loaded, can the type be looked up.
vars(inlines)["Blocks"] = Blocks

UNDECODABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that aren't the JSON that is expected."""

MOST_BYTES = 64 * 1024 * 1024
"""Most of them those of pictures, of which a report may show 40 MiB."""

MOST_SIGNS = 1_000_000
"""Quotation marks and brackets, of which a paragraph has some twenty. Kent's report has 9,000."""


def document_to_json(document: Document) -> bytes:
    """``document`` whole, its pictures with it."""
    return msgspec.json.encode(document)


def document_from_json(data: bytes) -> Document | None:
    """The Document that ``data`` holds; None where it holds none, or one that was never composed."""
    if len(data) > MOST_BYTES or sum(map(data.count, (b'"', b"{", b"["))) > MOST_SIGNS:
        return None
    try:
        document = msgspec.json.decode(data, type=Document)
        return document if is_sound(document) else None
    except UNDECODABLE:
        return None
