"""The line of a quotation that says whose words it has, typed below them without a blank line between."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from mappa_report.document.attribution import ATTRIBUTION

_SAID = re.compile(r"[.!?…][\"'”’*_)\]]{0,4}\s*\Z")
"""How words end behind which a dash begins something else."""
_GOES_ON = tuple(".,;:!?")


def attribution_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` end a paragraph before the last line of a quotation that says whose words it has."""
    markdown.block.ruler.before("reference", "attribution", _is_attribution, {"alt": ["paragraph"]})


def _is_attribution(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Whether such a line begins at ``start_line``. The parser's own rule makes a paragraph of it."""
    if not silent or not _follows_quotation_mark(state, start_line) or not _is_last(state, start_line, end_line):
        return False
    line = _line(state, start_line)
    if not ATTRIBUTION.match(line):
        return False
    # A sentence may have a dash at the beginning of any line.
    return bool(_SAID.search(_line(state, start_line - 1))) or not line.rstrip().endswith(_GOES_ON)


def _follows_quotation_mark(state: StateBlock, line: int) -> bool:
    begins = state.bMarks[line]
    return state.src[max(0, begins - 2) : begins].rstrip(" \t").endswith(">")


def _is_last(state: StateBlock, line: int, end_line: int) -> bool:
    return line + 1 >= end_line or state.isEmpty(line + 1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
