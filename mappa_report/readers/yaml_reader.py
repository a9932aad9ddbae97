"""YAML into placed values, with nothing guessed: every scalar stays text, and what would surprise is a Problem."""

from collections.abc import Iterator

import yaml
from msgspec.structs import replace

from mappa_report.problems.many import MAX_OF_FILE, reading_ends
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import UNPRINTABLE
from mappa_report.readers.yaml_depth import MAX_DEPTH, too_deep
from mappa_report.readers.yaml_remarks import value_cut_off
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import Place, Source

MAX_VALUES = 20_000
"""Names and values that are read from one file. No file of ours has a tenth as many."""

MAX_GROUP_SIZE = 500
"""Names or items that one group or list may have: checking them takes time that grows with the square."""

MAX_KEY_LENGTH = 100
"""Characters of a name: no longer one is known, and messages repeat it."""

_NOTHING = ("~", "null", "Null", "NULL")
"""What YAML has for no value at all, in words."""

# libyaml's parser is some twenty times faster; where PyYAML was built without it, its own does the same work.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """Reading can't go on; the Problem that says why has been found."""


BY_HAND = "it has been edited by hand: bring an earlier version back, or ask whoever did so to put it right."
"""What to do about YAML that can't be read, to those who see pages: none of those writes such."""


def read_yaml(source: Source, problems: list[Problem], text: str | None = None) -> Node | None:
    """The values in ``source``, or in ``text`` where only part of it is YAML (padded, so that lines agree).

    None where the text is not YAML or holds no value; Problems are appended to ``problems``. Duplicate keys keep the
    first value; anchors, aliases and tags are refused.
    """
    composer = _Composer(source, problems)
    text = source.text if text is None else text
    try:
        return composer.document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        from mappa_report.readers.yaml_faults import syntax_problem  # its patterns take a while to compile

        problems.append(replace(syntax_problem(source, text, error), on_page=BY_HAND))
    except _Unreadable:
        pass
    return None


class _Composer:
    """Builds the tree from parser events, which are flat, so that no depth of nesting can exhaust the stack."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.has_remarks = "#" in source.text
        self.first_problem = len(problems)
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
            self.problems.append(too_deep(self.place(event)))
            raise _Unreadable
        self.count += 1
        self.limit(event, self.count, MAX_VALUES, "file")
        self.refuse_surprises(event)
        if len(self.problems) - self.first_problem >= MAX_OF_FILE:
            self.problems.append(reading_ends(self.place(event)))
            raise _Unreadable
        match event:
            case yaml.ScalarEvent():
                if event.value and not event.style:
                    self.tell_what_is_cut_off(event.value, event)
                value = "" if event.value in _NOTHING and not event.style else event.value
                return TextNode(value, self.place(event, len(event.value)), bool(event.style))
            case yaml.MappingStartEvent():
                return self.mapping(event, depth)
            case yaml.SequenceStartEvent():
                return self.sequence(event, depth)
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
            elif not key.text.strip():
                self.refuse("yaml-key", "a value has no name", event, "write a name before the colon.")
            elif len(key.text) > MAX_KEY_LENGTH:
                message = f"a name of {len(key.text):,} characters stands here, where {MAX_KEY_LENGTH} are the most"
                self.refuse(
                    "yaml-key", message, event, "shorten it; if it is no name, look for a missing quotation mark."
                )
            elif key.text in values:
                self.problems.append(self.duplicate(key, places[key.text]))
            else:
                # The parser puts a blank where the next token begins, which can be lines further down.
                is_blank = isinstance(value, TextNode) and value.is_blank
                if is_blank:
                    self.tell_what_is_cut_off("", event, after=":")
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

    def tell_what_is_cut_off(self, value: str, event: yaml.Event, after: str = "") -> None:
        """Warn where a # cuts off the rest of ``value``, which ends with ``event``, and ``after`` if that follows."""
        if not self.has_remarks:
            return
        end = event.end_mark
        assert end, "a parser of text marks every event"
        line = self.source.line(end.line + 1)
        if "#" in line and (problem := value_cut_off(value, self.source, end.line + 1, end.column + 1 + len(after))):
            self.problems.append(problem)

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
        if getattr(event, "tag", None):  # not quoted: it is told decoded, which may show what is masked in its line
            hint = "remove it and write the value alone; if the text begins with !, put it in quotes."
            self.refuse("yaml-tag", "this tag sets a type", event, hint)
        # Only between double quotes does a \ stand for a sign that the file itself does not have.
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (sign := UNPRINTABLE.search(event.value)):
            hint = "remove what is written after the \\ in these quotation marks."
            self.refuse("control-character", f"a control character (U+{ord(sign[0]):04X}) is written here", event, hint)

    def duplicate(self, key: TextNode, first: Place) -> Problem:
        return Problem(
            "duplicate-key",
            f"{key.text} is given twice",
            key.place,
            label=f"first given in line {first.line}",
            hint="keep one of the two and remove the other.",
        )

    def refuse(self, code: str, message: str, event: yaml.Event, hint: str, length: int = 1) -> None:
        self.problems.append(Problem(code, message, self.place(event, length), hint=hint, on_page=BY_HAND))

    def place(self, event: yaml.Event, length: int = 1) -> Place:
        mark = event.start_mark
        assert mark, "a parser of text marks every event"
        return Place(self.source, mark.line + 1, mark.column + 1, max(length, 1))
