"""Values as people wrote them, each with its place: what the YAML reader makes and the checks read.

Every scalar is text. Whether ``1945`` is a count and ``no`` a word is for the form and the schemas to say.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.source.place import Place


class TextNode(Struct, frozen=True):
    """A scalar. ``key:`` with nothing after it is an empty, unquoted text."""

    text: str
    place: Place
    is_quoted: bool = False

    @property
    def is_blank(self) -> bool:
        """True where nothing at all was written."""
        return not self.text and not self.is_quoted


class MapNode(Struct, frozen=True):
    """A mapping. ``key_places`` tells where each key stands; ``place`` where the mapping begins."""

    values: Mapping[str, Node]
    key_places: Mapping[str, Place]
    place: Place


class ListNode(Struct, frozen=True):
    """A sequence."""

    items: tuple[Node, ...]
    place: Place


Node = TextNode | MapNode | ListNode

Plain = str | dict[str, "Plain"] | list["Plain"]


def to_builtins(node: Node) -> Plain:
    """The value without its places, as cerberus wants it: text that is all blanks is empty."""
    match node:
        case TextNode(text):
            return text if text.strip() else ""
        case MapNode(values):
            return {key: to_builtins(value) for key, value in values.items()}
        case ListNode(items):
            return [to_builtins(item) for item in items]


def node_at(node: Node, path: tuple[str | int, ...]) -> Node | None:
    """The value that ``path`` leads to from ``node``, or None."""
    for step in path:
        child: Node | None = None
        match node:
            case MapNode(values):
                child = values.get(str(step))
            case ListNode(items) if isinstance(step, int) and step < len(items):
                child = items[step]
            case _:
                pass
        if child is None:
            return None
        node = child
    return node


def key_place(node: Node, path: tuple[str | int, ...]) -> Place:
    """Where to point when speaking of ``path``: its key, else the nearest key above it, else the start of ``node``."""
    for end in range(len(path), 0, -1):
        parent = node_at(node, path[: end - 1])
        if isinstance(parent, MapNode) and str(path[end - 1]) in parent.key_places:
            return parent.key_places[str(path[end - 1])]
        item = node_at(node, path[:end])
        if item is not None:
            return item.place
    return node.place


def text_at(node: MapNode, key: str) -> TextNode | None:
    """The scalar at ``key``, or None where there is none."""
    value = node.values.get(key)
    return value if isinstance(value, TextNode) else None


def required_text(node: MapNode, key: str) -> TextNode:
    """The scalar at ``key``, which a schema that ``node`` fits requires."""
    value = node.values[key]
    assert isinstance(value, TextNode), "the schema requires it"
    return value


def required_map(node: MapNode, key: str) -> MapNode:
    """The mapping at ``key``, which a schema that ``node`` fits requires."""
    value = node.values[key]
    assert isinstance(value, MapNode), "the schema requires it"
    return value


def string_at(node: MapNode, key: str) -> str:
    """The words of the scalar at ``key``; empty where there is none."""
    value = text_at(node, key)
    return value.text if value else ""


def texts_at(node: MapNode, key: str) -> tuple[TextNode, ...]:
    """The scalars of the list at ``key``; none where there is no list."""
    return texts_of(node.values.get(key))


def strings_at(node: MapNode, key: str) -> tuple[str, ...]:
    """The words of those scalars."""
    return tuple(text.text for text in texts_at(node, key))


def texts_of(node: Node | None) -> tuple[TextNode, ...]:
    """The scalars of ``node``; none where it is no list."""
    return tuple(item for item in node.items if isinstance(item, TextNode)) if isinstance(node, ListNode) else ()


def maps_at(node: MapNode, key: str) -> tuple[MapNode, ...]:
    """The mappings of the list at ``key``; none where there is no list."""
    value = node.values.get(key)
    return tuple(item for item in value.items if isinstance(item, MapNode)) if isinstance(value, ListNode) else ()
