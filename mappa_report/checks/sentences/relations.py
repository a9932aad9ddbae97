"""The relation of a number to the others of its sentence: their whole, a share of them, or one of a list."""

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.words import VERBS

_MAX_COUNTS = 12
_THEM = frozenset("them whom which these those".split())
_VERBS = frozenset("were was are is at in".split())
_LIST_ENDS = frozenset([";", ":", "of", "but", "while", "whereas", "compared", "against"])


def is_of_them(sentence: Sentence, reading: Reading) -> bool:
    """True for "12 of them" and "of whom 12": some of those that the number before counts."""
    tokens, number = sentence.tokens, reading.number
    after = [token.stem for token in tokens[number.last + 1 : number.last + 3]]
    before = [token.stem for token in tokens[max(0, number.start - 3) : number.start] if token.stem != ","][-2:]
    return any(words[:1] == ["of"] and words[-1] in _THEM for words in (after, before))


def is_share_of_own(sentence: Sentence, reading: Reading) -> bool:
    """True for a share that two numbers of its own sentence make."""
    scale = {NumberKind.PERCENTAGE: 100, NumberKind.FRACTION: 1}.get(reading.number.kind)
    counts = [other.number.value for other in sentence.readings if other.number.kind is NumberKind.COUNT]
    return scale is not None and any(
        whole and agrees(reading.number, part / whole * scale)
        for part in counts[:_MAX_COUNTS]
        for whole in counts[:_MAX_COUNTS]
    )


def mentions_of_list_end(sentence: Sentence, reading: Reading) -> tuple[Mention, ...]:
    """The mentions of the last number in the list: "5 in row 3 and 23 in row 2 returned" says of both that they did."""
    last = sentence.readings[-1]
    series = {mention.series for mention in reading.near if mention.series}
    is_alike = any(mention.series in series for mention in last.near)
    end = _end_of_list(sentence, reading)
    mentions = (*end.near, *(last.near if is_alike else ()))
    return tuple(mention for mention in mentions if mention not in reading.near)


def _end_of_list(sentence: Sentence, reading: Reading) -> Reading:
    """The last number before the verb that all those of a list share: "5 in row 3, 9 in row 4 and 23 in row 2 were"."""
    end = reading
    for following in sentence.readings[sentence.readings.index(reading) + 1 :]:
        between = sentence.tokens[end.number.last + 1 : following.number.start]
        if any(token.stem in VERBS or token.stem in _LIST_ENDS for token in between):
            break
        end = following
    return end
