"""Constructs of our own for markdown-it: ``{{ ... }}``, ``[Heddlu Gogledd Cymru]{lang=cy}``, and names with spaces.

Nothing inside the first, a placeholder, is taken for Markdown. The second is a phrase in another language. The third is
a picture such as ``![A map](Map of Kent.png)``, which strict Markdown would print as it stands.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

PLACEHOLDER = "placeholder"
UNCLOSED = "placeholder_unclosed"
FOREIGN = "foreign"
BRACES = "braces"

_WHOLE = re.compile(r"\{\{(.{0,300}?)\}\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\{#(?![\w-]+\})")
_BRACES = re.compile(r"( ?)\{(?!\{)([^{}\n]{0,100})\}")
_LANGUAGE = re.compile(r" ?:? ?lang ?= ?([\"“”']?)([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)[\"“”']? ?")
"""The tag of a language as people need it: cy, cy-GB, sr-Latn, with capitals where the standard has them."""
_PICTURE = re.compile(
    r"!\[(?P<words>[^\[\]\n]{0,500})\] ?"
    r"\((?P<name>(?>(?:[^()<>\"“”\n]|\([^()\n]{0,60}\)){1,200}))(?:[\"“](?P<title>[^\"“”\n]{0,300})[\"”] ?)?\)"
)
_PICTURE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|heic|tiff?|bmp|pdf)\s*\Z", re.IGNORECASE)


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
    """Make ``markdown`` give nodes of type FOREIGN, and BRACES for what stands in braces and names no language.

    The ``info`` of the latter is all of it, with the words before the braces.
    """
    markdown.inline.ruler.before("link", FOREIGN, _read_language)


def _read_language(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "[":
        return False  # brackets in pairs are all that a parser needs to know which looks for the end of a link's words
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    braces = _BRACES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not braces:
        return False
    language = _LANGUAGE.fullmatch(braces[2])
    if language and state.src[start:end].strip():
        _push_foreign(state, start, end, language[2], braces[0])
    elif braces[1]:
        return False
    else:
        token = state.push(BRACES, "", 0)
        token.markup, token.info = braces[0], state.src[state.pos : braces.end()]
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


def picture_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` take for a picture what only a space in its name, or before it, keeps from being one."""
    markdown.inline.ruler.after("image", "picture_with_spaces", _read_picture)


def _read_picture(state: StateInline, silent: bool) -> bool:
    match = _PICTURE.match(state.src, state.pos, state.posMax)
    if not match or not _PICTURE_NAME.search(match["name"]):
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": match["name"].strip(), "alt": ""}
        if match["title"]:
            token.attrs["title"] = match["title"]
        token.content = match["words"]
        token.children = []
        state.md.inline.parse(match["words"], state.md, state.env, token.children)
    state.pos = match.end()
    return True
