"""What a page draws, step by step: the slow way, for pages of which a search alone can't tell that all is tagged."""

import re
from typing import Any

from mappa_report.audit.bounds import Tally, check_bound
from mappa_report.audit.pdf.objects import PdfObjects

_MAX_BYTES = 6 * 1024 * 1024
_MAX_STEPS = 250_000
_STEP = re.compile(rb"(?<![A-Za-z])(?:[BE]MC|BDC|T[jJ]|Do|sh|EI|[fFBb]\*?|[sS]|['\"])(?![A-Za-z])")
_OPERATOR = re.compile(rb"(?<![^\s\])>])[A-Za-z'\"][A-Za-z0-9*]*+(?![^\s/\[<(])")
_MAX_UNUSED = 200_000
"""How many bytes may stand between two instructions: the parser keeps all that it reads for the next."""


class Steps:
    """The steps by which the pages of a PDF are drawn."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._bytes = Tally("bytes of untagged pages", _MAX_BYTES)
        self._steps = Tally("steps by which untagged pages are drawn", _MAX_STEPS)

    def count_untagged(self, index: int, content: bytes) -> int:
        """The number of painting steps on a page, drawn by ``content``, outside all that is marked for a tag or as an
        artifact. Raises TooLarge where there is too much of it.
        """
        self._bytes.add(len(content))
        self._steps.add(sum(1 for _ in _STEP.finditer(content)))
        check_bound("bytes in a row that draw nothing", _longest_gap(content), _MAX_UNUSED)
        marked = untagged = 0
        before: list[bool] = []
        for operands, operator in self._pdf.instructions(index):
            if operator in ("BMC", "BDC"):
                before.append(_is_accounted_for(operands))
                marked += before[-1]
            elif operator == "EMC":
                marked -= before.pop() if before else 0
            elif not marked:
                untagged += 1
        return untagged


def _longest_gap(content: bytes) -> int:
    """The most bytes between two instructions."""
    longest = end = 0
    for operator in _OPERATOR.finditer(content):
        longest = max(longest, operator.start() - end)
        end = operator.end()
    return max(longest, len(content) - end)


def _is_accounted_for(operands: list[Any]) -> bool:
    """True if marked content is an artifact or has an MCID. Properties given by name are assumed to have one."""
    if operands[:1] == ["/Artifact"]:
        return True
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        return properties.startswith("/")
    return isinstance(properties, dict) and "/MCID" in properties
