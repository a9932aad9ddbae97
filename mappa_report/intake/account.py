"""What would change, in lines for people: nothing in it is written yet, and nothing is left unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mappa_report.importing.sheets.reading import Taken
from mappa_report.intake.differences import Difference
from mappa_report.intake.statistics import Intake
from mappa_report.model.figure import Path
from mappa_report.problems.masking import masked

_MOST = 200
"""Lines of one kind; then how many more there are."""

_LABEL_LENGTH = 90
_NOT_RETURNED = "not returned"


def account_of(intake: Intake) -> Iterator[str]:
    """The lines: what was found, how labels were taken, what is missing, added, changed and unchanged."""
    yield from remarks_on(intake)
    changes = intake.differences
    added = [change for change in changes.changes if change.before is None]
    changed = [change for change in changes.changes if change.before is not None]
    yield from _part(f"Added: {len(added)}", (_line(intake, change) for change in added))
    yield from _part(f"Changed: {len(changed)}", (_line(intake, change) for change in changed))
    yield ""
    yield f"Unchanged: {len(changes.unchanged)}"


def remarks_on(intake: Intake, name: Callable[[Path], str] = ".".join) -> Iterator[str]:
    """The lines besides the changes: what was found, how labels were taken, what is missing, each by its ``name``."""
    reading, changes = intake.reading, intake.differences
    asked = len(intake.target.form.types.keys() - intake.target.form.inapplicable.keys())
    applying = len(reading.figures.keys() - intake.target.form.inapplicable.keys())
    yield f"{intake.name} has {applying} of the {asked} figures that the form asks for."
    yield from reading.told
    yield from _part("Taken for labels of the form:", map(_taken, reading.taken))
    yield from _part(
        "Not in the form, and left out:", (f"{where}  {_shown(label)}" for where, label in reading.unknown)
    )
    blank = [path for path in changes.absent if path in reading.blank]
    yield from _part("Blank in the file, and left as they are:", map(name, blank))
    yield from _part("Not in the file:", map(name, (path for path in changes.absent if path not in reading.blank)))


def _part(head: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and its lines, set in; nothing where there are none."""
    listed: Sequence[str] = list(lines)
    if listed:
        yield ""
        yield head
        yield from (f"  {line}" for line in listed[:_MOST])
        if len(listed) > _MOST:
            yield f"  and {len(listed) - _MOST} more"


def _taken(taken: Taken) -> str:
    return f"{taken.where}  {_shown(taken.label)} → {_shown(taken.meant)}"


def _shown(label: str) -> str:
    """A label of somebody's file on one line, with dots for what may be private."""
    words = masked(" ".join("".join(sign if sign.isprintable() else " " for sign in label).split()))
    return words if len(words) <= _LABEL_LENGTH else f"{words[: _LABEL_LENGTH - 1]}…"


def _line(intake: Intake, change: Difference) -> str:
    after = change.after or _NOT_RETURNED
    before = "" if change.before is None else f"{change.before or _NOT_RETURNED} → "
    where = intake.reading.figures[change.path].where
    return f"{'.'.join(change.path):<44} {before}{after}  ({where})"
