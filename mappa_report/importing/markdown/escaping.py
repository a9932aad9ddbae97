"""Words in which no sign is taken for markup: as they are, or with a backslash before few signs, or many, or all."""

import re
from collections.abc import Callable

Escape = Callable[[str], str]

_TELLING = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w{1,40};)|\{\{|\{%|\{#|`|\*|~~|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
    r"|\[|\](?=[({])|\^(?=\[)"
)
"""Signs that are rarely anything but markup."""
_MARKUP = re.compile(r"[\\`*_\[\]{}<>&|~^]")
_ANY = re.compile(r"[!-/:-@\[-`{-~]")

_BLOCK = re.compile(r"(?P<number>[0-9]{1,9})[.)](?=\s|\Z)|#{1,6}(?=\s|\Z)|[-+*](?=\s|\Z)|[>=|]|:?-(?=[-:|])|~~~|```")
"""What begins a block, at the beginning of a line."""


def _few(words: str) -> str:
    return _TELLING.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), words)


def _many(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)


def _all(words: str) -> str:
    return _ANY.sub(r"\\\g<0>", words)


ESCAPES: tuple[Escape, ...] = (str, _few, _many, _all)
"""From that which leaves words as they are to that which spares no sign."""


def guarded(text: str) -> str:
    """``text`` of a paragraph, with a backslash before what would begin a block at the beginning of a line."""
    return "\n".join(map(_guarded, text.split("\n")))


def _guarded(line: str) -> str:
    at = len(line) - len(line.lstrip(" "))
    match = _BLOCK.match(line, at)
    if not match:
        return line
    at = match.end("number") if match["number"] else at
    return f"{line[:at]}\\{line[at:]}"
