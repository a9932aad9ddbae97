"""Lists that belong together one by one: "rows 2 and 3 had 23 and 9 people respectively"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.sentence import Counts, Reading
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.vocabulary import Axis

_JOINTS = frozenset([",", "and"])


def with_respective(tokens: Sequence[Token], readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` where each number of such a list has what is named for it alone, or nothing if that is unclear."""
    is_said = any(token.stem == "respectively" for token in tokens)
    return [
        reading
        for run in _runs(tokens, readings)
        for reading in (_told_apart(run, mentions) if is_said or _are_of_lines_before(run, mentions) else run)
    ]


def _are_of_lines_before(run: list[Reading], mentions: Sequence[Mention]) -> bool:
    """True for "rows 1, 2 and 3 had 12, 9 and 4 people": as many numbers as lines were just named as one."""
    before = [mention for mention in mentions if mention.last < run[0].number.start]
    is_bare = all(reading.counts is Counts.BARE for reading in run[:-1])
    return len(run) > 1 and is_bare and bool(before) and bool(_parts(before[-1], len(run)))


def _runs(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings, those of one list together: nothing but commas and "and" stands between them."""
    runs: list[list[Reading]] = []
    for reading in readings:
        between = tokens[runs[-1][-1].number.last + 1 : reading.number.start] if runs else ()
        if runs and all(token.stem in _JOINTS for token in between):
            runs[-1].append(reading)
        else:
            runs.append([reading])
    return runs


def _told_apart(run: list[Reading], mentions: Sequence[Mention]) -> Iterator[Reading]:
    """The numbers of ``run``: each with a line of the mention that names as many, or with one of as many mentions."""
    lines = [mention for mention in mentions if mention.is_line]
    named = next((parts for line in lines if (parts := _parts(line, len(run)))), lines)
    if len(run) == 1:
        yield run[0]
        return
    shared = dict.fromkeys(mention for mention in (*run[0].near, *run[-1].near) if not mention.is_line)
    for at, reading in enumerate(run):
        yield replace(reading, near=(named[at], *shared) if len(named) == len(run) else (), far=(), whole=())


def _parts(mention: Mention, count: int) -> list[Mention]:
    """A mention of each line that ``mention`` names, where these are as many in every table."""
    named = {index: each for index, each in mention.named.items() if each[0] is not Axis.TABLE}
    if not named or any(len(keys) != count for _, keys in named.values()):
        return []
    parts = ({index: (axis, (keys[at],)) for index, (axis, keys) in named.items()} for at in range(count))
    return [Mention(mention.first, mention.last, part, series=mention.series) for part in parts]
