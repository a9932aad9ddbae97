"""The lines of a quotation that say whose words it has, typed below them without a blank line between."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from mappa_report.document.attribution import ATTRIBUTION

SAID = re.compile(r"[.!?…][\"'”’*_)\]]{0,4}\s*\Z")
"""How words end behind which a dash begins something else."""
GOES_ON = tuple(".,;:!?")
_MOST_LINES = 3
"""Of one who spoke, whose line may be wrapped."""


def attribution_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` end a paragraph before the last line of a quotation that says whose words it has."""
    markdown.block.ruler.before("reference", "attribution", _is_attribution, {"alt": ["paragraph"]})


def _is_attribution(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Whether such a line begins at ``start_line``. The parser's own rule makes a paragraph of it."""
    if not silent or not _follows_quotation_mark(state, start_line) or not ATTRIBUTION.match(_line(state, start_line)):
        return False
    before = _line(state, start_line - 1)
    last = _last_of_paragraph(state, start_line, end_line)
    if ATTRIBUTION.match(before) or last - start_line >= _MOST_LINES:
        return False
    # A sentence may have a dash at the beginning of any line.
    is_new = bool(SAID.search(before))
    is_open = not _line(state, last).rstrip().endswith(GOES_ON)
    return (is_new and is_open) or (last == start_line and (is_new or is_open))


def _follows_quotation_mark(state: StateBlock, line: int) -> bool:
    begins = state.bMarks[line]
    return state.src[max(0, begins - 2) : begins].rstrip(" \t").endswith(">")


def _last_of_paragraph(state: StateBlock, line: int, end_line: int) -> int:
    """The last line of the paragraph of ``line``; who spoke takes few, so no more are looked at."""
    for number in range(line + 1, min(line + _MOST_LINES + 1, end_line)):
        if state.isEmpty(number):
            return number - 1
    return min(line + _MOST_LINES, end_line - 1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
