"""What is needed more than once, such as an edition or a list of words, read once for all of a check or a build."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from mappa_report.problem import Problem

T = TypeVar("T")

_kept: ContextVar[dict[Hashable, tuple[Any, tuple[Problem, ...]]] | None] = ContextVar("_kept", default=None)


@contextmanager
def each_read_once() -> Iterator[None]:
    """For one report or a run over many: what is read is kept until the outermost ends, as if no file changed."""
    kept = _kept.get()
    before = _kept.set({} if kept is None else kept)
    try:
        yield
    finally:
        _kept.reset(before)


def read_once(key: Hashable, read: Callable[[list[Problem]], T], found: list[Problem]) -> T:
    """What ``read`` gives, or what was kept of it under ``key``. Its Problems are appended to ``found`` either way."""
    kept = _kept.get()
    if kept is None:
        return read(found)
    if key not in kept:
        problems: list[Problem] = []
        kept[key] = read(problems), tuple(problems)
    value: T
    value, told = kept[key]
    found += told
    return value


def read_all_once() -> None:
    """From now on until this process ends, what is read is kept: for one that builds its share of many reports."""
    _kept.set({})
