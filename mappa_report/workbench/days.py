"""Days that people type into the fields of pages, whose hints say that the day comes first."""

from __future__ import annotations

from datetime import date

from mappa_report.wording.typed_dates import date_as_typed


def typed_day(words: str) -> tuple[date | None, bool]:
    """The day that ``words`` mean, None where the field was left empty; and whether they mean none."""
    day = date_as_typed(words, is_day_first=True)
    return day, day is None and bool(words.strip())
