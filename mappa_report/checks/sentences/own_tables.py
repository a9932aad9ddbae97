"""Cells of the area's own tables whose row and column name a figure of the return."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.tables import Grid
from mappa_report.checks.sentences.tokens import Kind, Token, stem, tokens_of
from mappa_report.checks.sentences.words import NEUTRAL
from mappa_report.wording.numbers import MONTHS

_NUMBER = re.compile(r"[0-9][0-9,. ]{0,12}%?")
_HEADS = frozenset(["", *"outcome result event item measure type kind name figure number year".split()])


def cells_in(narrative: Sequence[Passage], judge: Judge) -> Iterator[tuple[Passage, str]]:
    """Each cell that is a number, with what its headings and itself say, where they have no word that may narrow it."""
    cells = [passage for passage in narrative if passage.prose.cell and passage.section]
    for _, group in groupby(cells, key=lambda cell: (id(cell.section), cell.prose.cell and cell.prose.cell.table)):
        grid = {(cell.row, cell.column): passage for passage in group if (cell := passage.prose.cell)}
        corner = grid[0, 0].text if (0, 0) in grid else ""
        if not names_only_figures(corner, judge):
            continue
        for (row, column), passage in grid.items():
            heads = [each for each in _heads(grid, row, column) if not _is_idle(each, judge)]
            if (
                row
                and column
                and _NUMBER.fullmatch(passage.text.strip())
                and all(names_only_figures(each, judge) for each in heads)
            ):
                yield (
                    passage,
                    f"{', '.join(each for each in (corner, *heads) if not _is_idle(each, judge))}: {passage.text}",
                )


def _heads(grid: Grid, row: int, column: int) -> tuple[str, ...]:
    return tuple(grid[at].text for at in ((row, 0), (0, column)) if at in grid)


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
