"""Runs of inlines that are sure to read back the same: marks that can't be written at their place are given up."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from mappa_report.document.blocks import Blocks
from mappa_report.document.inlines import (
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.markdown.joining import joined, trimmed
from mappa_report.importing.markdown.normal_inlines import Room, normal_run
from mappa_report.importing.markdown.runs import Place, run_text
from mappa_report.importing.markdown.telling import Telling
from mappa_report.readers.room import MAX_LINES

NormalBlocks = Callable[[Blocks], Blocks]
"""From what a note holds to the form in which it can be written."""

_ROOMS = {
    Place.PARAGRAPH: Room(),
    Place.HEADING: Room(may_break=False, may_have_notes=False),
    Place.CELL: Room(may_break=False),
    Place.TITLE: Room(may_break=False, may_have_notes=False),
    Place.PICTURE: Room(may_break=False, may_have_notes=False),
    Place.PICTURE_TITLE: Room(may_break=False, may_have_notes=False),
}

_GIVEN_UP: tuple[tuple[type[Inline], ...], ...] = (
    (Emphasis,),
    (Strong,),
    (Emphasis, Strong),
    (Emphasis, Strong, Foreign),
    (Emphasis, Strong, Foreign, Link, LineBreak),
)
"""What a run does without, if it can't be written with all of it."""


class TooLong(Exception):
    """Raised where words have more letters or signs than a page of Markdown can hold, once the signs are escaped."""


class RunMaker:
    """Makes runs normal. ``notes`` does the same to what notes hold; without it there are none."""

    def __init__(self, telling: Telling, notes: NormalBlocks | None) -> None:
        self._telling = telling
        self._notes = notes
        self._lines_left = MAX_LINES

    def run(self, content: Inlines, place: Place, *, may_have_notes: bool = True) -> Inlines:
        """``content`` in the form in which it can stand at ``place``. Raises TooLong."""
        if place is Place.PARAGRAPH:
            self._take_line()
        room = _ROOMS[place]
        room = replace(room, may_have_notes=room.may_have_notes and may_have_notes and self._notes is not None)
        if self._notes:
            content = self._with_normal_notes(content, self._notes)
        content = normal_run(content, room, self._telling)
        if not content:
            return ()
        for number, way in enumerate(_plainer(content)):
            way = _without_marks_before(way) if place is Place.TITLE else way
            if run_text(way, place) is not None:
                if number:
                    words = "bold, italics, a language or a link was left out, where it can't be marked in Markdown"
                    self._telling.tell(ToldKind.EMPHASIS, words)
                return way
        raise TooLong

    def _take_line(self) -> None:
        """Raises TooLong where there is none left: a paragraph and a note each take one at least."""
        self._lines_left -= 1
        if self._lines_left < 0:
            raise TooLong

    def _with_normal_notes(self, content: Inlines, normal: NormalBlocks) -> Inlines:
        made: list[Inline] = []
        for node in content:
            if isinstance(node, Footnote):
                self._take_line()
                made += [replace(node, content=words)] if (words := normal(node.content)) else []
            elif isinstance(node, Text | LineBreak | Placeholder):
                made.append(node)
            else:
                made.append(replace(node, content=self._with_normal_notes(node.content, normal)))
        return tuple(made)


def _plainer(content: Inlines) -> Iterator[Inlines]:
    yield content
    for kinds in _GIVEN_UP:
        yield trimmed(joined(_without(content, kinds)))


def _without_marks_before(title: Inlines) -> Inlines:
    """``title`` without signs at its beginning that the reader takes for those round the word Table."""
    match title:
        case (Text(words), *others) if words != (bare := words.lstrip("*_ ")):
            return trimmed(joined((Text(bare), *others)))
        case _:
            return title


def _without(content: Inlines, kinds: tuple[type[Inline], ...]) -> Inlines:
    made: list[Inline] = []
    for node in content:
        if isinstance(node, LineBreak):
            made.append(Text(" ") if LineBreak in kinds else node)
        elif isinstance(node, Text | Footnote | Placeholder):
            made.append(node)
        else:
            inner = joined(_without(node.content, kinds))
            made += inner if isinstance(node, kinds) else [replace(node, content=inner)]
    return tuple(made)
