"""How wide a table's columns are: enough for their longest words, and the rest shared out by their text."""

import re
from itertools import pairwise

from msgspec import Struct

from mappa_report.document.blocks import Alignment, Table
from mappa_report.document.inlines import plain_text
from mappa_report.writers.hanging import margin_of_marks
from mappa_report.writers.text_length import text_length


class Setting(Struct, frozen=True):
    """What a template's styles make of a table, all in twips."""

    size: int  # of its type
    margins: int  # of one cell, both sides
    short_label: int  # one that should stay on one line
    long_line: int = 7000  # one that may turn
    figure_heading: int = 2400  # one above figures that may turn


_BLANKS = re.compile(r"[ \t\n]+")
"""Where a line may end. A no-break space is none of them."""

_ROOMY = Setting(size=220, margins=236, short_label=1750)
_COMPACT = Setting(size=200, margins=72, short_label=1600)
_ROOMY_COLUMNS = 6
_SAVED_BY_A_DIGIT = 0.05
"""In ems, what a digit is narrower than the letters that lengths are estimated by: tables are full of them."""

_WIDER_LETTERS = 1.25
"""What words take in place of 1 where the letters of the template are missing, and others are shown."""


class _Measure(Struct, frozen=True):
    """The widths in twips at which a column breaks no word, wraps no short label, and wraps nothing at all."""

    word: int
    label: int
    whole: int


def is_compact(table: Table) -> bool:
    """Whether the table has so many columns that they need smaller type and less space between them."""
    return len(table.columns) > _ROOMY_COLUMNS


def column_widths(table: Table, width: int, setting: Setting | None = None) -> list[int]:
    """A width for each column of ``table``, which together fill ``width``. Without ``setting``, that of Word.

    Word's columns have some to spare where there is room, as a reader's letters may be wider than the template's.
    """
    measures = _measures(table, setting or _setting_in_word(table))
    # Words that stay whole matter more than columns that look alike.
    adjusted = _with_equal_figures(table, measures)
    measures = adjusted if sum(measure.word for measure in adjusted) < width else measures
    if setting is None:
        spared = [_with_room_to_spare(measure, _setting_in_word(table)) for measure in measures]
        measures = spared if sum(measure.label for measure in spared) < width else measures
    widths = _fit_widths(measures, width, table.has_row_headers)
    if _has_wide_gap(widths, width):
        widths = _scaled(widths, width)
    return [widths[0] + width - sum(widths), *widths[1:]]  # the first column takes what is left over


def _has_wide_gap(widths: list[int], width: int) -> bool:
    """Whether a first column of short labels would be more than twice as wide as they are with what is left over."""
    return widths[0] < max(widths) and width - sum(widths) > widths[0]


def narrowest_width(table: Table, setting: Setting) -> int:
    """The width at which no word of ``table`` is broken."""
    return sum(measure.word for measure in _with_equal_figures(table, _measures(table, setting)))


def natural_width(table: Table, setting: Setting | None = None) -> int:
    """The width at which no short label and no line of ``table`` has to turn. Without ``setting``, that of Word."""
    measures = _measures(table, setting or _setting_in_word(table))
    return sum(measure.whole for measure in _with_equal_figures(table, measures))


def _setting_in_word(table: Table) -> Setting:
    return _COMPACT if is_compact(table) else _ROOMY


def _measures(table: Table, setting: Setting) -> list[_Measure]:
    return [_measure(table, index, setting) for index in range(len(table.columns))]


def _fit_widths(measures: list[_Measure], width: int, may_fall_short: bool) -> list[int]:
    words, labels, wholes = ([getattr(measure, step) for measure in measures] for step in ("word", "label", "whole"))
    if sum(words) >= width:
        return _shrunk_to_fit(words, width)
    for least, most in pairwise((words, labels, wholes)):
        if sum(most) > width:
            gaps = _scaled([more - less for less, more in zip(least, most, strict=True)], width - sum(least))
            return [less + gap for less, gap in zip(least, gaps, strict=True)]
    return wholes if may_fall_short else _scaled(wholes, width)


def _shrunk_to_fit(words: list[int], width: int) -> list[int]:
    """``words`` reduced to fit ``width`` together: the widest columns shrink first, so only long words are broken."""
    widths, left = list(words), width
    for place, column in enumerate(sorted(range(len(words)), key=words.__getitem__)):
        enough = words[column] * 21 // 20  # lengths are estimates, and a letter too many is broken off
        widths[column] = min(enough, left // (len(words) - place))
        left -= widths[column]
    return widths


def _scaled(parts: list[int], width: int) -> list[int]:
    return [part * width // sum(parts) for part in parts]


def _measure(table: Table, index: int, setting: Setting) -> _Measure:
    heading = plain_text(table.columns[index].heading)
    cells = [plain_text(row.cells[index]) for row in table.rows]
    mark = margin_of_marks(table, index, setting.size)  # behind the heading too
    word = max(_longest_word(heading, setting) + mark, *(_longest_word(cell, setting) for cell in cells), 0)
    line = max(_length(heading, setting) + mark, *(_length(cell, setting) for cell in cells), 0)
    if table.columns[index].alignment is Alignment.RIGHT:
        limits = (0, 0, setting.figure_heading)
    else:
        limits = (0, setting.short_label, setting.long_line)
    return _Measure(*(max(word, min(line, limit)) + setting.margins for limit in limits))


def _longest_word(text: str, setting: Setting) -> int:
    return max(_length(word, setting) for word in _BLANKS.split(text))


def _length(text: str, setting: Setting) -> int:
    return round(text_length(text, setting.size) - setting.size * _SAVED_BY_A_DIGIT * sum(map(str.isdigit, text)))


def _with_room_to_spare(measure: _Measure, setting: Setting) -> _Measure:
    word = round((measure.word - setting.margins) * _WIDER_LETTERS) + setting.margins
    return _Measure(*(max(word, each) for each in (measure.word, measure.label, measure.whole)))


def _with_equal_figures(table: Table, measures: list[_Measure]) -> list[_Measure]:
    """Columns of figures are compared with one another, so all but totals are as wide as the widest of them."""
    is_figures = [column.alignment is Alignment.RIGHT and not column.is_total for column in table.columns]
    figures = [measure for measure, chosen in zip(measures, is_figures, strict=True) if chosen]
    if not figures:
        return measures
    widest = _Measure(*(max(getattr(figure, step) for figure in figures) for step in ("word", "label", "whole")))
    return [widest if chosen else measure for measure, chosen in zip(measures, is_figures, strict=True)]
