"""Arithmetic inside one sentence: shares of a whole, and parts that make a total."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mappa_report.checks.sentences.agreement import agrees, rounded
from mappa_report.checks.sentences.attachment import is_part_of
from mappa_report.checks.sentences.messages import in_digits
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Reading, Sentence
from mappa_report.checks.sentences.words import ALL_TOLD, VERBS, Qualifier

_OPENERS = frozenset([":", "comprising", "namely"])
_SUMS = ("in total", "in all", "altogether .", "all told")
_SHORT = 4
_WHICH_IS = (", or", "which is", "which are", "that is", "which was", "which means", "equal to", "equivalent to")


def slips_in(sentence: Sentence) -> Iterator[ArithmeticSlip]:
    """Every slip of ``sentence``, but for those in the sizes of changes."""
    readings = sentence.readings
    for one, other, third in zip(readings, readings[1:], (*readings[2:], None), strict=False):
        yield from _shares(sentence, one, other, third)
    for total, parts in ((readings[-1], readings[:-1]), (readings[0], readings[1:])) if len(readings) > 2 else ():
        if all(map(_is_exact_count, readings)) and _is_total(sentence, total, parts):
            yield from _sum_slip(sentence, total, parts)
            return


def _between(sentence: Sentence, one: Reading, other: Reading) -> list[str]:
    return [token.stem for token in sentence.tokens[one.number.last + 1 : other.number.start]]


def _is_exact_count(reading: Reading) -> bool:
    return reading.number.kind is NumberKind.COUNT and reading.number.qualifier is Qualifier.EXACT


def _shares(sentence: Sentence, one: Reading, other: Reading, third: Reading | None) -> Iterator[ArithmeticSlip]:
    """ "X of Y, Z%", "Y, of whom X (Z%)", "X, which is Z% of the Y"; and a part that is more than its whole."""
    if third and " ".join(_between(sentence, one, other)[-2:]) in _WHICH_IS:
        yield from _share_slip(sentence, one, third, other)
    elif pair := _part_and_whole(sentence, one, other):
        part, whole = pair
        if part.number.value > whole.number.value:
            terms = f"{in_digits(part.number.value)} is more than {in_digits(whole.number.value)}"
            yield ArithmeticSlip(sentence, part.number, f"at most {in_digits(whole.number.value)}", terms)
        elif third and _stands_beside(_between(sentence, other, third)):
            yield from _share_slip(sentence, part, whole, third)


def _stands_beside(between: list[str]) -> bool:
    """True where what comes after the words ``between`` is said of what stands before them: soon, or after a colon."""
    return between[-1:] == [":"] or (len(between) < _SHORT and "and" not in between)


def _part_and_whole(sentence: Sentence, one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    """Which of two counts is a part of which; None where neither is said to be."""
    if not (_is_exact_count(one) and _is_exact_count(other)):
        return None
    between = _between(sentence, one, other)
    if is_part_of(sentence.tokens, one, other):
        return one, other
    leads = [token.stem for token in sentence.tokens[: one.number.start][-2:]]
    is_led = "of" in leads and between[-1:] == [","]
    joined = f"{' '.join(between)} "
    is_of = any(f"{words} " in joined for words in (", of whom", ", of which", "of these", "of them"))
    return (other, one) if is_of or (is_led and one.number.start < _SHORT) else None


def _share_slip(sentence: Sentence, part: Reading, whole: Reading, share: Reading) -> Iterator[ArithmeticSlip]:
    number = share.number
    is_exact = _is_exact_count(part) and _is_exact_count(whole) and whole.number.value
    if not is_exact or number.kind is not NumberKind.PERCENTAGE:
        return
    ratio = part.number.value / whole.number.value * 100
    if not agrees(number, ratio):
        made = f"{float(rounded(ratio, number.decimals)):.{number.decimals}f}%"
        terms = f"{in_digits(part.number.value)} ÷ {in_digits(whole.number.value)} = {made}"
        yield ArithmeticSlip(sentence, number, made, terms)


def _sum_slip(sentence: Sentence, total: Reading, parts: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    expected, stated = sum((part.number.value for part in parts), Fraction(0)), total.number.value
    # "40 cases: 22 in row 2 and 8 in row 3": parts that follow their total and leave much of it over.
    is_part = total is sentence.readings[0] and (stated - expected) * 10 > stated
    if expected != stated and not is_part:
        terms = " + ".join(in_digits(part.number.value) for part in parts)
        yield ArithmeticSlip(sentence, total.number, in_digits(expected), f"{terms} = {in_digits(expected)}")


def _is_total(sentence: Sentence, total: Reading, parts: Sequence[Reading]) -> bool:
    """True for "7 in row 1, 9 in row 2, 16 in all", "16: 7 in row 1, 9 in row 2" and "88, 71 and 46: 205 in total"."""
    tokens, last = sentence.tokens, total.number.last
    is_after = total.number.first > parts[-1].number.first
    ending = " ".join(token.stem for token in tokens[last + 1 : last + 3]) if last + 4 >= len(tokens) else ""
    if is_after and ending in _SUMS and tokens[total.number.start - 1].stem in (":", "–", "—"):
        return True
    if _is_shared_out(sentence, total, parts):
        return True
    if not _are_parts(parts) or any(mention.is_line for mention in total.near) or _has_unread(sentence):
        return False
    if is_after:
        own = " ".join(token.stem for token in tokens[slice(*total.zone)])
        return any(f" {words} " in f" {own} " for words in ALL_TOLD)
    between = _between(sentence, total, parts[0])
    return not _OPENERS.isdisjoint(between)


def _is_shared_out(sentence: Sentence, total: Reading, parts: Sequence[Reading]) -> bool:
    """True for "of the 40, 20 were taken, 11 were declined and 8 withdrawn": what became of all of them, or nearly."""
    tokens = sentence.tokens
    made = sum(part.number.value for part in parts)
    is_near = abs(made - total.number.value) * 10 <= total.number.value
    became = [
        next((token.stem for token in tokens[part.number.last + 1 :] if token.stem not in VERBS), "") for part in parts
    ]
    is_list = tokens[0].stem == "of" and len(parts) > 2
    return is_near and is_list and all(word.endswith(("ed", "wn", "en")) for word in became)


def _are_parts(parts: Sequence[Reading]) -> bool:
    """True where each is of another row, or of another column, of one table."""
    named = [
        {(index, axis): keys for mention in part.near for index, (axis, keys) in mention.named.items() if keys}
        for part in parts
    ]
    return any(
        len({keys for each in named for keys in [each[slot]]}) == len(parts)
        for slot in set.intersection(*(set(each) for each in named))
    )


def _has_unread(sentence: Sentence) -> bool:
    """True where "one other" or "another" may be one more part."""
    read = {at for each in sentence.readings for at in range(each.number.first, each.number.last + 1)}
    return any(token.stem in ("one", "another") and at not in read for at, token in enumerate(sentence.tokens))
