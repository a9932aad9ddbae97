"""The name of a section's file, from its title."""

import re
import unicodedata

_MAX_SLUG = 40


def slug_of(title: str) -> str:
    """``title`` as the name of a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower())
    return words[:_MAX_SLUG].strip("-") or "section"
