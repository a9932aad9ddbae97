"""The approximate length of text when it is set, without measuring a font."""

# In ems, of bold Arial; the fonts that reports are set in are about as wide, or narrower.
_NARROW, _LETTER, _CAPITAL, _WIDE = 0.341, 0.609, 0.718, 0.891


class _Widths(dict[str, float]):
    """The width of each letter, worked out when it is first met: there are tens of thousands of letters in a report."""

    def __missing__(self, letter: str) -> float:
        self[letter] = width = _CAPITAL if letter.isupper() else _LETTER
        return width


_width_of = _Widths(dict.fromkeys("fijlrtI .,:;!|()-'’/", _NARROW) | dict.fromkeys("mwMW@%—", _WIDE)).__getitem__


def text_length(text: str, size: float) -> float:
    """The length of ``text`` on one line, in the unit of the type's ``size``."""
    return size * sum(map(_width_of, text))


def wrap_text(text: str, size: float, width: float) -> tuple[str, ...]:
    """``text`` wrapped into lines of at most ``width``, in the unit of ``size``; only a single word may be longer."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_length(longer, size) > width:
            lines.append(line)
            longer = word
        line = longer
    return (*lines, line)
