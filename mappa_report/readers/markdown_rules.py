"""Constructs of our own for markdown-it: ``{{ ... }}``, and ``[Heddlu Gogledd Cymru]{lang=cy}``.

Nothing inside the first, a placeholder, is taken for Markdown. The second is a phrase in another language.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

PLACEHOLDER = "placeholder"
UNCLOSED = "placeholder_unclosed"
FOREIGN = "foreign"
BRACES = "braces"

_WHOLE = re.compile(r"\{\{(.{0,300}?)\}\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\{#")
_BRACES = re.compile(r"\{(?!\{)([^{}\n]{0,100})\}")
_LANGUAGE = re.compile(r"lang=([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)")
"""The tag of a language as people need it: cy, cy-GB, sr-Latn, with capitals where the standard has them."""


def placeholder_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` give tokens of type PLACEHOLDER (content: the expression) and UNCLOSED (the opening)."""
    markdown.inline.ruler.before("escape", PLACEHOLDER, _read_placeholder)


def _read_placeholder(state: StateInline, silent: bool) -> bool:
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


def language_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` give nodes of type FOREIGN, and BRACES for what stands in braces and names no language."""
    markdown.inline.ruler.before("link", FOREIGN, _read_language)


def _read_language(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "[":
        return False  # brackets in pairs are all that a parser needs to know which looks for the end of a link's words
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    braces = _BRACES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not braces:
        return False
    language = _LANGUAGE.fullmatch(braces[1])
    if language and state.src[start:end].strip():
        _push_foreign(state, start, end, language[1], braces[0])
    else:
        state.push(BRACES, "", 0).markup = braces[0]
    state.pos = braces.end()
    return True


def _push_foreign(state: StateInline, start: int, end: int, language: str, markup: str) -> None:
    opening = state.push(f"{FOREIGN}_open", "span", 1)
    opening.attrs = {"lang": language}
    opening.markup = markup
    state.pos, last = start, state.posMax
    state.posMax = end
    state.md.inline.tokenize(state)
    state.posMax = last
    state.push(f"{FOREIGN}_close", "span", -1)
