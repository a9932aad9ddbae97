"""The area's own tables: cells whose row and column name a figure of the return, and totals that do not add up."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.candidates import Returns
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.tokens import Kind, Token, stem, tokens_of
from mappa_report.checks.sentences.words import NEUTRAL
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import MONTHS, format_number

_NUMBER = re.compile(r"[0-9][0-9,. ]{0,12}%?")
_HEADS = frozenset(["", *"outcome result event item measure type kind name figure number year".split()])


def cells_in(narrative: Sequence[Passage], returns: Returns) -> Iterator[tuple[Passage, str]]:
    """Each cell that is a number, with what its headings and itself say, where they have no word that may narrow it."""
    for grid in grids_of(narrative):
        heads = {at: "" if _is_idle(cell.text, returns) else cell.text for at, cell in grid.items() if 0 in at}
        unclear = {at for at, words in heads.items() if not names_only_figures(words, returns)}
        for (row, column), cell in grid.items():
            over = ((0, 0), (row, 0), (0, column))
            if row and column and unclear.isdisjoint(over) and _NUMBER.fullmatch(cell.text.strip()):
                yield cell, f"{', '.join(filter(None, map(heads.get, over)))}: {cell.text}"


def _is_idle(head: str, returns: Returns) -> bool:
    """True for a heading that says no more than of which kind the others are."""
    return head.lower() in _HEADS or stem(head) in returns.vocabulary.series or stem(head) in returns.vocabulary.counted


def names_only_figures(words: str, returns: Returns) -> bool:
    """True where ``words`` name only what the return counts, and when."""
    tokens = tokens_of(words)
    return is_plain(tokens, mentions_in(tokens, returns.vocabulary), returns, _HEADS)


def is_plain(tokens: Sequence[Token], mentions: Sequence[Mention], returns: Returns, besides: Set[str]) -> bool:
    """True where ``tokens`` are words of ``mentions``, of the plainest, of the area's names, or ``besides``."""
    named = {at for one in mentions for at in range(one.first, one.last + 1)}
    dated = {at for at, token in enumerate(tokens) if token.stem in MONTHS and tokens[at - 1].kind is Kind.NUMBER}
    known = (
        (NEUTRAL - MONTHS)
        | besides
        | returns.vocabulary.series.keys()
        | {"rate"}
        | returns.known_words
        | returns.vocabulary.counted
    )
    return all(
        at in named or at in dated or token.kind is not Kind.WORD or token.stem in known
        for at, token in enumerate(tokens)
    )


_COUNT = re.compile(r"\A\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,3})\s*")
_TOTAL = re.compile(r"\A\s*(?:(?:grand |overall )?totals?|all|sum|altogether)\b[\w\s]{0,30}", re.IGNORECASE)

Grid = Mapping[tuple[int, int], Passage]


def check_tables(narrative: Sequence[Passage]) -> Iterator[Problem]:
    """A warning for each total of the area's own tables that is not the sum of its parts."""
    for grid in grids_of(narrative):
        for line in _totalled(grid):
            written = (_COUNT.fullmatch(grid[place].text) for place in line if place in grid)
            counts = [int(match[1].replace(",", "")) for match in written if match]
            if len(counts) == len(line) > 1 and sum(counts[:-1]) != counts[-1]:
                yield _problem(grid[line[-1]], counts[:-1], counts[-1])


def grids_of(narrative: Sequence[Passage]) -> Iterator[Grid]:
    """The cells of each of the area's own tables."""
    cells = [passage for passage in narrative if passage.prose.cell and passage.section]
    for _, group in groupby(cells, key=lambda cell: (id(cell.section), cell.prose.cell and cell.prose.cell.table)):
        yield {(cell.row, cell.column): passage for passage in group if (cell := passage.prose.cell)}


def _totalled(grid: Grid) -> Iterator[list[tuple[int, int]]]:
    """The places of each column and row whose last cell is headed as a total."""
    rows, columns = (range(1, 1 + max(place[axis] for place in grid)) for axis in (0, 1))
    heads = {place for place, cell in grid.items() if 0 in place and _TOTAL.fullmatch(cell.text)}
    if (rows.stop - 1, 0) in heads:
        yield from ([(row, column) for row in rows] for column in columns)
    if (0, columns.stop - 1) in heads:
        yield from ([(row, column) for column in columns] for row in rows)


def _problem(cell: Passage, parts: Sequence[int], total: int) -> Problem:
    made = format_number(sum(parts))
    return Problem(
        "table-arithmetic",
        f"the total of this table is {format_number(total)}, and its parts make {made}",
        cell.prose.place(0, len(cell.text)),
        Severity.WARNING,
        label=f"{' + '.join(map(format_number, parts))} = {made}",
        hint="correct the total, or the part that is wrong.",
    )
