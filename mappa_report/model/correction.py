"""Correction: what was put right in a report after it had been published."""

from datetime import date

from msgspec import Struct


class Correction(Struct, frozen=True):
    """The day on which a correction was begun, and the ``note`` on it that the report prints."""

    date: date
    note: str
