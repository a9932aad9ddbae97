"""Spoils trees of maps, lists and values, as YAML and JSON hold them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz.values import ANY

_Spot = tuple[Any, Any]
"""A map or a list, and a key or an index of it."""


def spoilt_tree(random: Random, tree: Any) -> Any:
    """A copy of ``tree`` in which one to three values are taken out, copied, moved, wrapped or replaced."""
    box = [deepcopy(tree)]
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        spots = [*_spots(box)]
        if not spots:
            break
        holder, key = random.choice(spots)
        random.choice(_CHANGES)(random, holder, key, spots)
    return box[0] if box else None


def _spots(holder: Any) -> list[_Spot]:
    spots: list[_Spot] = []
    pending = [holder]
    while pending and len(spots) < 3000:
        each = pending.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each))
        spots += ((each, key) for key in keys)
        pending += (each[key] for key in keys if isinstance(each[key], dict | list) and each[key])
    return spots


def _take_out(_: Random, holder: Any, key: Any, __: list[_Spot]) -> None:
    del holder[key]


def _replace(random: Random, holder: Any, key: Any, _: list[_Spot]) -> None:
    values: tuple[Any, ...] = (
        *ANY,
        0,
        -1,
        1.5,
        10**30,
        None,
        True,
        [],
        {},
        [[]],
        {"": ""},
        {"a": []},
        [None],
        [{}],
        [1, "a"],
    )
    holder[key] = deepcopy(random.choice(values))


def _rename(random: Random, holder: Any, key: Any, _: list[_Spot]) -> None:
    if isinstance(holder, dict):
        items = [(random.choice(ANY) if each == key else each, value) for each, value in holder.items()]
        holder.clear()
        holder.update(items)


def _wrap(random: Random, holder: Any, key: Any, _: list[_Spot]) -> None:
    for _turn in range(random.choice((1, 1, 2, 60))):
        holder[key] = [holder[key]] if random.random() < 0.5 else {random.choice(("a", "", "key")): holder[key]}


def _unwrap(_: Random, holder: Any, key: Any, __: list[_Spot]) -> None:
    value = holder[key]
    if isinstance(value, dict | list) and value:
        holder[key] = next(iter(value.values())) if isinstance(value, dict) else value[0]


def _copy_here(random: Random, holder: Any, key: Any, spots: list[_Spot]) -> None:
    other, of = random.choice(spots)
    holder[key] = deepcopy(other[of])


def _swap(random: Random, holder: Any, key: Any, spots: list[_Spot]) -> None:
    other, of = random.choice(spots)
    holder[key], other[of] = deepcopy(other[of]), deepcopy(holder[key])


def _repeat(random: Random, holder: Any, key: Any, _: list[_Spot]) -> None:
    times = random.choice((1, 2, 30, 400))
    if isinstance(holder, list):
        holder[key:key] = [deepcopy(holder[key]) for _ in range(times)]
    else:
        holder.update({f"{key}{each}": deepcopy(holder[key]) for each in range(times)})


def _retype(random: Random, holder: Any, key: Any, _: list[_Spot]) -> None:
    value = holder[key]
    if isinstance(value, dict):
        holder[key] = random.choice((list(value), list(value.values()), str(value)[:500]))
    elif isinstance(value, list):
        holder[key] = random.choice((dict(enumerate(map(str, value))), " ".join(map(str, value))[:500]))
    else:
        holder[key] = random.choice(([value], {str(value)[:99]: value}, f"{value}{value}", str(value).upper()))


_CHANGES: tuple[Callable[[Random, Any, Any, list[_Spot]], None], ...] = (
    _take_out, _take_out, _replace, _replace, _replace, _rename, _wrap, _unwrap, _copy_here, _swap, _repeat, _retype,
)  # fmt: skip
