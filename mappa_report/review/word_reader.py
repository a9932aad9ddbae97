"""A Word file that comes back into what it says: every paragraph with its changes, every comment, and which proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mappa_report.document.document import PROOF_PROPERTY
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.sent_file import read_sent
from mappa_report.review.word_comments import comments_of
from mappa_report.review.word_items import ReturnedFile, Words
from mappa_report.review.word_walk import BodyWalk
from mappa_report.unpacking.bounds import check_bound
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import part_of_kind, relations_of

_CUSTOM = "docProps/custom.xml"
_CORE = "docProps/core.xml"
_SAVED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_MAX_ITEMS = 3_000
_MOST_WORDS = 300


def read_returned(data: bytes, name: str) -> ReturnedFile:
    """What the Word file ``data`` says, which messages call ``name``. Raises FileRefused for one that can't be read."""
    return read_sent(returned_file, data, name)


def returned_file(data: bytes) -> ReturnedFile:
    """What the Word file ``data`` says, read in this process. Raises Unreadable for one that can't be read."""
    file = WordFile(data)
    walk = BodyWalk(file, file.relations)
    body = file.root.find(f"{W}body")
    items = walk.items(body if body is not None else file.root)
    check_bound("paragraphs and tables in this Word file", len(items), _MAX_ITEMS)
    return ReturnedFile(
        tuple(items),
        tuple(_notes(file)),
        comments_of(file, _quoted(walk)),
        _identity(file),
        " ".join(" ".join(_headers(file)).split())[:_MOST_WORDS],
        _saved_by(file),
        tuple(_margins(file)),
    )


def _quoted(walk: BodyWalk) -> dict[str, str]:
    """The words that each comment stands at; where all of them were taken out, those."""
    quoted = {name: "".join(words).strip() for name, words in walk.quoted.items()}
    return {name: words or "".join(walk.taken.get(name, ())).strip() for name, words in quoted.items()}


def _notes(file: WordFile) -> Iterator[Words]:
    """The paragraphs of the footnotes, without the lines that divide them from the text."""
    name = part_of_kind(file.package, file.relations, "footnotes")
    root = file.package.part(name) if name else None
    walk = BodyWalk(file, relations_of(file.package, name) if name else {})
    for note in root if root is not None else ():
        if note.get(f"{W}type") in (None, "normal"):
            yield from (item for item in walk.items(note) if isinstance(item, Words))


def _identity(file: WordFile) -> str:
    root = file.package.part(_CUSTOM)
    named = [each for each in (root if root is not None else ()) if each.get("name") == PROOF_PROPERTY]
    return " ".join("".join(named[0].itertext()).split())[:_MOST_WORDS] if named else ""


def _headers(file: WordFile) -> Iterator[str]:
    for relation in file.relations.values():
        if relation.kind == "header" and not relation.is_outside:
            yield _words(file.package.part(relation.target))


def _margins(file: WordFile) -> Iterator[Words]:
    """The lines at the head and foot of pages."""
    for relation in file.relations.values():
        if relation.kind in ("header", "footer") and not relation.is_outside:
            root = file.package.part(relation.target)
            walk = BodyWalk(file, relations_of(file.package, relation.target))
            yield from (item for item in walk.items(root if root is not None else ()) if isinstance(item, Words))


def _words(root: Any | None) -> str:
    return "" if root is None else "".join(each.text or "" for each in root.iter(f"{W}t"))


def _saved_by(file: WordFile) -> str:
    root = file.package.part(_CORE)
    element = root.find(_SAVED_BY) if root is not None else None
    return " ".join((element.text or "").split())[:_MOST_WORDS] if element is not None else ""
