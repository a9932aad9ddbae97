"""Words that YAML takes for a remark, as in ``title: Our #1 priority``: a warning where that cuts a value off."""

import re

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source

_REST = re.compile(r"\A(\s+)(#\s?)(.*)")
_WORDS = re.compile(r"[^\W\d_]{2}")


def value_cut_off(value: str, source: Source, line: int, column: int) -> Problem | None:
    """The Problem with an unquoted ``value`` that ends before ``column`` of ``line``; None where no words are lost.

    A # after two spaces is a remark, as this program writes them, and so is one with a space after a number or a word
    in small letters, as those are that the program knows. What begins with a capital is words of the author's own.
    """
    rest = _REST.match(source.line(line)[column - 1 :])
    if not rest or not rest[3].strip():
        return None
    is_close = rest[2] == "#"
    if not value:
        is_meant = not is_close
    else:
        is_meant = not _WORDS.search(value) or not (
            is_close or (len(rest[1]) == 1 and (" " in value or value[0].isupper()))
        )
    if is_meant:
        return None
    whole = f"{value}{rest[0]}".strip().replace("'", "''")
    hint = f"put quotes round the whole value:  '{whole}';  before a remark put two spaces, and one after the #."
    place = Place(source, line, column + rest.start(2), len(rest[2] + rest[3].rstrip()))
    message = "a # begins a remark, so the rest of this line is not read"
    on_page = "type the whole value again in its field."
    return Problem("yaml-remark", message, place, Severity.WARNING, hint=hint, on_page=on_page)
