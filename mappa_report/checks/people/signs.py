"""What personal details look like: e-mail addresses, telephone numbers, postcodes and the numbers that people go by.

Every repetition in these patterns is short, or of characters that can't begin what follows, so that no text takes them
long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Sign:
    """One kind of detail. ``what`` names it in messages. The datum is the pattern's group 1, or all that it finds.

    One that ``is_number`` is certain where the words before it say what it is; ``is_certain`` is one that is anyhow.
    """

    code: str
    what: str
    hint: str
    pattern: re.Pattern[str]
    is_number: bool = False
    is_certain: bool = False


_GAP = r"[ \t\n\u00a0\u2009\u2011().-]{0,2}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?(?:\sof\s|[-/.\s])(?:[0-9]{1,2}|" + _MONTH + r")[-/.,\s]{1,2}[0-9]{2}(?:[0-9]{2})?"
    r"|" + _MONTH + r"\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?!\w)"
)
_BIRTH = r"\b(?:dates?\sof\sbirth|birth\s?dates?|birthday|d\.?o\.?b\b)"
_BETWEEN = r"(?:[^0-9;.]|\.(?!\s+[A-Z])){0,40}?"

_MAIL = "give a mailbox of the organisation, not a person's; if it is published already, a waiver lets it stand."
_TELEPHONE = "give a public line, not a person's; if it is published already, a waiver lets it stand."
_POSTCODE = "take it out; if it is that of a public office, a waiver lets it stand."
_NUMBER = "take it out: a report tells nothing by which one person can be found in a register."
_BIRTHDAY = "take it out: with little else, a date of birth tells who is meant."
_VEHICLE = "take it out: a registration leads to the keeper of the vehicle."


@cache
def signs() -> tuple[Sign, ...]:
    """Every kind of detail that is looked for."""
    return (
        Sign("e-mail-address", "an e-mail address", _MAIL, _mail()),
        *(Sign("telephone-number", "a telephone number", _TELEPHONE, pattern) for pattern in _telephones()),
        Sign("postcode", "a postcode", _POSTCODE, _postcode()),
        Sign("date-of-birth", "a date of birth", _BIRTHDAY, _birth(_BIRTH), is_certain=True),
        Sign("date-of-birth", "a date of birth", _BIRTHDAY, _birth(r"\bborn\b")),
        *(Sign("personal-number", what, _NUMBER, pattern, True) for what, pattern in _numbers()),
        Sign("vehicle-registration", "the registration of a vehicle", _VEHICLE, _vehicle()),
    )


def _mail() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.%+'-])[\w.%+'-]+(?:@|\s?[(\[]\s?at\s?[)\]]\s?)[\w-]+(?:\.[\w-]+)+")


def _telephones() -> tuple[re.Pattern[str], ...]:
    """British numbers that are not free, nor kept for public bodies; numbers abroad; local ones that are named so."""
    not_a_date = r"(?!\(?[0-9]{2}[.-][0-9]{2}[.-][0-9]{4})"
    home = rf"(?:(?:\+|00)44{_GAP}(?:\(0\)|0)?{_GAP}[1257]|0{_GAP}[1257])"
    return (
        re.compile(rf"(?<![\w,./+-]){not_a_date}\(?{home}(?:{_GAP}[0-9]){{8,9}}(?!\w)"),
        re.compile(rf"(?<![\w+])\+(?!44)[1-9](?:{_GAP}[0-9]){{8,13}}(?!\w)"),
        re.compile(
            r"\b(?:tel|telephone|phone|mobile|mob|fax)\b(?:\s(?:number|no))?[.:\s]{0,3}"
            r"([1-9](?:[ -]?[0-9]){5,7})(?!\w)",
            re.IGNORECASE,
        ),
    )


def _postcode() -> re.Pattern[str]:
    capitals = r"[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00a0]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}"
    small = r"(?i:[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00a0]{1,2}[0-9])(?!st|nd|rd|th)(?i:[ABD-HJLNP-UW-Z]{2})"
    return re.compile(rf"(?<![\w/])(?:{capitals}|{small})(?!\w)")


def _birth(words: str) -> re.Pattern[str]:
    # The datum is the date: the words before it may stand under another heading, or on the line above.
    return re.compile(rf"{words}{_BETWEEN}({_DATE})|({_DATE})\s?\(?\s?{words}", re.IGNORECASE)


def _numbers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    insurance = r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ .-]?[0-9]{2}){3}[ .-]?[A-D]"
    police = r"(?:(?:19|20)?[0-9]{2}/[0-9]{4,7}|[0-9]{4,6}/[0-9]{2}|SF[0-9]{2}/[0-9]{1,6})[A-Z]"
    return (
        ("a National Insurance number", re.compile(rf"(?<!\w)(?:{insurance})(?!\w)")),
        ("a number of the Police National Computer", re.compile(rf"(?<![\w/]){police}(?!\w)")),
        ("a prison number", re.compile(r"(?<!\w)(?:[A-Z][0-9]{4} ?[A-Z]{2}|[a-z][0-9]{4}[a-z]{2})(?!\w)")),
    )


def _vehicle() -> re.Pattern[str]:
    plate = r"[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2} ?[A-HJ-PR-Z]{3}"
    older = r"[A-Z][0-9]{1,3} ?[A-Z]{3}"
    words = r"\b(?:registration|reg|registered|vehicle|number\splate|VRM|car)\b[^0-9\n;]{0,30}?\b"
    return re.compile(rf"{words}({plate}|{older})(?!\w)|(?<!\w)({plate.replace(' ?', '')})(?!\w)")
