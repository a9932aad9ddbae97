"""What a page draws, step by step: the slow way, for pages of which a search alone can't tell that all is tagged."""

import re
from collections import Counter
from typing import Any

from msgspec import Struct

from mappa_report.audit.pdf.instructions import marks
from mappa_report.audit.pdf.languages import LANGUAGE, language_of
from mappa_report.audit.pdf.tags import Tag, TagTree
from mappa_report.unpacking.bounds import Tally, check_bound
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

UNTAGGED, ARTIFACT_INSIDE, TAG_INSIDE, UNSPOKEN, BAD_LANGUAGE, UNSHARED = range(6)
"""Kinds of fault: in no tag; decoration in a tag; a tag in decoration; words without a language; a language that is
none; a form with tags of its own that is drawn more than once.
"""

_MAX_BYTES = 6 * 1024 * 1024
_MAX_STEPS = 250_000
_WORDS = ("Tj", "TJ", "'", '"')
_TEXTS = ("/ActualText", "/Alt", "/E")
_STEP = re.compile(rb"(?<![A-Za-z])(?:[BE]MC|BDC|T[jJ]|Do|sh|EI|[fFBb]\*?|[sS]|['\"])(?![A-Za-z])")
_OPERATOR = re.compile(rb"(?<![^\s\])>])[A-Za-z'\"][A-Za-z0-9*]*+(?![^\s/\[<(])")
_MAX_UNUSED = 200_000
"""How many bytes may stand between two instructions: the parser keeps all that it reads for the next."""

_MAX_FORMS_DEEP = 8


class _Mark(Struct, frozen=True):
    """Where a step stands: inside a tag, or inside decoration, and in which language."""

    tag: Tag | None = None
    is_tagged: bool = False
    is_artifact: bool = False
    language: str = ""


class Steps:
    """The steps by which the pages of a PDF are drawn."""

    def __init__(self, pdf: PdfObjects, tree: TagTree, is_spoken: bool) -> None:
        self._pdf = pdf
        self._tree = tree
        self._has_language = is_spoken
        self._bytes = Tally("bytes of untagged pages", _MAX_BYTES)
        self._steps = Tally("steps by which untagged pages are drawn", _MAX_STEPS)
        self._drawn: Counter[str] = Counter()

    def faults(self, index: int, content: bytes) -> Counter[int]:
        """How often each kind of fault is in the page ``index``, drawn by ``content``. Raises TooLarge where there is
        too much of it.
        """
        name = self._pdf.page_names[index]
        resources = self._pdf.dictionary(self._pdf.inherited(self._pdf.dictionary(name), "/Resources"))
        faults: Counter[int] = Counter()
        self._look(index, content, (name,), resources, _Mark(), faults)
        return faults

    def _look(
        self,
        thing: Any,
        content: bytes,
        names: tuple[str, ...],
        resources: dict[str, Any],
        outer: _Mark,
        faults: Counter[int],
    ) -> None:
        self._bytes.add(len(content))
        self._steps.add(sum(1 for _ in _STEP.finditer(content)))
        check_bound("bytes in a row that draw nothing", _longest_gap(content), _MAX_UNUSED)
        open_marks = [outer]
        for operands, operator in marks(self._pdf.drawing(thing)):
            if operator in ("BMC", "BDC"):
                open_marks.append(self._entered(open_marks[-1], operands, names, resources, faults))
            elif operator == "EMC":
                if len(open_marks) > 1:
                    open_marks.pop()
            elif operator == "Do" and self._is_form(operands, resources):
                self._look_inside(operands[0], names, resources, open_marks[-1], faults)
            else:
                self._count(open_marks[-1], operator, faults)

    def _count(self, mark: _Mark, operator: str, faults: Counter[int]) -> None:
        faults[UNTAGGED] += not (mark.is_tagged or mark.is_artifact)
        if operator in _WORDS and mark.is_tagged and not self._has_language and not mark.language:
            faults[UNSPOKEN] += 1

    def _entered(
        self,
        around: _Mark,
        operands: list[Any],
        names: tuple[str, ...],
        resources: dict[str, Any],
        faults: Counter[int],
    ) -> _Mark:
        properties = self._properties(operands, resources)
        is_artifact = operands[:1] == ["/Artifact"]
        tag = self._claimed(properties.get("/MCID"), names)
        faults[ARTIFACT_INSIDE] += is_artifact and around.is_tagged
        faults[TAG_INSIDE] += tag is not None and around.is_artifact
        said = text_of(self._pdf.resolve(properties.get("/Lang")))
        faults[BAD_LANGUAGE] += "/Lang" in properties and not LANGUAGE.fullmatch(said)
        language = said or (language_of(tag) if not self._has_language else "") or around.language
        if operands[:1] == ["/Span"] and any(text in properties for text in _TEXTS):
            faults[UNSPOKEN] += not (language or self._has_language)
        return _Mark(
            tag or around.tag, around.is_tagged or tag is not None, around.is_artifact or is_artifact, language
        )

    def _claimed(self, number: Any, names: tuple[str, ...]) -> Tag | None:
        if not isinstance(number, int):
            return None
        return next((tag for name in names if (tag := self._tree.claimed.get(name, {}).get(number))), None)

    def _properties(self, operands: list[Any], resources: dict[str, Any]) -> dict[str, Any]:
        """Those given with a mark, or by a name that the page knows."""
        given = operands[1] if len(operands) > 1 else None
        if isinstance(given, str):
            given = self._pdf.dictionary(resources.get("/Properties")).get(given)
        return self._pdf.dictionary(given)

    def _is_form(self, operands: list[Any], resources: dict[str, Any]) -> bool:
        drawn = self._pdf.dictionary(resources.get("/XObject")).get(operands[0]) if operands else None
        return self._pdf.dictionary(drawn).get("/Subtype") == "/Form"

    def _look_inside(
        self, name: str, names: tuple[str, ...], resources: dict[str, Any], mark: _Mark, faults: Counter[int]
    ) -> None:
        reference = str(self._pdf.dictionary(resources.get("/XObject")).get(name))
        values = self._pdf.dictionary(reference)
        self._drawn[reference] += 1
        if "/StructParents" in values and self._drawn[reference] > 1:
            faults[UNSHARED] += 1
        if len(names) > _MAX_FORMS_DEEP or reference in names:
            return
        own = self._pdf.dictionary(values.get("/Resources")) or resources
        self._look(reference, self._pdf.stream(reference), (reference, *names), own, mark, faults)


def _longest_gap(content: bytes) -> int:
    """The most bytes between two instructions."""
    longest = end = 0
    for operator in _OPERATOR.finditer(content):
        longest = max(longest, operator.start() - end)
        end = operator.end()
    return max(longest, len(content) - end)
