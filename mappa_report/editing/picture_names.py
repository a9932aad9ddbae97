"""The name of a picture's file as it stands in round brackets."""

import re
from urllib.parse import quote

_AS_IT_IS = re.compile(r"\A[^\s()<>\[\]\"“”%\\&*_`{}]+(?: [^\s()<>\[\]\"“”%\\&*_`{}]+)*\Z")
_ENDINGS = (".png", ".jpg", ".jpeg")
"""Names, perhaps with blanks, that are read as they are."""


def as_target(name: str) -> str:
    """``name`` as Markdown has it."""
    return name if _AS_IT_IS.match(name) and name.lower().endswith(_ENDINGS) else quote(name, safe="/:")
