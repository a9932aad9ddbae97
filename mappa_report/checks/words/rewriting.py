"""A term in place of another, as it has to stand in its sentence; not where grammar or brackets ask for more."""

import re
from collections.abc import Iterable

from mappa_report.checks.words.phrases import PLURAL, Match, Meaning
from mappa_report.source.edits import Edit, edits_at

_ARTICLE = r"(?i)(?<!\w)(an?)\s\Z"
"""Compiled when it is first needed: few reports have a term that has been replaced."""
_VOWELS = tuple("aeiouAEIOU")
_MAX_ARTICLE = 4


def rewritten(matches: Iterable[Match[Meaning]], instead: str) -> tuple[Edit, ...]:
    """An edit of each of ``matches`` into ``instead``, which may end in (s); none where any of them has none."""
    edits = [_edit(match, instead) for match in matches]
    return tuple(each for edit in edits for each in edit) if all(edits) else ()


def singular(instead: str) -> str:
    """``instead`` as messages have it."""
    return instead.removesuffix(PLURAL)


def _edit(match: Match[Meaning], instead: str) -> tuple[Edit, ...]:
    text, words = match.reading.text, match.text
    before, after = text[max(0, match.start - _MAX_ARTICLE) : match.start], text[match.end : match.end + 2]
    is_explained = before.endswith("(") or after == " ("  # an abbreviation and what it stands for
    if is_explained or after.startswith("-") or match.reading.passage.section is None:
        return ()
    term = _in_number(words, instead)
    article = re.search(_ARTICLE, before)
    if not term or (article and (len(article[1]) == 2) != term.startswith(_VOWELS)):
        return ()
    return edits_at(match.place, words, _in_case(words, term))


def _in_number(words: str, instead: str) -> str:
    """``instead`` as one or several, as ``words`` are; empty where it is not said to have a plural with an s."""
    one = singular(instead)
    ends_in_s = words.endswith("s") and not one.endswith("s")
    return one if not ends_in_s else f"{one}s" if instead.endswith(PLURAL) else ""


def _in_case(words: str, term: str) -> str:
    """``term`` with a capital where ``words`` begin with one, as at the beginning of a sentence, or in each word."""
    if not words[:1].isupper() or not term[:1].islower():
        return term
    each = words.split()
    if len(each) > 1 and all(word[:1].isupper() for word in each):
        return " ".join(word[:1].upper() + word[1:] for word in term.split())
    return term[:1].upper() + term[1:]
