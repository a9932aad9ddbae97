"""Rule: how figures of different tables have to stand to each other, and why."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.model.figure import Path


class Rule(Struct, frozen=True):
    """Of each pair, the first is at most the second, or with ``is_equality`` the same.

    ``reason`` says why in words; ``is_certain`` that no way of recording can explain it if it is otherwise.
    """

    pairs: tuple[tuple[Path, Path], ...]
    reason: str
    is_equality: bool = False
    is_certain: bool = False
