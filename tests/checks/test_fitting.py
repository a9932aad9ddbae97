"""Whether values fit, found without cerberus: never against it, and for all that ships without it."""

from __future__ import annotations

from typing import Any

import pytest
from cerberus import Validator
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.fitting import fits_plainly
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode, to_builtins
from mappa_report.source.place import Place, Source

PLACE = Place(Source("s.yaml", ""))
WORDS = {"type": "string", "required": True, "empty": False}
SCHEMA: dict[str, Any] = {
    "name": WORDS,
    "nation": {"type": "string", "allowed": ["England", "Wales"]},
    "mark": {"type": "string", "regex": "[0-9]{1,3}|other"},
    "forces": {"type": "list", "schema": WORDS, "minlength": 2},
    "people": {"type": "dict", "schema": {"name": {"type": "string"}, "mark": WORDS}},
    "rows": {"type": ["dict", "string"], "valuesrules": {"type": ["string", "list"]}, "empty": False},
    "said": {"type": "dict", "keysrules": {"regex": "[a-z]+"}},
    "notes": {"type": "list", "schema": {"type": "dict", "schema": {"name": WORDS}}},
}

TEXTS = st.sampled_from(["", " ", "a", "12", "1234", "other", "others", "England"]).map(
    lambda text: TextNode(text, PLACE)
)
KEYS = st.sampled_from([*SCHEMA, "", " ", "9"])


def _group(values: dict[str, Node]) -> MapNode:
    return MapNode(values, dict.fromkeys(values, PLACE), PLACE)


def _nested(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    lists = st.lists(inner, max_size=3).map(lambda items: ListNode(tuple(items), PLACE))
    return lists | st.dictionaries(KEYS, inner, max_size=3).map(_group)


VALUES: st.SearchStrategy[Node] = st.recursive(TEXTS, _nested, max_leaves=6)


@given(st.sampled_from([key for key in SCHEMA if key != "name"]), VALUES)
def test_nothing_fits_plainly_that_cerberus_refuses_and_only_blanks_and_odd_ends_are_left_to_it(
    key: str, value: Node
) -> None:
    node = _group({"name": TextNode("A", PLACE), key: value})
    fits = Validator(SCHEMA).validate(to_builtins(node), normalize=False)
    in_doubt = any(text in str(to_builtins(node)) for text in ("''", "1234", "others"))

    assert fits_plainly(node, SCHEMA) <= fits
    assert fits_plainly(node, SCHEMA) == fits or in_doubt


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("name: A\nnation: Wales\nmark: other\nforces: [B, C]\n", True),
        ("name: A\npeople: {mark: 1}\nrows: {a: 1, b: [c]}\nsaid: {a: 1}\nnotes: [{name: B}]\n", True),
        ("nation: Wales\n", False),
        ("name: ' '\n", False),
        ("name: A\nnation: Scotland\n", False),
        ("name: A\nmark: '1234'\n", False),
        ("name: A\nforces: [B]\n", False),
        ("name: A\nforces: B\n", False),
        ("name: A\nforces: [B, [C]]\n", False),
        ("name: A\npeople: {name: B}\n", False),
        ("name: A\npeople: {mark: B, zzz: 1}\n", False),
        ("name: A\nrows: {}\n", False),
        ("name: A\nrows: {a: {b: c}}\n", False),
        ("name: A\nsaid: {A: 1}\n", False),
        ("name: A\nnotes: [{}]\n", False),
    ],
)
def test_each_rule_is_kept(text: str, fits: bool) -> None:
    node = read_yaml(Source("s.yaml", text), [])
    assert isinstance(node, MapNode)

    assert fits_plainly(node, SCHEMA) is fits


def test_a_rule_that_is_not_known_fits_nothing() -> None:
    assert not fits_plainly(_group({"name": TextNode("A", PLACE)}), {"name": {"type": "string", "maxlength": 4}})
