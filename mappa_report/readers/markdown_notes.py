"""Footnotes for markdown-it: the mark ``[^1]`` in a sentence, and the note ``[^1]: words`` in a paragraph of its own.

The plugin that there is passes over a mark without a note and keeps the last of two notes of one name, and neither is
what an author meant. So here each is a token, in its place, and the reader says what is wrong.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

NOTE = "footnote"
MARK = "footnote_mark"
NOTE_IN_LINE = "footnote_in_line"

_NAME = r"\[\^([^\[\]\\\n]{1,100})\]"
_MARK = re.compile(_NAME)
_NOTE = re.compile(rf"{_NAME}:[ \t]*")
_INDENT = 2
"""Blanks at the beginning of a line that goes on with a note: people type two or four."""


def note_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` give nodes of type NOTE, with its name as ``info``, MARK (content: the name), and NOTE_IN_LINE.

    The last is the beginning of ``^[words]``, which is a note in other kinds of Markdown.
    """
    markdown.block.ruler.before("reference", NOTE, _read_note, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.after("escape", MARK, _read_mark)


def _read_mark(state: StateInline, silent: bool) -> bool:
    if silent:
        return False  # brackets in pairs are all that a parser needs to know which looks for the end of a link's words
    if match := _MARK.match(state.src, state.pos, state.posMax):
        token = state.push(MARK, "", 0)
        token.content, token.markup = " ".join(match[1].split()), match[0]
        state.pos = match.end()
    elif _is_note_in_line(state):
        state.push(NOTE_IN_LINE, "", 0).markup = "^["
        state.pos += 1
    else:
        return False
    return True


def _is_note_in_line(state: StateInline) -> bool:
    return state.src.startswith("^[", state.pos) and state.md.helpers.parseLinkLabel(state, state.pos + 1) >= 0


def _read_note(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    first = state.bMarks[start_line] + state.tShift[start_line]
    match = _NOTE.match(state.src, first, state.eMarks[start_line])
    if not match or silent:
        return bool(match)
    opening = state.push(f"{NOTE}_open", "", 1)
    opening.info, opening.markup = " ".join(match[1].split()), match[0]
    kept = state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line], state.parentType
    # The rest of the line, and what is set in below it, is read as blocks: as an item of a list is.
    state.bMarks[start_line], state.tShift[start_line] = match.end(), 0
    state.blkIndent += _INDENT
    state.sCount[start_line] = state.blkIndent
    state.parentType = NOTE
    state.md.block.tokenize(state, start_line, end_line)
    state.blkIndent -= _INDENT
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line], state.parentType = kept
    opening.map = [start_line, state.line]
    state.push(f"{NOTE}_close", "", -1)
    return True
