"""The adopted edition as a whole: its files, read by the program's own readers before any of them is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.assembly.editions import edition_files
from mappa_report.checks.edition.check import check_edition
from mappa_report.document.input_files import EditionFiles, MarkdownPage
from mappa_report.intake.adoption.edition_text import Wording, digest_file, edition_yaml, wording_files
from mappa_report.intake.adoption.taking import Taken
from mappa_report.model.edition import Edition
from mappa_report.model.words_digest import words_digest
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_edition
from mappa_report.readers.markdown_reader import read_inline, read_page
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from mappa_report.workspace.door import MAX_FILE, read
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

_EDITION = "edition.yaml"
_DIGEST = "digest.txt"


class MadeEdition(Struct, frozen=True):
    """``edition`` is what ``files``, by their paths in its folder, read as. ``kept`` are the base's own texts."""

    edition: Edition
    files: dict[str, bytes]
    kept: tuple[str, ...]


def make_edition(workspace: Workspace, taken: Taken, day: date, problems: list[Problem]) -> MadeEdition | None:
    """The edition that ``taken`` makes on ``day``; None after Problems, with nothing written."""
    bases = {name: read(at, MAX_FILE) for name, at in edition_files(workspace, taken.base.key).items()}
    wording = wording_files(taken)
    text, source = bases[_EDITION].decode("utf-8-sig"), source_of(taken)
    unlocked = edition_yaml(text, taken, wording, source, day, "")
    edition = _edition(workspace, taken, wording, unlocked, problems)
    if edition is None:
        return None
    locked = edition_yaml(text, taken, wording, source, day, words_digest(edition))
    edition = _edition(workspace, taken, wording, locked, problems)
    if edition is None:
        return None
    files = bases | {name: words.encode() for name, words in wording.files.items()}
    files |= {_EDITION: locked.encode(), _DIGEST: digest_file(taken).encode()}
    return MadeEdition(edition, files, wording.kept)


def source_of(taken: Taken) -> str:
    """The file that the words are from, by its name alone, with its title or else the report that it is."""
    name = taken.wish.name.replace("\\", "/").rsplit("/", 1)[-1]
    title = " ".join(taken.finished.title.split())
    said = f"“{title}”" if title else " ".join([*taken.area.names[:1], taken.year.label])
    return f"{name}, {said}"


def _edition(
    workspace: Workspace, taken: Taken, wording: Wording, text: str, problems: list[Problem]
) -> Edition | None:
    """The edition as a check would read it."""
    files = _files(workspace, taken, wording, text, problems)
    edition = check_edition(files, read_inline, problems)
    return None if any(problem.is_error for problem in problems) else edition


def _files(workspace: Workspace, taken: Taken, wording: Wording, text: str, problems: list[Problem]) -> EditionFiles:
    base = read_edition(workspace, taken.base.key, [])
    at = f"{BOILERPLATE}/{taken.wish.key}"
    return replace(
        base,
        key=taken.wish.key,
        edition=read_yaml(Source(f"{at}/{_EDITION}", text), problems),
        passages=dict(base.passages) | _pages("passages", at, wording.files, problems),
        definitions=dict(base.definitions) | _pages("definitions", at, wording.files, problems),
    )


def _pages(folder: str, at: str, files: Mapping[str, str], problems: list[Problem]) -> dict[str, MarkdownPage]:
    pages = {}
    for name, text in files.items():
        key = name.removeprefix(f"{folder}/").removesuffix(".md")
        if name.startswith(f"{folder}/") and (page := read_page(Source(f"{at}/{name}", text), None, problems)):
            pages[key] = page
    return pages
