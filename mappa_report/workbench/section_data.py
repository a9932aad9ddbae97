"""A section as the editor in a browser has it: the types of ``front/src/contract.d.ts``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from mappa_report.editing import nodes
from mappa_report.editing.head import HeadField, head_fields
from mappa_report.editing.page import Page
from mappa_report.editing.values import Linkable, Values
from mappa_report.model.annual_report import AnnualReport
from mappa_report.workbench.words import WORDS

_OF_EDITOR = ("section.kept.", "section.merged", "editor.")
_LANGUAGE = "language."


class Choice(Struct, frozen=True):
    """What can be chosen, and what it is called."""

    value: str
    label: str


class Field(Struct, frozen=True):
    """A line of the head. One without choices is typed."""

    name: str
    label: str
    hint: str
    value: str
    choices: tuple[Choice, ...]


class Language(Struct, frozen=True):
    """A language by its tag."""

    tag: str
    name: str


class SectionData(Struct, frozen=True):
    """All that the editor begins with."""

    hash: str
    head: tuple[Field, ...]
    blocks: tuple[nodes.Block, ...]
    values: dict[str, str | None]
    figures: tuple[Linkable, ...]
    words: dict[str, str]


class SentSection(Struct, frozen=True):
    """What the editor sends: the text that began as that with the hash ``was``, and changed fields of its head."""

    was: Annotated[str, Meta(max_length=64)]
    blocks: Annotated[tuple[nodes.SentBlock, ...], Meta(max_length=4_000)]
    head: Annotated[dict[str, Annotated[str, Meta(max_length=2_000)]], Meta(max_length=100)] = {}


def section_data(page: Page, given: str, report: AnnualReport | None) -> SectionData:
    """What the editor is given of ``page``, whose text has the hash ``given``; ``report`` tells its figures."""
    values = Values(report)
    return SectionData(
        given,
        fields_of(page.text, report),
        page.blocks,
        values.of(block.node for block in page.blocks),
        values.linkable(),
        _words(*_OF_EDITOR),
    )


def languages() -> tuple[Language, ...]:
    """Those that words of a section can be marked as."""
    return tuple(Language(key.removeprefix(_LANGUAGE), name) for key, name in _words(_LANGUAGE).items())


def fields_of(text: str, report: AnnualReport | None) -> tuple[Field, ...]:
    """The head of a section with that ``text`` as a form has it."""
    return tuple(map(_field, head_fields(text, report.edition if report else None)))


def _field(field: HeadField) -> Field:
    group, _, rest = field.name.partition(".")
    number, _, key = rest.partition(".")
    name = f"section.head.{group}.{key}" if key else f"section.head.{group}"
    label = WORDS[name].format(number=int(number) + 1 if number else "")
    choices = _choices(field.value, field.choices, name) if field.choices else ()
    return Field(field.name, label, WORDS.get(f"{name}.hint", ""), field.value, choices)


def _choices(value: str, known: Sequence[str], name: str) -> tuple[Choice, ...]:
    """``known`` and the ``value`` that there is, which may be none of them."""
    values = known if value in known else (value, *known)
    return tuple(Choice(each, WORDS.get(f"{name}.{each}", each.replace("-", " ").capitalize())) for each in values)


def _words(*beginnings: str) -> dict[str, str]:
    return {key: words for key, words in WORDS.items() if key.startswith(beginnings)}
