"""Runs cerberus over placed values and turns each of its errors into a Problem with a place.

The only module that touches ``Validator._errors``: the public ``errors`` has lost the rules and paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mappa_report.checks.fitting import fits_plainly
from mappa_report.problems.many import MAX_OF_FILE, left_out
from mappa_report.problems.problem import Problem
from mappa_report.source.edits import Edit
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode, key_place, node_at, to_builtins
from mappa_report.source.place import Place
from mappa_report.source.suggest import Suggestion, nearest, suggestion

if TYPE_CHECKING:
    from cerberus import Validator
    from cerberus.errors import ValidationError
    from cerberus.schema import UnvalidatedSchema

Schema = Mapping[str, Any]
"""A cerberus schema. A rule's ``meta`` may hold a ``hint``: what to write where the value is missing or wrong.

``on_page`` beside it is what to do in the browser, where that differs.
"""

_KINDS = {"dict": "a group of names and values", "list": "a list", "string": "a single value"}
_REMEDIES = {
    "dict": "below it, write one name: value pair a line, each indented by two spaces.",
    "list": "below it, write one item a line, each after a dash and a space.",
    "string": "write the value on the same line, after the colon.",
}


def check_shape(node: Node, schema: Schema, what: str, problems: list[Problem]) -> bool:
    """True if ``node`` is a mapping that fits ``schema``; else a Problem for every error is appended to ``problems``.

    ``what`` names the whole in messages, such as "the head of a section".
    """
    if not isinstance(node, MapNode):
        message = f"{what} is {_kind(node)}, where {_KINDS['dict']} is due"
        problems.append(Problem("wrong-shape", message, node.place, hint="write one name: value pair a line."))
        return False
    if fits_plainly(node, schema):
        return True
    counted = _Counted()
    validator = _validator()(counted=counted)
    validator.schema = _unvalidated(schema)
    validator.validate(to_builtins(node), normalize=False)  # our schemas change no value
    errors = [_SchemaError(error, node, schema) for error in _leaf_errors(validator._errors)]
    intended = {error.intended_path() for error in errors}
    reported = [error for error in errors if not error.is_left_out and error.path not in intended]
    problems.extend(error.problem(what) for error in sorted(reported, key=_SchemaError.order))
    if counted.errors > MAX_OF_FILE:
        problems.append(left_out(counted.errors - MAX_OF_FILE, Place(node.place.source)))
    return not reported


class _Counted:
    """How many errors there are in a value and all that is in it."""

    errors = 0


@cache
def _validator() -> type[Validator]:
    """A Validator that keeps MAX_OF_FILE errors, and counts those in ``counted``.

    Cerberus sorts all the errors of a group again with each new one, and those of what is in it with them.
    """
    from cerberus import Validator

    class Counting(Validator):  # type: ignore[misc]
        def _error(self, *args: Any) -> None:
            is_group = len(args) == 1 or isinstance(args[-1], list)
            self._config["counted"].errors += not is_group
            if is_group or self._config["counted"].errors <= MAX_OF_FILE:
                super()._error(*args)

    return Counting


def _unvalidated(schema: Schema) -> UnvalidatedSchema:
    """``schema`` for cerberus, without validating the schema itself: that takes longer than the input does.

    A test validates all schemas.
    """
    from cerberus.schema import UnvalidatedSchema

    return UnvalidatedSchema(schema)


def _leaf_errors(errors: list[ValidationError]) -> Iterator[ValidationError]:
    """The leaves of the tree of ``errors``: those that are no groups of others."""
    for error in errors:
        if error.is_group_error:
            yield from _leaf_errors(error.child_errors)
        else:
            yield error


class _SchemaError:
    """One error of cerberus, with what its Problem needs: the key, the value and the schema at its path."""

    def __init__(self, error: ValidationError, root: MapNode, schema: Schema) -> None:
        self.error = error
        self.root = root
        self.schema = schema
        self.path = tuple(error.document_path)
        last = self.path[-1]
        self.name = f"item {last + 1}" if isinstance(last, int) else str(last)
        self.value = node_at(root, self.path)
        self.key = key_place(root, self.path)
        if self.value is None and len(self.path) == 1:
            self.key = Place(root.place.source)

    def problem(self, what: str) -> Problem:
        match self.error.rule:
            case "required":
                return self.missing()
            case "empty":
                return self.problem_at_key("missing", f"{self.name} is empty", "write a value after it.")
            case "type":
                return self.wrong_kind()
            case "allowed":
                return self.unknown_value(suggestion(str(self.error.value), self.error.constraint))
            case "regex":
                message = f"{self.name}: {self.error.value!s:.40} is not written as it should be"
                return self.at_value("badly-written", message, "correct it.")
            case _:
                return self.unknown(what)

    @property
    def is_left_out(self) -> bool:
        """True for a group that may be left out, and of which only the name was written."""
        return self.is_blank_group and not self.rules(self.error.schema_path[:-1]).get("required")

    @property
    def is_blank_group(self) -> bool:
        is_blank = isinstance(self.value, TextNode) and self.value.is_blank
        return is_blank and self.error.rule == "type" and self.error.constraint == "dict"

    def order(self) -> tuple[int, int, int]:
        """Down the page; names that are missing from one group, in the schema's order."""
        siblings = list(self.rules(self.error.schema_path[:-2]))
        position = siblings.index(self.name) if self.name in siblings else 0
        return (self.key.line, self.key.column, position)

    def intended_path(self) -> tuple[str | int, ...] | None:
        """For a name that has no place, the path of the one it was probably meant for."""
        if self.error.rule is not None:
            return None
        close = nearest(self.name, self.rules(self.error.schema_path))
        return (*self.path[:-1], close[0]) if close else None

    def missing(self) -> Problem:
        """Where the name stands behind a #, as `new` lays it out, that is the place to point at."""
        source = self.key.source
        behind = re.compile(rf"(\s*)#\s?{re.escape(self.name)}\s*:")
        for number in range(max(self.key.line, 1), len(source.lines) + 1):
            if match := behind.match(source.line(number)):
                place = Place(source, number, match.end(1) + 1)
                hint, on_page = "take the # away, and write the number after the colon.", self.own_hint("on_page")
                message = f"{self.name} is missing"
                return Problem("missing", message, place, record=self.record, hint=hint, on_page=on_page)
        return self.problem_at_key("missing", f"{self.name} is missing", f"add a line  {self.name}: ...")

    def unknown(self, what: str) -> Problem:
        meant = suggestion(self.name, self.rules(self.error.schema_path))
        hint, edits = meant.hint, self.renamed(meant)
        if self.name.isdecimal():
            hint, edits = "a comma inside { } begins a new entry: write numbers without commas.", ()
        elif " " in self.name and "{" in self.key.source.line(self.key.line)[: self.key.column]:
            hint, edits = "a comma inside { } begins a new entry: put quotes round a value that has one.", ()
        problem = self.problem_at_key("unknown-key", f"{what} has no place for {self.name}", hint)
        return replace(problem, edits=edits)

    def renamed(self, meant: Suggestion) -> tuple[Edit, ...]:
        """The name that was meant in place of the one that is written, unless its group has that too."""
        group = node_at(self.root, self.path[:-1])
        return () if isinstance(group, MapNode) and meant.name in group.values else meant.edits(self.key, self.name)

    def unknown_value(self, meant: Suggestion) -> Problem:
        message = f"{self.name} can't be {self.error.value!s:.60}"
        problem = self.at_value("unknown-value", message, meant.hint)
        if problem.hint != meant.hint or not isinstance(self.value, TextNode):
            return problem
        return replace(problem, edits=meant.edits_of(self.value))

    def wrong_kind(self) -> Problem:
        constraint = self.error.constraint
        due = constraint if isinstance(constraint, str) else constraint[0]
        if self.is_blank_group:
            return self.problem_at_key("missing", f"{self.name} is still to be filled in", _REMEDIES["dict"])
        is_blank = isinstance(self.value, TextNode) and self.value.is_blank
        actual = "nothing" if is_blank else _kind(self.value)
        remedy, on_page = _REMEDIES[due], ""
        if due == "string" and isinstance(self.value, ListNode | MapNode) and self.value.place.line == self.key.line:
            remedy = "put quotes round the whole value, as brackets make a list or group of it; or take them out."
            on_page = "type it without the brackets."
        message = f"{self.name} holds {actual}, where {_KINDS[due]} is due"
        return replace(self.problem_at_key("wrong-shape", message, remedy), on_page=on_page)

    def at_value(self, code: str, message: str, hint: str) -> Problem:
        place = self.value.place if self.value else self.key
        return Problem(code, message, place, record=self.record, hint=self.own_hint() or hint)

    def problem_at_key(self, code: str, message: str, hint: str) -> Problem:
        own_hint, on_page = (self.own_hint(), self.own_hint("on_page")) if code == "missing" else ("", "")
        return Problem(code, message, self.key, record=self.record, hint=own_hint or hint, on_page=on_page)

    @property
    def record(self) -> tuple[str, ...]:
        return tuple(str(step + 1) if isinstance(step, int) else step for step in self.path)

    def own_hint(self, kind: str = "hint") -> str:
        """What the schema says of this name alone: a hint, or one for those who see pages."""
        rules = self.rules(self.error.schema_path[:-1])
        return str(rules.get("meta", {}).get(kind, ""))

    def rules(self, path: tuple[str | int, ...]) -> Schema:
        """The part of the schema that ``path`` leads to."""
        rules: Any = self.schema
        for step in path:
            rules = rules[step]
        return rules if isinstance(rules, Mapping) else {}


def _kind(node: Node | None) -> str:
    match node:
        case MapNode():
            return _KINDS["dict"]
        case ListNode():
            return _KINDS["list"]
        case _:
            return _KINDS["string"]
