"""What the name of a paragraph style says of its paragraphs, in Word and in programs that name theirs alike."""

from mappa_report.importing.office.walked import Role

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "byline": Role.BYLINE,
    "note": Role.NOTE,
    "section note": Role.NOTE,
    "signature": Role.SIGNATURE,
    "signatory": Role.SIGNATURE,
    "signatory name": Role.NAME,
    "signatory post": Role.POST,
    "closing": Role.CLOSING,
    "closing line": Role.CLOSING,
    "key figure": Role.KEY_FIGURE,
    "quote": Role.QUOTE,
    "quote author": Role.QUOTE,
    "quotations": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "caption": Role.CAPTION,
    "toc": Role.CONTENTS,
    "contents": Role.CONTENTS,
    "toc heading": Role.CONTENTS,
    "contents heading": Role.CONTENTS,
    "table of figures": Role.CONTENTS,
}


def role_named(name: str) -> Role | None:
    """What a style with ``name``, in letters of any size and with a number at its end or without, makes of text."""
    return _ROLES.get(name.lower().rstrip(" 0123456789"))
