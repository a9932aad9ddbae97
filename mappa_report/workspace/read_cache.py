"""What is needed more than once, such as an edition or a list of words, read once for all of a check or a build."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from mappa_report.problems.problem import Problem

T = TypeVar("T")

_cache: ContextVar[dict[Hashable, tuple[Any, tuple[Problem, ...]]] | None] = ContextVar("_cache", default=None)


@contextmanager
def caching_reads() -> Iterator[None]:
    """For one report or a run over many: what is read is kept until the outermost ends, as if no file changed."""
    cache = _cache.get()
    before = _cache.set({} if cache is None else cache)
    try:
        yield
    finally:
        _cache.reset(before)


def read_cached(key: Hashable, read: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
    """What ``read`` gives, or gave before under ``key``. Its Problems are appended to ``problems`` either way."""
    cache = _cache.get()
    if cache is None:
        return read(problems)
    if key not in cache:
        own: list[Problem] = []
        cache[key] = read(own), tuple(own)
    value: T
    value, known = cache[key]
    problems += known
    return value


def cache_all_reads() -> None:
    """From now on until this process ends, what is read is kept: for one that builds its share of many reports."""
    _cache.set({})
