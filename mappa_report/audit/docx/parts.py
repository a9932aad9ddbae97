"""Whether a Word file is whole: every XML part can be read, and what parts refer to is there."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from mappa_report.audit.outline import Location, finding, refusal
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import TooLarge
from mappa_report.unpacking.docx.package import Package
from mappa_report.unpacking.unreadable import Unreadable

_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels")
_REFERS = "boolean(//@*[contains(namespace-uri(), '/officeDocument/') and contains(namespace-uri(), '/relationships')])"
_MAX_TARGET = 2_000
_RESAVE = "open it in Word, which may mend it, save it anew, then try again."


def check_parts(name: str, package: Package) -> Iterator[Problem]:
    """A Problem for each part of the Word file ``name`` that is damaged, or that another refers to in vain."""
    whole = Location(Place(Source(name)))
    readable: dict[str, Any] = {}
    listed = sorted(part for part in package.sizes if part.endswith(_XML))
    for part in listed:
        try:
            readable[part] = package.part(part)
        except TooLarge:
            raise
        except Unreadable as fault:
            yield refusal(fault, whole)
    present = {part.lower() for part in package.sizes}
    for part in dict.fromkeys(_needed(readable)):
        if part.lower() not in present:
            yield finding("file-damaged", whole, f"the part {part:.80} of this Word file is missing", _RESAVE)


def _needed(readable: dict[str, Any]) -> Iterator[str]:
    """The parts that a file must have, and those that its readable parts refer to."""
    yield _TYPES
    for part, root in readable.items():
        folder, file = posixpath.split(part)
        if part.endswith(".rels"):
            for relation in root:
                yield from _target(posixpath.dirname(folder), relation)
        elif root.xpath(_REFERS):
            yield posixpath.join(folder, "_rels", f"{file}.rels")


def _target(folder: str, relation: Any) -> Iterator[str]:
    """The part that ``relation`` names, unless it is elsewhere or, as Word itself may write, nowhere."""
    target = unquote(str(relation.get("Target", ""))[:_MAX_TARGET])
    is_part = isinstance(relation.tag, str) and relation.get("TargetMode") != "External"
    if is_part and target and not target.startswith("#") and posixpath.basename(target) != "NULL":
        yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
