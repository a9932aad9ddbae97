"""Why Typst made no PDF: a letter that no font has, a link to nowhere, a picture that is none, or a wrong template.

What Typst says is for people who write templates, and words of it may change. So each letter and each picture is tried
on its own, which takes a millisecond, and only what is left is put down to the template, with Typst's reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from mappa_report.writers import FormatFault, TemplateFault, letters_missing
from mappa_report.writers.typst.data import ReportData
from mappa_report.writers.typst.engine import Engine, Refused
from mappa_report.writers.typst.files import MAIN

# As Typst points at a place: the file, its line, and its column counted from nought.
_PLACE = re.compile(r"(?<![\w-])([\w-]+\.typ):(\d+):(\d+)")

_TRIAL = "trial.typ"

_MESSAGE = "Typst can't follow what stands there"

# What part of Typst's words tells which kind of slip it is. Where none does, the place has to do.
_KINDS = {
    "file not found": "there is no such file under templates/",
    "unexpected argument": "this takes no such argument",
    "missing argument": "an argument is missing here",
    "unclosed delimiter": "what is opened here is never closed",
}

_UNKNOWN = re.compile(r"unknown variable: ([\w-]{1,60})")

_REASON = re.compile(r"[^\n/\\]{1,120}")
"""What of Typst's words is told where we have none: never a path, which tells of this machine alone."""

_CONTEXT = 20  # letters that are shown to either side of one that no font has

_REMEDY = "correct the workspace's template, or remove it to use the packaged one."


def explain(refused: Refused, data: ReportData, templates: Mapping[str, bytes], engine: Engine) -> FormatFault:
    """What to tell of it, and what to do."""
    letters = [chr(letter) for letter in _letters(data) if not _is_drawn(chr(letter), engine)]
    if letters:
        remedy = "write it otherwise, or put a font that has it, an .otf or .ttf file, into templates/fonts/."
        return letters_missing(letters, remedy, _where(letters[0], data))
    texts = list(_texts(data.report))
    anchors = {f"#{text}" for name, text in texts if name == "anchor"}
    for target in sorted(text for name, text in texts if name == "target" and text.startswith("#")):
        if target not in anchors:
            remedy = "correct the link, or remove it from the report."
            return FormatFault(f"a link leads to {target}, and there is no such place in the report", remedy)
    for name, alternative in data.alternatives.items():
        if not _is_picture(name, data.pictures[name], engine):
            called = f"the picture “{alternative}”" if alternative else "a decorative picture"
            return FormatFault(f"{called} can't be read", "save it again as PNG or JPEG, or remove it from the report.")
    for name, picture in templates.items():
        if name.endswith((".svg", ".png", ".jpg")) and not _is_picture(name, picture, engine):
            return TemplateFault(f"templates/{name}", "this picture can't be read", _REMEDY)
    return _template_fault(refused)


def _where(letter: str, data: ReportData) -> str:
    """The words round ``letter``, by which to search for it."""
    for _, text in _texts(data.report):
        at = text.find(letter)
        if at >= 0:
            return f", in “{text[max(0, at - _CONTEXT) : at + _CONTEXT].strip()}”"
    return ", in a chart"


def _texts(data: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in ``data``, however deep, with the ``name`` that it goes by."""
    if isinstance(data, str):
        yield name, data
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from _texts(each, key)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from _texts(each, name)


def _letters(data: ReportData) -> Iterable[int]:
    """Every letter of the report beyond ASCII, which all fonts have; most there are a dozen."""
    text = "".join(part.decode() for part in (data.json(), *data.drawings.values()))
    return sorted(ord(letter) for letter in set(text) if not letter.isascii())


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


def _template_fault(refused: Refused) -> TemplateFault:
    """At line 12, column 3 of ``templates/report.typ``, say."""
    message = _message(refused.told)
    trail = refused.trail.partition("error:")[2] or refused.trail  # what it only warns of comes first
    places = [place.groups() for place in _PLACE.finditer(trail) if place[1] != "main.typ"]
    if not places:
        return TemplateFault(f"templates/{MAIN}", message, _REMEDY)
    name, line, column = places[0]
    return TemplateFault(f"templates/{name}", message, _REMEDY, int(line), int(column) + 1)


def _message(told: str) -> str:
    if unknown := _UNKNOWN.match(told):
        return f"there is nothing of the name {unknown[1]}"
    kind = next((kind for part, kind in _KINDS.items() if part in told), "")
    reason = _REASON.fullmatch(told.replace("PDF/UA-1 error: ", ""))
    return kind or (f"{_MESSAGE}: {reason[0]}" if reason else _MESSAGE)
