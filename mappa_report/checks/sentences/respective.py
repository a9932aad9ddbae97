"""Lists that belong together one by one: "rows 2 and 3 had 23 and 9 people respectively"."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.sentence import Reading
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.vocabulary import Axis

_JOINTS = frozenset([",", "and"])


def with_respective(tokens: Sequence[Token], readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` where each number of such a list has what is named for it alone, or nothing if that is unclear."""
    if not any(token.stem == "respectively" for token in tokens):
        return list(readings)
    result: list[Reading] = []
    for run in _runs(tokens, readings):
        named = _named_for(run, mentions) if len(run) > 1 else []
        for at, reading in enumerate(run):
            if len(run) == 1:
                result.append(reading)
            elif named:
                others = {mention for each in named for mention in each.of}
                shared = tuple(m for m in (*run[0].near, *run[-1].near) if m not in others and not m.is_line)
                result.append(replace(reading, near=(*named[at].mentions, *dict.fromkeys(shared)), far=(), whole=()))
            else:
                result.append(replace(reading, near=(), far=()))
    return result


def _runs(tokens: Sequence[Token], readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The readings, those of one list together: nothing but commas and "and" stands between them."""
    run: list[Reading] = []
    for reading in readings:
        between = tokens[run[-1].number.last + 1 : reading.number.start] if run else ()
        if run and not all(token.stem in _JOINTS for token in between):
            yield run
            run = []
        run.append(reading)
    if run:
        yield run


class _Named(Struct, frozen=True):
    """What one number of a list is of, and the mentions that it was taken from."""

    mentions: tuple[Mention, ...]
    of: tuple[Mention, ...]


def _named_for(run: Sequence[Reading], mentions: Sequence[Mention]) -> list[_Named]:
    """One for each number of ``run``: the lines of one mention in their order, or as many mentions; else none."""
    lines = [mention for mention in mentions if mention.is_line]
    for mention in lines:
        parts = _parts(mention, len(run))
        if parts:
            return [_Named((part,), (mention,)) for part in parts]
    if len(lines) == len(run):
        return [_Named((mention,), tuple(lines)) for mention in lines]
    return []


def _parts(mention: Mention, count: int) -> list[Mention]:
    """A mention of each line that ``mention`` names, where these are as many in every table."""
    named = {index: keys for index, (axis, keys) in mention.named.items() if axis is not Axis.TABLE}
    if any(len(keys) != count for keys in named.values()):
        return []
    return [
        Mention(
            mention.first,
            mention.last,
            {index: (mention.named[index][0], (keys[at],)) for index, keys in named.items()},
            series=mention.series,
        )
        for at in range(count)
    ]
