"""A web page of somebody else as a tree of elements, read with bounds: what an audit and an import both need."""

import re
from typing import Any

from mappa_report.unpacking.bounds import MAX_ELEMENTS, check_bound, check_nesting, check_tags
from mappa_report.unpacking.unreadable import Unreadable

_OTHERS = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP or Word file", b"\xd0\xcf\x11\xe0": "old Word file"}
_HAS_TAG = re.compile(rb"<\s*(!doctype|html|head|body|title|p|div|h1|table|ul|main)\b", re.IGNORECASE)
_MAX_BYTES = 8 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_EMBEDDED = re.compile(rb"(data:[\w/+.-]{1,80};base64,)[A-Za-z0-9+/=]{200,}")
"""A picture or font in the page: no audit looks at it, and a parser of pages may break off at one that is long."""


def parsed_page(data: bytes) -> tuple[Any, str]:
    """The root of the page in ``data``, and its text. Whatever is wrong in it, something is shown, as in a browser.

    Raises Unreadable for what is no page, or a larger one than any should be.
    """
    from lxml import etree

    if data.startswith(_UTF_16):
        hint = "save the page again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
        raise Unreadable("not-utf-8", "this file is UTF-16 text, not UTF-8", hint)
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise Unreadable("file-unlike-name", f"this is no HTML but a {kind}", "give it the ending of what it is.")
    data = _EMBEDDED.sub(rb"\1", data)
    check_bound("bytes in this page", len(data), _MAX_BYTES)
    if not _HAS_TAG.search(data):
        raise Unreadable("file-unlike-name", "this is no HTML: it has no tags", "check that it is the right file.")
    text = data.decode("utf-8-sig", errors="replace")
    check_bound("tags in this page", data.count(b"<"), MAX_ELEMENTS)
    check_tags(data)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("file-damaged", "this page can't be read", "make it anew, then try again.")
    check_nesting(root)
    return root, text
