"""Bad files, made from a seed out of good ones: bytes changed, lines moved, values given another shape, the worst."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from tests.bad_shapes import MARKDOWN, YAML

Spoil = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True)
class Case:
    """One file's new content. With ``is_wrong`` nobody could read it, so that there must be an error."""

    name: str
    path: str
    data: bytes
    is_wrong: bool = False


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def noise(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 3000))


def printable_noise(_: bytes, chance: random.Random) -> bytes:
    signs = "abz09 :-#[]{}|>*_`!&%@,.?\"'\\/()<=~\n\t\n é\u200b\u202e\u2028\x85"
    return "".join(chance.choices(signs, k=chance.randrange(1, 600))).encode()


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(SIGNS).encode("utf-8", "surrogatepass") + data[at:]


SIGNS = (
    "\0 \ud800 \ufeff \t \r \x85 \u2028 \u200b \u202e \u0300 \U000e0041 { } [ ] {{ }} {% {# *a &a !!a ? | > <<: "
    "!!python/object:x %YAML @ ` ' \" # - --- ... 0x1f 1e999 .inf .nan ~ 0o17 12:30:45 2023-02-30 1_000 <b> ![ ]( ** "
    "__ ``` ~~~ \\ && = =- ٣ ² ½ 99999999999999999999999 -1"
).split(" ")


def on_lines(change: Callable[[list[bytes], int, random.Random], object]) -> Spoil:
    def spoil(data: bytes, chance: random.Random) -> bytes:
        lines = data.splitlines(keepends=True)
        change(lines, chance.randrange(len(lines)), chance)
        return b"".join(lines)

    return spoil


def shift(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice([b" ", b"  ", b"\t", b"\xc2\xa0", b"      "]) + lines[at].lstrip(b" ")


def swap(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def rename_key(lines: list[bytes], at: int, chance: random.Random) -> None:
    name, colon, rest = lines[at].partition(b":")
    key = chance.choice([name + b"x", b"x" * 5000, b"1", b"null", b"~", b"? [a]", '"\u202ea"'.encode(), b"", b"<<"])
    lines[at] = key + colon + rest


def blank_value(lines: list[bytes], at: int, chance: random.Random) -> None:
    name, colon, _ = lines[at].partition(b":")
    value = chance.choice(SIGNS).encode("utf-8", "ignore")
    lines[at] = name + colon + b" " + value + b"\n"


def stretch(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].rstrip(b"\n") * chance.choice([50, 2000]) + b"\n"


SPOILS: dict[str, Spoil] = {
    "cut": cut,
    "flip": flip,
    "noise": noise,
    "printable": printable_noise,
    "insert": insert,
    "twice": on_lines(lambda lines, at, _: lines.insert(at, lines[at])),
    "drop": on_lines(lambda lines, at, _: lines.pop(at)),
    "swap": on_lines(swap),
    "shift": on_lines(shift),
    "rename": on_lines(rename_key),
    "value": on_lines(blank_value),
    "stretch": on_lines(stretch),
    "carriage returns": lambda data, _: data.replace(b"\n", b"\r"),
    "windows": lambda data, _: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data, _: b"\xef\xbb\xbf" * 2 + data,
    "documents": lambda data, _: data + b"\n---\n" + data,
}

UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "blank": lambda _: b" \n\n\t\n",
    "nought": lambda data: data + b"\0",
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "utf-32": lambda data: data.decode().encode("utf-32"),
    "latin-1": lambda data: data + b"\xe9\n",
    "surrogate": lambda data: data + b"\xed\xa0\x80\n",
    "picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "word file": lambda _: b"PK\x03\x04" + bytes(1000),
    "too long": lambda data: data + b"#" * (1 << 20),
}
"""Content that can't be read at all, whichever file it stands in."""

SHAPES = (
    "word",
    "12",
    "''",
    "~",
    "[a, b]",
    "[]",
    "{a: b}",
    "{}",
    "[[a]]",
    "{a: {b: [c]}}",
    "2023-01-01",
    "{1: 2, ~: 3}",
)


def nodes_in(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """``node``, and every name and value below it."""
    if node:
        yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (key, *nodes_in(value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from nodes_in(item)


def reshaped(text: str, node: yaml.Node, shape: str) -> tuple[str, str]:
    """``text`` with ``shape`` in the place of ``node``, and what to call it."""
    start, end = node.start_mark, node.end_mark
    after = "\n" if text[end.index - 1 : end.index] == "\n" else ""
    name = f"{shape or 'nothing'} at {start.line + 1}:{start.column + 1}"
    return name, f"{text[: start.index]}{shape}{after}{text[end.index :]}"


def other_shapes(text: str, chance: random.Random, each: int) -> Iterator[tuple[str, str]]:
    """``text`` with some of its groups and lists left blank, and with each of the other shapes somewhere."""
    nodes = list(nodes_in(yaml.compose(text, Loader=yaml.SafeLoader)))
    groups = [node for node in nodes if not isinstance(node, yaml.ScalarNode)]
    yield from (reshaped(text, node, "") for node in chance.sample(groups, min(len(groups), 14 * each)))
    for shape in SHAPES:
        yield from (reshaped(text, chance.choice(nodes), shape) for _ in range(each))


def cases(files: dict[str, bytes], chance: random.Random, each: int) -> Iterator[Case]:
    """For each file: what can't be read, and of every other kind as many as ``each`` says."""
    for path, data in files.items():
        for name, change in UNREADABLE.items():
            yield Case(name, path, change(data), is_wrong=True)
        for name, spoil in SPOILS.items():
            yield from (Case(name, path, spoil(data, chance)) for _ in range(each))
        before, values, after = parts_of(path, data.decode())
        for name, made in other_shapes(values, chance, each) if values else ():
            yield Case(name, path, (before + made + after).encode())
        head = f"{before}{values}{before}"
        worst = YAML if path.endswith(".yaml") else {name: head + made for name, made in MARKDOWN.items()}
        for name in chance.sample(list(worst), min(len(worst), 4 * each)):
            yield Case(name, path, worst[name].encode())


def parts_of(path: str, text: str) -> tuple[str, str, str]:
    """What stands before the YAML in a file, the YAML, and what stands after it."""
    if path.endswith(".yaml"):
        return "", text, ""
    if not text.startswith("---\n"):
        return "", "", text
    _, head, body = text.split("---\n", 2)
    return "---\n", head, f"---\n{body}"
