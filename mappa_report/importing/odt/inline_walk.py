"""The words of one paragraph as people see them, and what hangs on it: notes, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.odt.odt_file import DRAW, HREF, OFFICE, SVG, TEXT, Look, OdtFile, whole
from mappa_report.importing.office.walked import Run, Shown, Walked
from mappa_report.unpacking.docx.relations import Relation

Walk = Callable[[Any, str], list[Walked]]

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_LEFT_OUT = frozenset(f"{TEXT}{name}" for name in ("note-citation", "ruby-text", "tracked-changes", "script"))
_HIDDEN = frozenset(f"{TEXT}{name}" for name in ("hidden-text", "hidden-paragraph"))
_OBJECTS = frozenset(f"{DRAW}{name}" for name in ("object", "object-ole", "plugin", "applet", "floating-frame"))


class InlineWalk:
    """The walk over one paragraph of ``file`` that stands at ``where``; ``walk`` reads what is in notes and boxes."""

    def __init__(self, file: OdtFile, where: str, walk: Walk) -> None:
        self._file = file
        self._where = where
        self._walk = walk
        self.runs: list[Run] = []
        self.after: list[Walked] = []

    def take(self, element: Any, look: Look, link: str = "") -> None:
        """Take all that ``element`` holds."""
        self._text(element.text, look, link)
        for child in element:
            self._child(child, look, link)
            self._text(child.tail, look, link)

    def _child(self, child: Any, look: Look, link: str) -> None:
        match child.tag:
            case tag if tag == f"{TEXT}span":
                self.take(child, self._within(look, child), link)
            case tag if tag == f"{TEXT}a":
                self.take(child, look, str(child.get(HREF) or ""))
            case tag if tag == f"{TEXT}s":
                self._add(" " * whole(child.get(f"{TEXT}c"), 1, _MOST_SPACES), look, link)
            case tag if tag in _SIGNS:
                self._add(_SIGNS[tag], look, link)
            case tag if tag not in _LEFT_OUT:
                self._other(child, look, link)

    def _other(self, child: Any, look: Look, link: str) -> None:
        """Take what is no letters, or letters that something is wrapped round."""
        match child.tag:
            case tag if tag == f"{TEXT}note":
                self._note(child)
            case tag if tag == f"{OFFICE}annotation":
                self._tell(ToldKind.COMMENT, "a comment was left out", "{} comments were left out")
            case tag if tag == f"{DRAW}frame":
                self.frame(child)
            case tag if tag in _HIDDEN:
                self._tell(ToldKind.HIDDEN_WORDS, "hidden words were left out", "hidden words were left out {} times")
            case _:
                self.take(child, look, link)

    def frame(self, frame: Any) -> None:
        """Take the picture or the text box in ``frame``; what it has besides is told."""
        box = frame.find(f"{DRAW}text-box")
        if box is not None:
            one, many = "a text box was set after its paragraph", "{} text boxes were set after their paragraphs"
            self._tell(ToldKind.TEXT_BOX, one, many)
            self.after += self._walk(box, self._where)
        elif any(each.tag in _OBJECTS for each in frame):
            one = "a chart, formula or file within the file was left out: save it as a picture, and put it in by hand"
            self._tell(ToldKind.EMBEDDED, one, "{} charts, formulas or files within the file were left out")
        elif (image := frame.find(f"{DRAW}image")) is not None:
            self._picture(frame, str(image.get(HREF) or ""))

    def _picture(self, frame: Any, target: str) -> None:
        described = (frame.findtext(f"{SVG}{name}") or "" for name in ("desc", "title"))
        alternative = " ".join(next(filter(None, described), "").split())
        inside = target.removeprefix("./")
        relation = Relation("image", inside, inside not in self._file.package.sizes)
        picture = self._file.pictures.picture(relation, alternative, self._where)
        if picture:
            self.after.append(Shown(picture, self._where))

    def _note(self, note: Any) -> None:
        body = note.find(f"{TEXT}note-body")
        walked = tuple(self._walk(body, self._where)) if body is not None else ()
        if walked:
            self.runs.append(Run("", note=walked))

    def _within(self, look: Look, span: Any) -> Look:
        """``look`` with what the style of ``span`` says besides."""
        own = self._file.look("text", str(span.get(f"{TEXT}style-name") or ""))
        return Look(
            look.is_bold or own.is_bold,
            look.is_italic or own.is_italic,
            look.is_hidden or own.is_hidden,
            own.size or look.size,
            own.language or look.language,
            look.role,
        )

    def _text(self, words: str | None, look: Look, link: str) -> None:
        if words:
            self._add(_SPACE.sub(" ", words), look, link)

    def _add(self, words: str, look: Look, link: str) -> None:
        self._file.characters.add(len(words))
        if look.is_hidden:
            if words.strip():
                self._tell(ToldKind.HIDDEN_WORDS, "hidden words were left out", "hidden words were left out {} times")
            return
        self.runs.append(Run(words, look.is_bold, look.is_italic, link, look.language, look.size))

    def _tell(self, kind: ToldKind, one: str, many: str) -> None:
        self._file.telling.tell(kind, self._where, one, many)
