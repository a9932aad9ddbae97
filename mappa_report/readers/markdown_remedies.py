"""What a link or placeholder that can't be read was meant to be, where that is plain."""

import re

from msgspec.structs import replace

from mappa_report.document.bounds import LINKS
from mappa_report.readers.markdown_notes import NOTE_IN_LINE
from mappa_report.readers.markdown_rules import BRACES
from mappa_report.source.edits import Edit, edits_at, written_at
from mappa_report.source.place import Place

_LEADS = "a link leads to a whole address, such as https://www.gov.uk, mailto:name@example.org or tel: and a number."
_BRACES = "with two braces each side; in a table's cell write \\| for |."
_WWW = re.compile(r"www\.[\w-]+\.", re.ASCII | re.IGNORECASE)
_MAILBOX = re.compile(r"\A[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z", re.ASCII)
_HALF_CLOSED = re.compile(r"\{\{\s*([\w.]+(?:\s*\|\s*\w+(?:\([\w.]*\))?)?)\s*\}(?!\})")

_PLAIN = "write it in plain words, without signs round it."
ON_PAGE = {
    "html_block": _PLAIN,
    "html_inline": _PLAIN,
    "fence": _PLAIN,
    "code_inline": _PLAIN,
    NOTE_IN_LINE: "take it out of the sentence, and make it a footnote.",
    BRACES: "take the braces out, and mark the phrase as of its language.",
}
"""What to do about what a report does not have, to those who see pages."""


def whole_address(target: str, place: Place) -> tuple[str, tuple[Edit, ...]]:
    """A hint for a link to ``target``, which leads nowhere, and the edit of it at ``place``."""
    start = "https://" if _WWW.match(target) else "mailto:" if _MAILBOX.match(target) else ""
    whole = f"{start}{target}"
    if not start or not LINKS.match(whole):
        return _LEADS, ()
    return f"write {whole}: {_LEADS}", edits_at(place, target, whole)


def both_braces(place: Place) -> tuple[str, tuple[Edit, ...]]:
    """A hint for the placeholder that is opened at ``place``, and the edit where it lacks one brace at its end."""
    rest = written_at(replace(place, length=len(place.source.line(place.line))))
    half = _HALF_CLOSED.match(rest)
    if not half:
        return f"write  {{{{ name }}}}  {_BRACES}", ()
    whole = f"{{{{ {half[1]} }}}}"
    return f"write  {whole}  {_BRACES}", edits_at(place, half[0], whole)
