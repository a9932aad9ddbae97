"""Where a sentence names tables, rows and columns of the return."""

import re
from collections.abc import Sequence

from msgspec import Struct

from mappa_report.checks.sentences.no_figures import is_year_range
from mappa_report.checks.sentences.tokens import Kind, Token
from mappa_report.checks.sentences.vocabulary import Axis, Named, Phrase, Vocabulary, common_names
from mappa_report.checks.sentences.words import SMALL

_GAP = "..."
_WIDEST_GAP = 5
_TO_BE = frozenset("were was are is".split())
"""What a gap goes over before "revoked" and the like alone: "those in breach were on the register" are two things."""
_BETWEEN = frozenset(["and", "or", ",", "/", "&", "to"])


class Mention(Struct, frozen=True, eq=False):
    """The tokens from ``first`` to ``last`` name something. ``series`` is the word of a line such as "row 2".

    ``verb`` is a word before a number that is part of it: "removed" in "removed 12 people from the register".
    A time that ``is_loose``, such as "2022-23", may be said of the year or of the day on which it ends.
    """

    first: int
    last: int
    named: Named
    is_when: bool = False
    series: str = ""
    is_loose: bool = False
    verb: int | None = None

    @property
    def is_line(self) -> bool:
        """True where rows or columns are named, and not a table as a whole."""
        return any(axis is not Axis.TABLE for axis, _ in self.named.values())


def mentions_in(tokens: Sequence[Token], vocabulary: Vocabulary, before: Sequence[Mention] = ()) -> list[Mention]:
    """Every mention in ``tokens``, in order, the longest words first wherever several would do.

    "That row" is the one last named, perhaps in the sentence ``before``.
    """
    mentions: list[Mention] = []
    position = 0
    while position < len(tokens):
        word = tokens[position].stem
        mention = None
        if word in vocabulary.series:
            mention = series_at(tokens, position, vocabulary) or _that_at(tokens, position, (*before, *mentions))
        if mention is None and word in vocabulary.phrases:
            mention = _phrase_at(tokens, position, vocabulary)
        if mention is None and (tokens[position].kind is Kind.RANGE or word == "this"):
            mention = _year_at(tokens, position, vocabulary)
        if mention:
            mentions.append(mention)
        position = mention.last + 1 if mention else position + 1
    return _joined(mentions, tokens, vocabulary)


def mentions_over(tokens: Sequence[Token], number: tuple[int, int], vocabulary: Vocabulary) -> list[Mention]:
    """What words on both sides of a number name, as in "removed 12 people from the register": the words after it.

    ``number`` is its first and its last token.
    """
    first, last = number
    noun = next(
        (at for at in range(last + 1, min(last + 4, len(tokens))) if tokens[at].stem in vocabulary.counted), None
    )
    if noun is None or not first or tokens[first - 1].stem not in vocabulary.phrases:
        return []
    whole = _phrase_at((*tokens[:first], *tokens[noun + 1 :]), first - 1, vocabulary)
    if whole is None or whole.last < first:
        return []
    return [Mention(noun + 1, whole.last + noun + 1 - first, whole.named, whole.is_when, verb=first - 1)]


