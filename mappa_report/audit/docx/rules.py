"""The rules that only a Word file can break: what is typed or spaced by hand in place of a style."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from mappa_report.audit.docx.document import Line, WordDocument, is_decorative
from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import is_switched_on

_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_VML_TEXT_BOX = "{urn:schemas-microsoft-com:vml}textbox"
_CONTENT = tuple(
    f"{W}{name}"
    for name in ("drawing", "pict", "object", "br", "fldChar", "fldSimple", "sectPr", "footnoteReference", "sym")
)
_TYPED_BULLET = re.compile(r"\A\s*+[•◦▪▫●○■□‣∙·–—*\uf0b7\uf0a7-](\s+|\t)\S")
_AFTER_DASH = re.compile(r"\A\s*+[—–]\s*\w")
_TYPED_NUMBER = re.compile(r"\A\s*+(\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]|\([0-9a-z]{1,4}\))(\s+|\t)\S")
_CAPTION = re.compile(r"(Table|Figure|Chart)\s+[0-9]+\b")
_ENDS_SENTENCE = (".", ",", ";", ":", "?", "!")
_MAX_HEADING_LENGTH = 100
_MIN_HEADINGS_FOR_CONTENTS = 10
_MAX_QUOTED = 5


def check_document(document: WordDocument) -> Iterator[Problem]:
    """What of ``document`` falls short."""
    yield from _check_empty_paragraphs(document)
    yield from _check_typed_lists(document)
    yield from _check_typed_headings(document)
    yield from _check_typed_captions(document)
    yield from _check_contents(document)
    yield from _check_merged_cells(document)
    yield from _check_floating(document)
    yield from _check_inner_links(document)


def _check_empty_paragraphs(document: WordDocument) -> Iterator[Problem]:
    # An empty item of a list is an item all the same.
    empty = [line for line in document.lines if _is_unneeded(line) and not _is_in_list(document, line)]
    if empty:
        count = "an empty paragraph makes" if len(empty) == 1 else f"{len(empty)} empty paragraphs make"
        them = "it" if len(empty) == 1 else "them"
        hint = f"delete {them}, and set the space before or after in the style: a screen reader says “blank” for each."
        yield finding("empty-paragraphs", empty[0].location, f"{count} room between others", hint, Severity.WARNING)


def _is_unneeded(line: Line) -> bool:
    """True if a paragraph has nothing in it and nothing needs it: a cell needs one, and so does a table at its end."""
    if line.words.strip() or next(line.element.iter(*_CONTENT), None) is not None:
        return False
    before, after = line.element.getprevious(), line.element.getnext()
    is_after_table = before is not None and before.tag == f"{W}tbl"
    is_needed = is_after_table and (after is None or after.tag in (f"{W}tbl", f"{W}sectPr"))
    is_only_one = before is None or before.tag in (f"{W}tcPr", f"{W}sdtPr")
    return not (is_needed or (is_only_one and after is None))


def _check_typed_lists(document: WordDocument) -> Iterator[Problem]:
    yield from _typed_lists(list(_runs(document, _TYPED_BULLET)), "bullets", Severity.WARNING)
    numbered = [run for run in _runs(document, _TYPED_NUMBER) if len(run) > 1]
    yield from _typed_lists(numbered, "numbers or letters", Severity.INFO)


def _typed_lists(runs: list[list[Line]], kind: str, severity: Severity) -> Iterator[Problem]:
    if runs:
        lists = "a list is" if len(runs) == 1 else f"{len(runs)} lists are"
        first, *others = [f"from {quoted(run[0].words, 40)}" for run in runs[:_MAX_QUOTED]]
        message = f"{lists} made of typed {kind}, {'' if len(runs) == 1 else 'the first '}{first}"
        hint = "make real lists of them (in Word: Home, Bullets or Numbering): a screen reader says how long each is."
        yield replace(finding("list-typed", runs[0][0].location, message, hint, severity), notes=tuple(others))


def _runs(document: WordDocument, pattern: re.Pattern[str]) -> Iterator[list[Line]]:
    """The longest rows of paragraphs outside tables whose words begin with ``pattern``."""
    run: list[Line] = []
    for line in document.lines:
        is_item = line.level is None and not line.is_in_table and not _is_in_list(document, line)
        if is_item and pattern.match(line.words) and not _names_author(document, line):
            run.append(line)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _names_author(document: WordDocument, line: Line) -> bool:
    """True of a line of a quotation that says behind a dash whose words it has."""
    return document.styles.is_based_on(line.style, "quote") and bool(_AFTER_DASH.match(line.words))


def _is_in_list(document: WordDocument, line: Line) -> bool:
    """True of an item of a real list, and of a line in the list of contents."""
    if f"{W}numPr" in line.marks or document.styles.first(line.style, f"{W}pPr/{W}numPr") is not None:
        return True
    return document.styles.is_based_on(line.style, "toc")


def _check_typed_headings(document: WordDocument) -> Iterator[Problem]:
    bold = [line for line in document.lines if _looks_like_heading(document, line)]
    if bold:
        examples = ", ".join(quoted(line.words, 40) for line in bold[:_MAX_QUOTED])
        more = f" and {len(bold) - _MAX_QUOTED} more" if len(bold) > _MAX_QUOTED else ""
        message = f"words in bold stand where headings seem to be meant: {examples}{more}"
        hint = "give them the style of a heading: what is only bold can't be jumped to."
        yield finding("heading-typed", bold[0].location, message, hint, Severity.WARNING)


def _looks_like_heading(document: WordDocument, line: Line) -> bool:
    words = line.words.strip()
    if line.level is not None or line.is_in_table or not words or len(words) > _MAX_HEADING_LENGTH:
        return False
    if words.endswith(_ENDS_SENTENCE) or _is_in_list(document, line) or _CAPTION.match(words):
        return False
    runs = [run for run in line.element.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    return all(is_switched_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _check_typed_captions(document: WordDocument) -> Iterator[Problem]:
    for line in document.lines:
        if not _CAPTION.match(line.words.strip()) or line.level is not None or line.is_in_table:
            continue
        is_beside_table = any(
            each is not None and each.tag == f"{W}tbl" for each in (line.element.getprevious(), line.element.getnext())
        )
        if is_beside_table and "SEQ " not in _instructions(line.element):
            message = f"the caption {quoted(line.words)} is typed by hand"
            hint = "insert it with References, Insert Caption, so that its number follows the order."
            yield finding("caption-typed", line.location, message, hint, Severity.WARNING)


def _instructions(element: Any) -> str:
    """The codes of the fields in ``element``."""
    simple = [field.get(f"{W}instr", "") for field in element.iter(f"{W}fldSimple")]
    return " ".join([*simple, *(code.text or "" for code in element.iter(f"{W}instrText"))])


def _check_contents(document: WordDocument) -> Iterator[Problem]:
    count = sum(line.level is not None for line in document.lines)
    codes = " ".join(code.text or "" for code in document.all_of(f"{W}instrText"))
    codes += " ".join(field.get(f"{W}instr", "") for field in document.all_of(f"{W}fldSimple"))
    if count >= _MIN_HEADINGS_FOR_CONTENTS and not re.search(r"\bTOC\b", codes):
        hint = "insert one with References, Table of Contents."
        message = f"the document has {count} headings and no list of contents"
        yield finding("contents-missing", Location(Place(document.source)), message, hint, Severity.WARNING)


def _check_merged_cells(document: WordDocument) -> Iterator[Problem]:
    merged: dict[Any, int] = {}
    for mark in (*document.all_of(f"{W}gridSpan"), *document.all_of(f"{W}vMerge")):
        is_wide = mark.tag == f"{W}vMerge" or mark.get(f"{W}val") not in ("0", "1")
        table = next(mark.iterancestors(f"{W}tbl"), None)
        if is_wide and table is not None:
            merged[table] = merged.get(table, 0) + 1
    for table, count in merged.items():
        cells = "a cell of a table is" if count == 1 else f"{count} cells of a table are"
        hint = "split what is merged, so that each figure has one header above it and one beside it."
        yield finding("cells-merged", document.location(table), f"{cells} merged", hint, Severity.WARNING)


def _check_floating(document: WordDocument) -> Iterator[Problem]:
    for anchor in document.all_of(_ANCHOR):
        has_words = next(anchor.iter(f"{W}txbxContent"), None) is not None
        if has_words or not is_decorative(anchor):
            yield _floating(document.location(anchor), "a text box" if has_words else "a picture")
    for box in document.all_of(_VML_TEXT_BOX):
        yield _floating(document.location(box), "a text box")


def _floating(location: Location, what: str) -> Problem:
    hint = "set it in line with the text, or write its words in the text: it may be read out of order or not at all."
    return finding("floating-object", location, f"{what} floats beside the text", hint, Severity.WARNING)


def _check_inner_links(document: WordDocument) -> Iterator[Problem]:
    targets = {mark.get(f"{W}name") for mark in document.all_of(f"{W}bookmarkStart")} | {None, "", "_top"}
    for link in document.all_of(f"{W}hyperlink"):
        if link.get(f"{W}anchor") not in targets:
            words = quoted("".join(text.text or "" for text in link.iter(f"{W}t")))
            message = f"the link {words} leads to a place that the document does not have"
            hint = "make the link anew (in Word: Insert, Link, Place in This Document)."
            yield finding("link-nowhere", document.location(link), message, hint)
