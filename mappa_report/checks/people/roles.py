"""Names of people where a role is due: in the heads of sections, which print, and in waivers, which are kept."""

import re
from collections.abc import Iterable, Iterator

from mappa_report.checks.people.named import SURNAME, TITLES
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode, maps_at, text_at

# Patterns are compiled when first needed: most reports need none of them.
_SET_OFF = r"[,;(–—]|\s-"
"""What stands between a name and a post, if both are given."""
_TITLES = TITLES | {"Dr"}
_NAME = rf"(?:(?:{'|'.join(sorted(_TITLES))})\.?\s(?:[A-Z][a-z]+\s)?|[^\W\d_]+\s){SURNAME}"


_ROLE_ALONE = "write the role alone, such as Head of Public Protection: people change, and a report stays."
CONTACT = "name whom to ask by role, such as the MAPPA co-ordinator: people change, and a report stays."
_SIGNING = "write the role here; the name of who signs in a public office may stand in a line of its own, as  name: ..."


def check_roles(pages: Iterable[MarkdownPage], words: PersonalWords) -> Iterator[Problem]:
    """A warning for each author of ``pages`` who is given by name."""
    for page in pages:
        if isinstance(page.head, MapNode):
            yield from _named(page.head, "role", words)
            for signatory in maps_at(page.head, "signed"):
                yield from _named(signatory, "role", words, _SIGNING)


def check_deciders(listed: Node, words: PersonalWords) -> Iterator[Problem]:
    """A warning for each of the waivers ``listed`` that says by name who decided."""
    for waiver in listed.items if isinstance(listed, ListNode) else ():
        if isinstance(waiver, MapNode):
            yield from _named(waiver, "who", words)


def check_role(node: TextNode, key: str, words: PersonalWords, hint: str) -> Iterator[Problem]:
    """A warning with ``hint`` where the ``node`` at ``key`` begins with somebody's name."""
    if _begins_with_name(node.text.strip(), words):
        message = "somebody's name stands here, and a role is due"
        yield Problem("name-for-role", message, node.place, Severity.WARNING, record=(key,), hint=hint, is_private=True)


def _named(values: MapNode, key: str, words: PersonalWords, hint: str = _ROLE_ALONE) -> Iterator[Problem]:
    if node := text_at(values, key):
        yield from check_role(node, key, words, hint)


def _begins_with_name(text: str, words: PersonalWords) -> bool:
    """True where nothing stands before a whole name, nor behind it but what is set off."""
    first = re.split(r"[\s.]", text, maxsplit=1)[0]
    if first not in words.first_names and first not in _TITLES:
        return False
    return re.fullmatch(_NAME, re.split(_SET_OFF, text, maxsplit=1)[0].strip()) is not None
