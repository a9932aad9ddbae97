"""Figures that somebody types beside one another, into a ``statistics.yaml`` that others may be changing too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mappa_report.importing.sheets.cells import Cell
from mappa_report.importing.sheets.values import Dash, Fault, read_cell
from mappa_report.intake.differences import as_written
from mappa_report.intake.target import Target
from mappa_report.model.figure import Path
from mappa_report.source.nodes import TextNode, node_at
from mappa_report.wording.numbers import format_number

_WORDS = {"": "not returned", "n/a": "not applicable", "c": "suppressed"}
"""What a cell shows of a figure that is no number, by how ``statistics.yaml`` has it; also what people may choose."""

NO_NUMBERS = tuple(_WORDS.values())
_WHAT_A_DASH_MEANS = "write 0 if there were none, or choose what it means."


class Typed(Struct, frozen=True):
    """What stood in a cell when it was shown, and what stands there now that somebody has sent it."""

    was: str
    now: str


class Refused(Struct, frozen=True):
    """Why what was typed for the figure at ``path`` is not taken, and what to do."""

    path: Path
    message: str
    hint: str


class TypedFigures(Struct, frozen=True):
    """The values to write into the file, None for a figure that is still to come; and what is not taken."""

    values: Mapping[Path, str | None]
    refused: tuple[Refused, ...]


def text_of(target: Target, path: Path) -> str:
    """What a cell shows for the figure at ``path``: what the file says of it, and nothing where that is to come."""
    node = node_at(target.node, path)
    if not isinstance(node, TextNode):
        return ""
    return shown(node.text)


def typed_figures(target: Target, typed: Mapping[Path, Typed]) -> TypedFigures:
    """What of ``typed`` is to be written into ``target`` as it is now.

    A cell that nobody has touched changes nothing, whatever the file says by now. One that was changed here, and in
    the file to something else, is refused: nobody's figure is written over unseen.
    """
    values: dict[Path, str | None] = {}
    refused: list[Refused] = []
    for path, each in typed.items():
        current = text_of(target, path)
        if each.now.strip() in (each.was.strip(), current):
            continue
        if current != each.was.strip():
            message = f"this figure has been changed meanwhile, from {each.was or 'nothing'} to {current or 'nothing'}"
            refused.append(Refused(path, message, "look at both, and type the right one again."))
            continue
        match _reading(target, path, each.now):
            case Refused() as why:
                refused.append(why)
            case value:
                if shown(value) != current:
                    values[path] = value
    return TypedFigures(values, tuple(refused))


def shown(value: str | None) -> str:
    """What a cell shows of ``value``, as ``statistics.yaml`` has it; None is a figure that is still to come."""
    return "" if value is None else _WORDS.get(value, value)


def _reading(target: Target, path: Path, text: str) -> str | Refused | None:
    """What the file is to say for ``text``."""
    match read_cell(Cell(text), target.form.types[path], target.form.spellings):
        case None:
            return None
        case Fault(message=message, hint=hint):
            return Refused(path, message, hint)
        case Dash():
            return Refused(path, "a dash does not say which it is", _WHAT_A_DASH_MEANS)
        case figure:
            return as_written(figure)


def worked_out(target: Target) -> Iterator[tuple[Path, str]]:
    """Each total that the file leaves out and that follows from the figures in it."""
    for path, figure in target.figures.items():
        if figure.place is None and figure.value is not None:
            yield path, format_number(figure.value)
