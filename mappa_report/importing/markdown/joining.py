"""Runs of inlines in which each word stands once, with no mark beside another of its kind and no blank within one."""

from collections import deque
from collections.abc import Callable, Iterable

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

from mappa_report.document.inlines import Emphasis, Footnote, Foreign, Inline, Inlines, LineBreak, Link, Strong, Text

Marked = Emphasis | Strong | Link | Foreign


def joined(nodes: Iterable[Inline]) -> Inlines:
    """``nodes`` with those made one that Markdown can't tell apart, and without blanks beside the end of a line."""
    out: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and not node.text:
            continue
        if out and (both := _both(out[-1], node)):
            out[-1] = both
        else:
            out.append(node)
    bare = (_beside_breaks(node, out[at - 1] if at else None, out[at + 1 : at + 2]) for at, node in enumerate(out))
    return tuple(node for node in bare if not isinstance(node, Text) or node.text)


def _both(first: Inline, second: Inline) -> Inline | None:
    match first, second:
        case Text(one), Text(two):
            return Text(one + two)
        case Strong(one), Strong(two):
            return Strong(joined((*one, *two)))
        case Emphasis(one), Emphasis(two):
            return Emphasis(joined((*one, *two)))
        case Foreign(one, language), Foreign(two, other) if language == other:
            return Foreign(joined((*one, *two)), language)
        case Link(one, target), Link(two, other) if target == other:
            return Link(joined((*one, *two)), target)
    return None


def _beside_breaks(node: Inline, before: Inline | None, after: list[Inline]) -> Inline:
    if not isinstance(node, Text):
        return node
    words = node.text.lstrip(" \t") if isinstance(before, LineBreak) else node.text
    return Text(words.rstrip(" \t") if after and isinstance(after[0], LineBreak) else words)


def with_blanks_outside(make: Callable[[Inlines], Inline], content: Inlines) -> Inlines:
    """``make(content)``, with the blanks and ends of lines at its edges before and after it; they alone, if all are."""
    inner = deque(content)
    before: list[Inline] = []
    after: list[Inline] = []
    while inner and not _give(inner, before, at_end=False):
        pass
    while inner and not _give(inner, after, at_end=True):
        pass
    return joined((*before, *((make(tuple(inner)),) if inner else ()), *reversed(after)))


def _give(inner: deque[Inline], outside: list[Inline], *, at_end: bool) -> bool:
    """Put the blanks that are outermost in ``inner`` on ``outside``. True once something else is."""
    take, put = (inner.pop, inner.append) if at_end else (inner.popleft, inner.appendleft)
    node = take()
    if isinstance(node, LineBreak):
        outside.append(node)
        return False
    words = isinstance(node, Text) and (node.text.rstrip() if at_end else node.text.lstrip())
    if not isinstance(node, Text) or words == node.text:
        put(node)
        return True
    blanks = len(node.text) - len(words or "")
    outside.append(Text(node.text[-blanks:] if at_end else node.text[:blanks]))
    if words:
        put(Text(words))
    return bool(words)


def trimmed(content: Inlines) -> Inlines:
    """``content``, whose marks have no blanks at their edges, without blanks and ends of lines at either of its own."""
    nodes = with_blanks_outside(Strong, content)
    return next((node.content for node in nodes if isinstance(node, Strong)), ())


def readable(content: Inlines) -> Inlines:
    """``content`` with emphasis only where its stars are read as such.

    A sign at the inner edge against a letter outside is moved out, as in **Note:**see; beside another star it ends.
    """
    out: list[Inline] = []
    waiting = deque(content)
    while waiting:
        node = waiting.popleft()
        if isinstance(node, Strong | Emphasis):
            parts = _parts(node, _sign(out[-1], -1) if out else " ", _sign(waiting[0], 0) if waiting else " ")
            if parts != (node,):
                waiting.extendleft(reversed(parts))
                continue
        out.append(node)
    return joined(out)


def _parts(node: Strong | Emphasis, before: str, after: str) -> Inlines:
    content = node.content
    if "*" in (before, after) or not content:
        return content
    is_open = _stands(_sign(content[0], 0), before)
    is_closed = _stands(_sign(content[-1], -1), after)
    if is_open and is_closed:
        return (node,)
    edge = content[-1] if is_open else content[0]
    if not isinstance(edge, Text):
        return content
    if is_open:
        at = len(edge.text) - _signs(edge.text[::-1])
        rest = joined((*content[:-1], Text(edge.text[:at])))
        return (*with_blanks_outside(type(node), rest), Text(edge.text[at:]))
    at = _signs(edge.text)
    return (Text(edge.text[:at]), *with_blanks_outside(type(node), joined((Text(edge.text[at:]), *content[1:]))))


def _stands(inside: str, outside: str) -> bool:
    """True where a star between the two is read as one: no sign inside against a letter outside."""
    return not _is_sign(inside) or outside.isspace() or _is_sign(outside)


def _signs(words: str) -> int:
    return next((at for at, sign in enumerate(words) if not _is_sign(sign)), len(words))


def _is_sign(sign: str) -> bool:
    return bool(isMdAsciiPunct(ord(sign)) or isPunctChar(sign))


def _sign(node: Inline, end: int) -> str:
    """The first or last sign that ``node`` is written with: that of its mark, if it has one."""
    match node:
        case Text(text):
            return text[end]
        case Strong() | Emphasis():
            return "*"
        case LineBreak():
            return "\n"
        case Link():
            return "[)"[end]
        case Footnote():
            return "[]"[end]
        case _:
            return "[}"[end]
