"""Vocabulary: the words that a check looks for in a report, as ``boilerplate/words.yaml`` has them."""

from collections.abc import Mapping

from msgspec import Struct, field

Phrases = tuple[str, ...]
"""Words and phrases as people write them in the file; ``checks/words/phrases.py`` says what they match."""


class RetiredTerm(Struct, frozen=True):
    """Terms that ``instead`` has replaced: it is right from the reporting year that ends in ``since`` on."""

    terms: Phrases
    instead: str
    since: int
    because: str
    right_in: Phrases = ()


class Vocabulary(Struct, frozen=True):
    """``lists`` are the words that a name between < and > stands for.

    ``spellings`` gives what is right for each phrase that is not; ``acts`` every year of each Act's title, and
    ``abbreviations`` what each stands for; those in ``known`` need no explaining. ``doubled`` may stand twice in a row;
    with ``other_years`` in a sentence, a date in it may be of another year.
    """

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: tuple[RetiredTerm, ...] = ()
    history: Phrases = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    relative_dates: Phrases = ()
    not_relative: Phrases = ()
    certain_leftovers: Phrases = ()
    likely_leftovers: Phrases = ()
    not_leftovers: Phrases = ()
    doubled: Phrases = ()
    other_years: Phrases = ()
    other_areas: Phrases = ()
    acts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
