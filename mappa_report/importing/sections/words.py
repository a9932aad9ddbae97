"""Words by which headings and signatures are understood."""

import re

from mappa_report.document.blocks import Block, Heading, Paragraph
from mappa_report.document.inlines import plain_text

_ROLE = re.compile(
    r"\b(?:chief|director|head|constable|chair|co-chair|chairman|chairperson|manager|officer|governor|superintendent"
    r"|inspector|advis[eo]rs?|co-?ordinator|commissioner|lead|representative|secretary|minister|deputy|assistant"
    r"|analyst|psychologist|supervisor|di|dci|ds|spoc)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:police|services?|prisons?|probation|boards?|council|trust|nhs|authority|constabulary|hmp|hmpps|ministry"
    r"|department|centre|agency|agencies|team|unit|partnership|housing|prevent|smb|responsible authorit(?:y|ies))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'.-]*")
_NAMES = range(2, 6)
"""Words of a name, with a title in front of it."""

_END = re.compile(r"[.?!:;]\s*$")
_SHORT = 9


def words_of(block: Block) -> str:
    """The words of a heading or paragraph on one line; blank for any other block."""
    return " ".join(plain_text(block.content).split()) if isinstance(block, Heading | Paragraph) else ""


def is_short_line(words: str) -> bool:
    """True for what may be a heading or a line of a signature."""
    return 0 < len(words.split()) <= _SHORT and not _END.search(words)


def says_role(words: str) -> bool:
    """True for words that name what somebody does."""
    return bool(_ROLE.search(words))


def says_organisation(words: str) -> bool:
    """True for words that name a body."""
    return bool(_ORGANISATION.search(words))


def is_name(words: str) -> bool:
    """True for words that look like a person's name, and name no role or body."""
    parts = words.split(" ")
    is_like_one = len(parts) in _NAMES and all(map(_NAME.fullmatch, parts))
    return is_like_one and not says_role(words) and not says_organisation(words)


def plain(words: str) -> str:
    """``words`` as they are compared: letters and digits in small, with single blanks."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))
