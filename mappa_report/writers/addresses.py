"""What a template may name: a place in the report, data in the address itself, and files under ``templates/``."""

import re
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from mimetypes import guess_type
from urllib.parse import unquote

from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.templates import is_template_name, read_template, read_text

_DATA = re.compile(r"data:", re.IGNORECASE)
_WHITE = re.compile(r"[\x00-\x20]+")
_MOST_SHOWN = 60

_REMEDY = "put what it leads to under templates/ and name it as it lies there, or leave it out."


def leads_elsewhere(address: str) -> bool:
    """Whether ``address`` is none of a place in the report, of data in itself, or of a file under ``templates/``."""
    plain = address.strip()
    return bool(plain) and not plain.startswith("#") and not _DATA.match(plain) and not is_file_name(plain)


def is_file_name(address: str) -> bool:
    """Whether ``address`` names a file under ``templates/``."""
    return is_template_name(unquote(address.strip()))


def refusal(template: str, address: str, line: int, remedy: str = _REMEDY) -> TemplateFault:
    """The fault that ``template`` names an address elsewhere."""
    shown = _WHITE.sub(" ", address)
    shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
    message = f"a report holds all that it needs, so a template may not bring in “{shown}”"
    return TemplateFault(template, message, remedy, line)


def file_as_data(address: str, find_template: FindTemplate) -> str:
    """The file that ``address`` names as an address with all that is in it. Raises TemplateFault if it isn't there."""
    name = unquote(address.strip())
    media_type = guess_type(name)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{b64encode(read_template(name, find_template)).decode()}"


def place_of(words: str, templates: Iterable[str], find_template: FindTemplate) -> tuple[str, int]:
    """The first of the text files ``templates`` that has ``words`` in it, and the line there; else nothing and 0."""
    for name in templates:
        with suppress(TemplateFault):
            text = read_text(name, find_template)
            if words in text:
                return name, text.count("\n", 0, text.index(words)) + 1
    return "", 0
