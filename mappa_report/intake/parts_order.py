"""The order of a report's parts, where it is not the edition's: an entry of ``outline.yaml``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.scaffold.edition_files import with_value
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.workspace import OUTLINE

_ORDER = re.compile(r"(?m)^[\"']?order[\"']?\s*:")


def put_in_order(year: Located, order: Sequence[str], usual: Sequence[str]) -> tuple[Problem, ...]:
    """Have the report in the folder ``year`` print its parts in this ``order``; ``usual`` is the edition's own.

    A file that then would say nothing is taken away, since that is a Problem; remarks in it keep the order written.
    The Problems are why nothing was done. Raises FileRefused where the file can't be read.
    """
    at = year.inside(OUTLINE)
    data = read(at, MAX_BYTES) if is_file(at) else b""
    text = data.decode("utf-8", errors="surrogateescape")
    line = f"order: [{', '.join(order)}]"
    without = with_value(text, "order", "").strip() if _ORDER.search(text) else text.strip()
    if list(order) == list(usual) and (not without or re.search(r"(?m)^[^#\s]", without)):
        return _written(at, f"{without}\n", data) if without else remove_files([at])
    made = with_value(text, "order", line) if _ORDER.search(text) else f"{text.rstrip()}\n{line}\n".lstrip()
    return _written(at, made, data)


def _written(at: Located, text: str, was: bytes) -> tuple[Problem, ...]:
    files = {at: text.encode("utf-8", errors="surrogateescape")}
    return create_files(files, {at: was} if was else {}).problems if files[at] != was else ()
