"""The catalogue of the workbench's words: each is used, and each that is used is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mappa_report.workbench.words import WORDS
from tests.conftest import ROOT

WORKBENCH = ROOT / "mappa_report/workbench"
SOURCES = "\n".join(
    path.read_text("utf-8")
    for pattern in ("*.py", "pages/*.py", "templates/*.j2", "front/src/*.js", "../editing/*.py")
    for path in sorted(WORKBENCH.glob(pattern))
)
USED = re.compile(r"""(?:\b(?:WORDS|w|words_of)\[|\b(?:say|refusal)\()["']([^"'{}]+)["'][\]),]""")
ONE_OF = re.compile(r"""\b(?:WORDS|w|words_of)\[([^\[\]]+)\]""")
COUNTED = re.compile(r"""\bcounted\("([^"]+)",""")
MADE = re.compile(r"""["`](nav\{[^"`\s]*|[a-z_]+[./][\w./-]*(?:\$?\{[^"`\s]*|(?="\s~)))""")
"""Names that are put together of parts, where they begin with their own."""
OTHERS = re.compile(r"""\bask\("([^"]+)"|_LANGUAGE = "(\w+)""")
"""Names that others begin with, which are put together elsewhere."""
HOLES = re.compile(r"\$?\{[^{}]*\}")


def made() -> Iterator[str]:
    """What fits the names that are put together of parts."""
    for words in MADE.findall(SOURCES):
        whole = ".*".join(map(re.escape, HOLES.split(words)))
        yield whole if HOLES.search(words) else f"{whole}.*"
    yield from (re.escape("".join(names)) + "[.].+" for names in OTHERS.findall(SOURCES))


def test_every_word_that_is_used_is_in_the_catalogue() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in WORKBENCH.glob("front/src/*.js"))
    counted = {f"{key}.{number}" for key in COUNTED.findall(scripts) for number in ("one", "many")}
    chosen = (name for words in ONE_OF.findall(SOURCES) for name in re.findall(r'[^f]"(\w+\.[^"{]*\w)"', f" {words}"))
    assert sorted({*USED.findall(SOURCES), *chosen, *counted} - set(WORDS)) == []


def test_every_word_of_the_catalogue_is_used() -> None:
    known = re.compile("|".join(sorted(set(made()))))
    named = set(re.findall(r"""["']([a-z_]+[\w./-]*)["']""", SOURCES))
    counted = {f"{key}.{number}" for key in COUNTED.findall(SOURCES) for number in ("one", "many")}
    assert [key for key in WORDS if key not in named | counted and not known.fullmatch(key)] == []
