"""Cells of the area's own tables whose row and column name a figure of the return."""

import re
from collections.abc import Iterator, Sequence, Set

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.tables import grids_of
from mappa_report.checks.sentences.tokens import Kind, Token, stem, tokens_of
from mappa_report.checks.sentences.words import NEUTRAL
from mappa_report.wording.numbers import MONTHS

_NUMBER = re.compile(r"[0-9][0-9,. ]{0,12}%?")
_HEADS = frozenset(["", *"outcome result event item measure type kind name figure number year".split()])


def cells_in(narrative: Sequence[Passage], judge: Judge) -> Iterator[tuple[Passage, str]]:
    """Each cell that is a number, with what its headings and itself say, where they have no word that may narrow it."""
    for grid in grids_of(narrative):
        heads = {at: "" if _is_idle(cell.text, judge) else cell.text for at, cell in grid.items() if 0 in at}
        unclear = {at for at, words in heads.items() if not names_only_figures(words, judge)}
        for (row, column), cell in grid.items():
            over = ((0, 0), (row, 0), (0, column))
            if row and column and unclear.isdisjoint(over) and _NUMBER.fullmatch(cell.text.strip()):
                yield cell, f"{', '.join(filter(None, map(heads.get, over)))}: {cell.text}"


def _is_idle(head: str, judge: Judge) -> bool:
    """True for a heading that says no more than of which kind the others are."""
    return head.lower() in _HEADS or stem(head) in judge.vocabulary.series or stem(head) in judge.vocabulary.counted


def names_only_figures(words: str, judge: Judge) -> bool:
    """True where ``words`` name only what the return counts, and when."""
    tokens = tokens_of(words)
    return is_plain(tokens, mentions_in(tokens, judge.vocabulary), judge, _HEADS)


def is_plain(tokens: Sequence[Token], mentions: Sequence[Mention], judge: Judge, besides: Set[str]) -> bool:
    """True where ``tokens`` are words of ``mentions``, of the plainest, of the area's names, or ``besides``."""
    named = {at for one in mentions for at in range(one.first, one.last + 1)}
    dated = {at for at, token in enumerate(tokens) if token.stem in MONTHS and tokens[at - 1].kind is Kind.NUMBER}
    known = (
        (NEUTRAL - MONTHS)
        | besides
        | judge.vocabulary.series.keys()
        | {"rate"}
        | judge.known_words
        | judge.vocabulary.counted
    )
    return all(
        at in named or at in dated or token.kind is not Kind.WORD or token.stem in known
        for at, token in enumerate(tokens)
    )
