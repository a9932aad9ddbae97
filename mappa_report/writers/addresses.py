"""What a template may name: a place in the report, data in the address itself, and files under ``templates/``."""

import re
from base64 import b64encode
from mimetypes import guess_type
from urllib.parse import unquote

from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.templates import is_template_name, read_template

_DATA = re.compile(r"data:", re.IGNORECASE)
_WHITE = re.compile(r"[\x00-\x20]+")
_MOST_SHOWN = 60

REMEDY = "put what it leads to under templates/ and name it as it lies there, or leave it out."


def leads_elsewhere(address: str) -> bool:
    """Whether ``address`` is none of a place in the report, of data in itself, or of a file under ``templates/``."""
    plain = address.strip()
    return bool(plain) and not plain.startswith("#") and not _DATA.match(plain) and not is_file_name(plain)


def is_file_name(address: str) -> bool:
    """Whether ``address`` names a file under ``templates/``."""
    return is_template_name(unquote(address.strip()))


def refusal(template: str, address: str, line: int) -> TemplateFault:
    """The fault that ``template`` names an address elsewhere."""
    shown = _WHITE.sub(" ", address)
    shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
    message = f"a report holds all that it needs, so a template may not bring in “{shown}”"
    return TemplateFault(template, message, REMEDY, line)


def file_as_data(address: str, find_template: FindTemplate) -> str:
    """The file that ``address`` names as an address with all that is in it. Raises TemplateFault if it isn't there."""
    name = unquote(address.strip())
    media_type = guess_type(name)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{b64encode(read_template(name, find_template)).decode()}"
