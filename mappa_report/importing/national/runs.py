"""Words in runs of five, so that a passage is known again though a sign, a date or a number in it has changed."""

import re
from collections.abc import Iterator
from hashlib import blake2b

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_MONTH = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december", re.IGNORECASE
)
_RUN = 5
_BYTES = 6


def runs_in(text: str) -> Iterator[bytes]:
    """A hash for each run of five words of ``text``, or of all where it has fewer; dates and numbers are all alike."""
    words = [_blanked(word) for word in _TOKEN.findall(text)]
    for start in range(max(1, len(words) - _RUN + 1) if words else 0):
        run = " ".join(words[start : start + _RUN])
        yield blake2b(run.encode(), digest_size=_BYTES).digest()


def _blanked(word: str) -> str:
    return "#" if word[0].isdigit() or _MONTH.fullmatch(word) else word.casefold()
