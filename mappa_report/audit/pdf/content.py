"""Whether all that the pages of a PDF draw is either in a tag or marked as an artifact, which nobody need hear of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.parts import Where, finding
from mappa_report.audit.pdf.objects import PdfObjects
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place

_WITHIN = rb"(?:[^<>()]++|\([^()\\]*+\)|<[^<>]*+>)*+"  # the marks of a dictionary, one without others in it
# A marked stretch that holds no other: nearly all are such, and this finds them at the speed of a search.
_ARTIFACT = rb"/Artifact\s*(?:BMC|<<" + _WITHIN + rb">>\s*BDC|/[^\s/<>()[\]]++\s*BDC)\b"
_NUMBERED = rb"/MCID\s*[0-9]+" + _WITHIN + rb">>\s*BDC\b"
_STRETCH = re.compile(rb"(?:" + _ARTIFACT + rb"|" + _NUMBERED + rb")[^E]*(?:E(?!MC\b)[^E]*)*EMC\b")
# A space within one, as Typst writes it, hundreds of times on a page. Its marks say no more than which letter is shown:
# without them, all is as well in a tag, or as loose, as before.
_SPACE = re.compile(
    rb"/Span\s*<<\s*/ActualText\s*\([^()\\]{0,9}\)\s*>>\s*BDC\b([^BE]*(?:(?:B(?![MD]C\b)|E(?!MC\b))[^BE]*)*)EMC\b"
)
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:T[jJ]|['\"]|Do|sh|EI|[fFBb]\*?|[sS])(?![^\s/\[<(])")
_NUMBER = re.compile(rb"/MCID\s*([0-9]{1,9})")
_HINT = "tag it, or mark it as an artifact if it is decoration: a screen reader passes over the rest."


def check_content(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    """The pages that draw something of which the tags know nothing."""
    for index, name in enumerate(pdf.page_names):
        content = pdf.content(index)
        where = Where(Place(tree.source), (f"page {index + 1}",))
        numbers = {int(number) for number in _NUMBER.findall(content)}
        unclaimed = len(numbers - tree.claimed.get(name, set()))
        if unclaimed:
            pieces = "a piece of the page is" if unclaimed == 1 else f"{unclaimed} pieces of the page are"
            yield finding("content-untagged", where, f"{pieces} marked for a tag that is not there", _HINT)
        if _PAINTS.search(_STRETCH.sub(b" ", _SPACE.sub(rb"\1 ", content))):
            loose = _count_loose(pdf, index)
            if loose:
                pieces = "a piece of the page is" if loose == 1 else f"{loose} pieces of the page are"
                yield finding("content-untagged", where, f"{pieces} in no tag", _HINT)


def _count_loose(pdf: PdfObjects, index: int) -> int:
    """How many instructions of a page paint outside every stretch that is marked for a tag or as an artifact."""
    marked: list[bool] = []
    loose = 0
    for operands, operator in pdf.instructions(index):
        if operator in ("BMC", "BDC"):
            marked.append(_is_told(operands))
        elif operator == "EMC":
            del marked[-1:]
        elif not any(marked):
            loose += 1
    return loose


def _is_told(operands: list[Any]) -> bool:
    """True if a stretch is an artifact or has a number; a name for its properties, kept elsewhere, is taken for one."""
    if operands[:1] == ["/Artifact"]:
        return True
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        return properties.startswith("/")
    return isinstance(properties, dict) and "/MCID" in properties
