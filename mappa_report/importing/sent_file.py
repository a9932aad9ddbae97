"""Files that people send, read with limits: what can't be read is refused with the file, the reason and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from mappa_report.bounded.child import ChildEnded, run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import TooLarge
from mappa_report.unpacking.unreadable import Unreadable
from mappa_report.workspace.refusals import FileRefused, too_large

MAX_BYTES = 64 * 1024 * 1024
"""Above any report with pictures; a guard against what was never meant to be one."""

_LARGE = 4 * 1024 * 1024
"""Larger files are read in a process of their own, with limits."""

_LIMITS = Limits(seconds=5, megabytes=250)

T = TypeVar("T")


class ReadApart(Exception):
    """What a reader raises, before it does anything that isn't bounded, for a file to be read in another process."""


def read_sent(reader: Callable[[bytes], T], data: bytes, name: str, first: Callable[[bytes], T] | None = None) -> T:
    """What ``reader`` makes of the file ``data``, which messages call ``name``. Raises FileRefused for none.

    It is a function of a module, and raises Unreadable for what it can't read, or RecursionError where one thing stands
    in another too often. A file that isn't large is read in this
    process, by ``first`` if it is given, unless that raises ReadApart.
    """
    if not data:
        raise _refused(name, "file-empty", "this file is empty", "check that it is the right file.")
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data), MAX_BYTES)
    try:
        read = _read(first or reader, data) if len(data) <= _LARGE else _read_apart(reader, data)
    except ReadApart:
        read = _read_apart(reader, data)
    if isinstance(read, _Fault):
        raise _refused(name, read.code, read.message, read.hint)
    return read


class _Fault(Struct, frozen=True):
    """Why a file can't be read, as it can be sent between processes."""

    code: str
    message: str
    hint: str


def _read(reader: Callable[[bytes], T], data: bytes) -> T | _Fault:
    try:
        return reader(data)
    except Unreadable as fault:
        return _fault(fault)
    except RecursionError:
        return _fault(TooLarge("too much in this file stands inside each other"))


def _read_apart(reader: Callable[[bytes], T], data: bytes) -> T | _Fault:
    try:
        read: T | _Fault = run_bounded(_read, reader, data, limits=_LIMITS)
        return read
    except ChildEnded as end:
        return _fault(TooLarge(f"to read it {end.reason.value}"))


def _fault(fault: Unreadable) -> _Fault:
    return _Fault(fault.code, fault.message, fault.hint)


def _refused(name: str, code: str, message: str, hint: str) -> FileRefused:
    return FileRefused(Problem(code, message, Place(Source(name)), hint=hint))
