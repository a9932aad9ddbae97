"""A document.json with a value that was never composed: refused, or made into files in which nothing is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mappa_report.building.formats import write_formats
from mappa_report.document.blocks import Picture
from mappa_report.document.stored import document_from_json, document_to_json
from mappa_report.document.walk import parts_of
from mappa_report.problems.problem import Severity
from mappa_report.readers.picture_reader import are_as_read
from mappa_report.workspace.workspace import PACKAGED, Workspace
from tests.documents import every_node

_TARGETS = {name: Path(f"proof.{name}") for name in ("docx", "pdf", "html")}
_ODD: tuple[Any, ...] = (
    "",
    " ",
    "\0",
    "x",
    "#x",
    "javascript:alert(1)",
    "</style>",
    -(10**17),
    -1,
    0,
    7,
    10**7,
    10**17,
    [],
    {},
    None,
)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or group in ``node`` with each index or name in it."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _spoilt(seed: int) -> bytes:
    """A Document with one value of another kind or size, one that is there twice, or one that is gone."""
    random = Random(seed)  # noqa: S311  (nothing secret)
    tree = copy.deepcopy(json.loads(document_to_json(every_node())))
    places = list(_places(tree))
    node, key = random.choice(places)
    match random.randrange(4):
        case 0:
            del node[key]
        case 1 if isinstance(node, list):
            node *= 2
        case 2:
            other, name = random.choice(places)
            node[key] = copy.deepcopy(other[name])
        case _:
            node[key] = random.choice(_ODD)
    return json.dumps(tree).encode()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_document_is_refused_or_made_without_a_fault(seed: int) -> None:
    document = document_from_json(_spoilt(seed))
    if document is None or not are_as_read(part for part, _ in parts_of(document) if isinstance(part, Picture)):
        return

    files, problems = write_formats(document, _TARGETS, "typst", Workspace(PACKAGED))

    assert files.keys() == set(_TARGETS.values())
    assert [each.message for each in problems if each.severity is Severity.ERROR] == []
    assert not any(sign in files[_TARGETS["html"]] for sign in (b'href="javascript:', b"{</style>"))
