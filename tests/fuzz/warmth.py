"""Keeps what was read of files that no case has spoilt, so that a case costs little more than what it is about."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from mappa_report.workspace import read_cache

Cache = dict[Hashable, Any]


def keeping_reads(warm: Cache, spoilt: Iterable[str]) -> Cache:
    """Have the program read from ``warm`` but for what depends on the files ``spoilt``; the cache that it fills."""
    names = list(spoilt)
    cache: Cache = {key: value for key, value in warm.items() if isinstance(key, tuple) and _is_good(key, names)}
    read_cache._cache.set(cache)
    return cache


def _is_good(key: tuple[Any, ...], spoilt: list[str]) -> bool:
    if key[0] == "edition":
        return not any(name.startswith(f"boilerplate/{key[2]}/") or name in _ABOVE for name in spoilt)
    return all(name.startswith(("areas/testshire/", "areas/kent/", "sent.", "build/")) for name in spoilt)


_ABOVE = ("boilerplate", "boilerplate/tiny", "mappa-report.yaml")
