"""Lines that begin with a label of the form, behind which are only figures."""

from collections.abc import Sequence
from itertools import pairwise

from mappa_report.importing.cells import Value, ValueKind, trailing_values, value_of
from mappa_report.importing.labels.words import all_tokens, stem, tokens
from mappa_report.importing.lines import Line
from mappa_report.importing.years import periods_in

_MAX_LABEL_WORDS = 10
_FEW = 2
_JOINING = frozenset("and or to of section part per schedule".split())
"""Words to which a number behind them belongs, besides those of the form's labels, as in "Levels 2 and 3"."""

Labels = frozenset[tuple[str, ...]]


def known_label(cells: Sequence[str], labels: Labels) -> tuple[str, tuple[Value, ...]] | None:
    """The label of ``labels`` with which a line of ``cells`` begins, and the figures behind it, or none.

    None if it begins with no such label, or other words follow. Cells set figures apart: in "9" and "702" no blank
    sets thousands apart.
    """
    behind = [value_of(cell) for cell in cells[1:]]
    if any(value is None for value in behind):
        return _known(" ".join(filter(None, cells)), labels)
    known = _known(cells[0], labels)
    more = tuple(value for value in behind if value is not None and value.kind is not ValueKind.BLANK)
    return (known[0], (*known[1], *more)) if known else None


def _known(text: str, labels: Labels) -> tuple[str, tuple[Value, ...]] | None:
    words = text.split()
    for count in range(min(len(words), _MAX_LABEL_WORDS), 0, -1):
        label = " ".join(words[:count]).rstrip(":")
        if label[-1:].isalnum() and tokens(label) in labels and all_tokens(label)[-1:] == tokens(label)[-1:]:
            rest, values = trailing_values(" ".join(words[count:]))
            if not rest.strip(" .:-–"):
                return label, values
    return None


def has_run_together(lines: Sequence[Line], labels: Labels) -> bool:
    """True for a table most of whose first cells hold both a label and the figures of the first column."""
    figured = [line.cells for line in lines if any(map(_is_number, line.cells[1:]))]
    known = [_known(cells[0], labels) for cells in figured]
    run_together = sum(each is not None and bool(each[1]) for each in known)
    return run_together >= _FEW and 2 * run_together > len(figured)


def has_figure_within(label: str, labels: Labels) -> bool:
    """True for a label with a figure amid its words, which may be that of another label before it.

    Numbers that belong to words, such as "Part 2" and "1 April 2022", are none; those of ``labels`` are such words.
    """
    words = label.split()
    numbered = {before for each in labels for before, after in pairwise(each) if after.isdecimal()} | _JOINING
    return not periods_in(label) and any(
        word.isdecimal() and stem(before) not in numbered and after[:1].isalpha()
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _is_number(cell: str) -> bool:
    value = value_of(cell)
    return value is not None and value.kind is ValueKind.NUMBER
