"""Words within a paragraph, as Word's runs and links."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.writers.docx.footnotes import reference
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import (
    NOTHING,
    Markup,
    bookmark,
    bookmark_name,
    field,
    joined,
    link_to_address,
    link_to_bookmark,
    run,
    w,
)

# A run names one style, the first of these that it has; what the others would add is said beside it.
_RANK = (Style.TABLE_HEADING_LINK, Style.LINK, Style.TABLE_TOTAL, Style.STRONG, Style.EMPHASIS)
_BESIDE = {Style.TABLE_TOTAL: "b", Style.STRONG: "b", Style.EMPHASIS: "i"}

_WORDS_OWN = {"cy": "cy-GB"}
"""Word knows Welsh as that of Britain alone."""

_STYLES = {Emphasis: Style.EMPHASIS, Strong: Style.STRONG}

Styles = frozenset[Style]
PLAIN: Styles = frozenset()


class _Letters(Struct, frozen=True):
    """How letters look here: their character styles, that of links, a language of their own, or no line below them.

    ``is_right_to_left`` is true for letters that are read in that direction.
    """

    styles: Styles
    link: Style
    language: str = ""
    has_no_line: bool = False
    is_right_to_left: bool = False


def inlines(content: Inlines, target: Target, styles: Styles = PLAIN, link: Style = Style.LINK) -> Markup:
    """The runs of ``content``, in these character styles and its own; ``link`` is the style of links here."""
    return joined(_runs(content, target, _Letters(styles, link)))


def _runs(content: Inlines, target: Target, letters: _Letters) -> Iterator[Markup]:
    for node in content:
        match node:
            case Text(text):
                yield run(text, _properties(letters, target))
            case Emphasis(inner) | Strong(inner):
                styled = replace(letters, styles=letters.styles | {_STYLES[type(node)]})
                yield from _runs(inner, target, styled)
            case Link():
                yield _link(node, target, letters)
            case Foreign(inner, language):
                named = _WORDS_OWN.get(language, language)
                own = replace(letters, language=named, is_right_to_left=node.is_right_to_left)
                yield from _runs(inner, target, own)
            case Anchored(inner, anchor):
                number = next(target.ids)
                yield bookmark(number, bookmark_name(anchor), joined(_runs(inner, target, letters)))
            case LineBreak() | Footnote():
                yield reference(node.number, target) if isinstance(node, Footnote) else _line_break(letters)
            case Placeholder(expression, place):
                raise AssertionError(f"a placeholder was not filled in: {{{{ {expression} }}}} at {place}")
            case _:
                assert_never(node)


def _line_break(letters: _Letters) -> Markup:
    language = _language(letters)
    return w("r", *((w("rPr", *_direction(letters), language),) if language else ()), w("br"))


def _properties(letters: _Letters, target: Target) -> Markup:
    """What a run says of its letters, in the order that the schema asks for."""
    ranked = [style for style in _RANK if style in letters.styles]
    if not ranked and not letters.language:
        return NOTHING
    said = [w("rStyle", val=target.id_of(style)) for style in ranked[:1]]
    said += (w(toggle) for toggle in dict.fromkeys(_BESIDE[style] for style in ranked[1:]))
    if letters.has_no_line:
        said.append(w("u", val="none"))
    return w("rPr", *said, *_direction(letters), _language(letters))


def _language(letters: _Letters) -> Markup:
    """By which Word checks spelling and screen readers choose a voice."""
    if not letters.language:
        return NOTHING
    return w("lang", bidi=letters.language) if letters.is_right_to_left else w("lang", val=letters.language)


def _direction(letters: _Letters) -> tuple[Markup, ...]:
    """By which Word sets letters, and the signs between them, from right to left."""
    return (w("rtl"),) if letters.is_right_to_left else ()


def _link(link: Link, target: Target, letters: _Letters) -> Markup:
    address = link.target
    inside = replace(letters, styles=letters.styles | {letters.link}, has_no_line=link.is_sign)
    content = joined(_runs(link.content, target, inside))
    if link.page:
        properties = _properties(inside, target)
        number = field(f"PAGEREF {bookmark_name(address[1:])} \\h", run(link.page, properties))
        content = joined((content, run(", page ", properties), number))
    name = {"tooltip": link.name} if link.name else {}
    if address.startswith("#"):
        return link_to_bookmark(bookmark_name(address[1:]), content, **name)
    return link_to_address(target.address(address), content, **name)
