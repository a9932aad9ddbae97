"""The words of a Document as data for ``templates/phrases.typ``: bare strings, and what is more than its words."""

import re
import unicodedata
from collections.abc import Iterator

from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
    plain_text,
)
from mappa_report.writers.footnotes import mark_anchor
from mappa_report.writers.whole_words import split_whole

Node = dict[str, object]
"""What ``kind`` of node it is, and what it has."""

Data = Node | str

LINE = 50
"""Letters of a word that fits into a line of text, even in a list or in the heading of a section's part."""

_PARTS = re.compile(r"[-+−£]?[0-9][0-9,.–]*%?|[^-/._?&=:,]+[-/._?&=:,]*|[-/._?&=:,]+")
"""What a long word may be divided into. A figure is never divided: 1,945 in two lines would be two others."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")


def words(content: Inlines, longest: int = LINE) -> list[Data]:
    """``content`` as data. A word of more than ``longest`` letters is in pieces, after any of which a line may end."""
    return [each for node in content for each in _node(node, longest)]


def _node(node: Inline, longest: int) -> Iterator[Data]:
    match node:
        case Text(text):
            yield from _text(text, longest)
        case Strong(content) | Emphasis(content):
            yield {"kind": type(node).__name__, "content": words(content, longest)}
        case Link(content, target):
            told = {"target": target, "is_sign": node.is_sign, "has_page": node.has_page}
            yield {"kind": "Link", "content": words(content, longest), **told}
        case Foreign(content):
            yield {"kind": "Foreign", "content": words(content, longest), "language": _directed(node)}
        case Anchored(content, anchor):
            yield {"kind": "Anchored", "content": words(content, longest), "anchor": anchor}
        case LineBreak():
            yield {"kind": "LineBreak"}
        case Footnote(number=number):
            told = {"number": str(number), "note": f"_note-{number}", "mark": mark_anchor(number)}
            yield {"kind": "Footnote", **told}
        case Placeholder():
            raise AssertionError("a placeholder that nobody filled in")


def _text(text: str, longest: int) -> Iterator[Data]:
    """``text`` as one string, or as several where a word is too long for its line."""
    text = _BLANKS.sub(" ", text)
    if len(text) <= longest:
        yield from _with_whole_words(text, longest)
        return
    text = re.sub(rf"[^ ]{{{longest + 1},}}", _unbound, text)
    for number, run in enumerate(re.split(rf"(\S{{{longest + 1},}})", text)):
        if number % 2:
            yield {"kind": "LongWord", "pieces": list(_pieces(run, longest))}
        elif run:
            yield from _with_whole_words(run, longest)


def _unbound(run: re.Match[str]) -> str:
    """What is too long for its line, and so may end it between its words after all."""
    return run[0].replace("\N{NO-BREAK SPACE}", " ")


def _with_whole_words(text: str, longest: int) -> Iterator[Data]:
    """``text`` as strings, and what no line ends within as long as a line has room for it."""
    words = ""
    for number, part in enumerate(split_whole(text)):
        if number % 2 and len(part) <= longest:
            if words:
                yield words
            yield {"kind": "Whole", "text": part}
            words = ""
        else:
            words += part
    if words:
        yield words


def _pieces(word: str, longest: int) -> Iterator[str]:
    """``word`` after its hyphens, dots and slashes, and what is too long even so letter by letter."""
    for part in _PARTS.findall(word):
        yield from _letters(part) if len(part) > longest else [part]


def _letters(word: str) -> Iterator[str]:
    """Each letter with the marks that belong to it."""
    piece = ""
    for letter in word:
        if piece and not unicodedata.combining(letter):
            yield piece
            piece = ""
        piece += letter
    yield piece


def heading_words(content: Inlines, longest: int) -> list[Data]:
    """The same for the head of a column, where no line ends within a year label such as 2005–06."""
    return [part for each in words(content, longest) for part in _whole(each)]


def _whole(data: Data) -> Iterator[Data]:
    if not isinstance(data, str) or "–" not in data:
        yield data
        return
    for number, part in enumerate(re.split(r"(\S+–\S*|\S*–\S+)", data)):
        if number % 2:
            yield {"kind": "Whole", "text": part}
        elif part:
            yield part


def language(tag: str) -> Node:
    """A BCP 47 tag in the parts that Typst takes: ``sr-Latn-RS`` is sr, latn and RS."""
    first, *others = tag.split("-")
    script = next((part.lower() for part in others if len(part) == 4 and part.isalpha()), "auto")
    region = next((part.upper() for part in others if len(part) == 2), None)
    known = first.lower() if len(first) in (2, 3) else "und"
    return {"lang": known, "region": region, "script": script}


def _directed(phrase: Foreign) -> Node:
    """The language of ``phrase``, and in which direction it is read."""
    return {**language(phrase.language), "dir": "rtl" if phrase.is_right_to_left else "ltr"}


def words_alone(content: Inlines) -> str:
    """What ``content`` says, a run of blanks being one."""
    return _BLANKS.sub(" ", plain_text(content)).strip()
