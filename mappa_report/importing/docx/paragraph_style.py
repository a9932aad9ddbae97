"""What a paragraph is by its style and its own settings: heading, title, caption, quotation, item or text."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.docx.numbering import indent_of
from mappa_report.importing.docx.tags import number
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.roles import role_named
from mappa_report.importing.office.walked import Label, Line, Role, Run
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import level_of, value_of

_MOST_DEPTH = 8
_NO_LIST = "0"


class StyleKind(Struct, frozen=True):
    """What a style says of its paragraphs. ``list_`` is the list that it puts them in, ``depth`` how deep."""

    role: Role
    level: int
    list_: str
    depth: str
    indent: int | None
    is_bold: bool
    is_italic: bool
    size: int


class ParagraphStyles:
    """The paragraph styles of ``file``, each looked at once."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._of = cache(self._kind)

    def line(
        self, runs: tuple[Run, ...], properties: Any | None, style: str, where: str, is_contents: bool
    ) -> Line | None:
        """The paragraph with ``runs``; None if it is blank."""
        kind = self._of(style)
        level, indent, list_, depth = kind.level, kind.indent, kind.list_, kind.depth
        is_own_indent = False
        if properties is not None:
            outline = properties.find(f"{W}outlineLvl")
            level = level if outline is None else level_of(outline) or 0
            own = properties.find(f"{W}numPr")
            if own is not None:
                list_ = value_of(own.find(f"{W}numId")) or list_
                depth = value_of(own.find(f"{W}ilvl")) or depth
            own = properties.find(f"{W}ind")
            indent = indent if own is None else indent_of(own)
            is_own_indent = own is not None
        label = self._label(list_, depth, style) if list_ and list_ != _NO_LIST else None
        if label and indent and (is_own_indent or list_ == kind.list_):
            label = replace(label, indent=indent)
        if not any(run.note or run.text.strip() for run in runs):
            return None
        role = Role.CONTENTS if is_contents else kind.role
        if level and role is Role.BODY:
            self._tell_number(label, where)
            label = None
        if role is not Role.BODY:
            label, level = None, 0
        return Line(
            runs,
            where,
            role,
            level,
            label=label,
            indent=indent or 0,
            is_bold=kind.is_bold,
            is_italic=kind.is_italic,
            size=kind.size,
        )

    def _label(self, list_: str, depth: str, style: str) -> Label | None:
        numbering = self._file.numbering
        return numbering.label(list_, number(depth, numbering.depth_of_style(list_, style), _MOST_DEPTH))

    def _tell_number(self, label: Label | None, where: str) -> None:
        if label is not None and not label.is_bullet and label.text:
            one, many = (
                "the number before a heading was left out",
                "the numbers before {} headings were left out",
            )
            self._file.telling.tell(ToldKind.LIST, where, one, many)

    def _kind(self, style: str) -> StyleKind:
        styles = self._file.styles
        look = self._file.looks.of_paragraph(style)
        return StyleKind(
            role=self._role(style),
            level=styles.outline_level(style) or 0,
            list_=value_of(styles.first(style, f"{W}pPr/{W}numPr/{W}numId")),
            depth=value_of(styles.first(style, f"{W}pPr/{W}numPr/{W}ilvl")),
            indent=indent_of(styles.first(style, f"{W}pPr/{W}ind")),
            is_bold=bool(look.is_bold),
            is_italic=bool(look.is_italic),
            size=look.size,
        )

    def _role(self, style: str) -> Role:
        """What the style, or one that it is based on, is called; a style that makes headings only by its own name."""
        is_heading = bool(self._file.styles.outline_level(style))
        for each in self._file.styles.chain(style):
            role = role_named(value_of(each.find(f"{W}name")))
            if role is not None:
                return role
            if is_heading:
                break
        return Role.BODY
