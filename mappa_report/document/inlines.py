"""What stands in a line: words, emphasis, links, placeholders. The smallest nodes of the Document tree."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mappa_report.source.place import Place


class Text(Struct, frozen=True):
    text: str


class Emphasis(Struct, frozen=True):
    content: Inlines


class Strong(Struct, frozen=True):
    content: Inlines


class Link(Struct, frozen=True):
    """``target`` is a whole web or mail address, or ``#anchor`` for a place in this Document.

    ``name`` is its accessible name, if the words alone, such as "(a)", don't say where it leads. It includes them.
    """

    content: Inlines
    target: str
    name: str = ""

    @property
    def is_sign(self) -> bool:
        """True if its text has no letter or digit, such as "-": with an underline it would look like another sign."""
        return not any(map(str.isalnum, plain_text(self.content)))


class Foreign(Struct, frozen=True):
    """A phrase that isn't in the Document's language, but in ``language``, a BCP 47 tag."""

    content: Inlines
    language: str


class Anchored(Struct, frozen=True):
    """``content`` that a Link to ``#anchor`` leads to."""

    content: Inlines
    anchor: str


class LineBreak(Struct, frozen=True):
    pass


class Placeholder(Struct, frozen=True):
    """``{{ expression }}`` in a sentence, still to be filled in."""

    expression: str
    place: Place


Inline = Text | Emphasis | Strong | Link | Foreign | Anchored | LineBreak | Placeholder


Inlines = tuple[Inline, ...]


def plain_text(content: Iterable[Inline]) -> str:
    """The words of ``content`` alone, without emphasis or link targets."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                parts.append(plain_text(inner))
            case LineBreak():
                parts.append(" ")
            case Placeholder(expression, _):
                parts.append(f"{{{{ {expression} }}}}")
    return "".join(parts)
