"""What no line ends within: year labels such as 2005–06, short compounds such as co-ordinator, and short addresses.

Signs of their own, such as a hyphen that doesn't break, would keep people from finding the words: what is whole is
whole by how it is set.
"""

import re

_YEAR = r"[0-9]{4}–[0-9]{2,4}(?![0-9])"
_COMPOUND = r"(?<![^\s(“‘])[^\W\d_]{1,8}-[^\W\d_]{1,12}(?![^\s.,;:!?)’”/])"
_ADDRESS = r"(?<![^\s(“‘])(?:https?://|www\.)[^\s–]{1,32}(?!\S)"

YEAR_LABEL = re.compile(f"({_YEAR})")
"""By which a text is split: what stands at odd places are labels."""

_WHOLE = re.compile(f"({_YEAR}|{_COMPOUND}|{_ADDRESS})")


def split_whole(text: str) -> list[str]:
    """``text`` in pieces: what stands at odd places is whole."""
    return _WHOLE.split(text) if "–" in text or "-" in text or "." in text else [text]
