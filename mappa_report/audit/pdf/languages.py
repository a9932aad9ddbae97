"""Whether each word of a PDF has a language: its own, that of a tag around it, or that of the whole."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.audit.pdf.annotations import Annotations
from mappa_report.audit.pdf.metadata import Metadata
from mappa_report.audit.pdf.tags import Tag, TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_TEXTS = ("/ActualText", "/Alt", "/E")
_HINT = "set the language, such as en-GB: without it, a screen reader may use the wrong voice."


def check_languages(pdf: PdfObjects, tree: TagTree, annotations: Annotations, metadata: Metadata) -> Iterator[Problem]:
    """Words without a language, and languages that are none."""
    yield from _check_names(pdf, tree)
    if "/Lang" in pdf.root:
        return
    message = "the document does not say its language"
    if any(tag.values.get("/Lang") for tag in tree.tags):
        without = list(_without_language(pdf, tree, annotations, metadata))
        if not without:
            return
        message += f", and its tags say none for {' and '.join(without)}"
    yield finding("language-missing", _whole(tree), message, _HINT)


def language_of(tag: Tag | None) -> str:
    """The language of ``tag``, or of the nearest around it that has one."""
    while tag is not None:
        if tag.values.get("/Lang"):
            return text_of(tag.values["/Lang"])
        tag = tag.above
    return ""


def _whole(tree: TagTree) -> Location:
    return Location(Place(tree.source))


def _check_names(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    named: list[tuple[Any, Location]] = [(pdf.root["/Lang"], _whole(tree))] if "/Lang" in pdf.root else []
    named += [(tag.values["/Lang"], tree.location(tag)) for tag in tree.tags if "/Lang" in tag.values]
    told: set[str] = set()
    for value, location in named:
        name = text_of(pdf.resolve(value))
        if name not in told and not LANGUAGE.fullmatch(name):
            told.add(name)
            yield finding("language-missing", location, f"{quoted(name)} is no language that programs know", _HINT)


def _without_language(pdf: PdfObjects, tree: TagTree, annotations: Annotations, metadata: Metadata) -> Iterator[str]:
    spoken = _Spoken()
    if any(not spoken.has(tag) for tag in tree.tags if any(text in tag.values for text in _TEXTS)):
        yield "the words for its pictures"
    if "/First" in pdf.dictionary(pdf.root.get("/Outlines")):
        yield "its bookmarks"
    if metadata.has_default_title:
        yield "its title"
    if any(not spoken.has(tag) for tag in annotations.described()):
        yield "its links and fields"


class _Spoken:
    """Which tags have a language, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def has(self, tag: Tag | None) -> bool:
        passed = []
        answer = False
        while tag is not None:
            if id(tag) in self._known:
                answer = self._known[id(tag)]
                break
            passed.append(id(tag))
            if tag.values.get("/Lang"):
                answer = True
                break
            tag = tag.above
        self._known.update(dict.fromkeys(passed, answer))
        return answer
