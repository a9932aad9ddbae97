"""What a PDF says of itself as a whole: its tags, its title, its bookmarks, its layers, forms and attachments."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import Location, finding
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.problems.problem import Problem, Severity
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_DYNAMIC = re.compile(rb"dynamicRender\s{0,9}>\s{0,9}required")
_MIN_HEADINGS = 3
_MAX_ALTERNATIVES = 100
_LONG_PAGES = 2
_SAVE_TAGGED = "make it anew with tags (in Word: Save as PDF, Options, Document structure tags for accessibility)."


def check_catalogue(pdf: PdfObjects, tree: TagTree, whole: Location) -> Iterator[Problem]:
    """What the file as a whole does not say, or says and should not."""
    yield from _check_readable(pdf, whole)
    yield from _check_tagged(pdf, tree, whole)
    if pdf.resolve(pdf.dictionary(pdf.root.get("/ViewerPreferences")).get("/DisplayDocTitle")) is not True:
        hint = "set the PDF to show its title (DisplayDocTitle) when you make it."
        yield finding("title-hidden", whole, "the PDF shows its file name in place of its title", hint)
    yield from _check_bookmarks(pdf, tree, whole)
    yield from _check_layers(pdf, whole)
    yield from _check_form(pdf, whole)
    yield from _check_attachments(pdf, whole)


def _check_readable(pdf: PdfObjects, whole: Location) -> Iterator[Problem]:
    if pdf.is_cut:
        message = "this PDF is damaged; what could be read of it was audited"
        hint = "make it anew from what it was made from."
        yield finding("file-damaged", whole, message, hint, Severity.WARNING)
    elif pdf.is_repaired:
        message = "the list of what stands where in this PDF is wrong; all could be read without it"
        hint = "make it anew if a program refuses it."
        yield finding("file-damaged", whole, message, hint, Severity.INFO)
    if pdf.keeps_readers_out:
        hint = "save it without restrictions, or let screen readers copy from it."
        yield finding("file-locked", whole, "this PDF keeps screen readers out", hint)


def _check_tagged(pdf: PdfObjects, tree: TagTree, whole: Location) -> Iterator[Problem]:
    marks = pdf.dictionary(pdf.root.get("/MarkInfo"))
    if not tree.has_tags:
        yield finding("not-tagged", whole, "the PDF has no tags: a screen reader can only guess", _SAVE_TAGGED)
    elif pdf.resolve(marks.get("/Marked")) is not True:
        yield finding("not-tagged", whole, "the PDF has tags but does not say so", _SAVE_TAGGED)
    elif pdf.resolve(marks.get("/Suspects")) is True:
        message = "the PDF says itself that its tags may be wrong (Suspects)"
        yield finding("not-tagged", whole, message, "check them, then set Suspects to false.")


def _check_bookmarks(pdf: PdfObjects, tree: TagTree, whole: Location) -> Iterator[Problem]:
    count = sum(tag.kind.startswith("H") and tag.kind[1:].isdecimal() for tag in tree.tags)
    if count >= _MIN_HEADINGS and "/First" not in pdf.dictionary(pdf.root.get("/Outlines")):
        hint = "make the PDF with bookmarks from its headings."
        message = f"the PDF has {count} headings and no bookmarks"
        severity = Severity.WARNING if len(pdf.page_names) > _LONG_PAGES else Severity.INFO
        yield finding("bookmarks-missing", whole, message, hint, severity)


def _check_layers(pdf: PdfObjects, whole: Location) -> Iterator[Problem]:
    properties = pdf.dictionary(pdf.root.get("/OCProperties"))
    settings = [pdf.dictionary(each) for each in (properties.get("/D"), *pdf.array(properties.get("/Configs")))]
    for each in settings if properties else ():
        if not text_of(pdf.resolve(each.get("/Name"))):
            hint = "name each choice of layers, or make the PDF without layers."
            yield finding("layers-unclear", whole, "a choice of layers in the PDF has no name", hint)
        if "/AS" in each:
            message = "layers of the PDF are shown or hidden by themselves"
            hint = "make the PDF without layers: nobody can tell what a screen reader will read."
            yield finding("layers-unclear", whole, message, hint)


def _check_form(pdf: PdfObjects, whole: Location) -> Iterator[Problem]:
    form = pdf.array(pdf.dictionary(pdf.root.get("/AcroForm")).get("/XFA"))
    if any(_DYNAMIC.search(pdf.stream(part)) for part in form[:50]):
        hint = "make it with ordinary fields (AcroForm)."
        yield finding("form-dynamic", whole, "the PDF makes its pages only when it is shown (dynamic XFA)", hint)


def _check_attachments(pdf: PdfObjects, whole: Location) -> Iterator[Problem]:
    nameless = [
        each for each in pdf.all_with("/EF") if not all(text_of(pdf.resolve(each.get(key))) for key in ("/F", "/UF"))
    ]
    if nameless:
        files = "a file is" if len(nameless) == 1 else f"{len(nameless)} files are"
        hint = "attach it again with another program, which gives it a name (F and UF)."
        yield finding("attachment-unnamed", whole, f"{files} attached to the PDF without a name", hint)
    for clip in pdf.all_with("/D") if pdf.mentions("/MCD") else ():
        if clip.get("/S") == "/MCD" and ("/CT" not in clip or not _alternatives(pdf, clip)):
            hint = "give it a type (CT) and words in their languages (Alt), or leave it out."
            yield finding("alternative-missing", whole, "a film or sound has no words for who can't follow it", hint)


def _alternatives(pdf: PdfObjects, clip: dict[str, Any]) -> bool:
    """True if ``clip`` has pairs of a language and words in it."""
    texts = [text_of(pdf.resolve(each)) for each in pdf.array(clip.get("/Alt"))[:_MAX_ALTERNATIVES]]
    return bool(texts) and len(texts) % 2 == 0 and all(texts[1::2])
