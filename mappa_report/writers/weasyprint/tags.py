"""The tags of a PDF, which screen readers follow: our own, in place of those that WeasyPrint 70 would write.

WeasyPrint tags a page at a time. A table that runs over three pages becomes three tables, running headers are read
aloud in mid-sentence, and header cells say neither what they are over nor, under merged ones, whose they are. It marks
the content of its pages rightly, though; so what is written here says anew what each mark belongs to: boxes
(``boxes``), what they are (``roles``, ``tables``), the tree in the file (``structure``), and the spaces that WeasyPrint
leaves out (``spaces``). Nothing that is seen on a page changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mappa_report.writers import TemplateFault
from mappa_report.writers.weasyprint.boxes import Annotation, Boxes, WeasyPrintChanged
from mappa_report.writers.weasyprint.roles import tag_tree
from mappa_report.writers.weasyprint.spaces import add_space, marks_before_spaces, name_spaces, space_glyphs
from mappa_report.writers.weasyprint.structure import Structure

_TAGGER = "add_tags"
"""The function that WeasyPrint calls once all pages are drawn, and that ours replaces."""


@contextmanager
def own_tags() -> Iterator[Callable[[Any, Any], None]]:
    """While this lasts, PDFs have our tags. What it gives is a ``finisher`` that stops any PDF that hasn't."""
    import weasyprint.pdf

    tagged: list[Any] = []

    def add_tags(pdf: Any, laid_out: Any, _: object, streams: Sequence[Any]) -> None:
        _tag(pdf, laid_out, streams)
        tagged.append(pdf)

    def finish(_: object, pdf: Any) -> None:
        if not any(pdf is each for each in tagged):
            raise WeasyPrintChanged("it wrote tags of its own, or none")

    original = vars(weasyprint.pdf)[_TAGGER]
    setattr(weasyprint.pdf, _TAGGER, add_tags)
    try:
        yield finish
    finally:
        setattr(weasyprint.pdf, _TAGGER, original)


def _tag(pdf: Any, laid_out: Any, streams: Sequence[Any]) -> None:
    page_boxes = [page._page_box for page in laid_out.pages]
    boxes = Boxes(page_boxes[0].children[0])
    for number, (page_box, stream) in enumerate(zip(page_boxes, streams, strict=True)):
        boxes.add_page(number, page_box, stream._tags)
    _drop(boxes.unreachable, pdf)
    structure = Structure(pdf, [page.height for page in laid_out.pages])
    structure.write(tag_tree(boxes.root))
    spaced = {(mark.page, mark.number) for mark in marks_before_spaces(boxes.root)}
    glyphs = space_glyphs(laid_out.fonts.values())
    name_spaces(pdf.objects)
    for number, stream in enumerate(streams):
        places = _places(stream)
        if sorted(places) != sorted([*structure.owners[number], *boxes.silenced[number]]):
            raise WeasyPrintChanged("what a page marks is not what the tags own")
        for mark, why in boxes.silenced[number].items():
            _make_artifact(stream.stream, places[mark], why)
        for mark in places:
            if (number, mark) in spaced:
                add_space(stream.stream, places[mark], glyphs)


def _drop(annotations: Sequence[Annotation], pdf: Any) -> None:
    """Take links off their pages. Those left are the outermost of each element."""
    dropped: dict[int, set[bytes]] = {}
    for each in annotations:
        dropped.setdefault(each.page, set()).add(each.pdf_object.reference)
        each.pdf_object.clear()  # pydyf writes wrong places for what is in the file after a thing marked as free
    pages = [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Page"]
    for number, links in dropped.items():
        annots = pages[number]["Annots"]
        annots[:] = [each for each in annots if each not in links]


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
