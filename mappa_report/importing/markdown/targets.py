"""Where a link leads, as Markdown can say it."""

import re
from urllib.parse import quote

from mappa_report.document.bounds import LINKS

_KEPT = "%:/?#@!$&'*+,;=-._~"


def target_of(address: str) -> str:
    """``address`` as it can stand in round brackets; blank where it leads nowhere that a link of a report may lead."""
    encoded = as_written(address)
    return encoded if LINKS.match(encoded) and "%7B%7B" not in encoded else ""


def as_written(address: str) -> str:
    """``address``, wherever it may lead, as it can stand in round brackets."""
    # A percent sign stays one only before the number of a sign, as the reader has it.
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address.strip()), safe=_KEPT)
