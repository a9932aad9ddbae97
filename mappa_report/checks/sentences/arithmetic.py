"""Arithmetic inside one sentence: changes from number to number, shares of a whole, and parts that make a total."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from mappa_report.checks.sentences.agreement import agrees, rounded
from mappa_report.checks.sentences.messages import in_digits
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.parts import is_part_of
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Reading, Sentence
from mappa_report.checks.sentences.words import ALL_TOLD, Qualifier

_OPENERS = frozenset([":", "comprising", "namely"])
_BEFORE_SUM = (":", "–", "—")
_SUMS = ("in total", "in all", "altogether .", "altogether", "all told")
_FAR = 8
_EARLY = 3
_WHICH_IS = ("which is", "which are", "that is", "which was", "which means", "equal to", "equivalent to")


def slips_in(sentence: Sentence) -> Iterator[ArithmeticSlip]:
    """Every slip of ``sentence``, but for those in the sizes of changes."""
    readings = sentence.readings
    if len(readings) > 1:
        yield from _shares(sentence, readings)
        yield from _shares_of(sentence, readings)
        parts = list(_parts(sentence, readings))
        yield from parts or _sums(sentence, readings)


def _between(sentence: Sentence, one: Reading, other: Reading) -> list[str]:
    return [token.stem for token in sentence.tokens[one.number.last + 1 : other.number.start]]


def _is_exact_count(reading: Reading) -> bool:
    return reading.number.kind is NumberKind.COUNT and reading.number.qualifier is Qualifier.EXACT


def _shares(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    """ "X of Y, Z%", "Y, of whom X (Z%)", "of the Y, X or Z%"; and a part that is more than its whole."""
    for index, (one, other) in enumerate(pairwise(readings)):
        if not (_is_exact_count(one) and _is_exact_count(other)):
            continue
        pair = _part_and_whole(sentence, one, other)
        if pair is None:
            continue
        part, whole = pair
        if part.number.value > whole.number.value:
            expected = f"{in_digits(part.number.value)} is more than {in_digits(whole.number.value)}"
            yield ArithmeticSlip(sentence, part.number, f"at most {in_digits(whole.number.value)}", expected)
        elif index + 2 < len(readings) and whole.number.value:
            yield from _share(sentence, part.number, whole.number, other, readings[index + 2])


def _shares_of(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    """ "X ..., which is Z% of the Y"."""
    for part, share, whole in zip(readings, readings[1:], readings[2:], strict=False):
        joint = " ".join(_between(sentence, part, share)[-2:])
        is_share = share.number.kind is NumberKind.PERCENTAGE and is_part_of(sentence.tokens, share, whole)
        if not (is_share and joint in _WHICH_IS and _is_exact_count(part) and _is_exact_count(whole)):
            continue
        if whole.number.value and not agrees(share.number, part.number.value / whole.number.value * 100):
            expected = _percent(part.number.value / whole.number.value, share.number)
            terms = f"{in_digits(part.number.value)} ÷ {in_digits(whole.number.value)} = {expected}"
            yield ArithmeticSlip(sentence, share.number, expected, terms)


def _part_and_whole(sentence: Sentence, one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    between = _between(sentence, one, other)
    leads = [token.stem for token in sentence.tokens[max(0, one.number.start - 2) : one.number.start]]
    if one.number.start <= _EARLY and leads[:1] == ["of"] and between[-1:] == [","]:
        return other, one
    if between in (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "all"]):
        return one, other
    joined = " ".join(between)
    is_of = any(f"{words} " in f"{joined} " for words in (", of whom", ", of which", "of these", "of them"))
    if is_of and len(between) < 2 * _FAR:
        return other, one
    return None


def _share(sentence: Sentence, part: Number, whole: Number, last: Reading, share: Reading) -> Iterator[ArithmeticSlip]:
    between = _between(sentence, last, share)
    is_near = len(between) <= 3 and bool({"(", ",", "or", "–", "—"} & set(between)) and "and" not in between
    if share.number.kind is not NumberKind.PERCENTAGE or not is_near:
        return
    ratio = part.value / whole.value
    if not agrees(share.number, ratio * 100):
        expected = _percent(ratio, share.number)
        terms = f"{in_digits(part.value)} ÷ {in_digits(whole.value)} = {expected}"
        yield ArithmeticSlip(sentence, share.number, expected, terms)


def _parts(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    """ "7 in row 1 and 9 in row 2, 16 in all", and "16: 7 in row 1 and 9 in row 2"."""
    if len(readings) < 3 or not all(_is_exact_count(reading) for reading in readings):
        return
    for total, parts in ((readings[-1], readings[:-1]), (readings[0], readings[1:])):
        if _are_parts(parts) and _is_total(sentence, total, parts):
            expected = sum((part.number.value for part in parts), Fraction(0))
            if expected != total.number.value and _may_be_all(total, expected, is_last=total is readings[-1]):
                terms = " + ".join(in_digits(part.number.value) for part in parts)
                yield ArithmeticSlip(sentence, total.number, in_digits(expected), f"{terms} = {in_digits(expected)}")
            return


def _sums(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    """ "One had 88, another 71 and the third 46: 205 in total"."""
    *parts, total = readings
    before = sentence.tokens[total.number.start - 1].stem if total.number.start else ""
    after = " ".join(token.stem for token in sentence.tokens[total.number.last + 1 : total.number.last + 3])
    is_total = before in _BEFORE_SUM and after in _SUMS and total.number.last + 4 >= len(sentence.tokens)
    if is_total and len(parts) > 1 and all(_is_exact_count(reading) for reading in readings):
        expected = sum((part.number.value for part in parts), Fraction(0))
        if expected != total.number.value:
            terms = " + ".join(in_digits(part.number.value) for part in parts)
            yield ArithmeticSlip(sentence, total.number, in_digits(expected), f"{terms} = {in_digits(expected)}")


def _may_be_all(total: Reading, expected: Fraction, is_last: bool) -> bool:
    """False where parts that follow their total leave much of it over: "40 cases: 22 in row 2 and 8 in row 3"."""
    return is_last or expected > total.number.value or (total.number.value - expected) * 10 <= total.number.value


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


def _is_total(sentence: Sentence, total: Reading, parts: Sequence[Reading]) -> bool:
    own = [token.stem for token in sentence.tokens[slice(*total.zone)]]
    if any(mention.is_line for mention in total.near) or _has_unread(sentence, total, parts):
        return False
    if total.number.first > parts[-1].number.first:
        return any(f" {words} " in f" {' '.join(own)} " for words in ALL_TOLD)
    between = _between(sentence, total, parts[0])
    return bool(_OPENERS & set(between)) or "made up of" in " ".join(between)


def _has_unread(sentence: Sentence, total: Reading, parts: Sequence[Reading]) -> bool:
    """True where "one other" or "another" may be one more part."""
    read = {at for each in (total, *parts) for at in range(each.number.first, each.number.last + 1)}
    return any(token.stem in ("one", "another") and at not in read for at, token in enumerate(sentence.tokens))


def _percent(ratio: Fraction, like: Number) -> str:
    value = rounded(ratio * 100, like.decimals)
    return f"{float(value):.{like.decimals}f}%"
