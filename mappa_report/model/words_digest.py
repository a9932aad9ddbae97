"""A digest of the national words of an edition, by which words that have been adopted are known again."""

import re
from collections.abc import Iterator

from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.edition import Edition

_DIGITS = 16
_SPACE = re.compile(r"\s+")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
"""Signs that two files of the same text have in different forms."""


def with_plain_signs(text: str) -> str:
    """``text`` with the plainest form of quotation marks and dashes."""
    return text.translate(_SAME)


def words_digest(edition: Edition) -> str:
    """The digest of the words of all passages and definitions of ``edition``, however they are set and spaced."""
    import hashlib  # most checks ask for no digest, and to import it takes 3 ms

    return hashlib.sha256("\n".join(_words(edition)).encode()).hexdigest()[:_DIGITS]


def _words(edition: Edition) -> Iterator[str]:
    for key, passage in sorted(edition.passages.items()):
        yield _line(key, passage.title, *inlines_of(passage.blocks))
    for entry in edition.definitions:
        yield _line(entry.key, entry.term, *inlines_of(entry.blocks))


def _line(key: str, *runs: Inlines) -> str:
    return _SPACE.sub("", with_plain_signs(" ".join([key, *map(plain_text, runs)])))
