"""How a number stands to the others of its sentence: as their whole, their share, or told with them."""

from __future__ import annotations

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Sort
from mappa_report.checks.sentences.sentence import Reading, Sentence

_MOST = 12
_VERBS = frozenset("were was are is at in".split())


def is_whole(sentence: Sentence, reading: Reading) -> bool:
    """True for the second number of "12 of the 28 people": some of what follows may be said of the first."""
    at = sentence.readings.index(reading)
    if not at:
        return False
    between = sentence.tokens[sentence.readings[at - 1].number.last + 1 : reading.number.qualified]
    return [token.stem for token in between] in (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"])


def is_of_named(sentence: Sentence, reading: Reading) -> bool:
    """True for "60% of row 2", where the one line that is named is the whole, and the part is something else."""
    lines = [mention for mention in reading.near if mention.is_line]
    after = sentence.tokens[reading.number.last + 1 :]
    if reading.number.sort not in (Sort.PERCENTAGE, Sort.FRACTION) or len(lines) != 1:
        return False
    if not after or after[0].stem != "of":
        return False
    apart = lines[0].first - reading.number.last - 2
    return 0 <= apart < 3 and not any(token.stem in _VERBS for token in after[: apart + 1])


def is_share_of_own(sentence: Sentence, reading: Reading) -> bool:
    """True for a share that two numbers of its own sentence make."""
    scale = {Sort.PERCENTAGE: 100, Sort.FRACTION: 1}.get(reading.number.sort)
    counts = [other.number.value for other in sentence.readings if other.number.sort is Sort.COUNT]
    return scale is not None and any(
        whole and agrees(reading.number, part / whole * scale) for part in counts[:_MOST] for whole in counts[:_MOST]
    )


def told_with(sentence: Sentence, reading: Reading) -> tuple[Mention, ...]:
    """What the last number of the sentence names: "5 in row 3 and 23 in row 2 returned" says of both that they did."""
    last = sentence.readings[-1]
    series = {mention.series for mention in reading.near if mention.series}
    is_alike = any(mention.series in series for mention in last.near)
    return last.near if is_alike and last is not reading else ()
