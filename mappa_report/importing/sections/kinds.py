"""What kind of section a heading begins, and who wrote it: by its words, and by the sections that areas have."""

import re

from msgspec import Struct

from mappa_report.importing.sections.words import plain, says_organisation, says_role
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author

_KINDS = (
    ("case-study", r"case stud(?:y|ies)"),
    ("glossary", r"glossary"),
    ("appendix", r"appendix|appendices|annex(?:es)?"),
    ("contacts", r"contacts?(?: details)?|useful addresses"),
    ("lay-adviser", r"lay advis[eo]rs?"),
    ("key-events", r"events|chronology|calendar"),
    ("achievements", r"achievements"),
    ("victims", r"victims?"),
    ("coordinator", r"co ?ordinators?|co ordination unit"),
    ("agency-perspective", r"perspectives?|examples? of the agencies"),
    ("board", r"(?:strategic management )board|smb"),
    ("foreword", r"foreword|introduction|intro|welcome|preface"),
)
"""By the kinds that editions have, the words of headings that call for each; the first that fits is taken."""

_PARTS = re.compile(r" ?; ?|: | [–—-] ")


class Named(Struct, frozen=True):
    """What a heading says: ``kind`` is one of the edition's, and ``author`` None where it names none."""

    kind: str
    author: Author | None


def named(title: str, edition: Edition, slot: str) -> Named:
    """The kind of the section ``title``, which is to go into ``slot``, and whom the title names."""
    first, *others = _PARTS.split(title, maxsplit=1)
    return Named(_kind(title, edition, slot), _author(first.strip(), others[0].strip() if others else ""))


def _kind(title: str, edition: Edition, slot: str) -> str:
    words = plain(title)
    for kind, pattern in _KINDS:
        if kind in edition.kinds and re.search(rf"\b(?:{pattern})\b", words):
            return kind
    for usual in edition.usual_sections:
        if plain(usual.title) == words:
            return usual.kind
    default = "agency-perspective" if says_organisation(title) else "local-work"
    usual_kinds = (usual.kind for usual in edition.usual_sections if usual.slot == slot)
    return default if default in edition.kinds else next(usual_kinds, edition.kinds[0])


def _author(first: str, second: str) -> Author | None:
    """Of "Kind; Who": the part that names a role is one, and the other is where it is one."""
    if second and says_role(second):
        return Author(second, first if says_organisation(first) else "")
    if second and says_role(first) and not says_organisation(first):
        return Author(first, second)
    return Author("", second) if second else None


def usual_author(kind: str, slot: str, edition: Edition) -> Author:
    """Who usually writes a section of ``kind``, for one that names nobody."""
    if kind == "agency-perspective":
        return Author("Representative on the Strategic Management Board", "")
    fitting = [usual for usual in edition.usual_sections if usual.kind == kind]
    fitting += [usual for usual in edition.usual_sections if usual.slot == slot]
    fitting += edition.usual_sections
    return Author(fitting[0].role if fitting else "Strategic Management Board", "")


def usual_title(slot: str, edition: Edition) -> str:
    """What the first section of ``slot`` is usually called, for one that has no heading."""
    usual = (usual.title for usual in edition.usual_sections if usual.slot == slot)
    return next(usual, "Introduction")
