"""Whether all that the pages of a PDF draw is either in a tag or marked as an artifact, which nobody need hear of."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import Location, finding
from mappa_report.audit.pdf.steps import (
    ARTIFACT_INSIDE,
    BAD_LANGUAGE,
    TAG_INSIDE,
    UNSHARED,
    UNSPOKEN,
    UNTAGGED,
    Steps,
)
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects

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
_LANGUAGES = re.compile(rb"/Lang\s{0,9}\([a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8}){0,9}\)")
_MARKS = re.compile(rb"\bB(?:DC|MC)\b")
_NUMBER = re.compile(rb"/MCID\s*([0-9]{1,9})")
_MAX_BYTES = 48 * 1024 * 1024
_MAX_NUMBERS = 2_000_000
_HINT = "tag it, or mark it as an artifact if it is decoration: a screen reader passes over the rest."


_MESSAGES = {
    UNTAGGED: ("content-untagged", "a piece of the page is in no tag", "{} pieces of the page are in no tag", _HINT),
    ARTIFACT_INSIDE: (
        "content-untagged", "a piece of decoration stands inside a tag", "{} pieces of decoration stand inside tags",
        "end the tag before it, and begin it again after it.",
    ),
    TAG_INSIDE: (
        "content-untagged", "a tag stands inside decoration", "{} tags stand inside decoration",
        "a screen reader passes over decoration with all that is in it: tag it outside.",
    ),
    UNSHARED: (
        "content-untagged", "a piece of the page with tags of its own is drawn twice",
        "pieces of the page with tags of their own are drawn {} times more",
        "draw it once, or let its tags be outside it.",
    ),
    UNSPOKEN: (
        "language-missing", "a piece of the page has no language", "{} pieces of the page have no language",
        "set the language of the document, such as en-GB.",
    ),
    BAD_LANGUAGE: (
        "language-missing", "a piece of the page is in no language that programs know",
        "{} pieces of the page are in no language that programs know", "name it as in en-GB.",
    ),
}  # fmt: skip


def check_content(pdf: PdfObjects, tree: TagTree, is_spoken: bool) -> Iterator[Problem]:
    """A Problem for each page that draws something outside its tags, or in no language. If ``is_spoken``, there is no
    need to look for the latter.

    What several pages share is read once. Raises TooLarge where the pages draw more than those of any report.
    """
    read: dict[Any, tuple[set[int], Counter[int]]] = {}
    unpacked = Tally("bytes that draw the pages", _MAX_BYTES)
    compared = Tally("numbers of tags on the pages", _MAX_NUMBERS)
    steps = Steps(pdf, tree, is_spoken)
    for index, name in enumerate(pdf.page_names):
        location = Location(Place(tree.source), (f"page {index + 1}",))
        key = pdf.content_key(index)
        if key not in read:
            content = pdf.content(index)
            unpacked.add(len(content))
            numbers = {int(number) for number in _NUMBER.findall(content)}
            read[key] = (
                numbers,
                Counter() if _is_plain(pdf, name, content, is_spoken, compared) else steps.faults(index, content),
            )
        numbers, faults = read[key]
        compared.add(len(numbers))
        unclaimed = len(numbers - tree.claimed.get(name, {}).keys())
        if unclaimed:
            pieces = "a piece of the page is" if unclaimed == 1 else f"{unclaimed} pieces of the page are"
            yield finding("content-untagged", location, f"{pieces} marked for a tag that is not there", _HINT)
        for kind, (code, one, many, hint) in _MESSAGES.items():
            if faults[kind]:
                message = one if faults[kind] == 1 else many.format(faults[kind])
                yield finding(code, location, message, hint)
    yield from _check_elsewhere(pdf, tree)


def _is_plain(pdf: PdfObjects, name: str, content: bytes, is_spoken: bool, compared: Tally) -> bool:
    """True of a page of which a search can tell that all it draws is in one tag or another, or marked as decoration."""
    if not is_spoken or (b"/Lang" in content and len(_LANGUAGES.findall(content)) != content.count(b"/Lang")):
        return False
    rest = _STRETCH.sub(b" ", content)
    if _PAINTS.search(rest) or _MARKS.search(rest):
        return False
    resources = pdf.dictionary(pdf.inherited(pdf.dictionary(name), "/Resources"))
    drawn = pdf.dictionary(resources.get("/XObject"))
    compared.add(len(drawn))
    return not any(pdf.dictionary(each).get("/Subtype") == "/Form" for each in drawn.values())


def _check_elsewhere(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    if any(each.get("/Subtype") == "/Form" for each in pdf.all_with("/Ref")):
        message = "the PDF draws what stands in another file"
        hint = "make it anew with all that it shows in it."
        yield finding("content-untagged", Location(Place(tree.source)), message, hint)
