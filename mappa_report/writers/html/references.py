"""What a web page of a workspace's own templates may not hold: code, and whatever a browser would fetch.

Links that somebody follows stay. The page is read as browsers read it, and besides that for the names of elements that
bring in others, wherever they stand: what readers of HTML make of broken markup differs.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from mappa_report.writers import FindTemplate
from mappa_report.writers.addresses import place_of, refusal
from mappa_report.writers.boundary import faults_of
from mappa_report.writers.style_sheets import addresses_in

_TEMPLATE = "templates/report.html.j2"

_REMEDY = 'leave it out; a picture can stand in the page itself, as in src="data:image/png;base64,...".'

_ELEMENTS = re.compile(
    r"<\s*(?:[a-z]+:)?(?:script|iframe|frame|frameset|object|embed|applet|base|portal|animate|set)(?=[\s/>])",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"\b(?:src|srcset|poster|data|xlink:href)\s*=\s*[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)

_FETCHED = {
    *("src", "href", "xlink:href", "xml:base", "poster", "background", "data", "action", "formaction", "ping"),
    *("manifest", "codebase", "archive", "classid", "usemap", "dynsrc", "lowsrc"),
}
"""Attributes by which a browser finds what it shows, sends to, or runs."""

_NEVER = {"srcset", "imagesrcset", "http-equiv"}
"""Attributes that would name several such things, or say what a browser is to do next."""

_WORDS = {"alt", "title", "content", "aria-label", "summary"}
"""Attributes that hold words for people."""

_WITHIN = re.compile(
    r"#|data:,|data:(?:image/(?:png|jpe?g|gif|webp|svg\+xml)|font/|application/octet-stream)[^,]*,", re.IGNORECASE
)
_SCHEME = re.compile(r"\A[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FOLLOWED = re.compile(r"https?:|mailto:|tel:", re.IGNORECASE)
_WHITE = re.compile(r"[\x00-\x20]+")


def refuse_references(page: str, own: Sequence[str], find_template: FindTemplate) -> None:
    """Raise TemplateFault for what ``page`` brings in, at its line in whichever of the templates ``own`` has it."""
    with faults_of(_TEMPLATE, "this makes no page that can be read"):
        reader = _Reader()
        reader.feed(page)
        reader.close()
        refused = [*_ELEMENTS.findall(page), *_REMOTE.findall(page), *reader.refused]
        if refused:
            template, line = place_of(refused[0], own, find_template)
            raise refusal(f"templates/{template}" if template else _TEMPLATE, refused[0], line, _REMEDY)


class _Reader(HTMLParser):
    """Notes what the elements of a page bring in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes of an element bring in."""
        for name, value in attrs:
            if self._is_refused(tag, name, (value or "").strip()):
                self.refused.append(name if name.startswith("on") or not value else value)

    def handle_data(self, data: str) -> None:
        """Note what a style sheet brings in."""
        if self.cdata_elem == "style":
            self.refused += _outside(data)

    @staticmethod
    def _is_refused(tag: str, name: str, value: str) -> bool:
        if name in ("href", "xlink:href") and tag in ("a", "area"):
            plain = _WHITE.sub("", value)
            return bool(_SCHEME.match(plain)) and not _FOLLOWED.match(plain)
        if name in _FETCHED:
            return not _WITHIN.match(value)
        if name in _WORDS or name.startswith(("data-", "aria-")):
            return False
        return name in _NEVER or name.startswith("on") or bool(_outside(value))


def _outside(css: str) -> list[str]:
    return [address for address in addresses_in(css) if not _WITHIN.match(address.strip())]
