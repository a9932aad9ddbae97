"""A problem in the words of those who read the report: its table or the quoted sentence, and no file, line or code."""

import re
from collections.abc import Mapping

from mappa_report.compose.gaps import is_without_text
from mappa_report.compose.proofs.places import Places, line
from mappa_report.document.inlines import Inlines, Placeholder, Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.problems.masking import DOT
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place

_FILE = re.compile(r"(?:areas/[a-z0-9-]{1,60}/[0-9]{4}/)?(?:sections/)?([0-9]{1,4}-[\w-]{1,80}\.md)")
_KEY = re.compile(r"\A[a-z_]{1,20}: ")
_PLACEHOLDER = re.compile(r"\{\{([^{}]{0,200})\}\}")

_NAMES: Mapping[str, str] = {
    "statistics.yaml": "the return",
    "area.yaml": "the particulars of the area",
    "waivers.yaml": "the list of what may stand",
    "outline.yaml": "the order of the report and what it leaves out",
    "edition.yaml": "the edition",
    "form.yaml": "the form",
    "contributors.yaml": "the list of who owes what",
    "corrections.yaml": "the list of corrections",
    "mappa-report.yaml": "the settings",
}
_LONGEST_QUOTE = 80

_BEGINNING = re.compile(r" {0,8}(?:[-*+] |[0-9]{1,9}[.)] |[#>|]|---)")
"""How a line begins that starts an item or another block."""

_MOST_LINES = 20
"""Lines on either side that are looked at for the rest of a sentence."""


def is_gap(problem: Problem, report: AnnualReport) -> bool:
    """True for a problem that only says that a figure, a text or a section is missing."""
    match problem.code:
        case "missing":
            figures = report.statistics.figures.items()
            gaps = (path for path, figure in figures if figure.state is FigureState.MISSING)
            return bool(problem.record) and any(path[: len(problem.record)] == problem.record for path in gaps)
        case "section-empty":
            return any(section.place.file == problem.place.file for section in filter(is_without_text, report.sections))
        case "section-required":
            return True
        case _:
            return False


def problem_in_words(problem: Problem, places: Places) -> Inlines:
    """What is wrong, where in the report, and the sentence that it is about, unless that would show who somebody is."""
    message = without_keys(problem) if places.table_title(problem.record) else problem.message
    label = label_in_brackets(problem)
    words = f"{without_files(message, places)}{without_files(label, places)}".rstrip(".")
    if places.table_title(problem.record):
        name = places.name(problem.record)
        return line(f"{name} (" if name else "", places.table(problem.record), ")" if name else "", f": {words}.")
    where, quote = places.section(problem.place.file), _quoted(problem, places)
    if where:
        return line("In ", where, f", “{quote}”: {words}." if quote else f": {words}.")
    name = _NAMES.get(problem.place.file.rpartition("/")[2], "")
    told = f"In {name}: {words}." if name and name not in words else f"{words}."
    return (Text(f"{told[:1].upper()}{told[1:]}"),)


def label_in_brackets(problem: Problem) -> str:
    """What its label adds to the message of ``problem``; blank where the message says it already."""
    return f" ({problem.label})" if problem.label and problem.label not in problem.message else ""


def without_files(words: str, places: Places) -> str:
    """``words`` in which each file of the area's is called what it prints as."""
    titles = {file.rpartition("/")[2]: title for file, title in places.titles().items()}
    named = _FILE.sub(lambda match: f"“{titles[match[1]]}”" if match[1] in titles else "a section", words)
    for file, name in _NAMES.items():
        named = named.replace(file, name)
    for trail, name in places.trails() if "›" in named else ():
        named = named.replace(trail, name)
    return named


def without_keys(problem: Problem) -> str:
    """The message without the keys of the figure at its start, as its name stands before it."""
    key_names = ", ".join(key.replace("_", " ") for key in problem.record)
    for keys in (key_names, *problem.record[-1:]):
        rest = problem.message.removeprefix(keys)
        if rest != problem.message and rest[:1] in " :":
            return rest.lstrip(" :")
    return problem.message


def _quoted(problem: Problem, places: Places) -> str:
    """The sentence that the problem points at, on however many lines; blank where it may not be shown."""
    place = problem.place
    if problem.is_private or not place.column or not place.source.line(place.line).strip():
        return ""
    text, column = _paragraph_around(place)
    start = max(text.rfind(end, 0, column - 1) for end in (". ", "! ", "? ")) + 1
    ends = [at for end in (". ", "! ", "? ") if (at := text.find(end, column)) >= 0]
    sentence = text[start : min(ends) + 1 if ends else len(text)]
    words = places.filler.words(_as_read(_KEY.sub("", sentence), place)).replace("**", "")
    sentence = " ".join(words.split()).strip(" #*>-")
    if DOT in sentence:
        return ""
    return sentence if len(sentence) <= _LONGEST_QUOTE else f"{sentence[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


def _paragraph_around(place: Place) -> tuple[str, int]:
    """The line at ``place`` with those beside it that go on with its paragraph or item, and the column in them."""
    source, first, last = place.source, place.line, place.line
    if place.file.endswith(".md") and not _KEY.match(source.line(first)):
        while _goes_on(source.line(first)) and _can_go_on(source.line(first - 1)) and place.line - first < _MOST_LINES:
            first -= 1
        while _can_go_on(source.line(last)) and _goes_on(source.line(last + 1)) and last - place.line < _MOST_LINES:
            last += 1
    before = sum(len(source.line(number)) + 1 for number in range(first, place.line))
    return " ".join(source.line(number) for number in range(first, last + 1)), before + place.column


def _goes_on(words: str) -> bool:
    """Whether a line may go on with a paragraph that began above it."""
    return bool(words.strip()) and not _BEGINNING.match(words)


def _can_go_on(words: str) -> bool:
    """Whether a paragraph that begins in a line, or goes on in it, may go on in the next."""
    return bool(words.strip()) and not words.lstrip().startswith(("#", "---", "|"))


def _as_read(sentence: str, place: Place) -> Inlines:
    """``sentence`` with its placeholders as such."""
    parts = _PLACEHOLDER.split(sentence)
    return tuple(
        Placeholder(part.strip(), place) if number % 2 else Text(part) for number, part in enumerate(parts) if part
    )
