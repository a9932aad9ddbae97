"""Arithmetic inside one sentence: changes from number to number, shares of a whole, and parts that make a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from mappa_report.checks.sentences.agreement import agrees, rounded
from mappa_report.checks.sentences.factors import factor_slips
from mappa_report.checks.sentences.numbers import Number, Sort
from mappa_report.checks.sentences.parts import stands_of
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.slip import Slip
from mappa_report.checks.sentences.words import ALL_TOLD, CHANGES, Bound
from mappa_report.wording.numbers import format_number as written

_FALLS = frozenset("decrease decreased fall fell fallen drop dropped reduction reduced down decline declined".split())
_RISES = CHANGES - _FALLS - {"change", "changed", "extra", "additional", "lost"}
_OPENERS = frozenset([":", "comprising", "namely"])
_FAR = 8
_EARLY = 3
_WHICH_IS = ("which is", "which are", "that is", "which was", "which means", "equal to", "equivalent to")


def slips_in(sentence: Sentence) -> Iterator[Slip]:
    """Every slip of ``sentence``."""
    readings = sentence.readings
    if len(readings) > 1:
        yield from _changes(sentence, readings)
        yield from _shares(sentence, readings)
        yield from _shares_of(sentence, readings)
        yield from _parts(sentence, readings)
        yield from factor_slips(sentence, readings)


def _before(sentence: Sentence, reading: Reading, count: int = 1) -> list[str]:
    at = reading.number.qualified
    return [token.stem for token in sentence.tokens[max(0, at - count) : at]]


def _between(sentence: Sentence, one: Reading, other: Reading) -> list[str]:
    return [token.stem for token in sentence.tokens[one.number.last + 1 : other.number.qualified]]


def _is_exact_count(reading: Reading) -> bool:
    return reading.number.sort is Sort.COUNT and reading.number.bound is Bound.EXACT


def _changes(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Slip]:
    """ "From A to B, a rise of C" and "a rise of C, from A to B", where C may be a percentage of A."""
    for index, (one, other) in enumerate(pairwise(readings)):
        between = _between(sentence, one, other)
        is_span = _before(sentence, one) == ["from"] and between[-1:] == ["to"] and len(between) < _FAR
        if not (is_span and _is_exact_count(one) and _is_exact_count(other)):
            continue
        for neighbour in (index - 1, index + 2):
            if 0 <= neighbour < len(readings) and _tells_change(sentence, readings, index, neighbour):
                yield from _change(sentence, one.number, other.number, readings[neighbour].number)


def _tells_change(sentence: Sentence, readings: Sequence[Reading], index: int, neighbour: int) -> bool:
    """True where the number at ``neighbour`` is the size of the change that begins at ``index``."""
    if neighbour < index:
        apart = _between(sentence, readings[neighbour], readings[index])
        is_near = len(apart) < _FAR and not {"and", ";", "while"} & set(apart)
        return is_near and bool(set(_before(sentence, readings[neighbour], 3)) & CHANGES)
    apart = _between(sentence, readings[index + 1], readings[neighbour])
    words = set(apart[-3:])
    is_bracketed = apart[-1:] == ["("] and readings[neighbour].number.sort is Sort.PERCENTAGE
    return len(apart) <= _FAR and (is_bracketed or (bool(words & CHANGES) and apart[-1] in ("of", "by", "up", "down")))


def _change(sentence: Sentence, old: Number, new: Number, size: Number) -> Iterator[Slip]:
    difference = abs(new.value - old.value)
    if size.sort is Sort.COUNT and not agrees(size, difference):
        low, high = sorted((old.value, new.value))
        yield Slip(sentence, size, _digits(difference), f"{_digits(high)} − {_digits(low)} = {_digits(difference)}")
    elif size.sort is Sort.PERCENTAGE and old.value and not agrees(size, difference / old.value * 100):
        made = _percent(difference / old.value, size)
        yield Slip(sentence, size, made, f"{_digits(difference)} ÷ {_digits(old.value)} = {made}")


def _shares(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Slip]:
    """ "X of Y, Z%", "Y, of whom X (Z%)", "of the Y, X or Z%"; and a part that is more than its whole."""
    for index, (one, other) in enumerate(pairwise(readings)):
        if not (_is_exact_count(one) and _is_exact_count(other)):
            continue
        pair = _part_and_whole(sentence, one, other)
        if pair is None:
            continue
        part, whole = pair
        if part.number.value > whole.number.value:
            made = f"{_digits(part.number.value)} is more than {_digits(whole.number.value)}"
            yield Slip(sentence, part.number, f"at most {_digits(whole.number.value)}", made)
        elif index + 2 < len(readings) and whole.number.value:
            yield from _share(sentence, part.number, whole.number, other, readings[index + 2])


def _shares_of(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Slip]:
    """ "X ..., which is Z% of the Y"."""
    for part, share, whole in zip(readings, readings[1:], readings[2:], strict=False):
        joint = " ".join(_between(sentence, part, share)[-2:])
        is_share = share.number.sort is Sort.PERCENTAGE and stands_of(sentence.tokens, share, whole)
        if not (is_share and joint in _WHICH_IS and _is_exact_count(part) and _is_exact_count(whole)):
            continue
        if whole.number.value and not agrees(share.number, part.number.value / whole.number.value * 100):
            made = _percent(part.number.value / whole.number.value, share.number)
            shown = f"{_digits(part.number.value)} ÷ {_digits(whole.number.value)} = {made}"
            yield Slip(sentence, share.number, made, shown)


def _part_and_whole(sentence: Sentence, one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    between = _between(sentence, one, other)
    leads = [token.stem for token in sentence.tokens[max(0, one.number.qualified - 2) : one.number.qualified]]
    if one.number.qualified <= _EARLY and leads[:1] == ["of"] and between[-1:] == [","]:
        return other, one
    if between in (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "all"]):
        return one, other
    joined = " ".join(between)
    is_of = any(f"{words} " in f"{joined} " for words in (", of whom", ", of which", "of these", "of them"))
    if is_of and len(between) < 2 * _FAR:
        return other, one
    return None


def _share(sentence: Sentence, part: Number, whole: Number, last: Reading, share: Reading) -> Iterator[Slip]:
    apart = _between(sentence, last, share)
    is_near = len(apart) <= 3 and bool({"(", ",", "or", "–", "—"} & set(apart)) and "and" not in apart
    if share.number.sort is not Sort.PERCENTAGE or not is_near:
        return
    ratio = part.value / whole.value
    if not agrees(share.number, ratio * 100):
        made = _percent(ratio, share.number)
        yield Slip(sentence, share.number, made, f"{_digits(part.value)} ÷ {_digits(whole.value)} = {made}")


def _parts(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Slip]:
    """ "7 in row 1 and 9 in row 2, 16 in all", and "16: 7 in row 1 and 9 in row 2"."""
    if len(readings) < 3 or not all(_is_exact_count(reading) for reading in readings):
        return
    for total, parts in ((readings[-1], readings[:-1]), (readings[0], readings[1:])):
        if _are_parts(parts) and _is_total(sentence, total, parts):
            made = sum((part.number.value for part in parts), Fraction(0))
            if made != total.number.value and _may_be_all(total, made, is_last=total is readings[-1]):
                shown = " + ".join(_digits(part.number.value) for part in parts)
                yield Slip(sentence, total.number, _digits(made), f"{shown} = {_digits(made)}")
            return


def _may_be_all(total: Reading, made: Fraction, is_last: bool) -> bool:
    """False where parts that follow their total leave much of it over: "40 cases: 22 in row 2 and 8 in row 3"."""
    return is_last or made > total.number.value or (total.number.value - made) * 10 <= total.number.value


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


def _digits(value: Fraction) -> str:
    return written(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _percent(ratio: Fraction, like: Number) -> str:
    value = rounded(ratio * 100, like.decimals)
    return f"{float(value):.{like.decimals}f}%"
