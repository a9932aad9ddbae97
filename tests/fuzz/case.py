"""What a case is, and what most are made by."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from msgspec import Struct

from tests.fuzz.mutate import spoilt
from tests.fuzz.seeds import Seeds

OUTSIDE = "{outside}"
"""In the target of a link, a folder of the fuzzer's own beside the workspace."""


class Odd(Struct, frozen=True):
    """In place of a file, something else: a ``folder``, a ``link``, a ``pipe`` or, where it is ``gone``, nothing."""

    kind: str
    target: str = ""


class Case(Struct, frozen=True):
    """What stands in the workspace otherwise than the seeds, by name, and the arguments of the program."""

    changes: dict[str, bytes | Odd]
    arguments: tuple[str, ...]


def spoil(random: Random, files: dict[str, bytes], most: int = 3) -> dict[str, bytes | Odd]:
    """One of ``files`` spoilt, or now and then ``most`` of them."""
    count = min(len(files), random.choice((1, 1, 1, 1, most)))
    return {name: spoilt(random, name, files[name]) for name in random.sample(sorted(files), count)}


def below(seeds: Seeds, folders: Iterable[str]) -> dict[str, bytes]:
    """The files of the workspace whose names begin with one of ``folders``."""
    return {name: data for name, data in seeds.workspace.items() if name.startswith(tuple(folders))}
