"""Which tags of a PDF may stand in which, and what tells each from others: in tables, lists, headings and notes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import finding, quoted
from mappa_report.audit.pdf.tags import Tag, TagTree
from mappa_report.problems.problem import Problem
from mappa_report.unpacking.pdf.objects import text_of

_HOLDS = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "TR": ("TH", "TD"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOCI", "TOC", "Caption"),
}
"""What stands in each, and nothing else may."""

_STANDS_IN = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "TH": ("TR",),
    "TD": ("TR",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
"""Where each stands, and nowhere else may."""

_NAMES = {
    "Table": "a table", "TR": "a row of a table", "THead": "the head of a table", "TBody": "the body of a table",
    "TFoot": "the foot of a table", "TH": "a header cell", "TD": "a cell", "L": "a list", "LI": "an item of a list",
    "LBody": "the text of an item", "TOC": "a list of contents", "TOCI": "an item of a list of contents",
}  # fmt: skip
_LIST_PARTS = ("L", "LI", "LBody")
_ONCE_IN_TABLE = ("THead", "TFoot", "Caption")


def check_nesting(tree: TagTree) -> Iterator[Problem]:
    """What of the tags stands where it may not, or lacks what tells it from others."""
    for tag in tree.tags:
        yield from _check_kids(tree, tag)
        yield from _check_above(tree, tag)
        yield from _check_order(tree, tag)
    yield from _check_headings(tree)
    yield from _check_notes(tree)
    yield from _check_parents(tree)


def _misplaced(tree: TagTree, tag: Tag, message: str, hint: str) -> Problem:
    code = "list-broken" if tag.kind in _LIST_PARTS else "tag-misplaced"
    return finding(code, tree.location(tag), message, hint)


def _check_kids(tree: TagTree, tag: Tag) -> Iterator[Problem]:
    allowed = _HOLDS.get(tag.kind)
    odd = [kid.kind for kid in tag.kids if kid.kind not in allowed] if allowed else []
    if allowed and odd:
        hint = f"let {tag.kind} hold {' and '.join(filter(None, (', '.join(allowed[:-1]), allowed[-1])))} alone."
        yield _misplaced(tree, tag, f"{_NAMES[tag.kind]} holds what it may not: {odd[0]:.40}", hint)


def _check_above(tree: TagTree, tag: Tag) -> Iterator[Problem]:
    allowed = _STANDS_IN.get(tag.kind)
    if not allowed or (tag.above is not None and tag.above.kind in allowed):
        return
    if tag.above is not None and tag.above.kind in _HOLDS:  # which has been told of already
        return
    where = f"outside any {'list' if tag.kind in _LIST_PARTS else 'table' if tag.kind[0] == 'T' else 'list'}"
    if tag.kind == "TOCI":
        where = "outside any list of contents"
    yield _misplaced(tree, tag, f"{_NAMES[tag.kind]} stands {where}", f"put it into {' or '.join(allowed)}.")


def _check_order(tree: TagTree, tag: Tag) -> Iterator[Problem]:
    kinds = [kid.kind for kid in tag.kids]
    if tag.kind == "Table":
        yield from _check_table(tree, tag, kinds)
    elif tag.kind in ("L", "TOC") and "Caption" in kinds[1:]:
        yield _misplaced(tree, tag, f"the caption of {_NAMES[tag.kind]} is not its first part", "put it first.")
    if kinds.count("H") > 1:
        hint = "put each heading into a section (Sect) of its own, or use H1 to H6."
        yield _misplaced(tree, tag, "two headings (H) stand in one section", hint)


def _check_table(tree: TagTree, tag: Tag, kinds: list[str]) -> Iterator[Problem]:
    for kind in _ONCE_IN_TABLE:
        if kinds.count(kind) > 1:
            yield _misplaced(tree, tag, f"a table has {kinds.count(kind)} parts of the kind {kind}", "keep one.")
    if ("THead" in kinds or "TFoot" in kinds) and "TBody" not in kinds:
        yield _misplaced(tree, tag, "a table has a head or foot and no body", "put its other rows into a TBody.")
    if "Caption" in kinds[1:-1]:
        yield _misplaced(tree, tag, "the caption of a table stands among its rows", "put it first or last.")


def _check_headings(tree: TagTree) -> Iterator[Problem]:
    plain = next((tag for tag in tree.tags if tag.kind == "H"), None)
    if plain is not None and any(tag.kind[:1] == "H" and tag.kind[1:].isdecimal() for tag in tree.tags):
        hint = "use either H1 to H6, or H inside sections, in the whole document."
        yield _misplaced(tree, plain, "headings with a level (H1) and without one (H) are mixed", hint)


def _check_notes(tree: TagTree) -> Iterator[Problem]:
    notes = [tag for tag in tree.tags if tag.kind == "Note"]
    names = Counter(text_of(tag.values.get("/ID")) for tag in notes)
    for tag in notes:
        name = text_of(tag.values.get("/ID"))
        if not name or names[name] > 1:
            message = f"two notes have the ID {quoted(name)}" if name else "a note has no ID"
            yield _misplaced(
                tree, tag, message, "give each Note an ID of its own, by which what refers to it finds it."
            )
            return


def _check_parents(tree: TagTree) -> Iterator[Problem]:
    lost: list[Any] = [tag for tag in tree.tags if "/P" not in tag.values]
    if lost:
        count = "a tag does" if len(lost) == 1 else f"{len(lost)} tags do"
        yield finding(
            "tag-misplaced",
            tree.location(lost[0]),
            f"{count} not say what they stand in" if len(lost) > 1 else f"{count} not say what it stands in",
            "make the PDF anew: each tag has to name the one around it (P).",
        )
