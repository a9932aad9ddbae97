"""What figures that come in would change in a return."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.intake.target import Target
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.source.nodes import TextNode, node_at

_SPELLINGS = {
    FigureState.NOT_RETURNED: "",
    FigureState.NOT_APPLICABLE: "n/a",
    FigureState.SUPPRESSED: "c",
}
"""How ``statistics.yaml`` writes a figure that is no number."""


class Difference(Struct, frozen=True):
    """A figure that is added or changed: the words that stood for it before, None for none, and those after."""

    path: Path
    before: str | None
    after: str


class Differences(Struct, frozen=True):
    """What is added or changed, in the form's order; the paths that stay, and those that do not come in."""

    changes: tuple[Difference, ...]
    unchanged: tuple[Path, ...]
    absent: tuple[Path, ...]


def differences(target: Target, incoming: Mapping[Path, Figure]) -> Differences:
    """What ``incoming`` would change in ``target``. A total that is left out, and worked out so, stays left out."""
    changes: list[Difference] = []
    unchanged: list[Path] = []
    absent: list[Path] = []
    for path in target.form.types:
        figure = incoming.get(path)
        if figure is None:
            absent.append(path)
        elif (figure.state, figure.value) == (target.figures[path].state, target.figures[path].value):
            unchanged.append(path)
        else:
            written = node_at(target.node, path)
            before = written.text if isinstance(written, TextNode) else None
            changes.append(Difference(path, before, as_written(figure)))
    # What applies nowhere need not come in.
    missing = tuple(path for path in absent if path not in target.form.inapplicable)
    return Differences(tuple(changes), tuple(unchanged), missing)


def as_written(figure: Figure) -> str:
    """``figure`` as ``statistics.yaml`` has it."""
    return _SPELLINGS[figure.state] if figure.value is None else str(figure.value)
