"""Numbers of items as people see them: in digits, letters or Roman signs."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST = 9_999
"""The highest number that an item has."""


def written(count: int, form: str) -> str:
    """``count`` as Word writes it in ``form``."""
    count = min(max(count, 0), MOST)
    match form:
        case "lowerLetter" | "upperLetter" if count:
            letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
        case "lowerRoman" | "upperRoman":
            letters = _roman(count)
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}{_ordinal_ending(count)}"
        case _:
            return str(count)
    return letters.upper() if form.startswith("upper") else letters


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        letters += sign * times
    return letters


def _ordinal_ending(count: int) -> str:
    return "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
