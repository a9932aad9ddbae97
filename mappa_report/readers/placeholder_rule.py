"""``{{ ... }}`` as a construct of its own for markdown-it, so that nothing inside it is taken for Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

PLACEHOLDER = "placeholder"
UNCLOSED = "placeholder_unclosed"

_WHOLE = re.compile(r"\{\{(.{0,300}?)\}\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\{#")


def placeholder_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` give tokens of type PLACEHOLDER (content: the expression) and UNCLOSED (the opening)."""
    markdown.inline.ruler.before("escape", PLACEHOLDER, _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    whole = _WHOLE.match(state.src, state.pos, state.posMax)
    match = whole or _OPENING.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push(PLACEHOLDER if whole else UNCLOSED, "", 0)
        token.content = whole[1] if whole else match[0]
        token.markup = match[0]
    state.pos = match.end()
    return True