def _year_at(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Mention | None:
    """ "2022-23" and "this year"."""
    is_this = [token.stem for token in tokens[at : at + 2]] == ["this", "year"]
    if not vocabulary.yearly or not (is_this or is_year_range(tokens[at])):
        return None
    return Mention(at, at + is_this, vocabulary.yearly, is_when=True, is_loose=True)


def _phrase_at(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> Mention | None:
    best: tuple[int, Phrase] | None = None
    for phrase in vocabulary.phrases[tokens[start].stem]:
        last = _matched(tokens, start, phrase.words)
        if last is not None and (best is None or last > best[0]):
            best = (last, phrase)
    return Mention(start, best[0], best[1].named, best[1].is_when) if best else None


def _matched(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> int | None:
    """The last token that ``words`` take from ``start`` on."""
    position = start
    for number, word in enumerate(words):
        if word == _GAP:
            continue
        reach = _WIDEST_GAP if number and words[number - 1] == _GAP else 0
        position = _next(tokens, position, word, reach)
        if position < 0:
            return None
    return position - 1


def _next(tokens: Sequence[Token], position: int, word: str, reach: int) -> int:
    for at in range(position, min(position + reach + 1, len(tokens))):
        if tokens[at].stem == word:
            return at + 1
        if tokens[at].kind is not Kind.WORD or (tokens[at].stem in _TO_BE and not word.endswith("ed")):
            return -1
    return -1


def series_at(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> Mention | None:
    """A word and a number, or numbers: "row 2", "rows 2 and 3", "rows 1 to 3"; a number unknown names nothing."""
    lines = vocabulary.series[tokens[start].stem]
    if start + 1 >= len(tokens):
        return None
    numbers, last = _numbers_from(tokens, start + 1, vocabulary)
    if not numbers:
        return None
    known = [lines[number] for number in numbers if number in lines]
    named = common_names(known) if len(known) == len(numbers) else {}
    return Mention(start, last, named, series=tokens[start].stem)


def _that_at(tokens: Sequence[Token], at: int, before: Sequence[Mention]) -> Mention | None:
    """ "That row", "the same row"; it names nothing if no row was named."""
    if not at or tokens[at - 1].stem not in ("that", "this", "same"):
        return None
    named_before = [mention for mention in before if mention.series == tokens[at].stem]
    return Mention(at, at, named_before[-1].named if named_before else {}, series=tokens[at].stem)


def _numbers_from(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> tuple[list[int], int]:
    series = tokens[start - 1].stem
    most, counted = max(vocabulary.series[series]), (*vocabulary.counted, "were", "was")
    numbers = _mark(tokens[start])
    last, position = start, start + 1
    while numbers and position + 1 < len(tokens):
        joint = tokens[position].stem
        step = position + (2 if joint == "," and tokens[position + 1].stem in ("and", "or") else 1)
        if joint not in _BETWEEN or step >= len(tokens):
            break
        more = _mark(tokens[step])
        # "Row 2 and one more" is no list of rows, as "row two and three" is.
        is_mixed = tokens[step].kind is not tokens[start].kind and Kind.WORD in (tokens[step].kind, tokens[start].kind)
        if not more or is_mixed or more[0] > most or (joint != "or" and _counts(tokens, step, series)):
            break
        if joint == "," and tokens[min(step + 1, len(tokens) - 1)].stem in counted:
            break
        numbers += range(numbers[-1] + 1, more[0] + 1) if joint == "to" else more
        last, position = step, step + 1
    return numbers, last


def _mark(token: Token) -> list[int]:
    if token.kind is Kind.NUMBER and token.stem.isdecimal() and len(token.stem) < 3:
        return [int(token.stem)]
    if token.kind is Kind.WORD and 0 < SMALL.get(token.stem, 0) < 10:
        return [SMALL[token.stem]]
    parts = [int(part) for part in re.findall(r"[0-9]{1,2}", token.stem)] if token.kind is Kind.RANGE else []
    if len(parts) != 2 or len(token.stem) > 5:
        return []
    return parts if "/" in token.stem else list(range(parts[0], min(parts[1], parts[0] + 9) + 1))


def _counts(tokens: Sequence[Token], position: int, series: str) -> bool:
    """True where the number is a count after all: "23 in row 2 and 3 in row 3"."""
    for at in range(position + 1, min(position + 6, len(tokens) - 1)):
        if tokens[at].kind is not Kind.WORD or tokens[at].stem == "and":
            return False
        if tokens[at].stem == series:
            return tokens[at + 1].kind is Kind.NUMBER
    return False


def _joined(mentions: list[Mention], tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Mention]:
    """``mentions`` with "row 2 and row 3", of one series, as one mention. Two units together name no figure."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and mention.series and before.series == mention.series and before.named and mention.named:
            between = tokens[before.last + 1 : mention.first]
            if between and len(between) < 4 and all(token.stem in (*_BETWEEN, "at", "in") for token in between):
                joined[-1] = Mention(
                    before.first, mention.last, common_names([before.named, mention.named]), series=mention.series
                )
                continue
        if before and vocabulary.are_units(before.named) and vocabulary.are_units(mention.named):
            between = tokens[before.last + 1 : mention.first]
            if all(token.stem in _BETWEEN for token in between):
                joined[-1] = Mention(before.first, mention.last, {})
                continue
        joined.append(mention)
    return joined
