"""Waiver: somebody's word that a warning has been looked at, and may stand."""

from __future__ import annotations

from datetime import date

from mappa_report.frozen import frozen
from mappa_report.problem import Place, Problem


@frozen
class Waiver:
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


@frozen
class Waived:
    """A problem, and the waiver that takes it from the list."""

    problem: Problem
    waiver: Waiver
