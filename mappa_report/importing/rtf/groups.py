"""Groups of an RTF that are of a kind of their own: what opens with them, and what is done when they close."""

from __future__ import annotations

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.fields import link_in
from mappa_report.importing.rtf.body import Body
from mappa_report.importing.rtf.pictures import Shape, from_hex
from mappa_report.importing.rtf.state import Destination, Setting, State
from mappa_report.importing.rtf.words import (
    BOXES,
    COLLECTED,
    LABELS,
    RUNNING_HEADS,
    SILENT,
    SKIPPED,
    THROUGH,
)

_DESTINATIONS = {
    **dict.fromkeys(SKIPPED, Destination.SKIPPED),
    **dict.fromkeys(SILENT, Destination.SILENT),
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
    "listtable": Destination.LISTS,
    "listoverridetable": Destination.LISTS,
    "ud": Destination.TEXT,
}
_LEFT_OUT = {
    "annotation": (ToldKind.COMMENT, "a comment was left out", "{} comments were left out"),
    "mmath": (ToldKind.FORMULA, "a formula was left out", "{} formulas were left out"),
}
_ALTERNATIVE = "wzDescription"


def opened(word: str, state: State, body: Body, is_starred: bool) -> bool:
    """Take ``word`` if it opens a group of a kind of its own. One that ``is_starred`` and is not known is left out."""
    if word in THROUGH:
        if word == "fldrslt":
            _show_field(state)
    elif word in _DESTINATIONS:
        state.destination = _DESTINATIONS[word]
    elif word in _LEFT_OUT:
        if state.destination is Destination.TEXT:
            body.tell(*_LEFT_OUT[word])
        state.destination = Destination.SKIPPED
    elif not _opened_with_text(word, state, body):
        if is_starred:
            state.destination = Destination.SKIPPED
        return is_starred
    return True


def _opened_with_text(word: str, state: State, body: Body) -> bool:
    if word == "field":
        state.field = []
    elif word in COLLECTED:
        state.opened = word
        state.collect()
    elif word in ("pict", "shp"):
        if state.shape is None:
            state.shape, state.owns_shape = Shape(), True
        if word == "pict":
            state.opened = word
            state.collect()
        else:
            state.destination = Destination.SILENT
    elif word == "object":
        one = "a file within the file was left out: only what it shows is kept"
        body.tell(ToldKind.EMBEDDED, one, "{} files within the file were left out: only what they show is kept")
    elif word in RUNNING_HEADS or word in BOXES or word == "footnote":
        state.opened, state.destination = word, Destination.TEXT
        state.setting, state.shape, state.link = Setting(), None, ""
        body.begin_flow()
    else:
        return False
    return True


def closed(inner: State, outer: State, body: Body) -> None:
    """Do what is due when the group of ``inner`` closes, which stands in that of ``outer``."""
    word = inner.opened
    if word == "footnote":
        body.end_note(inner, outer)
    elif word in BOXES:
        body.end_box(inner, outer)
    elif word in RUNNING_HEADS:
        body.end_running_head(word, inner)
    elif word in COLLECTED or word == "pict":
        _closed_with_text(word, "".join(inner.collected), inner, outer, body)
    if inner.owns_shape and inner.shape:
        for data, ending in inner.shape.pictures:
            body.picture(data, ending, inner.shape.alternative, inner.setting.nesting)


def _closed_with_text(word: str, text: str, inner: State, outer: State, body: Body) -> None:
    if word in LABELS:
        body.label(text)
    elif word == "fldinst":
        outer.field.append(text)
    elif word == "sn":
        outer.name = text.strip()
    elif inner.shape and word == "sv" and outer.name == _ALTERNATIVE:
        inner.shape.alternative = text
    elif inner.shape and word == "pict" and not (inner.look.is_deleted or inner.look.is_hidden):
        inner.shape.pictures.append((from_hex(text), inner.ending))


def _show_field(state: State) -> None:
    state.link = link_in("".join(state.field)) or state.link
