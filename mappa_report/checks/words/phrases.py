"""Phrases as ``words.yaml`` writes them, and where they stand in what people wrote.

A phrase is looked for only in prose that has all of its words: few of several hundred do, so few are ever compiled.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from mappa_report.checks.narrative import Passage
from mappa_report.source.place import Place

GAP = "..."
"""Stands in a phrase for other characters, up to sixty."""

PLURAL = "(s)"
"""Stands in a phrase at the end of a word that may have an s there."""

Meaning = TypeVar("Meaning")

_LIST = re.compile(r"<([a-z_]+)>")
_BETWEEN_PIECES = re.compile(r"\.\.\.|<[a-z_]+>|\(s\)|['’]")
_SIGN = re.compile(r"(?<![\w<])(\w+)(\(s\))?(?![\w>])")
_WORD = re.compile(r"\w+")

# Most reports need none of these: they are compiled when they are first used.
_PART = r"\s+|\.\.\.|<([a-z_]+)>|(\w+)\(s\)|\w+|."
_SENTENCE_END = r"[.!?][”’\")]{0,2}\s"
_QUOTATION = r"“[^“”]{1,900}”|\"[^\"]{1,900}\"|(?<!\w)‘[^‘’]{1,300}’(?!\w)"
_NAME = r"[A-Z][\w-]{1,30}(?: (?:and )?[A-Z][\w-]{1,30}){0,2}"
_LIKE_APOSTROPHES = "'’"


class Reading:
    """A passage prepared for searches: its words, and where its sentences and quotations begin and end."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.folded = self.text.casefold()
        self.words_in_order = _WORD.findall(self.folded)
        self.words = frozenset(self.words_in_order)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in re.finditer(_SENTENCE_END, self.text)]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        """Where quotations begin and end, by turns."""
        return [end for match in re.finditer(_QUOTATION, self.text) for end in match.span()]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that the character at ``position`` belongs to."""
        return bisect_right(self._sentence_ends, position)

    def sentence_text(self, number: int) -> str:
        """The words of the sentence with that ``number``."""
        ends = (0, *self._sentence_ends, len(self.text))
        return self.text[ends[number] : ends[number + 1]]

    def is_quoted(self, position: int) -> bool:
        """True between quotation marks."""
        return bisect_right(self._quotation_ends, position) % 2 == 1


class Phrase:
    """``lists`` gives the words for each name between < and >; one that it lacks stands for the name of a place."""

    def __init__(self, text: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.text = text
        self.lists = lists

    @property
    def index_words(self) -> tuple[str, ...]:
        """The words to index it by: its longest word, and its plural if the phrase allows that."""
        word, plural = max(_SIGN.findall(self.text.casefold()), key=lambda sign: len(sign[0]))
        return (word, f"{word}s") if plural else (word,)

    @cached_property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Groups of lower-case pieces: text with the phrase has one piece of each group. This is a fast filter."""
        pieces = _BETWEEN_PIECES.split(self.text.casefold())
        names = _LIST.findall(self.text)
        lists = [tuple(word.casefold() for word in self.lists[name]) for name in names if name in self.lists]
        return (*((piece,) for piece in pieces if piece.strip()), *lists)

    def may_be_in(self, reading: Reading) -> bool:
        """False where ``reading`` lacks a piece of the phrase."""
        return all(any(piece in reading.folded for piece in pieces) for pieces in self.needs)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the phrase."""
        parts = "".join(self._pattern_of(part) for part in re.finditer(_PART, self.text))
        before = r"(?<![\w-])" if re.match(r"[\w<]", self.text) else ""
        after = r"(?!\w)" if re.search(r"(\w|>|\(s\))$", self.text) else ""
        return re.compile(f"{before}{parts}{after}")

    def _pattern_of(self, part: re.Match[str]) -> str:
        text = part[0]
        if text == GAP:
            return ".{0,60}?"
        if part[1]:
            return f"(?:{'|'.join(map(re.escape, self.lists[part[1]]))})" if part[1] in self.lists else _NAME
        if text.isspace():
            return r"\s"
        if text in _LIKE_APOSTROPHES:
            return f"[{_LIKE_APOSTROPHES}]"
        literal = f"{part[2]}s?" if part[2] else re.escape(text)
        return f"(?i:{literal})" if text == text.casefold() else literal


class Match(Struct, Generic[Meaning], frozen=True):
    """The place of a phrase in a reading, and the meaning that the PhraseBook has for it."""

    reading: Reading
    start: int
    end: int
    meaning: Meaning

    @property
    def text(self) -> str:
        """The words that were found."""
        return self.reading.text[self.start : self.end]

    @property
    def sentence(self) -> int:
        """The number of the sentence that they begin in."""
        return self.reading.sentence_at(self.start)

    @property
    def place(self) -> Place:
        """Where they stand."""
        return self.reading.passage.prose.place(self.start, self.end)


class PhraseBook(Generic[Meaning]):
    """Phrases to look for, each with what it means."""

    def __init__(self, entries: Iterable[tuple[Phrase, Meaning]]) -> None:
        self._by_word: dict[str, list[tuple[Phrase, Meaning]]] = {}
        for phrase, meaning in entries:
            for word in phrase.index_words:
                self._by_word.setdefault(word, []).append((phrase, meaning))
        self._words = frozenset(self._by_word)

    def find(self, reading: Reading) -> list[Match[Meaning]]:
        """Every phrase that ``reading`` has, from its beginning on; of those that overlap the longest."""
        matches = [
            Match(reading, *match.span(), meaning)
            for word in sorted(self._words & reading.words)
            for phrase, meaning in self._by_word[word]
            if phrase.may_be_in(reading)
            for match in phrase.pattern.finditer(reading.text)
        ]
        return _without_overlaps(matches) if len(matches) > 1 else matches


def _without_overlaps(matches: list[Match[Meaning]]) -> list[Match[Meaning]]:
    """``matches`` in order; of those that overlap, the one that begins first, and then the longest."""
    separate: list[Match[Meaning]] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not separate or match.start >= separate[-1].end:
            separate.append(match)
    return separate


def each_file(matches: Iterable[Match[Meaning]]) -> list[list[Match[Meaning]]]:
    """The matches with one meaning in one file, together."""
    groups: dict[tuple[str, Meaning], list[Match[Meaning]]] = {}
    for match in matches:
        groups.setdefault((match.place.file, match.meaning), []).append(match)
    return list(groups.values())


def how_often(group: Sequence[Match[Meaning]]) -> str:
    """A label for the first of ``group`` that says how many more there are."""
    return f"{len(group)} times in this file" if len(group) > 1 else ""


def first_per_file(matches: Iterable[Match[Meaning]]) -> list[tuple[Match[Meaning], str]]:
    """Of the matches with one meaning in one file the first, and a label that says how many there are."""
    return [(group[0], how_often(group)) for group in each_file(matches)]


def lowercase_words(readings: Iterable[Reading]) -> frozenset[str]:
    """The words that ``readings`` have in lower case, which are therefore neither names nor abbreviations."""
    return frozenset(word for reading in readings for word in reading.text.split() if word.islower())
