"""The register of areas: all 42 of England and Wales, whether or not the workspace has a report of theirs."""

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.checks.schemas.area import REGISTERED
from mappa_report.checks.shape import check_shape
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.source.nodes import MapNode, string_at, strings_at
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.workspace import AREAS, Workspace

REGISTER = "register.yaml"


class RegisteredArea(Struct, frozen=True):
    """An area by the name of its folder, with its police force or forces and its nation."""

    slug: str
    name: str
    forces: tuple[str, ...]
    nation: str


def read_register(workspace: Workspace, problems: list[Problem]) -> Mapping[str, RegisteredArea]:
    """Every registered area by the name of its folder; Problems with the register are appended to ``problems``."""
    return read_cached((REGISTER, workspace), lambda told: _read(workspace, told), problems)


def _read(workspace: Workspace, problems: list[Problem]) -> Mapping[str, RegisteredArea]:
    node = read_yaml_file(workspace.locate(AREAS, REGISTER), f"{AREAS}/{REGISTER}", problems)
    areas: dict[str, RegisteredArea] = {}
    for slug, entry in node.values.items() if isinstance(node, MapNode) else ():
        if check_shape(entry, REGISTERED, f"the entry {slug}", problems) and isinstance(entry, MapNode):
            forces = strings_at(entry, "forces")
            areas[slug] = RegisteredArea(slug, string_at(entry, "name"), forces, string_at(entry, "nation"))
    return areas
