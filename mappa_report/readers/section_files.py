"""Which files of the folder of sections are sections, in which order, and what is told of the others."""

import re
from collections.abc import Iterator, Sequence

from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.misplaced import has_sections_in
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_folder, listing

_NUMBERED = re.compile(r"\A([0-9]+)-.+\.md", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg")
_OTHER_PICTURES = (".gif", ".svg", ".webp", ".heic", ".tif", ".tiff", ".bmp")
_COPY_BEFORE = re.compile(r"\A(?:copy of|copie de|kopie von|copi o|~)\s*", re.IGNORECASE)
_COPY_AFTER = re.compile(
    r"[ _.-]{0,3}(?:\(\d{1,3}\)|-? ?copy(?: ?\(?\d{1,3}\)?)?|\([^()]{0,60}conflict[^()]{0,60}\)|~|\.(?:orig|bak|old))\Z"
    r"|[ _.-]{1,3}(?:sync-conflict-[\w-]{1,40}|conflict(?:ed)?[\w -]{0,60}|(?:desktop|laptop|pc)-?\w{1,20})\Z",
    re.IGNORECASE,
)
"""What systems and drives put round the name of a file when they copy it, or can't tell which of two is newer."""


def in_order(entries: list[Located], problems: list[Problem]) -> list[Located]:
    """The section files in the order of their numbers; what is not one, or shares another's number, is a Problem."""
    numbered: dict[int, Located] = {}
    names = [entry.path.name for entry in entries]
    for entry in entries:
        name = entry.path.name
        place = Place(Source(entry.name))
        match = _NUMBERED.fullmatch(name)
        if original := _original(name, names):
            hint = f"delete it; if it has words that {original} lacks, put them there first."
            message = f"this looks like a copy of {original}, and is not read"
            on_page = "put what it says and the other does not into that one, and have the copy deleted."
            problems.append(Problem("file-copy", message, place, Severity.WARNING, hint=hint, on_page=on_page))
        elif match and int(match[1]) in numbered:
            first = numbered[int(match[1])].path.name
            hint = "the numbers give the order in print: rename one of the two files."
            problems.append(Problem("section-number", f"the number {match[1]} is taken by {first}", place, hint=hint))
        elif match:
            numbered[int(match[1])] = entry
        else:
            problems.extend(_no_section(entry, place, names))
    return [entry for _, entry in sorted(numbered.items())]


def _no_section(entry: Located, place: Place, names: Sequence[str]) -> Iterator[Problem]:
    name = entry.path.name
    if name.lower().endswith(".md"):
        hint = f"put its place in the order before its name, such as {_numbered_name(name, names)}."
        on_page = "give it a place in the order, on the page of sections."
        yield Problem("section-number", "this section has no number", place, hint=hint, on_page=on_page)
    elif is_folder(entry) and has_sections_in(entry):
        hint = f"move the sections in it up, to {entry.name.rpartition('/')[0]}, or take the folder away."
        message = "this folder is not read, so what it says is not in the report"
        yield Problem("section-not-markdown", message, place, Severity.WARNING, hint=hint)
    elif not _is_ignored(entry):
        hint = "sections are Markdown files, such as 10-introduction.md; save its text as one."
        if name.lower().endswith(".md.txt"):
            hint = "take .txt off its name; in Windows Explorer, View and then File name extensions shows it."
        if name.lower().endswith(_OTHER_PICTURES):
            hint = "save it as .png or .jpg if a section is to show it; else take it out of the folder."
        message = "this file is not read, so what it says is not in the report"
        yield Problem("section-not-markdown", message, place, Severity.WARNING, hint=hint)


def _original(name: str, names: Sequence[str]) -> str:
    """The name among ``names`` of which ``name`` is that of a copy; nothing where it is none."""
    stem, dot, ending = name.rpartition(".md")
    if not dot:
        return ""
    bare = _COPY_AFTER.sub("", _COPY_BEFORE.sub("", stem if not ending else f"{stem}{ending}"))
    wanted = f"{bare}.md".casefold()
    return next((other for other in names if other != name and other.casefold() == wanted), "")


def _numbered_name(name: str, names: Sequence[str]) -> str:
    """``10 Introduction.MD`` as 10-introduction.md; a name without a number gets one after those of ``names``."""
    stem = name.lower().removesuffix(".md")
    words = stem.lstrip("0123456789")
    number = stem.removesuffix(words) if words else stem
    taken = [int(match[1]) for each in names if (match := _NUMBERED.fullmatch(each))]
    free = (max(taken, default=0) // 10 + 1) * 10
    return f"{number or free}-{re.sub(r'[^a-z0-9]+', '-', words).strip('-') or 'section'}.md"


def _is_ignored(entry: Located) -> bool:
    """True for files beside the sections that are no sections: pictures, and a folder of them."""
    if is_folder(entry):
        return all(inner.path.name.lower().endswith(_PICTURES) for inner in listing(entry))
    return entry.path.name.lower().endswith(_PICTURES)
