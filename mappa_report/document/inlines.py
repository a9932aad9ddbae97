"""What stands in a line: words, emphasis, links, notes, placeholders. The smallest nodes of the Document tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from mappa_report.document.bounds import Count, Language, Name, Words
from mappa_report.source.place import Place

if TYPE_CHECKING:
    from mappa_report.document.blocks import Blocks

_RIGHT_TO_LEFT = frozenset(
    "ar arc ary arz azb bal bgn ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi".split()
)
"""Languages, by the beginning of their tags. Kurdish and Hausa are as often written from left to right."""
_RIGHT_TO_LEFT_SCRIPTS = frozenset("Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa".split())
_SCRIPT_LENGTH = 4


class Text(Struct, frozen=True, tag=True):
    text: Words


class Emphasis(Struct, frozen=True, tag=True):
    content: Inlines


class Strong(Struct, frozen=True, tag=True):
    content: Inlines


class Link(Struct, frozen=True, tag=True):
    """``target`` is a whole web or mail address, or ``#anchor`` for a place in this Document.

    ``name`` is its accessible name, if the words alone, such as "(a)", don't say where it leads. It includes them.
    With ``has_page`` the number of the page that it leads to stands behind it, in formats whose writer knows pages;
    ``page`` is that number, for a format that is written before it has pages.
    """

    content: Inlines
    target: Name
    name: Words = ""
    has_page: bool = False
    page: Words = ""

    @property
    def is_sign(self) -> bool:
        """True if its text has no letter or digit, such as "-": with an underline it would look like another sign."""
        return not any(map(str.isalnum, plain_text(self.content)))


class Foreign(Struct, frozen=True, tag=True):
    """A phrase that isn't in the Document's language, but in ``language``, a BCP 47 tag."""

    content: Inlines
    language: Language

    @property
    def is_right_to_left(self) -> bool:
        """True if its script, or else the usual one of its language, runs from right to left."""
        first, *others = self.language.split("-")
        script = next((part for part in others if len(part) == _SCRIPT_LENGTH), "")
        return script in _RIGHT_TO_LEFT_SCRIPTS if script else first in _RIGHT_TO_LEFT


class Anchored(Struct, frozen=True, tag=True):
    """``content`` that a Link to ``#anchor`` leads to."""

    content: Inlines
    anchor: Name


class LineBreak(Struct, frozen=True, tag=True):
    pass


class Footnote(Struct, frozen=True, tag=True):
    """A note on what stands before it. Its words, ``content``, stand in the tree where its mark stands in the text.

    ``number`` counts through the report; it is 0 until compose has numbered the notes.
    """

    content: Blocks
    number: Count = 0


class Placeholder(Struct, frozen=True, tag=True):
    """``{{ expression }}`` in a sentence, still to be filled in."""

    expression: str
    place: Place


Inline = Text | Emphasis | Strong | Link | Foreign | Anchored | LineBreak | Footnote | Placeholder


Inlines = tuple[Inline, ...]


def plain_text(content: Iterable[Inline]) -> str:
    """The words of ``content`` alone, without emphasis, link targets or notes: what a note says is no part of them."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                parts.append(plain_text(inner))
            case LineBreak():
                parts.append(" ")
            case Footnote():
                pass
            case Placeholder(expression, _):
                parts.append(f"{{{{ {expression} }}}}")
    return "".join(parts)


def bare(words: str) -> str:
    """``words`` with plain spaces, and without the places where a word may be broken."""
    return " ".join(words.replace("\N{SOFT HYPHEN}", "").replace("\N{WORD JOINER}", "").split())
