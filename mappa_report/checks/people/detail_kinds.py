"""The patterns of personal details: e-mail addresses, telephone numbers, postcodes, personal numbers and the like.

Every repetition in these patterns is short, or of characters that can't begin what follows, so that no text takes them
long.
"""

import re
from functools import cache, cached_property

from msgspec import Struct
from msgspec.structs import fields

from mappa_report.checks.schemas.lists import PEOPLE
from mappa_report.checks.shape import check_shape
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, string_at


class DetailKind(Struct, frozen=True, dict=True):
    """One kind of detail. ``what`` names it in messages. The datum is the pattern's group 1, or all that it finds.

    One that ``is_number`` is certain where the words before it say what it is; ``is_certain`` is one that is anyhow.
    Text without any of ``words``, in small letters, has none: these patterns are long, so few should be compiled.
    """

    code: str
    what: str
    hint: str
    regex: str
    is_number: bool = False
    is_certain: bool = False
    words: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""
        return re.compile(self.regex)

    def may_be_in(self, folded: str) -> bool:
        """False where none of the words stands in ``folded``, which is text in small letters."""
        return not self.words or any(word in folded for word in self.words)


_GAP = r"[ \t\n\u00a0\u2009\u2010-\u2013().-]{0,2}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?(?:\sof\s|[-/.\s])(?:[0-9]{1,2}|" + _MONTH + r")[-/.,\s]{1,2}[0-9]{2}(?:[0-9]{2})?"
    r"|" + _MONTH + r"\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?!\w)"
)
_BIRTH_WORDS = ("birth", "dob", "d.o", "do.b")
_BIRTH = r"\b(?:dates?\sof\sbirth|birth\s?dates?|birthday|d\.?o\.?b\b)"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?" + _MONTH + r"(?!\w)"
_BETWEEN = r"(?:[^0-9;.]|\.(?!\s+[A-Z])){0,40}?"
_TO_DATE = (
    r"(?:[^\w;.]|\.(?!\s+[A-Z])|\b(?-i:[A-Z])\."
    r"|\b(?:of|was|is|on|as|given|recorded|the|his|her|their|(?-i:[A-Z][a-z’'-]*))\b){0,12}?"
)
_PERSON = (
    r"(?:he|she|they|them|him|her|who|one|man|woman|boy|girl|child|baby|person|individual|victim|brother|sister|son"
    r"|daughter|mother|father|(?-i:(?!It|This|That)[A-Z](?:[a-z’'-]+|\b\.?)))"
)
_BORN = rf"(?:\b{_PERSON}\s(?:was|were)\s|(?<!was\s)(?<!were\s)\b)born\b"

_MAIL = "give a mailbox of the organisation, not a person's; if it is published already, a waiver lets it stand."
_TELEPHONE = "give a public line, not a person's; if it is published already, a waiver lets it stand."
_POSTCODE = "take it out; if it is that of a public office, a waiver lets it stand."
_NUMBER = "take it out: a report tells nothing by which one person can be found in a register."
_BIRTHDAY = "take it out: with little else, a date of birth tells who is meant."
_VEHICLE = "take it out: a registration leads to the keeper of the vehicle."


@cache
def detail_kinds() -> tuple[DetailKind, ...]:
    """Every kind of detail that is looked for."""
    return (
        DetailKind("e-mail-address", "an e-mail address", _MAIL, _mail()),
        *(DetailKind("telephone-number", "a telephone number", _TELEPHONE, p, words=w) for p, w in _telephones()),
        DetailKind("postcode", "a postcode", _POSTCODE, _postcode()),
        DetailKind(
            "date-of-birth",
            "a date of birth",
            _BIRTHDAY,
            _birth(_BIRTH, _TO_DATE, f"{_DATE}|{_DAY}"),
            is_certain=True,
            words=_BIRTH_WORDS,
        ),
        DetailKind("date-of-birth", "a date of birth", _BIRTHDAY, _birth(_BORN, _BETWEEN, _DATE), words=("born",)),
        *(DetailKind("personal-number", what, _NUMBER, p, True, words=w) for what, p, w in _numbers()),
        DetailKind("vehicle-registration", "the registration of a vehicle", _VEHICLE, _vehicle()),
    )


def _mail() -> str:
    at, dot = (rf"\s?[(\[{{]\s?{word}\s?[)\]}}]\s?" for word in ("at", "dot"))
    spelt = r"\s(?:at|AT)\s[\w-]+(?:\s(?:dot|DOT)\s[\w-]+)+"
    return rf"(?<![\w.%+'-])[\w.%+'-]+(?:(?:@|{at})[\w-]+(?:(?:\.|{dot})[\w-]+)+|{spelt})"


