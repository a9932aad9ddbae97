"""Keeps what a finding came from: the smallest input that is easily found, and how to try it again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from tests.fuzz.case import Case, Odd
from tests.fuzz.judge import Finding

_MAX_SECONDS = 6


def smaller(case: Case, is_same: Callable[[Case], bool]) -> Case:
    """``case`` with less in it, as long as ``is_same`` says that the same is wrong with it, and there is time."""
    until = time.monotonic() + _MAX_SECONDS
    for name in list(case.changes) if len(case.changes) > 1 else ():
        fewer = replace(case, changes={each: data for each, data in case.changes.items() if each != name})
        if time.monotonic() < until and is_same(fewer):
            case = fewer
    for name, content in case.changes.items():
        if isinstance(content, bytes):
            case = _with_less_of(case, name, content, is_same, until)
    return case


def _with_less_of(case: Case, name: str, content: bytes, is_same: Callable[[Case], bool], until: float) -> Case:
    lines = content.splitlines(keepends=True)
    size = max(1, len(lines) // 2)
    while lines and time.monotonic() < until:
        at = 0
        while at < len(lines) and time.monotonic() < until:
            fewer = lines[:at] + lines[at + size :]
            tried = replace(case, changes={**case.changes, name: b"".join(fewer)})
            if is_same(tried):
                lines, case = fewer, tried
            else:
                at += size
        if size == 1:
            break
        size //= 2
    return case


def save(folder: Path, case: Case, finding: Finding, command: str) -> None:
    """Write ``case`` to ``folder``: its files, and in ``README.txt`` what is wrong, and the command that tries it."""
    folder.mkdir(parents=True, exist_ok=True)
    odd = {name: content for name, content in case.changes.items() if isinstance(content, Odd)}
    for number, (name, content) in enumerate(case.changes.items(), 1):
        if isinstance(content, bytes):
            file = "".join(sign if sign.isalnum() or sign in ".-_" else "_" for sign in name.replace("/", "__"))[-120:]
            (folder / f"{number}-{file}").write_bytes(content)
    lines = [
        f"{finding.cause}\n",
        f"in a workspace of the fuzzer's: mappa-report {case.arguments}",
        *(f"{name!r} is spoilt" for name in case.changes if name not in odd),
        *(f"{name!r} is {content.kind} {content.target}".rstrip() for name, content in odd.items()),
        f"to try it again: {command}\n",
        finding.detail,
    ]
    (folder / "README.txt").write_text("\n".join(lines), "utf-8", errors="backslashreplace")
