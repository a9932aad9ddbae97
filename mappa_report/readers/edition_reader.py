"""One edition's folder: its YAML files, passages and definitions, each from the workspace or else the package."""

from collections.abc import Iterator

from mappa_report.document.input_files import EditionFiles, MarkdownPage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.room import Room
from mappa_report.readers.text_file import read_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import Node
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located
from mappa_report.workspace.workspace import BOILERPLATE, Workspace


def read_edition(workspace: Workspace, key: str, problems: list[Problem]) -> EditionFiles:
    """Everything in the folder of the edition ``key``."""
    national = workspace.locate(BOILERPLATE, key, "data", "national.yaml")
    charts = workspace.locate(BOILERPLATE, key, "charts.yaml")
    problems += _misplaced(workspace, key)
    unread: set[str] = set()
    return EditionFiles(
        key,
        read_yaml_file(
            workspace.locate(BOILERPLATE, key, "edition.yaml"), f"{BOILERPLATE}/{key}/edition.yaml", problems
        ),
        read_yaml_file(workspace.locate(BOILERPLATE, key, "form.yaml"), f"{BOILERPLATE}/{key}/form.yaml", problems),
        read_yaml_file(national, national.name, problems) if national else None,
        _pages(workspace, key, "passages", problems, unread),
        _pages(workspace, key, "definitions", problems, unread),
        read_yaml_file(charts, charts.name, problems) if charts else None,
        unread,
    )


def read_yaml_file(located: Located | None, name: str, problems: list[Problem]) -> Node | None:
    """The values in a YAML file; ``name`` is what to call it where it does not exist."""
    if located is None:
        problems.append(Problem("file-missing", "this file does not exist", Place(Source(name)), hint="add it."))
        return None
    source = read_text(located, problems)
    return read_yaml(source, problems) if source else None


def _misplaced(workspace: Workspace, key: str) -> Iterator[Problem]:
    """A warning for each passage or definition that lies beside the folder in which it would be read."""
    texts = [name for name in workspace.listing(BOILERPLATE, key) if name.endswith(".md")]
    for folder in ("passages", "definitions") if texts else ():
        known = workspace.listing(BOILERPLATE, key, folder)
        for name in (name for name in texts if name in known):
            at = f"{BOILERPLATE}/{key}/{name}"
            hint = f"move it to {BOILERPLATE}/{key}/{folder}/{name}."
            message = f"this file is not read, as it lies outside the folder of {folder}"
            yield Problem("file-misnamed", message, Place(Source(at)), Severity.WARNING, hint=hint)


def _pages(
    workspace: Workspace, key: str, folder: str, problems: list[Problem], unread: set[str]
) -> dict[str, MarkdownPage]:
    """The pages in ``folder``; the names of those that can't be read are added to ``unread``."""
    pages = {}
    room = Room()
    for name, located in workspace.listing(BOILERPLATE, key, folder).items():
        if name.endswith(".md"):
            source = read_text(located, problems)
            if source and not room.takes(source, problems):
                break
            page = read_page(source, None, problems) if source else None
            if page and not page.has_unread_head:
                pages[name.removesuffix(".md")] = page
            else:
                unread.add(f"{folder}/{name}")
    return pages