def _telephones() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """British numbers that are not free, nor kept for public bodies; numbers abroad; local ones that are named so.

    Each with words without which there is none.
    """
    not_a_date = r"(?!\(?[0-9]{2}[.–-][0-9]{2}[.–-][0-9]{4})"
    home = rf"(?:(?:\+|00)44{_GAP}(?:\(0\)|0)?{_GAP}[1257]|0{_GAP}[1257])"
    named = r"(?<=(?i:tel|fax|mob)[./-])|(?<=(?i:phone)[./-])|(?<=(?i:mobile)[./-])|(?<=(?i:no)[./-])"
    begins = rf"(?:(?<![\w,./+-])|{named})"
    bracket = r"(?:\((?=[0-9 +]{2,7}\)))?"
    return (
        (rf"{begins}{not_a_date}{bracket}{home}(?:{_GAP}[0-9]){{8,9}}(?:\s?/\s?[0-9]{{3,}})?(?!\w)", ()),
        (rf"{begins}0[1257][0-9]{{2,3}}/[0-9]{{3}}/?[0-9]{{3,4}}(?!\w)", ("/",)),
        (r"(?<![\w,./+-])44(?: ?7[0-9]{3} ?[0-9]{3} ?[0-9]{3}|[12][0-9]{9})(?!\w)", ("447", "44 7", "441", "442")),
        (rf"(?<![\w+])\+(?!44)[1-9](?:{_GAP}[0-9]){{8,13}}(?!\w)", ("+",)),
        (
            r"(?i:\b(?:tel|telephone|phone|mobile|mob|fax)\b(?:\s(?:number|no))?[.:\s]{0,3}"
            r"([1-9](?:[ -]?[0-9]){5,7})(?!\w))",
            ("tel", "phone", "mob", "fax"),
        ),
    )


def _postcode() -> str:
    capitals = r"[A-Z]{1,2}[0-9][A-Z0-9]?(?:[ \u00a0]{0,2}|-)[0-9][ABD-HJLNP-UW-Z]{2}"
    small = r"(?i:[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00a0]{1,2}[0-9])(?!st|nd|rd|th)(?i:[ABD-HJLNP-UW-Z]{2})"
    return rf"(?<![\w/])(?:{capitals}|{small})(?!\w)"


def _birth(words: str, between: str, date: str) -> str:
    # The datum is the date: the words before it may stand under another heading, or on the line above.
    return rf"(?i:{words}{between}({date})|({_DATE})\s?\(?\s?{words})"


def _numbers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    insurance = r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ .-]?[0-9]{2}){3}[ .-]?[A-D]"
    police = r"(?:(?:19|20)?[0-9]{2}/[0-9]{4,7}|[0-9]{4,6}/[0-9]{2}|SF[0-9]{2}/[0-9]{1,6})[A-Z]"
    return (
        ("a National Insurance number", rf"(?<!\w)(?:{insurance}|[a-z]{{2}}[0-9]{{6}}[a-d])(?!\w)", ()),
        ("a number of the Police National Computer", rf"(?:(?<![\w/])|(?<=PNC/)){police}(?!\w)", ("/",)),
        ("a prison number", r"(?<!\w)(?:[A-Z][0-9]{4} ?[A-Z]{2}|[a-z][0-9]{4}[a-z]{2})(?!\w)(?!\sforms?\b)", ()),
        ("a prison number", r"(?i:\bprison(?:er)?\s(?:no\b\.?|number))[\s:]{0,2}([A-Z]{2}[0-9]{4})(?!\w)", ("prison",)),
        ("an NHS number", r"\bNHS:?\s([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?!\w)", ("nhs",)),
    )


def _vehicle() -> str:
    plate = r"[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2} ?[A-HJ-PR-Z]{3}"
    older = r"[A-Z][0-9]{1,3} ?[A-Z]{3}"
    words = r"\b(?:registration|reg|registered|vehicle|number\splate|VRM|car)\b[^0-9\n;]{0,30}?\b"
    return rf"{words}({plate}|{older})(?!\w)|(?<!\w)({plate.replace(' ?', '')})(?!\w)"


def check_personal_words(node: Node | None, problems: list[Problem]) -> PersonalWords:
    """The words that ``node`` gives; none at all after Problems."""
    if node is None or not check_shape(node, PEOPLE, "people.yaml", problems) or not isinstance(node, MapNode):
        return PersonalWords()
    return PersonalWords(**{field.name: _listed(string_at(node, field.name)) for field in fields(PersonalWords)})


def _listed(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip(" *"))
