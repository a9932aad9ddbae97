"""A cache for what is read more than once in a run, such as an edition or a list of words, with its Problems."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from mappa_report.problems.problem import Problem
from mappa_report.workspace.door import looking_once

T = TypeVar("T")

Reads = dict[Hashable, tuple[Any, tuple[Problem, ...]]]
"""What was read, with its Problems, by what it is."""

_cache: ContextVar[Reads | None] = ContextVar("_cache", default=None)
_kept: ContextVar[Callable[[], Reads] | None] = ContextVar("_kept", default=None)


@contextmanager
def caching_reads() -> Iterator[None]:
    """Cache what is read within. Of nested uses, as in a run over many reports, the outermost owns the cache."""
    cache, kept = _cache.get(), _kept.get()
    if cache is None:
        cache = kept() if kept else {}
    before = _cache.set(cache)
    try:
        with looking_once():
            yield
    finally:
        _cache.reset(before)


@contextmanager
def keeping_reads(fresh: Callable[[], Reads]) -> Iterator[None]:
    """Within, let each cache begin as ``fresh`` gives it: with what was read before, and is so still."""
    before = _kept.set(fresh)
    try:
        yield
    finally:
        _kept.reset(before)


def read_cached(key: Hashable, read: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
    """The result of ``read``, cached under ``key``. The Problems of that read are appended each time."""
    cache = _cache.get()
    if cache is None:
        return read(problems)
    if key not in cache:
        new_problems: list[Problem] = []
        cache[key] = read(new_problems), tuple(new_problems)
    value: T
    value, cached_problems = cache[key]
    problems += cached_problems
    return value


def cache_all_reads() -> None:
    """Cache what is read until this process ends: for a process that builds its share of many reports."""
    _cache.set({})
