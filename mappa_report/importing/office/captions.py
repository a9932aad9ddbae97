"""What its author put over or below a table or picture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mappa_report.importing.office.walked import Grid, Line, Role, Shown, Walked

_LABEL = re.compile(
    r"\s{0,9}(?:table|figure|chart|graph|tabl|ffigur|siart)\s{1,3}\d[\d.]{0,5}\s{0,5}[:.–—-]?\s{0,9}(?=\S)",
    re.IGNORECASE,
)
_MOST_LETTERS = 200


def captions(walked: Sequence[Walked]) -> Mapping[int, int]:
    """For each line that is a caption, the table or picture that it is of: both by their numbers in ``walked``.

    One by its style may stand above or below; one that only begins like one, or a bold line, stands above its table.
    """
    owners: dict[int, int] = {}
    taken: set[int] = set()
    for number, each in enumerate(walked):
        if not isinstance(each, Line):
            continue
        for beside in _order(each, number):
            if beside not in taken and _can_own(each, walked, beside):
                owners[number] = beside
                taken.add(beside)
                break
    return owners


def caption_start(text: str) -> int:
    """How many letters of a caption's ``text`` are its label and number, such as "Table 3: "."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _order(line: Line, number: int) -> tuple[int, ...]:
    """Which neighbours to look at: first that below for a table's caption, and that above for a picture's."""
    if line.role is not Role.CAPTION:
        return (number + 1,) if _is_typed(line) else ()
    is_of_table = line.text.strip()[:4].lower() == "tabl"
    return (number + 1, number - 1) if is_of_table else (number - 1, number + 1)


def _can_own(line: Line, walked: Sequence[Walked], number: int) -> bool:
    if not 0 <= number < len(walked):
        return False
    return isinstance(walked[number], Grid | Shown if line.role is Role.CAPTION else Grid)


def _is_typed(line: Line) -> bool:
    """True of a line that begins like a caption, or is bold as a whole."""
    if not line.is_plain or len(line.text) > _MOST_LETTERS:
        return False
    runs = [run for run in line.runs if run.text.strip()]
    return bool(_LABEL.match(line.text)) or (bool(runs) and all(run.is_bold for run in runs))
