"""Words within a paragraph, as Word's runs and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from docx.oxml.ns import qn

from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Element, bookmark, bookmark_name, link_to_address, link_to_bookmark, run, w

# A run names one style, the first of these that it has; what the others would add is said beside it.
_RANK = (Style.TABLE_HEADING_LINK, Style.LINK, Style.TABLE_TOTAL, Style.STRONG, Style.EMPHASIS)
_BESIDE = {Style.TABLE_TOTAL: "b", Style.STRONG: "b", Style.EMPHASIS: "i"}

_WORDS_OWN = {"cy": "cy-GB"}
"""Word knows Welsh as that of Britain alone."""

_STYLES = {Emphasis: Style.EMPHASIS, Strong: Style.STRONG}

Styles = frozenset[Style]
PLAIN: Styles = frozenset()


def inlines(content: Inlines, target: Target, styles: Styles = PLAIN, link: Style = Style.LINK) -> Iterator[Element]:
    """The runs of ``content``, in these character styles and its own; ``link`` is the style of links here."""
    for node in content:
        match node:
            case Text(text):
                yield run(text, _properties(styles, target))
            case Emphasis(inner) | Strong(inner):
                yield from inlines(inner, target, styles | {_STYLES[type(node)]}, link)
            case Link(inner):
                yield _link(node, list(inlines(inner, target, styles | {link}, link)), target)
            case Foreign(inner, language):
                yield from (_in_language(language, made) for made in inlines(inner, target, styles, link))
            case Anchored(inner, anchor):
                yield from bookmark(next(target.ids), bookmark_name(anchor), inlines(inner, target, styles, link))
            case LineBreak():
                yield w("r", w("br"))
            case Placeholder(expression, place):
                raise AssertionError(f"a placeholder was not filled in: {{{{ {expression} }}}} at {place}")
            case _:
                assert_never(node)


def _properties(styles: Styles, target: Target) -> Element | None:
    ranked = [style for style in _RANK if style in styles]
    if not ranked:
        return None
    beside = dict.fromkeys(_BESIDE[style] for style in ranked[1:])
    return w("rPr", w("rStyle", val=target.id_of(ranked[0])), *(w(toggle) for toggle in beside))


def _in_language(language: str, made: Element) -> Element:
    """``made`` with its runs in ``language``, by which Word checks spelling and screen readers choose a voice."""
    for each in made.xpath("descendant-or-self::w:r[not(w:rPr/w:lang)]"):
        properties = each.find(qn("w:rPr"))
        if properties is None:
            properties = w("rPr")
            each.insert(0, properties)
        properties.append(w("lang", val=_WORDS_OWN.get(language, language)))
    return made


def _link(link: Link, content: list[Element], target: Target) -> Element:
    address = link.target
    if address.startswith("#"):
        made = link_to_bookmark(bookmark_name(address[1:]), content)
    else:
        made = link_to_address(target.address(address), content)
    for properties in made.xpath(".//w:rPr") if link.is_sign else ():
        properties.append(w("u", val="none"))
    if link.name:
        made.set(qn("w:tooltip"), link.name)
    return made
