"""PersonalWords: the words by which a report is searched for what would identify somebody."""

import re
from functools import cached_property

from msgspec import Struct


def phrases_pattern(*listed: str) -> str:
    """A regular expression for any of the phrases. A * stands for any ending of a word; a space also for a hyphen.

    No part of it can match the same text in several ways, so matching takes linear time on hostile text too.
    """
    return rf"\b(?:{'|'.join(map(_phrase_pattern, sorted(listed, key=len, reverse=True)))})"


def _phrase_pattern(phrase: str) -> str:
    words = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else r"\b") for word in phrase.split())
    return r"[\s\u00a0-]".join(words)


class PersonalWords(Struct, frozen=True, dict=True):
    """Phrases, all data. ``numbers`` are what a person's own numbers are called.

    ``offences``, ``sentences`` (with a length of time beside them) and ``whole_sentences`` are what a case is told
    by, and ``convictions`` what tells one without its offence; ``not_places`` follow "in" and "at" without being
    places. ``names`` are first names, ``labels`` what one who is named may be called in place of an offence,
    ``bearers`` what stands right before such a name, and ``posts`` what shows that a name is not a case's.
    ``organisations`` and ``persons`` show whose an address is, ``mailboxes`` are parts of addresses for everybody, and
    ``contact_kinds`` are the kinds of section that give contact points. ``group_members`` are words for people, and
    ``groups`` what they are managed by.
    """

    offences: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    whole_sentences: tuple[str, ...] = ()
    convictions: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    contact_kinds: tuple[str, ...] = ()
    group_members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @cached_property
    def group(self) -> re.Pattern[str]:
        """Finds what shows that people are spoken of who are managed."""
        return _compiled(self.groups)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First names as they are written."""
        return frozenset(self.names)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Finds what somebody who is named may be called in place of an offence."""
        return _compiled(self.labels)

    @cached_property
    def bearer(self) -> re.Pattern[str]:
        """Finds what one whose case is told is called right before the name."""
        return _compiled(self.bearers)

    @cached_property
    def post(self) -> re.Pattern[str]:
        """Finds a post, a rank, or what an organisation is called after somebody."""
        return _compiled(self.posts)

    @cached_property
    def organisation(self) -> re.Pattern[str]:
        """Finds what shows that an address or number is an organisation's."""
        return _compiled(self.organisations)

    @cached_property
    def somebody(self) -> re.Pattern[str]:
        """Finds what shows that an address or number is one person's."""
        return _compiled(self.persons)

    @cached_property
    def offence(self) -> re.Pattern[str]:
        """Finds an offence."""
        return _compiled(self.offences)

    @cached_property
    def sentence(self) -> re.Pattern[str]:
        """Finds a word of a sentence, which counts where a length stands beside it."""
        return _compiled(self.sentences)

    @cached_property
    def whole_sentence(self) -> re.Pattern[str]:
        """Finds a sentence that needs no length."""
        return _compiled(self.whole_sentences)

    @cached_property
    def conviction(self) -> re.Pattern[str]:
        """Finds that somebody was convicted or recalled."""
        return _compiled(self.convictions)

    @cached_property
    def number_name(self) -> re.Pattern[str]:
        """Finds what a person's own number is called."""
        return _compiled(self.numbers)


def _compiled(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(phrases_pattern(*listed) if listed else r"(?!)", re.IGNORECASE)
