"""Personal details in files as they were written, whatever else is wrong with them, and in the names of files."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mappa_report.checks.people.details import check_details
from mappa_report.document.input_files import AreaYearFiles, MarkdownPage
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

_NUMBER_OF_FILE = re.compile(r"[0-9]{1,3}[-_ ]")
_MAY_TELL = re.compile(r"[0-9@(]")
_ENDING = re.compile(r"\.[A-Za-z]{2,4}$")
_HINT = "give the file a name that tells only what it is about, such as 20-police.md."


def check_files(raw: AreaYearFiles, problems: Iterable[Problem], words: PersonalWords) -> Iterator[Problem]:
    """A private Problem for each detail in what was read for ``raw``, and in what ``problems`` says can't be read."""
    pages = {page.source.name: page for page in raw.pages}
    nodes = [node.place.source for node in (raw.statistics, raw.area, raw.outline, raw.corrections) if node]
    sources = {source.name: source for source in (*_sources(problems), *nodes) if source.name not in pages}
    for page in pages.values():
        yield from check_details(page, words)
    for source in sources.values():
        yield from check_source(source, words)
    for name in (*pages, *sources):
        yield from _check_name(name, words)


def check_source(source: Source, words: PersonalWords) -> Iterator[Problem]:
    """A private Problem for each detail in ``source``, comments and all."""
    return check_details(MarkdownPage(source, None, ()), words) if source.text else iter(())


def _sources(problems: Iterable[Problem]) -> Iterator[Source]:
    """Those that ``problems`` point at; last the ones with a text, where others of that name have none."""
    yield from sorted((problem.place.source for problem in problems), key=lambda source: bool(source.text))


def _check_name(name: str, words: PersonalWords) -> Iterator[Problem]:
    """A Problem of the file as a whole, whose column and length tell what part of its name is private."""
    start = name.rfind("/") + 1
    if number := _NUMBER_OF_FILE.match(name, start):
        start = number.end()
    stem = _ENDING.sub("", name[start:])
    reported_to = 0
    if not _MAY_TELL.search(stem):
        return
    for text in (stem, stem.replace("_", " "), re.sub(r"[-_]", " ", stem)):
        for problem in check_source(Source(name, text), words):
            column = start + problem.place.column
            if column > reported_to:
                reported_to = start + problem.place.column - 1 + problem.place.length
                place = Place(Source(name), 0, column, problem.place.length)
                message = problem.message.replace("stands here", "stands in the name of this file")
                yield replace(problem, message=message, place=place, hint=_HINT)
