"""Colours as #rrggbb, and how well letters of one can be read on another: the ratio that WCAG 2.2 defines."""

WHITE = "#ffffff"
BLACK = "#000000"
LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks for between letters of ordinary size and what is behind them, at level AA."""

_STEPS = 256


def contrast(one: str, other: str) -> float:
    """From 1, for the same brightness, to 21, for black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def nearest_readable(colour: str, background: str, towards: str, least: float) -> str:
    """``colour``, or the first shade on the way ``towards`` another that has ``least`` contrast on ``background``."""
    shades = (_mixed(colour, towards, step) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, background) >= least), towards)


def _mixed(one: str, other: str, step: int) -> str:
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{(start * (_STEPS - step) + end * step) // _STEPS:02x}" for start, end in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
