"""A case that shows whom it is about: a name beside an offence, or an age near two of offence, sentence and place."""

import re
from collections.abc import Iterator

from mappa_report.checks.people.named import named_with_offence
from mappa_report.checks.people.text_units import TextUnit, pictures_in, text_units_of, whole_line
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem, Severity

_MIN_KINDS = 3
"""Kinds of detail that, an age among them, can be enough for neighbours to know who is meant."""

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_YEARS = (
    rf"(?:[1-9][0-9]|{'|'.join(_TEENS)}"
    rf"|(?:{'|'.join(_TENS)})(?:[\s-]{_ONES})?)"
)
_DECADE = r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)"
# "Aged ten and over" and "18-year-olds" are nobody's age.
_NOT_A_RANGE = r"(?!\s*(?:[-–+]|(?:and|or)\s(?:over|above|older|under|younger|more|less)|(?:to|and)\s[0-9]))"
_PERSON = (
    "(?:man|woman|male|female|boy|girl|person|victim|pensioner|widow|widower|teenager|pupil|student|teacher|father"
    "|mother|husband|wife|son|daughter|brother|sister|neighbour|resident|driver|defendant)"
)
_AGE = (
    rf"\b(?:(?:aged?:?|{_PERSON}\sof)\s{_YEARS}\b{_NOT_A_RANGE}"
    rf"|(?:at|since|(?:man|woman|male|female|boy|girl)\sunder)\sthe\sage\sof\s(?:{_YEARS}|{_ONES}|[1-9])\b"
    rf"|{_YEARS}[\s-]years?(?:[\s-]old|\sof\sage)\b{_NOT_A_RANGE}"
    rf"|(?:(?-i:[A-Z])[a-z]+|{_PERSON}),\s{_YEARS},\s(?:was|who|of|from|had|is|has|pleaded|admitted)\b"
    rf"|(?:he|she|they|who|(?-i:[A-Z]))\s(?:was|were|is|are)\s(?:now\s|then\s|only\s|just\s)?{_YEARS}"
    r"(?=\s(?:when|at\sthe\stime)\b|[,.;])"
    rf"|in\s(?:his|her|their)\s(?:(?:early|mid|late)[\s-])?{_DECADE}\b"
    rf"|{_PERSON}\s\([1-9][0-9]\))"
)
_HINTS = (" age ", " age:", "years of age", "in his ", "in her ", "in their ")
_BARE_AGE = re.compile(
    r"\baged|[a-z] (?:of |\()[1-9][0-9]\b|, [1-9][0-9], |\b(?:was|is|were|are) (?:\w+ )?[1-9][0-9]\b"
)
_PERSONS = ("man ", "male ", "boy ", "girl ", "person ")
_LENGTH = (
    r"\b(?:[0-9]{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
    r"[\s-](?:year|month|week)(?:s\b|\b)(?!['’]?[\s-](?:old|of\sage|ago))"
)
_AFTER_PREPOSITION = (
    r"\b(?i:in|at|from|near|around|outside|to)\s(?:the\s)?([A-Z][a-z][\w’'-]*)"
    # "Of" is before a place where it says whence somebody is.
    rf"|\b(?i:{_PERSON}|[0-9]{{1,3}}|old|age),?\s(?i:of)\s([A-Z][a-z][\w’'-]*)"
)


_HINT_FOR_CASE = (
    "people who know the area may know who is meant, though no name is given. Blur or leave out what readers "
    "don't need: a person of middle age, a long sentence, no place."
)
_HINT_FOR_NAME = "take the name out. If it is that of somebody who works with such cases, a waiver lets it stand."


def check_cases(report: AnnualReport, words: PersonalWords) -> Iterator[Problem]:
    """A warning for each paragraph that names somebody with an offence, or that tells enough beside an age.

    Enough are _MIN_KINDS kinds of detail, in the paragraph and its neighbours.
    """
    own = {word.casefold() for name in report.area.names for word in name.split()}
    for section in report.sections:
        yield from _in_section(section, words, own)


def _in_section(section: Section, words: PersonalWords, own: set[str]) -> Iterator[Problem]:
    pictures = (prose for prose, _ in pictures_in(section.place.source))
    units = [*text_units_of(section.prose), *text_units_of(pictures)]
    for position, unit in enumerate(units):
        age = re.search(_AGE, unit.text, re.IGNORECASE) if _may_tell_age(unit.text) else None
        if age is None:
            if name := named_with_offence(units, position, words):
                yield _problem(unit, name, ["a name", "an offence"])
            continue
        kinds = ["an age", *_kinds(units[max(0, position - 1) : position + 2], words, own)]
        if len(kinds) >= _MIN_KINDS:
            yield _problem(unit, age, kinds)


def _may_tell_age(text: str) -> bool:
    """False, at little cost, for nearly every paragraph."""
    text = text.casefold()
    return (
        any(hint in text for hint in _HINTS)
        or ("year" in text and "old" in text)
        or _BARE_AGE.search(text) is not None
        or text.startswith("age ")
        or any(f"{person}{sign}" in text for person in _PERSONS for sign in ("of ", "("))
    )


def _kinds(units: list[TextUnit], words: PersonalWords, own: set[str]) -> Iterator[str]:
    """The kinds of detail besides the age."""
    if any(words.offence.search(unit.text) for unit in units):
        yield "an offence"
    elif any(words.conviction.search(unit.text) for unit in units):
        yield "a conviction or recall"
    if any(_has_sentence(unit.text, words) for unit in units):
        yield "a sentence"
    if any(_has_place(unit.text, words, own) for unit in units):
        yield "a place"


def _has_sentence(text: str, words: PersonalWords) -> bool:
    return bool(
        words.whole_sentence.search(text) or (re.search(_LENGTH, text, re.IGNORECASE) and words.sentence.search(text))
    )


def _has_place(text: str, words: PersonalWords, own: set[str]) -> bool:
    names = ((match[1] or match[2]).casefold() for match in re.finditer(_AFTER_PREPOSITION, text))
    return any(name.removesuffix("’s").removesuffix("'s") not in {*own, *words.not_places} for name in names)


def _problem(unit: TextUnit, age: re.Match[str], kinds: list[str]) -> Problem:
    listed_kinds = f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    hint = _HINT_FOR_NAME if "a name" in kinds else _HINT_FOR_CASE
    place = whole_line(unit.place(*age.span()))
    message = f"a case is told here with {listed_kinds}"
    return Problem("case-identifies", message, place, Severity.WARNING, hint=hint, is_private=True)
