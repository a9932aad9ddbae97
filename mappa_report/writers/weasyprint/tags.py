"""The tags of a PDF, which screen readers follow: our own, in place of those that WeasyPrint 70 would write.

WeasyPrint tags a page at a time. A table that runs over three pages becomes three tables, running headers are read
aloud in mid-sentence, and header cells say neither what they are over nor, under merged ones, whose they are. It marks
the content of its pages rightly, though; so what is made here says anew what each mark belongs to: boxes (``boxes``),
what they are (``roles``, ``attributes``), and the spaces that WeasyPrint leaves out (``spaces``). The tree goes into
the finished file. Nothing that is seen on a page changes.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from mappa_report.writers import TemplateFault
from mappa_report.writers.pdf_tags.page_numbers import number_draft
from mappa_report.writers.pdf_tags.tree import Annotation, Element, Mark
from mappa_report.writers.pdf_tags.tree_writer import save_tagged
from mappa_report.writers.weasyprint.boxes import Boxes, WeasyPrintChanged
from mappa_report.writers.weasyprint.roles import tag_tree
from mappa_report.writers.weasyprint.spaces import add_space, marks_before_spaces, space_glyphs

_TAGGER = "add_tags"
"""The function that WeasyPrint calls once all pages are drawn, and that ours replaces."""


@contextmanager
def own_tags(*, is_draft: bool) -> Iterator[Callable[[bytes], bytes]]:
    """While this lasts, WeasyPrint's PDFs have no tags. What it gives puts ours into the one made last."""
    import weasyprint.pdf

    trees: list[Element] = []

    def add_tags(_: object, laid_out: Any, __: object, streams: Sequence[Any]) -> None:
        trees.append(_tree(laid_out, streams))

    def completed(data: bytes) -> bytes:
        if not trees:
            raise WeasyPrintChanged("it wrote tags of its own, or none")
        return _tagged(data, trees.pop(), is_draft)

    original = vars(weasyprint.pdf)[_TAGGER]
    setattr(weasyprint.pdf, _TAGGER, add_tags)
    try:
        yield completed
    finally:
        setattr(weasyprint.pdf, _TAGGER, original)


def _tree(laid_out: Any, streams: Sequence[Any]) -> Element:
    """The tags of what is ``laid_out``. What each page draws, in ``streams``, is made to go with them."""
    page_boxes = [page._page_box for page in laid_out.pages]
    boxes = Boxes(page_boxes[0])
    for number, (page_box, stream) in enumerate(zip(page_boxes, streams, strict=True)):
        boxes.add_page(number, page_box, stream._tags)
    document = tag_tree(boxes.root)
    owned: dict[int, list[int]] = defaultdict(list)
    for leaf in document.leaves():
        if isinstance(leaf, Mark):
            owned[leaf.page].append(leaf.number)
    spaced = {(mark.page, mark.number) for mark in marks_before_spaces(boxes.root)}
    glyphs = space_glyphs(laid_out.fonts.values())
    for number, stream in enumerate(streams):
        places = _places(stream)
        if sorted(places) != sorted([*owned[number], *boxes.silenced[number]]):
            raise WeasyPrintChanged("what a page marks is not what the tags own")
        for mark, why in boxes.silenced[number].items():
            _make_artifact(stream.stream, places[mark], why)
        for mark in places:
            if (number, mark) in spaced:
                add_space(stream.stream, places[mark], glyphs)
    return document


def _tagged(data: bytes, document: Element, is_draft: bool) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        reachable = {leaf.number for leaf in document.leaves() if isinstance(leaf, Annotation)}
        for page in pdf.pages:
            if "/Annots" in page:
                kept = (each for each in page.Annots if each.objgen[0] in reachable or each.Subtype != Name.Link)
                page.Annots = Array(kept)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if is_draft:
            number_draft(pdf, document)
        return save_tagged(pdf, document)


def _places(stream: Any) -> dict[int, int]:
    """Where in the content of a page each mark has its properties, which stand between its name and its operator."""
    tokens = enumerate(stream.stream)
    places = {token["MCID"]: place for place, token in tokens if isinstance(token, dict) and "MCID" in token}
    if len(places) < len(stream._tags):  # the others are in drawings of their own, which WeasyPrint puts on the page
        message = "text that is see-through can't be read out by a screen reader"
        raise TemplateFault("templates/print.css", message, "use a colour in place of opacity in the style sheet.")
    return places


def _make_artifact(content: list[Any], place: int, why: str) -> None:
    """Turn the marked content at ``place`` into an artifact, which screen readers pass over."""
    content[place - 1 : place + 1] = ["/Artifact", why]
