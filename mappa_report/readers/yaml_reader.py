"""YAML into placed values, with nothing guessed: every scalar stays text, and what would surprise is a Problem."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import UNPRINTABLE
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import Place, Source

MAX_DEPTH = 12
"""Levels of nesting that are read. No file of ours has more than five."""

MAX_VALUES = 20_000
"""Names and values that are read from one file. No file of ours has a tenth as many."""

MAX_GROUP_SIZE = 500
"""Names or items that one group or list may have: checking them takes time that grows with the square."""

# libyaml's parser is some twenty times faster; where PyYAML was built without it, its own does the same work.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """Reading can't go on; the Problem that says why has been found."""


def read_yaml(source: Source, problems: list[Problem], text: str | None = None) -> Node | None:
    """The values in ``source``, or in ``text`` where only part of it is YAML (padded, so that lines agree).

    None where the text is not YAML or holds no value; Problems are appended to ``problems``. Duplicate keys keep the
    first value; anchors, aliases and tags are refused.
    """
    composer = _Composer(source, problems)
    try:
        return composer.document(yaml.parse(source.text if text is None else text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax_problem(source, error))
    except _Unreadable:
        pass
    return None


class _Composer:
    """Builds the tree from parser events, which are flat, so that no depth of nesting can exhaust the stack."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.count = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        self.events = events
        root: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                hint = "remove the line with three dashes, or keep one part in a file."
                self.refuse("yaml-documents", "a second document begins here", event, hint, 3)
                raise _Unreadable
            root = self.node(next(events), 0)
        if root is None or (isinstance(root, TextNode) and root.is_blank):
            hint = "fill it in, or remove it."
            self.problems.append(Problem("file-empty", "this file holds no values", Place(self.source), hint=hint))
            return None
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            hint = f"this file nests more than {MAX_DEPTH} levels deep; none that is read here needs as many."
            self.refuse("yaml-too-deep", "values are nested too deeply", event, hint)
            raise _Unreadable
        self.count += 1
        self.limit(event, self.count, MAX_VALUES, "file")
        self.refuse_surprises(event)
        match event:
            case yaml.MappingStartEvent():
                return self.mapping(event, depth)
            case yaml.SequenceStartEvent():
                return self.sequence(event, depth)
            case yaml.ScalarEvent():
                return TextNode(event.value, self.place(event, len(event.value)), bool(event.style))
            case _:
                return TextNode("", self.place(event))

    def mapping(self, start: yaml.Event, depth: int) -> MapNode:
        values: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, TextNode):
                self.refuse("yaml-key", "a key must be a plain word", event, "write  name: value.")
            elif key.text in values:
                self.problems.append(self.duplicate(key, places[key.text]))
            else:
                # The parser puts a blank where the next token begins, which can be lines further down.
                is_blank = isinstance(value, TextNode) and value.is_blank
                values[key.text] = TextNode("", key.place) if is_blank else value
                places[key.text] = key.place
            self.limit(event, len(values), MAX_GROUP_SIZE, "group")
        return MapNode(values, places, self.place(start))

    def sequence(self, start: yaml.Event, depth: int) -> ListNode:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
            self.limit(event, len(items), MAX_GROUP_SIZE, "list")
        return ListNode(tuple(items), self.place(start))

    def limit(self, event: yaml.Event, count: int, most: int, what: str) -> None:
        if count > most:
            message = f"this {what} has more than {most:,} values"
            self.refuse("file-too-large", message, event, "check that it is the right file, and whole.")
            raise _Unreadable

    def refuse_surprises(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out; * and & are YAML's shorthand for repeating one."
            self.refuse("yaml-alias", f"*{event.anchor} repeats a value from elsewhere", event, hint)
        elif anchor := getattr(event, "anchor", None):
            hint = "remove it and write the value alone; if the text begins with &, put it in quotes."
            self.refuse("yaml-alias", f"&{anchor} marks a value to be repeated", event, hint)
        if tag := getattr(event, "tag", None):
            hint = "remove it and write the value alone; if the text begins with !, put it in quotes."
            self.refuse("yaml-tag", f"{tag} sets a type", event, hint)
        if isinstance(event, yaml.ScalarEvent) and (sign := UNPRINTABLE.search(event.value)):
            hint = "remove what is written after the \\ in these quotation marks."
            message = f"a control character (U+{ord(sign[0]):04X}) is written here"
            self.refuse("control-character", message, event, hint)

    def duplicate(self, key: TextNode, first: Place) -> Problem:
        return Problem(
            "duplicate-key",
            f"{key.text} is given twice",
            key.place,
            label=f"first given in line {first.line}",
            hint="keep one of the two and remove the other.",
        )

    def refuse(self, code: str, message: str, event: yaml.Event, hint: str, length: int = 1) -> None:
        self.problems.append(Problem(code, message, self.place(event, length), hint=hint))

    def place(self, event: yaml.Event, length: int = 1) -> Place:
        mark = event.start_mark
        assert mark, "a parser of text marks every event"
        return Place(self.source, mark.line + 1, mark.column + 1, max(length, 1))


_UNCLOSED = "a quotation mark or bracket that was opened is never closed"
_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second colon stands in this line",
        "put quotes round a value that has a colon, and keep one name to a line.",
    ),
    "could not find expected ':'": ("a name has no colon after it", "write  name: value,  with a colon and a space."),
    "cannot start any token": (
        "a value begins with a sign that has a meaning of its own",
        "put quotes round the whole value.",
    ),
    "block sequence entries are not allowed": (
        "a dash stands where a value is due",
        "write n/a if the form says that it does not apply, or nothing if it was not returned.",
    ),
    "unexpected end of stream": (_UNCLOSED, "close it, or remove the one that opens it."),
    "did not find expected ',' or": (_UNCLOSED, "close it, or remove the one that opens it."),
    "did not find expected": (
        "this line does not fit with those above it",
        "give it the same indent as its neighbours, with a colon and a space after each name.",
    ),
}
"""What PyYAML says, in part, and what we say for it: the fault, and what to do."""

_KEY_WITHOUT_SPACE = re.compile(r"(\s*[a-z0-9_]+):([^\s:/][^:]*)$", re.ASCII)

_COMMENTED_VALUE = re.compile(r"(?::\s+|[,{\[]\s*)(#\w+)")
"""A value, within brackets, that is taken for a comment: a colour, most often."""

_FAULTS_AT_CONTEXT = ("could not find expected ':'", "unexpected end of stream", "did not find expected ',' or")
"""Faults that PyYAML notices only lines later; its context mark is where they begin."""


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    fault = str(error.problem)
    begins = error.context_mark if any(part in fault for part in _FAULTS_AT_CONTEXT) else None
    mark = begins or error.problem_mark or error.context_mark
    if mark and mark.line >= len(source.lines) and error.context_mark:
        mark = error.context_mark  # what is lacking at the end began somewhere
    place = Place(source, min(mark.line + 1, len(source.lines)), mark.column + 1) if mark else Place(source)
    line = source.line(place.line)
    if slip := _commented_value(source, error) or _missing_space(source, place.line):
        return slip
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        place = Place(source, place.line, indent.index("\t") + 1)
        return Problem("yaml-tab", "a tab indents this line", place, hint="use spaces, two for each level.")
    if "mapping values" in fault and line.count(":") == 1:
        hint = "give it the same indent as its neighbours."
        place = Place(source, place.line, len(indent) + 1)
        return Problem("yaml-syntax", "this line is indented further than those it belongs with", place, hint=hint)
    for fragment, (message, hint) in _PLAIN_WORDS.items():
        if fragment in fault:
            return Problem("yaml-syntax", message, place, hint=hint)
    hint = "compare it with the lines above: same indent, a colon and a space after each name."
    return Problem("yaml-syntax", f"this is not YAML: {fault}", place, hint=hint)


def _commented_value(source: Source, error: yaml.MarkedYAMLError) -> Problem | None:
    """The Problem for a value such as #1a2b3c within brackets, which YAML takes for a comment; else None."""
    context = str(error.context)
    if "flow" not in context or not (error.context_mark and error.problem_mark):
        return None
    # Where nothing follows at all, PyYAML takes the line after for the beginning.
    first = error.context_mark.line + (0 if "flow node" in context else 1)
    for number in range(first, error.problem_mark.line + 2):
        if match := _COMMENTED_VALUE.search(source.line(number)):
            place = Place(source, number, match.start(1) + 1, len(match[1]))
            hint = f'put quotes round it:  "{match[1]}".'
            return Problem("yaml-syntax", "a # begins a remark, so the rest of this line is not read", place, hint=hint)
    return None


def _missing_space(source: Source, line: int) -> Problem | None:
    """The Problem for a key without a space after its colon, in ``line`` or the one above; else None."""
    for number in (line, line - 1):
        match = _KEY_WITHOUT_SPACE.match(source.line(number))
        if match:
            place = Place(source, number, match.end(1) + 1)
            hint = f"write  {match[1].strip()}: {match[2]},  with a space after the colon."
            return Problem("yaml-syntax", "no space follows the colon", place, hint=hint)
    return None
