"""How much a finished file may make the program do. What is above is refused in words, before it is worked on."""

import re

from mappa_report.unpacking.unreadable import Unreadable

MAX_ELEMENTS = 250_000
"""How many times a page, or all parts of a Word file together, may open or close a tag."""

MAX_ATTRIBUTES = 100
"""How many attributes one tag may have: libxml2 looks through all before it for each."""

MAX_DEPTH = 32
_MAX_WEIGHT = MAX_ELEMENTS * MAX_DEPTH
_HINT = "check that it is the right file; if it is, cut it into several."
# Each part ends before the next tag that could begin, so that none is read from every tag before it.
_ATTRIBUTE = rb"[\s/]*+[^\s/>][^\s/>=<]*+(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s><]*+))?+"
_CROWDED_TAG = re.compile(rb"<[A-Za-z_:][^\s/><]*+(?>(?:" + _ATTRIBUTE + rb"){%d})" % (MAX_ATTRIBUTES + 1))
_DEEP = "boolean(" + "/*" * (MAX_DEPTH + 1) + ")"


class TooLarge(Unreadable):
    """Raised for a file that would take more time or memory than any report should, for a ``reason``."""

    def __init__(self, reason: str) -> None:
        super().__init__("file-too-large", f"too large to read: {reason}", _HINT)
        self.reason = reason


def check_bound(what: str, count: int, most: int) -> None:
    """Raise TooLarge if ``count`` is above ``most``; ``what`` names, in the plural, what was counted."""
    if count > most:
        raise TooLarge(f"{count:,} {what}, where at most {most:,} are read")


class Tally:
    """A count of ``what`` over a whole file, which raises TooLarge once it is above ``most``."""

    def __init__(self, what: str, most: int) -> None:
        self._what = what
        self._most = most
        self._count = 0

    def add(self, count: int) -> None:
        """Count ``count`` more."""
        self._count += count
        if self._count > self._most:
            raise TooLarge(f"more than {self._most:,} {self._what}")


def check_tags(data: bytes) -> None:
    """Raise TooLarge if a tag in ``data``, which is HTML or XML, has more attributes than any needs."""
    if _CROWDED_TAG.search(data):
        raise TooLarge(f"a tag with more than {MAX_ATTRIBUTES} attributes")


def check_nesting(root: object) -> None:
    """Raise TooLarge if the elements of the tree below ``root`` stand so deep in each other that to look, for each, at
    all within it takes too long.
    """
    from lxml import etree

    if not etree._Element.xpath(root, _DEEP):
        return
    depth = weight = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth
    if weight > _MAX_WEIGHT:
        raise TooLarge(f"too many elements inside each other, more than {MAX_DEPTH} deep")
