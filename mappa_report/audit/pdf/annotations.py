"""What stands on the pages of a PDF apart from what is drawn: links, fields, notes, and the tags they are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from mappa_report.audit.outline import Location, finding
from mappa_report.audit.pdf.tags import Tag, TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_MAX_ANNOTATIONS = 100_000
_MAX_ATTRIBUTES = 20
_HIDDEN = 2
_TAGS = {"/Link": "Link", "/Widget": "Form"}
"""The tag for each kind; for all others it is Annot."""

_NOUNS = {"/Link": "link", "/Widget": "field"}


class Annotation(Struct, frozen=True):
    """``values`` are what it says of itself; ``tag`` is the one it says it is in, and ``is_held`` is true if that
    knows of it.
    """

    values: dict[str, Any]
    tag: Tag | None
    is_seen: bool
    is_held: bool

    @property
    def kind(self) -> str:
        """Such as /Link."""
        return str(self.values.get("/Subtype"))


class Annotations:
    """Those of all pages: ``pages`` has a list for each."""

    def __init__(self, pdf: PdfObjects, tree: TagTree) -> None:
        self._pdf = pdf
        self._tree = tree
        self._parents = _numbered(pdf, pdf.dictionary(pdf.root.get("/StructTreeRoot")).get("/ParentTree"))
        counted = Tally("links and fields on the pages of this PDF", _MAX_ANNOTATIONS)
        self.pages: list[list[Annotation]] = []
        for name in pdf.page_names:
            page = pdf.dictionary(name)
            listed = pdf.array(page.get("/Annots"))
            counted.add(len(listed))
            box = pdf.numbers(pdf.inherited(page, "/CropBox") or pdf.inherited(page, "/MediaBox")) if listed else []
            self.pages.append([self._read(each, box) for each in listed if pdf.dictionary(each)])

    def described(self) -> Iterator[Tag | None]:
        """The tags of all that have words for who can't see them."""
        for page in self.pages:
            for each in page:
                if text_of(each.values.get("/Contents")) or self._label(each):
                    yield each.tag

    def check(self) -> Iterator[Problem]:
        """What of them is in the wrong tag or in none, or has no words."""
        for number, listed in enumerate(self.pages, 1):
            page = Location(Place(self._tree.source), (f"page {number}",))
            name = self._pdf.page_names[number - 1]
            if listed and self._pdf.resolve(self._pdf.dictionary(name).get("/Tabs")) != "/S":
                hint = "set the tab order of the page to follow its tags (/Tabs /S)."
                message = "the page does not say in which order its links come"
                yield finding("tab-order", page, message, hint)
            seen = [each for each in listed if each.is_seen]
            if self._tree.has_tags:
                yield from _check_tags(page, seen)
            yield from self._check_words(page, seen)
        yield from self._check_forms()

    def _check_words(self, page: Location, seen: list[Annotation]) -> Iterator[Problem]:
        bare = Counter(_NOUNS.get(each.kind, "note or mark") for each in seen if not self._has_words(each))
        for noun, count in bare.items():
            if noun == "field":
                hint = "give it a tooltip (TU)."
                message = "a field has no label" if count == 1 else f"{count} fields have no label"
                yield finding("control-unlabelled", page, message, hint)
            else:
                hint = "give each a description (its Contents), such as its words."
                yield finding("link-undescribed", page, f"{_counted(count, noun)} without a description", hint)

    def _has_words(self, each: Annotation) -> bool:
        alternative = bool(each.tag and text_of(each.tag.values.get("/Alt")).strip())
        if each.kind == "/Widget":
            return alternative or bool(self._label(each)) or not self._is_field(each)
        has_contents = bool(text_of(self._pdf.resolve(each.values.get("/Contents"))).strip())
        return has_contents or (alternative and each.kind != "/Link")

    def _is_field(self, each: Annotation) -> bool:
        return "/FT" in each.values or "/T" in each.values or bool(self._pdf.dictionary(each.values.get("/Parent")))

    def _label(self, each: Annotation) -> str:
        """The label of a field, its own or that of the field it is a part of."""
        values = each.values
        for _ in range(8):
            label = text_of(self._pdf.resolve(values.get("/TU"))).strip()
            if label or not self._pdf.dictionary(values.get("/Parent")):
                return label
            values = self._pdf.dictionary(values["/Parent"])
        return ""

    def _check_forms(self) -> Iterator[Problem]:
        """A Form tag holds its field and nothing else, unless it says what it stands for."""
        fields = {id(each.tag) for page in self.pages for each in page if each.kind == "/Widget"}
        for tag in self._tree.tags:
            if tag.kind != "Form" or self._says_role(tag):
                continue
            kids = self._pdf.array(tag.values.get("/K"))
            if len(kids) != 1 or id(tag) not in fields:
                message = "a Form tag holds something other than one field"
                hint = "let it hold one field alone, or say its Role."
                yield finding("tag-misplaced", self._tree.location(tag), message, hint)

    def _says_role(self, tag: Tag) -> bool:
        attributes = self._pdf.array(tag.values.get("/A"))[:_MAX_ATTRIBUTES]
        return any("/Role" in self._pdf.dictionary(each) for each in attributes)

    def _read(self, name: Any, box: list[float]) -> Annotation:
        values = self._pdf.dictionary(name)
        flags = values.get("/F")
        is_hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
        number = self._pdf.resolve(values.get("/StructParent"))
        parent = self._parents.get(number) if isinstance(number, int) else None
        tag = self._tree.by_name.get(str(parent))
        is_seen = not is_hidden and not self._is_outside(values, box)
        return Annotation(values, tag, is_seen, str(name) in self._tree.annotations)

    def _is_outside(self, values: dict[str, Any], box: list[float]) -> bool:
        rectangle = self._pdf.numbers(values.get("/Rect"))
        if len(rectangle) < 4 or len(box) < 4:
            return False
        left, bottom, right, top = rectangle[:4]
        return box[1] >= top or box[0] >= right or box[3] <= bottom or box[2] <= left


def _check_tags(page: Location, seen: list[Annotation]) -> Iterator[Problem]:
    loose: Counter[str] = Counter()
    for each in seen:
        if each.kind == "/PrinterMark":
            if each.tag:
                yield finding("tag-misplaced", page, "a mark for the printer is in a tag", "take it out of the tags.")
        elif each.kind == "/TrapNet":
            yield finding("tag-misplaced", page, "the page has marks for trapping", "make the PDF without them.")
        elif (each.tag.kind if each.tag and each.is_held else "") != _TAGS.get(each.kind, "Annot"):
            loose[each.kind] += 1
    for kind, count in loose.items():
        noun, tag = _NOUNS.get(kind, "note or mark"), _TAGS.get(kind, "Annot")
        hint = f"tag each as {tag}, with its words." if tag == "Link" else f"tag each as {tag}."
        yield finding("link-untagged", page, f"{_counted(count, noun)} in no tag of the kind {tag}", hint)


def _counted(count: int, noun: str) -> str:
    return f"a {noun} is" if count == 1 else f"{count} {noun.replace(' or mark', 's or mark')}s are"


def _numbered(pdf: PdfObjects, tree: Any) -> dict[int, Any]:
    """What stands in a tree of numbers under each of them."""
    items: dict[int, Any] = {}
    waiting, seen = [tree], set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if node in seen:
                continue
            seen.add(node)
        values = pdf.dictionary(node)
        pairs = pdf.array(values.get("/Nums"))
        items.update((key, value) for key, value in zip(pairs[::2], pairs[1::2], strict=False) if type(key) is int)
        waiting += pdf.array(values.get("/Kids"))
    return items
