"""Where a link leads, as Markdown can say it."""

import re
from urllib.parse import quote

from mappa_report.document.bounds import LINKS

_KEPT = "%:/?#@!$&'*+,;=-._~"


def target_of(address: str) -> str:
    """``address`` as it can stand in round brackets; blank where it leads nowhere that a link of a report may lead."""
    address = address.strip()
    # A percent sign stays one only before the number of a sign, as the reader has it.
    encoded = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address), safe=_KEPT)
    return encoded if LINKS.match(encoded) and "%7B%7B" not in encoded else ""
