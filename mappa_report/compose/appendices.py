"""The letters of appendices, which the report gives by their order."""

import re


def without_typed_letter(title: str, word: str) -> str:
    """``title`` without what its author lettered it with, as in "Appendix A: Plan", in a place lettered by ``word``."""
    if not word:
        return title
    typed = re.match(rf"{re.escape(word)}(?: [A-Za-z0-9]{{1,2}})?(?: ?: ?|\. | ?[–—] ?| - )", title, re.IGNORECASE)
    return title[typed.end() if typed else 0 :].strip() or title
