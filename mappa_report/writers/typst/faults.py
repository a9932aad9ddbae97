"""Why Typst made no PDF: a letter that no font has, a link to nowhere, a picture that is none, or a wrong template.

What Typst says is for people who write templates, and words of it may change. So each letter and each picture is tried
on its own, which takes a millisecond, and only what is left is put down to the template.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from mappa_report.writers import FormatFault, TemplateFault
from mappa_report.writers.typst.data import ReportData
from mappa_report.writers.typst.engine import Engine, Refused
from mappa_report.writers.typst.files import MAIN

# As Typst points at a place: the file, its line, and its column counted from nought.
_PLACE = re.compile(r"([\w-]+\.typ):(\d+):(\d+)")

_TRIAL = "trial.typ"

_MESSAGE = "Typst can't follow what stands there"

# What part of Typst's words tells which kind of slip it is. Where none does, the place has to do.
_KINDS = {
    "unknown variable": "there is nothing of this name",
    "file not found": "there is no such file under templates/",
    "unexpected argument": "this takes no such argument",
    "missing argument": "an argument is missing here",
    "unclosed delimiter": "what is opened here is never closed",
}

_MOST_NAMED = 5
_CONTEXT = 20
"""Letters that are shown to either side of one that no font has."""

_REMEDY = "correct the workspace's template, or remove it to use the packaged one."


def explain(refused: Refused, data: ReportData, engine: Engine) -> FormatFault:
    """What to tell of it, and what to do."""
    letters = "".join(chr(letter) for letter in _letters(data) if not _is_drawn(chr(letter), engine))
    if letters:
        named = ", ".join(f"“{letter}” ({_name(letter)})" for letter in letters[:_MOST_NAMED])
        more = f" and {len(letters) - _MOST_NAMED} more letters" if len(letters) > _MOST_NAMED else ""
        remedy = "write it otherwise, or put a font that has it, an .otf or .ttf file, into templates/fonts/."
        return FormatFault(f"no font has {named}{more}{_where(letters[0], data)}", remedy)
    anchors, targets = set(_all(data.report, "anchor")), set(_all(data.report, "target"))
    for target in sorted(targets):
        if target.startswith("#") and target[1:] not in anchors:
            remedy = "correct the link, or remove it from the report."
            return FormatFault(f"a link leads to {target}, and there is no such place in the report", remedy)
    for name, alternative in data.alternatives.items():
        if not _is_picture(name, data.pictures[name], engine):
            called = f"the picture “{alternative}”" if alternative else "a decorative picture"
            return FormatFault(f"{called} can't be read", "save it again as PNG or JPEG, or remove it from the report.")
    return _template_fault(refused)


def _where(letter: str, data: ReportData) -> str:
    """The words round ``letter``, by which to search for it."""
    for text in _strings(data.report):
        at = text.find(letter)
        if at >= 0:
            return f", in “{text[max(0, at - _CONTEXT) : at + _CONTEXT].strip()}”"
    return ", in a chart"


def _strings(data: object) -> Iterator[str]:
    """Every text in ``data``, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _strings(each)


def _letters(data: ReportData) -> Iterable[int]:
    """Every letter of the report beyond ASCII, which all fonts have; most there are a dozen."""
    text = "".join(part.decode() for part in (data.json, *data.drawings.values()))
    return sorted(ord(letter) for letter in set(text) if not letter.isascii())


def _all(data: object, key: str) -> Iterator[str]:
    """Everything in ``data``, however deep, that goes by the name of ``key``."""
    if isinstance(data, dict):
        yield from [data[key]] if key in data else []
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _all(each, key)


def _is_drawn(letter: str, engine: Engine) -> bool:
    families = ", ".join(f'"{family}"' for family in engine.families)
    source = f'#set document(title: "T")\n#set text(font: ({families},))\n#"\\u{{{ord(letter):x}}}"'
    return _is_made({_TRIAL: source.encode()}, engine)


def _is_picture(name: str, data: bytes, engine: Engine) -> bool:
    source = f'#set document(title: "T")\n#image("{name}", alt: "A")'
    return _is_made({_TRIAL: source.encode(), name: data}, engine)


def _is_made(files: dict[str, bytes], engine: Engine) -> bool:
    try:
        engine.pdf(_TRIAL, files)
    except Refused:
        return False
    return True


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def _template_fault(refused: Refused) -> TemplateFault:
    """At line 12, column 3 of ``templates/report.typ``, say."""
    message = next((kind for part, kind in _KINDS.items() if part in refused.told), _MESSAGE)
    places = [place.groups() for place in _PLACE.finditer(refused.trail) if place[1] != "main.typ"]
    if not places:
        return TemplateFault(f"templates/{MAIN}", message, _REMEDY)
    name, line, column = places[0]
    return TemplateFault(f"templates/{name}", message, _REMEDY, int(line), int(column) + 1)
