"""The kinds of personal details: e-mail addresses, telephone numbers, postcodes, personal numbers and the like."""

import re
from functools import cache, cached_property

from msgspec import Struct
from msgspec.structs import fields

from mappa_report.checks.schemas.lists import PEOPLE
from mappa_report.checks.shape import check_shape
from mappa_report.model.people import PersonalWords
from mappa_report.problems import detail_patterns as patterns
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, string_at


class DetailKind(Struct, frozen=True, dict=True):
    """One kind of detail. ``what`` names it in messages. The datum is the pattern's group 1, or all that it finds.

    One that ``is_number`` is certain where the words before it say what it is; ``is_certain`` is one that is anyhow.
    Text without any of ``words``, in small letters, has none, nor text without a digit of one that ``has_digits``:
    these patterns are long, so few should be compiled.
    """

    code: str
    what: str
    hint: str
    regex: str
    is_number: bool = False
    is_certain: bool = False
    words: tuple[str, ...] = ()
    has_digits: bool = True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""
        return re.compile(self.regex)

    def may_be_in(self, folded: str) -> bool:
        """False where none of the words stands in ``folded``, which is text in small letters."""
        return not self.words or any(word in folded for word in self.words)


_MAIL = "give a mailbox of the organisation, not a person's; if it is published already, a waiver lets it stand."
_TELEPHONE = "give a public line, not a person's; if it is published already, a waiver lets it stand."
_POSTCODE = "take it out; if it is that of a public office, a waiver lets it stand."
_HOUSE = "take it out; if it is that of a public office, a waiver lets it stand."
_NUMBER = "take it out: a report tells nothing by which one person can be found in a register."
_BIRTHDAY = "take it out: with little else, a date of birth tells who is meant."
_VEHICLE = "take it out: a registration leads to the keeper of the vehicle."


@cache
def detail_kinds() -> tuple[DetailKind, ...]:
    """Every kind of detail that is looked for."""
    return (
        DetailKind("e-mail-address", "an e-mail address", _MAIL, patterns.mail(), has_digits=False),
        *(
            DetailKind("telephone-number", "a telephone number", _TELEPHONE, p, words=w)
            for p, w in patterns.telephones()
        ),
        DetailKind("postcode", "a postcode", _POSTCODE, patterns.postcode()),
        DetailKind(
            "date-of-birth",
            "a date of birth",
            _BIRTHDAY,
            patterns.birth(patterns.BIRTH, patterns.TO_DATE, f"{patterns.DATE}|{patterns.DAY}"),
            is_certain=True,
            words=patterns.BIRTH_WORDS,
        ),
        DetailKind(
            "date-of-birth",
            "a date of birth",
            _BIRTHDAY,
            patterns.birth(patterns.BORN, patterns.BETWEEN, patterns.DATE),
            words=("born",),
        ),
        *(DetailKind("personal-number", what, _NUMBER, p, True, words=w) for what, p, w in patterns.numbers()),
        DetailKind("house-address", "the address of a house", _HOUSE, patterns.house(), has_digits=False),
        DetailKind("vehicle-registration", "the registration of a vehicle", _VEHICLE, patterns.vehicle()),
    )


def check_personal_words(node: Node | None, problems: list[Problem]) -> PersonalWords:
    """The words that ``node`` gives; none at all after Problems."""
    if node is None or not check_shape(node, PEOPLE, "people.yaml", problems) or not isinstance(node, MapNode):
        return PersonalWords()
    return PersonalWords(**{field.name: _listed(string_at(node, field.name)) for field in fields(PersonalWords)})


def _listed(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip(" *"))
