"""What is explained behind a letter: "(a) Term – words", "(a) Term. Words", or the term on a line of its own."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Heading, Paragraph
from mappa_report.document.inlines import Footnote, Inline, Inlines, LineBreak, Placeholder, Text, plain_text
from mappa_report.importing.adopting.likeness import dice, stems

_LETTER = re.compile(r"\s{0,3}\(([a-z]{1,2})\)\s{0,3}")
_END = re.compile(r"\s{1,3}[–—-]\s{0,3}|[–—]\s{1,3}|[:.]\s{1,3}")
_LONGEST_TERM = 200
_LIKE = 0.5
_TERM_WORDS = 25


class Lettered(Struct, frozen=True):
    """``letter`` and what follows it: the ``term``, what has it ``joined`` to the ``words``, and these.

    Without words after the term nothing has it joined.
    """

    letter: str
    term: Inlines
    joined: str
    words: Inlines


def letter_of(text: str) -> str:
    """The letter in brackets that ``text`` begins with, "" if it does not."""
    match = _LETTER.match(text)
    return match[1] if match else ""


def without_letter(content: Inlines) -> Inlines:
    """``content`` without the letter in brackets that it begins with."""
    match = _LETTER.match(plain_text(content))
    return cut(content, match.end())[1] if match else content


def lettered(block: Block, term: str = "") -> Lettered | None:
    """``block`` divided, where it begins with a letter; its term is what is most like ``term``, if that is known."""
    if not isinstance(block, Heading | Paragraph) or not (letter := letter_of(plain_text(block.content))):
        return None
    content = without_letter(block.content)
    text = plain_text(content)
    ends = [*_ends(text)]
    if len(text.split()) <= _TERM_WORDS and (not ends or dice(stems(text), stems(term)) > _best(text, ends, term)):
        return Lettered(letter, content, "", ())
    if not ends:
        return Lettered(letter, (), "", content)
    start, end = max(ends, key=lambda each: dice(stems(text[: each[0]]), stems(term))) if term else ends[0]
    if term and dice(stems(text[:start]), stems(term)) < _LIKE:
        start, end = ends[0]
    before, rest = cut(content, start)
    return Lettered(letter, before, text[start:end], cut(rest, end - start)[1])


def term_of(text: str) -> str:
    """The words of ``text`` that are likeliest a term, behind its letter if it has one."""
    match = _LETTER.match(text)
    text = text[match.end() if match else 0 :]
    start = next(_ends(text), (len(text), 0))[0]
    return text[: min(start, _LONGEST_TERM)]


def _best(text: str, ends: list[tuple[int, int]], term: str) -> float:
    return max(dice(stems(text[:start]), stems(term)) for start, _ in ends)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where a term at the beginning of ``text`` may end, and its words begin: never within brackets."""
    for match in _END.finditer(text[:_LONGEST_TERM]):
        before = text[: match.start()]
        if before.strip() and before.count("(") == before.count(")") and match.end() < len(text):
            yield match.span()


def cut(content: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """``content`` before and after the character ``at`` of its plain text."""
    for number, node in enumerate(content):
        length = len(plain_text((node,)))
        if at >= length:
            at -= length
            continue
        if at == 0:
            return content[:number], content[number:]
        before, after = _cut(node, at)
        return (*content[:number], *before), (*after, *content[number + 1 :])
    return content, ()


def _cut(node: Inline, at: int) -> tuple[Inlines, Inlines]:
    if isinstance(node, Text):
        return (Text(node.text[:at]),), (Text(node.text[at:]),)
    if isinstance(node, LineBreak | Footnote | Placeholder):
        return (node,), ()
    before, after = cut(node.content, at)
    return (replace(node, content=before),), (replace(node, content=after),)
