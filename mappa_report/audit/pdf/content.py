"""Whether all that the pages of a PDF draw is either in a tag or marked as an artifact, which nobody need hear of."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.bounds import Tally
from mappa_report.audit.outline import Location, finding
from mappa_report.audit.pdf.objects import PdfObjects
from mappa_report.audit.pdf.steps import Steps
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place

# The marks of a dictionary without others in it. It ends before another number, so that none is searched from twice.
_WITHIN = rb"(?>(?:[^<>()/]++|/(?!MCID\b|Artifact\b)|\([^()\\]*+\)|<[^<>]*+>){0,1000})"
_ARTIFACT = rb"/Artifact\s*+(?:BMC|<<" + _WITHIN + rb">>\s*+BDC|/[^\s/<>()[\]]++\s*+BDC)\b"
_NUMBERED = rb"/MCID\s*+[0-9]++" + _WITHIN + rb">>\s*+BDC\b"
# One of the hundreds of spaces on a page that Typst marks as such.
_WORDS = rb"(?>(?:[^BE]++|B(?![MD]C\b)|E(?!MC\b)){0,200})"
_SPACE = rb"/Span\s*+<<\s*+/ActualText\s*+\([^()\\]{0,9}\)\s*+>>\s*+BDC\b" + _WORDS + rb"EMC\b"
# A marked stretch that holds no other but spaces: nearly all are such, and this finds them at the speed of a search.
# Python keeps a note of each time round; a stretch of more pieces is left to the slow way.
_INSIDE = rb"(?>(?:[^BE/]++|" + _SPACE + rb"|/|B(?![MD]C\b)|E(?!MC\b)){0,20000})"
_STRETCH = re.compile(rb"(?:" + _ARTIFACT + rb"|" + _NUMBERED + rb")" + _INSIDE + rb"EMC\b")
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:T[jJ]|['\"]|Do|sh|EI|[fFBb]\*?|[sS])(?![^\s/\[<(])")
_NUMBER = re.compile(rb"/MCID\s*([0-9]{1,9})")
_MAX_BYTES = 48 * 1024 * 1024
_MAX_NUMBERS = 2_000_000
_HINT = "tag it, or mark it as an artifact if it is decoration: a screen reader passes over the rest."


def check_content(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    """A Problem for each page that draws something outside its tags.

    What several pages share is read once. Raises TooLarge where the pages draw more than those of any report.
    """
    untagged: dict[Any, int] = {}
    unpacked = Tally("bytes that draw the pages", _MAX_BYTES)
    numbers: dict[Any, set[int]] = {}
    compared = Tally("numbers of tags on the pages", _MAX_NUMBERS)
    steps = Steps(pdf)
    for index, name in enumerate(pdf.page_names):
        location = Location(Place(tree.source), (f"page {index + 1}",))
        key = pdf.content_key(index)
        if key not in untagged:
            content = pdf.content(index)
            unpacked.add(len(content))
            numbers[key] = {int(number) for number in _NUMBER.findall(content)}
            is_plain = not _PAINTS.search(_STRETCH.sub(b" ", content))
            untagged[key] = 0 if is_plain else steps.count_untagged(index, content)
        compared.add(len(numbers[key]))
        unclaimed = len(numbers[key] - tree.claimed.get(name, set()))
        if unclaimed:
            pieces = "a piece of the page is" if unclaimed == 1 else f"{unclaimed} pieces of the page are"
            yield finding("content-untagged", location, f"{pieces} marked for a tag that is not there", _HINT)
        if untagged[key]:
            pieces = "a piece of the page is" if untagged[key] == 1 else f"{untagged[key]} pieces of the page are"
            yield finding("content-untagged", location, f"{pieces} in no tag", _HINT)
