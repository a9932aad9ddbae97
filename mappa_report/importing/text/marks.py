"""What the beginning and the end of a line of text say of it: an item, a row of figures, a heading."""

import re

from mappa_report.importing.cells import split_cells, trailing_values

_BULLET = re.compile(r"(?:[•·▪◦●‣∙]\s*|[-–*o]\s+)(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z(]")
_MAX_HEADING = 110
_MAX_HEADING_WORDS = 16
_MAX_ROW = 400
_FEW = 2


def item_of(text: str) -> tuple[int | None, str] | None:
    """The number and words of an item of a list, None for a number where it has a bullet; None for other lines."""
    text = text.lstrip()
    if match := _NUMBER.match(text):
        return int(match[1]), text[match.end() :]
    if match := _BULLET.match(text):
        return None, text[match.end() :]
    return None


def looks_like_row(text: str) -> bool:
    """True for a line of cells, or of words and figures behind them."""
    if "\t" in text:
        return True
    if len(text) > _MAX_ROW or _SENTENCE_END.search(text):
        return False
    words, values = trailing_values(text)
    if values and (not words or len(values) >= _FEW or words.endswith(":")):
        return True
    return len(split_cells(text.strip())) > 1 and (bool(values) or len(split_cells(text.strip())) > _FEW)


def looks_like_heading(text: str) -> bool:
    """True for a short line without an end, and with a capital in front."""
    words = text.split()
    return (
        len(text) <= _MAX_HEADING
        and len(words) <= _MAX_HEADING_WORDS
        and not text.endswith((".", ",", ";", ":", "”", "*"))
        and (text[:1].isupper() or text[:1].isdigit())
        and any(map(str.isalpha, text))
        and "@" not in text
        and "www." not in text
        and not trailing_values(text)[1]
    )
