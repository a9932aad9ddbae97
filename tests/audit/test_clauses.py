"""The clauses of PDF/UA-1: the built report with one thing changed, which keeps to them or not, and what is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from mappa_report.audit import audit_file
from mappa_report.problems.problem import Severity
from tests.audit.files import objects, pdf, tags

Edit = Callable[[Any], None]


def _first(opened: Any, kind: str = "/P") -> Any:
    return tags(opened, kind)[0]


def _retag(kind: str, **more: Any) -> Edit:
    def edit(opened: Any) -> None:
        tag = _first(opened)
        tag.S = Name(kind)
        for key, value in more.items():
            tag[f"/{key}"] = value

    return edit


def _drawn(instructions: bytes) -> Edit:
    return lambda opened: opened.pages[0].contents_add(instructions, prepend=False)


def _font(instructions: bytes) -> Edit:
    def edit(opened: Any) -> None:
        opened.pages[0].Resources.Font["/Bare"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        opened.pages[0].contents_add(instructions, prepend=False)

    return edit


def _note(place: tuple[int, ...], flags: int = 0) -> Edit:
    def edit(opened: Any) -> None:
        page = opened.pages[0].obj
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array(place), F=flags, Contents=String("See there"))
        page.Annots = Array([*page.get("/Annots", []), opened.make_indirect(note)])
        page.Tabs = Name.S

    return edit


def _field(parent: dict[str, Any], **own: Any) -> Edit:
    """A field in a tag of its own, with what it says itself and what its parent does."""

    def edit(opened: Any) -> None:
        page, tree = opened.pages[0].obj, opened.Root.StructTreeRoot
        above = opened.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), **parent))
        field = opened.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([9, 9, 99, 29]),
                StructParent=9_999,
                Parent=above,
                **own,
            )
        )
        holder = Dictionary(Type=Name.OBJR, Obj=field, Pg=page)
        tag = opened.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=tree.K[0], K=Array([holder])))
        tree.K[0].K.append(tag)
        tree.ParentTree = Dictionary(Kids=Array([tree.ParentTree, Dictionary(Nums=Array([9_999, tag]))]))
        page.Annots = Array([*page.get("/Annots", []), field])
        above.Kids = Array([field])
        opened.Root.AcroForm = Dictionary(Fields=Array([above]))
        page.Tabs = Name.S

    return edit


def _language_of_tags(opened: Any) -> None:
    del opened.Root.Lang
    del opened.Root.Outlines
    opened.Root.Metadata.write(opened.Root.Metadata.read_bytes().replace(b"x-default", b"en-GB"))
    opened.Root.StructTreeRoot.K[0].Lang = String("en-GB")


def _marked_elsewhere(opened: Any) -> None:
    opened.Root.MarkInfo = Dictionary(Marked=opened.make_indirect(True))


def _roles(**roles: Any) -> Edit:
    def edit(opened: Any) -> None:
        _first(opened).S = Name.Absatz
        opened.Root.StructTreeRoot.RoleMap = Dictionary(**roles)

    return edit


def _headers_named(opened: Any) -> None:
    """Headers without a scope, each of which the cells name."""
    for table in tags(opened, "/Table"):
        cells = [cell for row in table.K if row.get("/S") == "/TR" for cell in row.K]
        for part in table.K:
            cells += [cell for row in part.K for cell in row.K] if part.S in ("/THead", "/TBody") else []
        names = Array([String(f"header-{number}") for number, _ in enumerate(cells)])
        for number, cell in enumerate(cells):
            if cell.S == "/TH":
                cell.ID = names[number]
                attributes = cell.A if isinstance(cell.A, Array) else [cell.A]
                for each in attributes:
                    if "/Scope" in each:
                        del each["/Scope"]
        known = Array([cell.ID for cell in cells if cell.S == "/TH"][:1])
        for cell in cells:
            if cell.S == "/TD":
                cell.A = Dictionary(O=Name.Table, Headers=known)


def _no_letters(opened: Any) -> None:
    font = next(each for each in objects(opened, "/Font") if "/ToUnicode" in each)
    font.BaseFont = Name("/Arial")
    font.ToUnicode.write(font.ToUnicode.read_bytes() + b"1 beginbfchar <0001> <FEFF> endbfchar")


KEPT: dict[str, Edit] = {
    "a font that writes nothing": _font(b""),
    "a font that is chosen and writes nothing": _font(b"/Artifact BMC BT /Bare 9 Tf ET EMC"),
    "a font that is not seen": _font(b"/Artifact BMC q BT 3 Tr /Bare 9 Tf (x) Tj ET Q EMC"),
    "headers that the cells name": _headers_named,
    "a picture with text in its place": _retag("/Figure", ActualText=String("")),
    "a field named by its parent": _field({"TU": String("Your name")}),
    "a field named itself": _field({}, TU=String("Your name")),
    "a note that is hidden": _note((9, 9, 29, 29), flags=2),
    "a note outside the page": _note((-99, 9, -29, 29)),
    "a numbered note": _retag("/Note", ID=String("note-1")),
    "a tag mapped twice": _roles(Absatz=Name.Text, Text=Name.P),
    "a mark that stands elsewhere": _marked_elsewhere,
    "decoration in decoration": _drawn(b"/Artifact BMC /Artifact BMC 0 0 9 9 re f EMC EMC"),
}


def _odd_place_in_tags(opened: Any) -> None:
    _note((9, 9, 29, 29))(opened)
    opened.pages[0].obj.Annots[-1].StructParent = Array([1, 2])


BROKEN: dict[str, tuple[Edit, list[str]]] = {
    "a font that writes": (
        _font(b"/Artifact BMC BT /Bare 9 Tf (x) Tj ET EMC"),
        ["font-not-embedded the font “Courier” is not in the PDF"],
    ),
    "no letters": (
        _no_letters,
        ["font-unreadable the PDF says of shapes of “Arial” that they stand for what is no letter"],
    ),
    "a field without a name": (_field({}), ["control-unlabelled a field has no label"]),
    "a note in no tag": (_note((9, 9, 29, 29)), ["link-untagged a note or mark is in no tag of the kind Annot"]),
    "a note with a list for a number": (
        _odd_place_in_tags,
        ["link-untagged a note or mark is in no tag of the kind Annot"],
    ),
    "a note without an ID": (_retag("/Note"), ["tag-misplaced a note has no ID"]),
    "an item in no list": (_retag("/LI"), ["list-broken an item of a list stands outside any list"]),
    "an item in no contents": (
        _retag("/TOCI"),
        ["tag-misplaced an item of a list of contents stands outside any list of contents"],
    ),
    "a cell in no table": (_retag("/TD"), ["tag-misplaced a cell stands outside any table"]),
    "two kinds of headings": (
        _retag("/H"),
        ["tag-misplaced headings with a level (H1) and without one (H) are mixed"],
    ),
    "a bad language": (
        _retag("/P", Lang=String("en_GB")),
        ["language-missing “en_GB” is no language that programs know"],
    ),
    "tags mapped in a circle": (
        _roles(Absatz=Name.Text, Text=Name.Absatz),
        [
            "tag-unknown no screen reader knows the tag “Absatz”",
            "tag-unknown the tag “Absatz” is mapped to itself in the end",
        ],
    ),
    "decoration in a tag": (
        lambda opened: opened.pages[0].contents_add(
            b"/Span <</MCID 0>> BDC /Artifact BMC 0 0 9 9 re f EMC EMC", prepend=False
        ),
        ["content-untagged a piece of decoration stands inside a tag"],
    ),
    "a tag in decoration": (
        _drawn(b"/Artifact BMC /Span <</MCID 0>> BDC 0 0 9 9 re f EMC EMC"),
        ["content-untagged a tag stands inside decoration"],
    ),
    "doubtful tags": (
        lambda opened: opened.Root.MarkInfo.update({"/Suspects": True}),
        ["not-tagged the PDF says itself that its tags may be wrong (Suspects)"],
    ),
}


def _told(edit: Edit) -> list[str]:
    problems = audit_file("report.pdf", pdf(edit))
    return [f"{each.code} {each.message}" for each in problems if each.severity is not Severity.INFO]


@pytest.mark.parametrize("name", KEPT)
def test_what_keeps_to_the_clauses_is_not_accused(name: str) -> None:
    assert _told(KEPT[name]) == []


def test_a_language_said_by_the_tags_is_enough() -> None:
    """Bookmarks can have no language but that of the whole, so these have to go."""
    assert _told(_language_of_tags) == ["bookmarks-missing the PDF has 9 headings and no bookmarks"]


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_a_clause_is_told(name: str) -> None:
    edit, messages = BROKEN[name]

    assert _told(edit) == messages
