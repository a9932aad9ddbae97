"""Signs of the fonts Symbol and Wingdings, which other fonts have elsewhere, or not at all."""

import re

_SYMBOL = (
    dict(zip(range(0x20, 0x40), " !∀#∃%&∋()∗+,−./0123456789:;<=>?", strict=True))
    | dict(zip(range(0x40, 0x60), "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_", strict=True))
    | dict(zip(range(0x61, 0x7F), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼", strict=True))
    | dict(zip(range(0xA0, 0xB0), "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True))
    | dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…|—↵", strict=True))
    | dict(zip(range(0xC0, 0xD0), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True))
    | dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True))
    | dict(zip((0xE0, 0xE1, 0xE5, 0xF1, 0xF2), "◊〈∑〉∫", strict=True))
)
_WINGDINGS = dict(
    zip(
        bytes.fromhex(
            "20 21 22 28 2A 46 4A 4B 4C 6C 6D 6E 6F 71 72 75 76 77 9E 9F A1 A7 A8 AB D8 DF E0 E1 E2 E8 F0 FB FC FD FE"
        ),
        " ✏✂☎✉☞☺😐☹●❍■□❑❒◆❖◆·•○▪◻★➢←→↑↓➔⇨✗✓☒☑",
        strict=True,
    )
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PLAIN_BULLETS = {0xB7: "•", 0xA7: "▪", 0x6F: "o"}
_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF
_PRIVATE_LETTER = re.compile("[\ue000-\uf8ff]")
_NO_FONT = _WINGDINGS | _PLAIN_BULLETS
"""Of a sign whose font is not said, most are bullets, ticks and arrows."""


def sign(code: int, font: str) -> str:
    """The sign that ``font`` shows for ``code``, which may stand in the private area; empty where it is not known."""
    table = _FONTS.get(font.lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if table is None and low == code and not _PRIVATE <= code <= _LAST_PRIVATE:
        return chr(code) if code >= 0x20 else ""
    return (_NO_FONT if table is None else table).get(low, "")


def has_signs(text: str, font: str) -> bool:
    """True if ``text`` in ``font`` holds a letter that stands for another sign."""
    return font.lower() in _FONTS or _PRIVATE_LETTER.search(text) is not None
