"""What a part of a Word file refers to: other parts, and addresses outside the file."""

import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from mappa_report.unpacking.docx.package import Package

_MAX_TARGET = 2_000


class Relation(Struct, frozen=True):
    """``kind`` is the last word of its type, such as "styles". ``target`` is a part's name, or what is outside."""

    kind: str
    target: str
    is_outside: bool = False


def relations_of(package: Package, part: str) -> Mapping[str, Relation]:
    """The relations of ``part`` by their ids. Nothing that they name is looked at."""
    folder, name = posixpath.split(part)
    root = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {str(each.get("Id", "")): _relation(folder, each) for each in (root if root is not None else ())}


def part_of_kind(package: Package, relations: Mapping[str, Relation], kind: str) -> str:
    """The name of the first part in ``relations`` of ``kind``; empty where there is none."""
    inside = (each.target for each in relations.values() if each.kind == kind and not each.is_outside)
    return next((target for target in inside if target in package.sizes), "")


def _relation(folder: str, element: Any) -> Relation:
    get = element.get
    kind = str(get("Type", "")).rpartition("/")[2]
    target = str(get("Target", ""))[:_MAX_TARGET]
    if get("TargetMode") == "External":
        return Relation(kind, target, is_outside=True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/"))
