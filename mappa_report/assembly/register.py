"""The register of areas: all 42 of England and Wales, whether or not the workspace has a report of theirs."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.schemas.area import REGISTERED
from mappa_report.checks.shape import check_shape
from mappa_report.model.area import Area
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.readers.text_file import read_text
from mappa_report.source.nodes import MapNode, Node, string_at, strings_at, text_at
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.workspace import AREAS, Workspace, slug

REGISTER = "register.yaml"


class RegisteredArea(Struct, frozen=True):
    """An area by the name of its folder, with its police force or forces, its nation and its other names."""

    slug: str
    name: str
    forces: tuple[str, ...]
    nation: str
    known_as: tuple[str, ...] = ()


def read_register(workspace: Workspace, problems: list[Problem]) -> Mapping[str, RegisteredArea]:
    """Every registered area by the name of its folder; Problems with the register are appended to ``problems``."""
    return read_cached((REGISTER, workspace), lambda told: _read(workspace, told), problems)


def _read(workspace: Workspace, problems: list[Problem]) -> Mapping[str, RegisteredArea]:
    node = read_yaml_file(workspace.locate(AREAS, REGISTER), f"{AREAS}/{REGISTER}", problems)
    areas: dict[str, RegisteredArea] = {}
    for folder, entry in node.values.items() if isinstance(node, MapNode) else ():
        if check_shape(entry, REGISTERED, f"the entry {folder}", problems) and isinstance(entry, MapNode):
            forces, others = strings_at(entry, "forces"), strings_at(entry, "known_as")
            areas[folder] = RegisteredArea(folder, string_at(entry, "name"), forces, string_at(entry, "nation"), others)
    return areas


def area_named(workspace: Workspace, typed: str) -> str | None:
    """The name of the folder of the area that somebody typed a name of; None where it could be no area's."""
    name = slug(typed)
    if name is None or name in workspace.areas():
        return name
    return folders_by_other_name(workspace).get(name, name)


def folders_by_other_name(workspace: Workspace) -> Mapping[str, str]:
    """The folder of each area that has other names, by those as they would be typed: ``teesside`` is cleveland."""
    named = {folder: (*area.known_as,) for folder, area in read_register(workspace, []).items()}
    for folder in workspace.areas():
        named[folder] = (*named.get(folder, ()), *_own_other_names(workspace, folder))
    pairs = ((slug(other), folder) for folder, others in named.items() for other in others)
    return {other: folder for other, folder in pairs if other and other not in named}


def names_of_areas(workspace: Workspace) -> list[str]:
    """Every name of all areas, and of their forces. Problems with the register come up where an area is looked up."""
    areas = read_register(workspace, []).values()
    names = [name for area in areas for name in (area.name, *area.known_as, *area.forces)]
    return [*names, *(name for folder in workspace.areas() for name in _own_other_names(workspace, folder))]


def check_name(workspace: Workspace, area: Area, node: Node) -> Iterator[Problem]:
    """An error where ``area.yaml``, which is ``node``, names another area of the register than its folder does."""
    entry = _entry(workspace, area.slug, [])
    name = text_at(node, "name") if isinstance(node, MapNode) else None
    if not entry or name is None or area.name in entry:
        return
    registered = read_register(workspace, [])
    own = registered.get(area.slug)
    other = next((each for each in registered.values() if area.name in (each.name, *each.known_as)), None)
    if own and other and other.slug != own.slug:
        message = f"{area.name} is another area than the one that this folder is of"
        hint = f"the register calls {area.slug} {own.name}: put that area's own area.yaml here."
        yield Problem("other-area", message, name.place, label=f"the area of areas/{other.slug}", hint=hint)


def _entry(workspace: Workspace, folder: str, problems: list[Problem]) -> str | None:
    """The lines of the register on the area of ``folder``: the whole of it takes longer to read."""
    at = workspace.locate(AREAS, REGISTER)
    source = read_text(at, problems) if at else None
    entry = re.search(rf"^{re.escape(folder)}:.*(?:\n[ \t].*)*", source.text, re.MULTILINE) if source else None
    return entry[0] if entry else None


def with_other_names(workspace: Workspace, area: Area, problems: list[Problem]) -> Area:
    """``area`` with the names that the register has for it besides its own.

    Most have none, and the whole register takes longer to read than to see that. That it can't be read is told here,
    so that nobody learns of it only where it is needed.
    """
    entry = _entry(workspace, area.slug, problems)
    registered = read_register(workspace, []).get(area.slug) if entry and "known_as" in entry else None
    return replace(area, known_as=(*area.known_as, *registered.known_as)) if registered else area


def _own_other_names(workspace: Workspace, folder: str) -> tuple[str, ...]:
    """The other names that an ``area.yaml`` gives; what is wrong with that is for a check of its report to say."""
    at = workspace.locate(AREAS, folder, "area.yaml")
    node = read_yaml_file(at, at.name, []) if at else None
    return strings_at(node, "known_as") if isinstance(node, MapNode) else ()
