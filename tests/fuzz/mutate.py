"""Spoils a file by what it is: its name's ending says that."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import PurePosixPath
from random import Random
from typing import Any

import yaml

from tests.fuzz.packages import spoilt_package, spoilt_png
from tests.fuzz.texts import spoilt_bytes, spoilt_text
from tests.fuzz.trees import spoilt_tree
from tests.fuzz.values import PRIVATE, SNIPPETS

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUOTED_NUMBER = re.compile(r"'([0-9][0-9.]*|n/a|)'$", re.MULTILINE)


def spoilt(random: Random, name: str, data: bytes) -> bytes:
    """The file ``name`` with the contents ``data``, spoilt in one way of many."""
    ending = PurePosixPath(name).suffix
    if random.random() < 0.06:
        return random.choice((b"", b"\n", b"\xff\xfe", b"\x00" * 50, data + data, data[: len(data) // 2]))
    if random.random() < 0.08:
        return spoilt_bytes(random, data)
    if ending in (".docx", ".xlsx", ".ods"):
        return spoilt_package(random, data)
    if ending == ".png" and random.random() < 0.7:
        return spoilt_png(random, data)
    if ending in (".yaml", ".json") and random.random() < 0.65:
        return _dumped(random, ending, spoilt_tree(random, _tree(data, ending)))
    if ending not in SNIPPETS:
        return spoilt_bytes(random, data)
    coding = "latin-1" if ending == ".pdf" else "utf-8"
    text = spoilt_text(random, data.decode(coding, "replace"), SNIPPETS[ending])
    if random.random() < 0.1:
        at = random.randrange(len(text) + 1)
        text = f"{text[:at]}{random.choice(('', ' ', chr(10)))}{random.choice((*PRIVATE.values(),))}{text[at:]}"
    return text.encode(coding, "replace")


@cache
def _tree(data: bytes, ending: str) -> Any:
    return json.loads(data) if ending == ".json" else yaml.load(data, _Loader)  # noqa: S506  (no tags are read)


def _dumped(random: Random, ending: str, tree: Any) -> bytes:
    if ending == ".json":
        return json.dumps(tree, indent=1).encode("utf-8", "replace")
    text: str = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=random.choice((80, 10**6)))
    return _QUOTED_NUMBER.sub(r"\1", text).encode("utf-8", "replace")
