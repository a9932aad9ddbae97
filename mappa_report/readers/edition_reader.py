"""One edition's folder: its YAML files, passages and definitions, each from the workspace or else the package."""

from __future__ import annotations

from mappa_report.placed import Node
from mappa_report.problem import Place, Problem, Source
from mappa_report.raw import MarkdownPage, RawEdition
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.text_file import read_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.workspace import BOILERPLATE, Located, Workspace


def read_edition(workspace: Workspace, key: str, found: list[Problem]) -> RawEdition:
    """Everything in the folder of the edition ``key``."""
    national = workspace.locate(BOILERPLATE, key, "data", "national.yaml")
    charts = workspace.locate(BOILERPLATE, key, "charts.yaml")
    return RawEdition(
        key,
        read_yaml_file(workspace.locate(BOILERPLATE, key, "edition.yaml"), f"{BOILERPLATE}/{key}/edition.yaml", found),
        read_yaml_file(workspace.locate(BOILERPLATE, key, "form.yaml"), f"{BOILERPLATE}/{key}/form.yaml", found),
        read_yaml_file(national, national.name, found) if national else None,
        _pages(workspace, key, "passages", found),
        _pages(workspace, key, "definitions", found),
        read_yaml_file(charts, charts.name, found) if charts else None,
    )


def read_yaml_file(located: Located | None, name: str, found: list[Problem]) -> Node | None:
    """The values in a YAML file; ``name`` is what to call it where it does not exist."""
    if located is None:
        found.append(Problem("file-missing", "this file does not exist", Place(Source(name)), hint="add it."))
        return None
    source = read_text(located.path, located.root, located.name, found)
    return read_yaml(source, found) if source else None


def _pages(workspace: Workspace, key: str, folder: str, found: list[Problem]) -> dict[str, MarkdownPage]:
    pages = {}
    for name, located in workspace.listing(BOILERPLATE, key, folder).items():
        if name.endswith(".md"):
            source = read_text(located.path, located.root, located.name, found)
            page = read_page(source, None, found) if source else None
            if page:
                pages[name.removesuffix(".md")] = page
    return pages
