"""The lines of a YAML file, changed in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from mappa_report.model.figure import Path

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML ends a line."""

_STEP = 2
"""Blanks by which a group is set in, where nothing in it shows how far."""


class Lines:
    """The lines, without their breaks; ``text`` puts them together again."""

    def __init__(self, lines: list[str], breaks: list[str]) -> None:
        self._lines = lines
        self._breaks = breaks
        self._usual = breaks[0] if breaks else "\n"

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of ``text``."""
        return cls(_BREAK.split(text), _BREAK.findall(text))

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "".join(map("".join, zip(self._lines, [*self._breaks, ""], strict=True)))

    def replace(self, key: Any, child: Any, value: str) -> None:
        """Write ``value`` in place of the scalar ``child``, which is that of ``key``; what stands after it stays."""
        start, end = child.start_mark, child.end_mark
        if (start.line, start.column) == (end.line, end.column):
            self._write_after(key, value)
            return
        if start.line != end.line:  # a text of several lines; whoever asked finds that nothing has changed
            return
        line = self._lines[start.line]
        before = line[: start.column] if value else line[: start.column].rstrip(" ")
        self._lines[start.line] = f"{before}{value}{line[end.column :]}"

    def comment_out(self, key: Any, child: Any) -> None:
        """Leave ``key`` as a comment, without the scalar ``child``, as ``new`` has it; a remark stays."""
        row, column = key.start_mark.line, key.start_mark.column
        if child.end_mark.line != row or self._lines[row][:column].strip():
            return  # braces, or a text of several lines; whoever asked finds that nothing has changed
        _, _, after = self._lines[row][child.end_mark.column :].partition("#")
        remark = f"  #{after}" if after else ""
        self._lines[row] = f"{self._lines[row][:column]}#{key.value}:{remark}"

    def _write_after(self, key: Any, value: str) -> None:
        """Write ``value`` after the colon behind ``key``, where nothing stands yet."""
        row, column = key.end_mark.line, key.end_mark.column
        line = self._lines[row]
        colon = line.find(":", column)
        if value and colon >= 0:
            self._lines[row] = f"{line[: colon + 1]} {value}{line[colon + 1 :]}"

    def has_comment(self, key: str, above: Any | None, parent: Any) -> bool:
        """Whether ``key`` stands as a comment among what belongs to ``parent``, whose own key is ``above``."""
        return self._comment(key, self._region(above), _column(parent)) is not None

    def insert(self, path: Path, value: str, above: Any | None, parent: Any, order: Sequence[str]) -> None:
        """Write ``value`` at ``path`` in ``parent``, whose own key is ``above`` and whose keys come in ``order``."""
        key = path[0]
        if parent.flow_style:
            self._insert_in_braces(parent, path, value)
            return
        column = _column(parent)
        comment = self._comment(key, self._region(above), column) if len(path) == 1 else None
        if comment is not None:
            self._uncomment(comment, key, value)
            return
        before = set(order[: order.index(key)]) if key in order else set(order)
        earlier = [pair for pair in parent.value if pair[0].value in before]
        row = _last_line(*earlier[-1]) + 1 if earlier else parent.value[0][0].start_mark.line
        while earlier and row < len(self._lines) and re.match(rf" {{{column + 1},}}#", self._lines[row]):
            row += 1  # comments that are set in further belong to what stands above
        self._add(row, _nested(path, value, column))

    def fill(self, path: Path, above: Any, value: str) -> None:
        """Write ``value`` at ``path`` below the key ``above``, which has nothing below it but perhaps comments."""
        region = self._until_outdented(above.start_mark.line, above.start_mark.column)
        comment = self._comment(path[0], region) if len(path) == 1 else None
        if comment is not None:
            self._uncomment(comment, path[0], value)
            return
        self._add(above.end_mark.line + 1, _nested(path, value, above.start_mark.column + _STEP))

    def add_block(self, block: Sequence[str], root: Any, before: Sequence[str]) -> None:
        """Put ``block`` after the last of the keys ``before``, or where none is there, at the end."""
        earlier = [pair for pair in root.value if pair[0].value in before]
        last = max((_last_line(*pair) for pair in earlier), default=len(self._lines) - 1)
        row = last + 1
        # Comments that belong to what stands above are those set in; the next table's stand at the margin.
        while row < len(self._lines) and re.match(r"[ \t]+#|#[\w-]+:", self._lines[row]):
            row += 1
        self._add(row, list(block))

    def add_item(self, key: Any, items: Any, item: str) -> None:
        """Write ``item`` behind the last of the list ``items``, which is that of ``key`` and may be blank.

        Nothing where it is no list, or one in brackets.
        """
        if isinstance(items, yaml.ScalarNode) and not items.value:
            self._add(key.end_mark.line + 1, [f"{' ' * (key.start_mark.column + _STEP)}- {item}"])
        elif isinstance(items, yaml.SequenceNode) and not items.flow_style:
            last = items.value[-1]
            self._add(_last_line(last, last) + 1, [f"{' ' * items.start_mark.column}- {item}"])

    def _add(self, row: int, lines: list[str]) -> None:
        if row >= len(self._lines) and self._lines[-1]:
            self._breaks.append(self._usual)
        elif row >= len(self._lines) or (row == len(self._lines) - 1 and not self._lines[row]):
            self._lines.pop()
            row = len(self._lines)
            self._lines += [*lines, ""]
            self._breaks += [self._usual] * len(lines)
            return
        self._lines[row:row] = lines
        self._breaks[row:row] = [self._usual] * (len(self._lines) - 1 - len(self._breaks))

    def _insert_in_braces(self, parent: Any, path: Path, value: str) -> None:
        end = parent.end_mark
        line = self._lines[end.line]
        inner = line[: end.column - 1].rstrip()
        comma = "" if inner.endswith(("{", ",")) else ", "
        written = ": {".join(path) + f": {value or 'null'}" + "}" * (len(path) - 1)
        self._lines[end.line] = f"{inner}{comma}{written}{line[end.column - 1 :]}"

    def _region(self, above: Any | None) -> range:
        """The lines that may belong below ``above``: comments stand in no tree, so what is set in further counts."""
        if above is None:
            return range(len(self._lines))
        return self._until_outdented(above.start_mark.line, above.start_mark.column)

    def _until_outdented(self, row: int, column: int) -> range:
        """The lines after ``row`` up to the first that is set in no further than ``column``."""
        last = row + 1
        while last < len(self._lines):
            line = self._lines[last]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                break
            last += 1
        return range(row + 1, last)

    def _comment(self, key: str, region: range, column: int | None = None) -> int | None:
        """The line of ``region`` on which ``key`` and a colon stand behind a #, which is set in by ``column``."""
        indent = r" *" if column is None else f" {{{column}}}"
        behind = re.compile(rf"{indent}# ?{re.escape(key)}:(?:\s|$)")
        return next((row for row in region if behind.match(self._lines[row])), None)

    def _uncomment(self, row: int, key: str, value: str) -> None:
        """Take away the # before ``key`` and write ``value`` after the colon; a remark behind it stays."""
        indent, _, rest = self._lines[row].partition("#")
        after = rest.lstrip(" ")[len(key) + 1 :]
        _, sign, remark = after.partition("#")
        self._lines[row] = f"{indent}{key}: {value}".rstrip() + (f"  #{remark}" if sign else "")


def _column(parent: Any) -> int:
    """How far the keys of ``parent`` are set in."""
    return int(parent.value[0][0].start_mark.column) if parent.value else 0


def _nested(path: Path, value: str, column: int) -> list[str]:
    """``value`` at ``path``, a line for each key, the first set in by ``column``."""
    *groups, last = path
    lines = [f"{' ' * (column + _STEP * depth)}{key}:" for depth, key in enumerate(groups)]
    return [*lines, f"{' ' * (column + _STEP * len(groups))}{last}: {value}".rstrip()]


def _last_line(key: Any, child: Any) -> int:
    """The number of the last line, counted from 0, on which ``child`` has anything."""
    if isinstance(child, yaml.MappingNode) and child.value and not child.flow_style:
        return _last_line(*child.value[-1])
    start, end = child.start_mark, child.end_mark
    is_blank = (start.line, start.column) == (end.line, end.column)
    return int(key.end_mark.line if is_blank else end.line)
