"""Why a change can't be put into the sections, or what putting it in brings along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, Edit
from mappa_report.review.differences import END
from mappa_report.review.kept import Filled, Kept, Kind
from mappa_report.review.markdown_text import NOTES, TEXT
from mappa_report.review.streams import Stream
from mappa_report.review.word_items import NOTE, PICTURE, TITLE_SHAPE

_ENDS = re.compile(r"[.!?…][)’”'\"\]]{0,2}\s?\Z")

NEW_SECTION = (
    "a heading of this size begins a section, which has a title, a kind and an author of its own: add one, or take a "
    "Word file with these words in as one"
)

GENERATED = "this line is made by the program, from the files of the area and the edition"
_OF_KIND = {
    Kind.NATIONAL: "this is national text, which is the same for every area",
    Kind.GENERATED: GENERATED,
    Kind.SHEET: "this stands on the sheet before the report, and is for whoever prepares it to read",
    Kind.TABLE: "tables are not changed from Word: a figure is put right in the return, others in their section",
    Kind.PICTURE: "pictures are not changed from Word: change the line of the picture in its section",
    Kind.CONTENTS: "the contents are made by the program",
}


def set_aside(change: Change, kept: Sequence[Kept], streams: Mapping[tuple[str, str], Stream]) -> Change:
    """``change`` with the reason why it can't be applied, if there is one, or with a remark."""
    if change.reason:
        return change
    if not change.edits:
        return replace(change, reason=_of_kind(kept[change.place]))
    for edit in change.edits:
        if reason := _reason_of_edit(edit, change, streams[edit.key]):
            return replace(change, reason=reason)
    if notes := [*_notes_taken(change, streams)]:
        words = " and ".join(f"“{words}”" for words in notes)
        reason = f"it takes out the sign of a note whose words would be left, {words}: take out both in the section"
        return replace(change, reason=reason)
    if change.kind is ChangeKind.MOVED:
        return _moved(change, streams)
    taken = [figure for edit in change.edits if not edit.keeps for figure in _figures(edit, streams[edit.key])]
    if taken:
        named = ", ".join(f"{{{{ {figure.expression} }}}}" for figure in taken)
        return replace(change, remark=f"takes {named} out with it")
    return change


def _of_kind(kept: Kept) -> str:
    """Why no section has ``kept``, or what of it is changed."""
    if kept.kind is Kind.NATIONAL and kept.made_from:
        return f"this is made from {kept.made_from}"
    return _OF_KIND.get(kept.kind, "it can’t be told where in the section this belongs")


def _moved(change: Change, streams: Mapping[tuple[str, str], Stream]) -> Change:
    """``change``; where words were changed on the way, all come in as they print, and that is told."""
    removed, added = change.edits[0], change.edits[-1]
    plain = [] if added.source else [*_figures(removed, streams[removed.key])]
    named = ", ".join(f"{{{{ {figure.expression} }}}}" for figure in plain)
    return replace(change, remark=f"only the words of {named} come in: put each back by hand") if plain else change


def _notes_taken(change: Change, streams: Mapping[tuple[str, str], Stream]) -> Iterator[str]:
    """The words of the notes whose signs ``change`` takes out."""
    for edit in change.edits if change.kind not in (ChangeKind.MOVED, ChangeKind.SECTION) else ():
        stream = streams[edit.key]
        before, removed = stream.text[: edit.start].count(NOTE), stream.text[edit.start : edit.end].count(NOTE)
        notes = streams.get((stream.section, NOTES))
        if notes and stream.part == TEXT and not edit.keeps and removed > edit.new.count(NOTE):
            yield from notes.text.split(END)[before : before + removed]


def _reason_of_edit(edit: Edit, change: Change, stream: Stream) -> str:
    if PICTURE in edit.new:
        return "a picture comes in by its file: put that into the section, and say what it shows"
    if stream.part == TEXT and TITLE_SHAPE in edit.shapes:
        return NEW_SECTION
    removed = stream.text[edit.start : edit.end]
    if edit.new.count(NOTE) > removed.count(NOTE):
        return "a new note: make it a footnote of the section"
    is_divided = change.kind is ChangeKind.DIVIDED or END in (removed + edit.new).rstrip(END)
    if stream.part != TEXT and change.kind is not ChangeKind.SECTION and is_divided:
        return "a title, byline or note stays a paragraph of its own"
    if stream.part != TEXT and change.kind is ChangeKind.DELETED:
        return "a section has a title, an author and its notes: take them out there"
    if edit.keeps:
        return ""
    if edit.source or change.kind is ChangeKind.MOVED:
        return _cut_figure(edit, stream)
    return _changed_figure(edit, stream)


def _cut_figure(edit: Edit, stream: Stream) -> str:
    for figure in _figures(edit, stream):
        if not (edit.start <= figure.start and figure.end <= edit.end):
            return _of_figure(figure, stream)
    return ""


def _changed_figure(edit: Edit, stream: Stream) -> str:
    """Whole sentences may take their figures with them; nothing else may touch one."""
    figures = [*_figures(edit, stream)]
    is_whole = edit.start < edit.end and not edit.new.strip(f" {END}") and _is_whole_sentences(edit, stream)
    return "" if not figures or is_whole else _of_figure(figures[0], stream)


def _is_whole_sentences(edit: Edit, stream: Stream) -> bool:
    before = stream.text[max(0, edit.start - 4) : edit.start]
    removed = stream.text[edit.start : edit.end]
    starts = not before or before.endswith(END) or _ENDS.search(before) is not None
    return starts and (removed.endswith(END) or _ENDS.search(removed[-4:]) is not None)


def _figures(edit: Edit, stream: Stream) -> Iterator[Filled]:
    """The figures of ``stream`` that ``edit`` touches: it may put words in beside one, not into it."""
    for figure in stream.figures:
        if edit.start < figure.end and figure.start < edit.end:
            yield figure


def _of_figure(figure: Filled, stream: Stream) -> str:
    printed = stream.text[figure.start : figure.end]
    if not figure.expression:
        return f"“{printed.strip()}” follows from the order of the sections: change that"
    return f"“{printed}” is {{{{ {figure.expression} }}}}: it is put right where it is kept"
