"""What each piece of the HTML is in a PDF's tag tree: its role, its language, its alternative.

Elements that only group or style what is in them leave no tag; a screen reader has no use for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from mappa_report.writers import FormatFault
from mappa_report.writers.pdf_tags.tree import Annotation, Element, Kid
from mappa_report.writers.weasyprint.attributes import attributes_of
from mappa_report.writers.weasyprint.boxes import Piece

_ROLES = {
    "article": "Art",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "figcaption": "Caption",
    "figure": "Div",
    "footer": "Sect",
    "header": "Sect",
    "main": "Part",
    "nav": "Sect",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "tfoot": "TFoot",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}

_GROUPS = {"Art", "BlockQuote", "Div", "Document", "Part", "Sect"}
"""They hold blocks alone, so that words which stand in them bare become paragraphs."""

_KEPT_WHEN_EMPTY = {"TD", "TH"}

_PICTURES = {"img", "{http://www.w3.org/2000/svg}svg"}

INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"}

_INLINE_ROLES = {"Link", "Reference", "Span"}

_TABLE_PARTS = ("Caption", "THead", "TBody", "TFoot")
"""In the order that PDF wants."""


def tag_tree(root: Piece) -> Element:
    """The whole document as its tags."""
    language = root.attribute("lang") or ""
    return Element("Document", list(_paragraphs(_tagged_kids(root, _Context(language)))))


class _Context(Struct, frozen=True):
    """What the elements round a piece mean for it."""

    language: str
    in_contents: bool = False

    def within(self, piece: Piece) -> _Context:
        """The same, for what is in ``piece``."""
        return _Context(piece.attribute("lang") or self.language, self.in_contents or piece.name == "nav")


def _tagged_kids(piece: Piece, context: _Context) -> list[Kid]:
    kids: list[Kid] = []
    for kid in piece.kids:
        kids.extend(_tagged(kid, context) if isinstance(kid, Piece) else [kid])
    return kids


def _tagged(piece: Piece, context: _Context) -> list[Kid]:
    """``piece`` as a tag, or what is in it where it needs none."""
    inside = context.within(piece)
    if piece.name == "dl":
        tagged: list[Kid] = [_terms(piece, inside)]
    else:
        tagged = _with_role(piece, _tagged_kids(piece, inside), inside)
    if inside.language.lower() != context.language.lower():
        tagged = _in_language(tagged, inside.language)
    return tagged


def _in_language(tagged: list[Kid], language: str) -> list[Kid]:
    if len(tagged) == 1 and isinstance(tagged[0], Element):
        tagged[0].about.setdefault("Lang", language)
        return tagged
    inline = all(_is_inline(kid) for kid in tagged)
    return [Element("Span" if inline else "Div", tagged, about={"Lang": language})] if tagged else []


def _with_role(piece: Piece, kids: list[Kid], inside: _Context) -> list[Kid]:
    role = _ROLES.get(piece.name, "")
    if not kids and role not in _KEPT_WHEN_EMPTY:
        return []
    if any(isinstance(kid, Annotation) for kid in kids):
        link = Element("Link", kids)
        return [Element("Reference", [link])] if inside.in_contents else [link]
    if piece.name in _PICTURES:
        return [_figure(piece, kids)]
    if piece.name in ("ol", "ul"):
        return [Element("TOC", kids) if inside.in_contents else _element("L", kids, piece)]
    if piece.name == "li":
        return [Element("TOCI", kids) if inside.in_contents else _item(kids)]
    if piece.name == "li::marker":
        return [Element("Lbl", kids)]
    if "quotation" in (piece.attribute("class") or "").split():
        return [_with_author(kids)]
    if role:
        return [_element(role, kids, piece)]
    return kids if "::" in piece.name or piece.name in INLINE else list(_paragraphs(kids))


def _paragraphs(kids: Iterable[Kid]) -> Iterator[Kid]:
    """``kids`` with each run of bare words made a paragraph."""
    for inline, run in groupby(kids, _is_inline):
        if inline:
            yield Element("P", list(run))
        else:
            yield from run


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.role in _INLINE_ROLES


def _element(role: str, kids: list[Kid], piece: Piece) -> Element:
    if role in _GROUPS:
        kids = list(_paragraphs(kids))
    elif role == "Table":
        parts = [kid for kid in kids if isinstance(kid, Element)]
        kids = [part for each in _TABLE_PARTS for part in parts if part.role == each]
    return Element(role, kids, attributes=attributes_of(role, piece))


def _with_author(kids: Sequence[Kid]) -> Element:
    """A quotation and whose words it has as one: to a listener the second, outside it, would belong to what follows."""
    return Element("BlockQuote", [inner for kid in kids if isinstance(kid, Element) for inner in kid.kids])


def _item(kids: Sequence[Kid]) -> Element:
    """A list's item holds nothing but its bullet or number and its body."""
    labels: list[Kid] = [kid for kid in kids if isinstance(kid, Element) and kid.role == "Lbl"]
    body = [kid for kid in kids if kid not in labels]
    return Element("LI", [*labels, Element("LBody", body)] if body else labels)


def _terms(piece: Piece, inside: _Context) -> Element:
    """A definition list: terms and their descriptions."""
    items: list[Element] = []
    for part in _terms_in(piece):
        kids = _tagged_kids(part, inside.within(part))
        if part.name == "dt" or not items:
            items.append(Element("LI", []))
        element = Element("Lbl" if part.name == "dt" else "LBody", kids)
        if language := part.attribute("lang"):
            element.about["Lang"] = language
        items[-1].kids.append(element)
    return Element("L", [*items])


def _terms_in(piece: Piece) -> Iterator[Piece]:
    for kid in piece.kids:
        if isinstance(kid, Piece):
            yield from [kid] if kid.name in ("dt", "dd") else _terms_in(kid)


def _figure(piece: Piece, kids: list[Kid]) -> Element:
    figure = _element("Figure", kids, piece)
    figure.about["Alt"] = _alternative(piece)
    return figure


def _alternative(piece: Piece) -> str:
    if piece.name == "img":
        words = piece.attribute("alt")
    else:
        words = piece.element.findtext("{http://www.w3.org/2000/svg}title") or piece.attribute("aria-label")
    if not words:
        remedy = "give the picture its alternative text: in Markdown, between the brackets before its file name."
        raise FormatFault("a picture has no words for people who can't see it", remedy)
    return " ".join(words.split())
