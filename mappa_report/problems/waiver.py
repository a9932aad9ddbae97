"""Waiver: somebody's word that a warning has been looked at, and may stand."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place


class Waiver(Struct, frozen=True):
    """Which problem is waived, why, by whom and when.

    ``files`` are the names that its file may have: people name it from the year's folder, the area's or the
    workspace's. ``at`` is the problem's record with dots or some of the words that it points at, empty where every
    problem of that code in the file is meant. ``who`` is a role.
    """

    code: str
    files: tuple[str, ...]
    at: str
    reason: str
    who: str
    date: date
    place: Place
    code_place: Place


class Waived(Struct, frozen=True):
    """A problem, and the waiver that takes it from the list."""

    problem: Problem
    waiver: Waiver
