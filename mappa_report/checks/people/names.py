"""Names of what is withheld, however people write them."""

import re
from collections.abc import Iterable


def name_pattern(listed: Iterable[str]) -> re.Pattern[str]:
    """A regular expression for any of ``listed``: Group 4 also as "group4", "Grp. 4" and "Group  4", and its plural.

    A * at the end of a word stands for any ending.
    """
    names = "|".join(map(_name, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{names})", re.IGNORECASE)


def _name(name: str) -> str:
    words = name.split()
    gap = r"[\s\u00a0_.-]{0,3}" if any(not word.isalpha() for word in words[1:]) and "*" not in name else None
    parts = [re.escape(word.rstrip("*")) + (r"[^\W_]*" if word.endswith("*") else "") for word in words]
    return (gap or r"[\s\u00a0_-]{1,3}").join(parts) + r"(?:['’]?s)?(?![^\W_])"
