"""Whether all that the pages of a PDF draw is either in a tag or marked as an artifact, which nobody need hear of."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import Location, finding
from mappa_report.audit.pdf.objects import PdfObjects
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place

_WITHIN = rb"(?>(?:[^<>()]++|\([^()\\]*+\)|<[^<>]*+>)*)"  # the marks of a dictionary, one without others in it
_ARTIFACT = rb"/Artifact\s*(?:BMC|<<" + _WITHIN + rb">>\s*BDC|/[^\s/<>()[\]]++\s*BDC)\b"
_NUMBERED = rb"/MCID\s*[0-9]+" + _WITHIN + rb">>\s*BDC\b"
# One of the hundreds of spaces on a page that Typst marks as such.
_SPACE = rb"/Span\s*<<\s*/ActualText\s*\([^()\\]{0,9}\)\s*>>\s*BDC\b(?>(?:[^BE]++|B(?![MD]C\b)|E(?!MC\b))*)EMC\b"
# A marked stretch that holds no other but spaces: nearly all are such, and this finds them at the speed of a search.
_STRETCH = re.compile(rb"(?:" + _ARTIFACT + rb"|" + _NUMBERED + rb")(?>(?:[^E/]++|" + _SPACE + rb"|/|E(?!MC\b))*)EMC\b")
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:T[jJ]|['\"]|Do|sh|EI|[fFBb]\*?|[sS])(?![^\s/\[<(])")
_NUMBER = re.compile(rb"/MCID\s*([0-9]{1,9})")
_HINT = "tag it, or mark it as an artifact if it is decoration: a screen reader passes over the rest."


def check_content(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    """A Problem for each page that draws something outside its tags."""
    for index, name in enumerate(pdf.page_names):
        content = pdf.content(index)
        location = Location(Place(tree.source), (f"page {index + 1}",))
        numbers = {int(number) for number in _NUMBER.findall(content)}
        unclaimed = len(numbers - tree.claimed.get(name, set()))
        if unclaimed:
            pieces = "a piece of the page is" if unclaimed == 1 else f"{unclaimed} pieces of the page are"
            yield finding("content-untagged", location, f"{pieces} marked for a tag that is not there", _HINT)
        if _PAINTS.search(_STRETCH.sub(b" ", content)):
            untagged = _count_untagged(pdf, index)
            if untagged:
                pieces = "a piece of the page is" if untagged == 1 else f"{untagged} pieces of the page are"
                yield finding("content-untagged", location, f"{pieces} in no tag", _HINT)


def _count_untagged(pdf: PdfObjects, index: int) -> int:
    """The number of painting instructions on a page outside all content marked for a tag or as an artifact."""
    marked: list[bool] = []
    untagged = 0
    for operands, operator in pdf.instructions(index):
        if operator in ("BMC", "BDC"):
            marked.append(_is_accounted_for(operands))
        elif operator == "EMC":
            del marked[-1:]
        elif not any(marked):
            untagged += 1
    return untagged


def _is_accounted_for(operands: list[Any]) -> bool:
    """True if marked content is an artifact or has an MCID. Properties given by name are assumed to have one."""
    if operands[:1] == ["/Artifact"]:
        return True
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        return properties.startswith("/")
    return isinstance(properties, dict) and "/MCID" in properties
