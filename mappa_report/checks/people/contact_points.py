"""Contact points that an organisation publishes, as opposed to where one person can be found."""

import re

from mappa_report.model.people import PersonalWords
from mappa_report.source.nodes import MapNode, Node, string_at

_PUBLISHED = frozenset(("e-mail-address", "telephone-number", "postcode", "house-address"))
"""The codes of what organisations publish of themselves too."""
_MOBILE = re.compile(r"\A\D*(?:(?:00)?\s?44\D*(?:0\D*)?|0\D*)7")
_ADDRESS = re.compile(r"\A[^\w]*(?P<local>[\w.%+'-]{1,64}?)\s?[^\w\s.-]*(?:@|\bat\b|\bAT\b)[^\w]*(?P<host>[\w.-]+)")
_PUBLIC_HOST = re.compile(r"\.(?:gov|police|nhs|org|ac)\.uk$|\.(?:gov|police|org|cymru|wales)$")


def is_for_contacts(head: Node | None, words: PersonalWords) -> bool:
    """True for the ``head`` of a section that is there to give contact points."""
    return isinstance(head, MapNode) and string_at(head, "kind") in words.contact_kinds


def is_published(code: str, datum: str, around: str, words: PersonalWords) -> bool:
    """True where ``datum``, of the kind ``code``, is an organisation's, by itself or by the words ``around`` it."""
    if code not in _PUBLISHED:
        return False
    is_organisation = bool(words.organisation.search(around)) and not words.somebody.search(around)
    if code == "e-mail-address":
        return _is_mailbox(datum, is_organisation, words)
    return is_organisation and not (code == "telephone-number" and _MOBILE.match(datum))


def may_be_published(code: str) -> bool:
    """True for a kind of detail that organisations have too."""
    return code in _PUBLISHED


def _is_mailbox(address: str, is_organisation: bool, words: PersonalWords) -> bool:
    """True where what stands before the @ says what the mailbox is for, or is one word of an office."""
    match = _ADDRESS.match(address)
    if match is None:
        return False
    local = match["local"].casefold()
    if any(word in local for word in words.mailboxes):
        return True
    return is_organisation and local.isalpha() and _PUBLIC_HOST.search(match["host"].casefold()) is not None
