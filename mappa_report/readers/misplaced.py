"""Sections that lie in a folder where none are read: beside the folder of sections, above it, or in one near to it."""

import re
from collections.abc import Iterator

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_folder, is_taken, listing
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import PINNED

_SECTION = re.compile(r"\A[0-9]{1,4}[-_ ].+\.md\Z", re.IGNORECASE)


def misplaced_sections(sections: Located, above: tuple[Located, ...]) -> Iterator[Problem]:
    """A Problem for each section in ``above``, the folders that ``sections`` lies in, and each folder of some beside.

    It is an error where ``sections`` itself is not there: then the report would have no words at all.
    """
    try:
        beside = {at.path.name: at for at in listing(above[0])}
        has_sections = is_taken(sections)
        for at in (at for folder in above for at in listing(folder)):
            if _SECTION.match(at.path.name) and not is_folder(at):
                message = "this section is not read, as it lies outside the folder of sections"
                yield _warning(at, message, f"move it to {sections.name}, or to the sections of its own year.")
        for name, at in beside.items():
            if name.casefold() in (PINNED, sections.path.name) and has_sections:
                continue
            if name != PINNED and has_sections_in(at):
                yield _folder(at, sections, has_sections)
    except FileRefused:
        return  # told by whoever reads it


def has_sections_in(at: Located) -> bool:
    """Whether ``at`` is a folder with Markdown files in it."""
    return is_folder(at) and any(inner.path.name.lower().endswith(".md") for inner in listing(at))


def _folder(at: Located, sections: Located, has_sections: bool) -> Problem:
    if has_sections:
        message = "this folder is not read, so what it says is not in the report"
        return _warning(
            at, message, f"move the sections in it to {sections.name}, or take it out of the year's folder."
        )
    name = sections.path.name
    message = f"this folder is not read: it should be called {name}"
    return Problem("file-misnamed", message, Place(Source(at.name)), hint=f"rename it to {name}.")


def _warning(at: Located, message: str, hint: str) -> Problem:
    return Problem("file-misnamed", message, Place(Source(at.name)), Severity.WARNING, hint=hint)
