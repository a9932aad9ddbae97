"""PersonalWords: the words by which a report is searched for what would identify somebody."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct


def phrases(*listed: str) -> str:
    """A pattern that finds any of the phrases: a * ends a word in any way, a space may be a hyphen or a line's end.

    It repeats nothing that could be divided in several ways, so that no text takes it long.
    """
    return rf"\b(?:{'|'.join(map(_phrase, sorted(listed, key=len, reverse=True)))})"


def _phrase(phrase: str) -> str:
    words = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else r"\b") for word in phrase.split())
    return r"[\s\u00a0-]".join(words)


class PersonalWords(Struct, frozen=True, dict=True):
    """Phrases, all data. ``numbers`` are what a person's own numbers are called.

    ``offences``, ``sentences`` (with a length of time beside them) and ``whole_sentences`` are what a case is told by;
    ``not_places`` follow "in" and "at" without being places.
    """

    offences: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    whole_sentences: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @cached_property
    def offence(self) -> re.Pattern[str]:
        """Finds an offence."""
        return _finds(self.offences)

    @cached_property
    def sentence(self) -> re.Pattern[str]:
        """Finds a word of a sentence, which counts where a length stands beside it."""
        return _finds(self.sentences)

    @cached_property
    def whole_sentence(self) -> re.Pattern[str]:
        """Finds a sentence that needs no length."""
        return _finds(self.whole_sentences)

    @cached_property
    def number_name(self) -> re.Pattern[str]:
        """Finds what a person's own number is called."""
        return _finds(self.numbers)


def _finds(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(phrases(*listed) if listed else r"(?!)", re.IGNORECASE)
