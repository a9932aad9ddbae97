"""The rules that only a PDF can break: its tags, its title, its links, and its fonts with their letters."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.bounds import Tally
from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.audit.pdf.objects import PdfObjects, text_of
from mappa_report.audit.pdf.tags import STANDARD, Tag, TagTree
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place

_SAYS_UA = re.compile(r"pdfuaid:part\b")
_TEXT_FONTS = ("/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MAX_ANNOTATIONS = 100_000
_HIDDEN = 2
_MIN_HEADINGS = 3
_SAVE_TAGGED = "make it anew with tags (in Word: Save as PDF, Options, Document structure tags for accessibility)."


def check_pdf(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    """What of a PDF falls short, what its pages draw apart."""
    yield from _check_readable(pdf, tree)
    yield from _check_tagged(pdf, tree)
    yield from _check_catalogue(pdf, tree)
    yield from _check_bookmarks(pdf, tree)
    yield from _check_kinds(pdf, tree)
    yield from _check_lists(pdf, tree)
    yield from _check_annotations(pdf, tree)
    yield from _check_fonts(pdf, tree)


def _whole(tree: TagTree) -> Location:
    return Location(Place(tree.source))


def _page(tree: TagTree, number: int) -> Location:
    return Location(Place(tree.source), (f"page {number}",))


def _check_readable(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    if pdf.is_damaged:
        message = "this PDF is damaged; what could be read of it was audited"
        hint = "make it anew from what it was made from."
        yield finding("file-damaged", _whole(tree), message, hint, Severity.WARNING)
    if pdf.keeps_readers_out:
        hint = "save it without restrictions, or let screen readers copy from it."
        yield finding("file-locked", _whole(tree), "this PDF keeps screen readers out", hint)


def _check_tagged(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    is_marked = pdf.dictionary(pdf.root.get("/MarkInfo")).get("/Marked") is True
    if not tree.has_tags:
        yield finding("not-tagged", _whole(tree), "the PDF has no tags: a screen reader can only guess", _SAVE_TAGGED)
    elif not is_marked:
        yield finding("not-tagged", _whole(tree), "the PDF has tags but does not say so", _SAVE_TAGGED)


def _check_catalogue(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    if pdf.dictionary(pdf.root.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        hint = "set the PDF to show its title (DisplayDocTitle) when you make it."
        yield finding("title-hidden", _whole(tree), "the PDF shows its file name in place of its title", hint)
    if tree.has_tags and not _SAYS_UA.search(pdf.metadata):
        hint = "make it as PDF/UA, if all else is well."
        message = "the PDF does not say that it keeps to PDF/UA"
        yield finding("conformance-unsaid", _whole(tree), message, hint, Severity.WARNING)


def _check_bookmarks(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    count = sum(tag.kind.startswith("H") and tag.kind[1:].isdecimal() for tag in tree.tags)
    if count >= _MIN_HEADINGS and "/First" not in pdf.dictionary(pdf.root.get("/Outlines")):
        hint = "make the PDF with bookmarks from its headings."
        message = f"the PDF has {count} headings and no bookmarks"
        yield finding("bookmarks-missing", _whole(tree), message, hint, Severity.WARNING)


def _check_kinds(_: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    first: dict[str, Tag] = {}
    for tag in tree.tags:
        if tag.kind not in STANDARD:
            first.setdefault(tag.kind, tag)
    for kind, tag in first.items():
        hint = "map it to a standard tag, such as P or Div."
        yield finding("tag-unknown", tree.location(tag), f"no screen reader knows the tag {quoted(kind)}", hint)


def _check_lists(_: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    allowed = {"L": ("LI", "L", "Caption"), "LI": ("Lbl", "LBody")}
    for tag in tree.tags:
        odd = [kid.kind for kid in tag.kids if kid.kind not in allowed.get(tag.kind, (kid.kind,))]
        if odd:
            what = "a list" if tag.kind == "L" else "an item of a list"
            message = f"{what} holds what it may not: {odd[0]:.40}"
            hint = "let a list hold LI alone, and LI hold Lbl and LBody."
            yield finding("list-broken", tree.location(tag), message, hint)
        elif tag.kind == "LI" and (tag.above is None or tag.above.kind != "L"):
            hint = "put it into an L."
            yield finding("list-broken", tree.location(tag), "an item of a list stands outside any list", hint)


def _check_annotations(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    annotations = Tally("links and fields on the pages of this PDF", _MAX_ANNOTATIONS)
    for number, name in enumerate(pdf.page_names, 1):
        page = pdf.dictionary(name)
        listed = pdf.array(page.get("/Annots"))
        annotations.add(len(listed))
        visible = [each for each in listed if _is_visible(pdf.dictionary(each))]
        if visible and page.get("/Tabs") != "/S":
            hint = "set the tab order of the page to follow its tags (/Tabs /S)."
            yield finding("tab-order", _page(tree, number), "the page does not say in which order its links come", hint)
        links = [each for each in visible if pdf.dictionary(each).get("/Subtype") == "/Link"]
        loose = sum(str(each) not in tree.annotations for each in links)
        if loose and tree.has_tags:
            message = f"{_links(loose)} in no tag"
            yield finding("link-untagged", _page(tree, number), message, "tag each as Link, with its words.")
        bare = sum(not text_of(pdf.dictionary(each).get("/Contents")).strip() for each in links)
        if bare:
            hint = "give each a description (its Contents), such as its words."
            yield finding("link-undescribed", _page(tree, number), f"{_links(bare)} without a description", hint)
        fields = [pdf.dictionary(each) for each in visible if pdf.dictionary(each).get("/Subtype") == "/Widget"]
        if any(not (text_of(each.get("/TU")) or each.get("/Parent")) for each in fields):
            yield finding("control-unlabelled", _page(tree, number), "a field has no label", "give it a tooltip (TU).")


def _is_visible(annotation: dict[str, Any]) -> bool:
    flags = annotation.get("/F")
    is_hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
    return bool(annotation) and not is_hidden and annotation.get("/Subtype") != "/Popup"


def _links(count: int) -> str:
    return "a link is" if count == 1 else f"{count} links are"


def _check_fonts(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    fonts = [each for each in pdf.dictionaries() if each.get("/Type") == "/Font"]
    reported: set[str] = set()
    for font in fonts:
        name = str(font.get("/BaseFont", "")).removeprefix("/")
        descriptor = pdf.dictionary(font.get("/FontDescriptor"))
        if (
            font.get("/Subtype") in _TEXT_FONTS
            and not any(file in descriptor for file in _FONT_FILES)
            and name not in reported
        ):
            reported.add(name)
            hint = "embed it when you make the PDF: another machine shows other letters, or none."
            yield finding("font-not-embedded", _whole(tree), f"the font {quoted(name)} is not in the PDF", hint)
        is_by_shape = font.get("/Subtype") == "/Type0" and str(font.get("/Encoding")).startswith("/Identity")
        if is_by_shape and "/ToUnicode" not in font:
            hint = "make the PDF with another program or font: its words can't be read out or searched."
            message = f"the PDF does not say which letters the shapes of {quoted(name)} stand for"
            yield finding("font-unreadable", _whole(tree), message, hint)
