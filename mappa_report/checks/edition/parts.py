"""What the parts of an edition must have in common: names that one uses stand in another, and headings are in step."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from mappa_report.checks.unknown import unknown_value
from mappa_report.document.blocks import Blocks, Heading, Paragraph
from mappa_report.document.bounds import MAX_HEADING_LEVEL
from mappa_report.document.input_files import EditionFiles
from mappa_report.model.edition import Definition, Edition, OutlineKind, Passage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode, maps_at, text_at, texts_at
from mappa_report.source.place import Place
from mappa_report.source.suggest import suggestion

WHOLES = (OutlineKind.STATISTICS, OutlineKind.DEFINITIONS, OutlineKind.KEY_FIGURES, OutlineKind.COMPARISON)
"""What an outline has as a whole, and at most once."""


def check_parts(node: MapNode, form: Node, edition: Edition) -> Iterator[Problem]:
    """Problems between the parts of ``edition``, whose edition.yaml is ``node`` and whose form.yaml is ``form``."""
    named = text_at(node, "edition")
    if named and named.text != edition.key:
        hint = f'write  edition: "{edition.key}",  or rename the folder.'
        yield Problem("unknown-value", f"this folder is {edition.key}, not {named.text:.40}", named.place, hint=hint)
    yield from _form_names(form, edition)
    yield from _usual_sections(node, edition)
    yield from _wholes(node, edition)
    yield from _heading_levels(node, edition)
    yield from _movable(node, edition)


def check_unused(files: EditionFiles, edition: Edition) -> Iterator[Problem]:
    """A warning for each passage and definition that stands nowhere in the report."""
    used = {entry.key for entry in edition.outline} | {note for table in edition.form.tables for note in table.notes}
    listed = {definition.key for definition in edition.definitions}
    unused = [
        (page, "name it in the outline, or below a table") for key, page in files.passages.items() if key not in used
    ]
    unused += [(page, "add it to definitions") for key, page in files.definitions.items() if key not in listed]
    for page, remedy in unused:
        hint = f"{remedy}, or remove the file."
        message = "nothing names this text, so it is not in the report"
        yield Problem("edition-unused", message, Place(page.source), Severity.WARNING, hint=hint)


def _form_names(form: Node, edition: Edition) -> Iterator[Problem]:
    """Each table's definitions exist, and so do its notes, which are plain paragraphs."""
    definitions = [definition.key for definition in edition.definitions]
    for table in maps_at(form, "tables") if isinstance(form, MapNode) else ():
        for name in texts_at(table, "definitions"):
            if name.text not in definitions:
                yield _unknown("definition", name, definitions)
        for name in texts_at(table, "notes"):
            passage = edition.passages.get(name.text)
            if passage is None:
                yield _unknown("passage", name, edition.passages)
            elif not all(isinstance(block, Paragraph) for block in passage.blocks):
                hint = "keep to paragraphs, without lists, headings or tables."
                message = f"the passage {name.text} stands below a table, and is more than paragraphs"
                yield Problem("outline", message, name.place, hint=hint)


def _usual_sections(node: MapNode, edition: Edition) -> Iterator[Problem]:
    """What `new` lays out, is required or stands in panels is of a kind, and in a place, that the edition has."""
    for item in maps_at(node, "required"):
        for kind in texts_at(item, "kinds"):
            if kind.text not in edition.kinds:
                yield _unknown("kind", kind, edition.kinds)
    panels = node.values.get("panels")
    for written, place in panels.key_places.items() if isinstance(panels, MapNode) else ():
        if written not in edition.kinds:
            yield _unknown("kind", TextNode(written, place), edition.kinds)
    for item in maps_at(node, "usual_sections"):
        for key, known in (("kind", edition.kinds), ("place", edition.slots)):
            value = text_at(item, key)
            if value and value.text not in known:
                yield _unknown(key, value, known)


def _wholes(node: MapNode, edition: Edition) -> Iterator[Problem]:
    """Tables stand in the outline once, and definitions at most: links lead to the one place where each stands."""
    place = node.key_places["outline"]
    kinds = [entry.kind for entry in edition.outline]
    for kind in WHOLES:
        if kinds.count(kind) > 1:
            what = kind.value.replace("_", " ")
            yield Problem("outline", f"{what} stand here more than once", place, hint="keep one of the entries.")
    if OutlineKind.KEY_FIGURES in kinds and edition.key_figures is None:
        hint = "add  key_figures:  with a title and figures, or take the entry out."
        yield Problem("outline", "this edition names no key figures", place, hint=hint)
    if OutlineKind.COMPARISON in kinds and edition.comparison is None:
        hint = "add  comparison:  with its words and figures, or take the entry out."
        yield Problem("outline", "this edition has no words for a comparison", place, hint=hint)
    if OutlineKind.STATISTICS not in kinds:
        hint = "add an entry  statistics: all  where the tables of the return are to stand."
        yield Problem("outline", "the tables of the return have no place here", place, hint=hint)
    are_cited = OutlineKind.STATISTICS in kinds and any(table.definitions for table in edition.form.tables)
    if are_cited and OutlineKind.DEFINITIONS not in kinds:
        hint = "add an entry  definitions: all,  or take the definitions from the tables of form.yaml."
        yield Problem("outline", "tables lead to definitions that have no place here", place, hint=hint)


def _unknown(what: str, name: TextNode, known: Iterable[str]) -> Problem:
    message = f"this edition has no {what} {name.text:.60}"
    return unknown_value(message, name, suggestion(name.text, known))


def _heading_levels(node: MapNode, edition: Edition) -> Iterator[Problem]:
    """No heading of the outline is more than one level below the heading before it, or too deep to print."""
    entries = node.values["outline"]
    places = [item.place for item in entries.items] if isinstance(entries, ListNode) else []
    level = 0
    for entry, place in zip(edition.outline, places, strict=False):
        if entry.kind is OutlineKind.SECTIONS:
            level = min(level, 1)  # an area may have none to put here
        before = level
        for heading in _levels(edition, entry.kind, entry.key):
            if heading > min(level + 1, MAX_HEADING_LEVEL):
                hint = "set the level in the passage's head, or move it below a passage of a higher level."
                yield Problem("outline", f"a heading of level {heading} follows one of level {level}", place, hint=hint)
            level = heading
        if entry.kind is OutlineKind.COMPARISON:
            level = min(level, before)  # an area may have no earlier year


def _movable(node: MapNode, edition: Edition) -> Iterator[Problem]:
    """What an area may put in another order stands in one stretch, part by part, each with headings of its own."""
    entries = node.values["outline"]
    places = [item.place for item in entries.items] if isinstance(entries, ListNode) else []
    runs = [[*run] for _, run in groupby(zip(edition.outline, places, strict=False), lambda each: each[0].part)]
    parts = [run for run in runs if run[0][0].part]
    first = runs.index(parts[0]) if parts else 0
    for run in runs[first + 1 : first + len(parts)]:
        if not run[0][0].part:
            hint = "give it the part that it goes with, or put it before or behind all of them."
            message = "this entry has no part, and stands between parts that an area may put in another order"
            yield Problem("outline", message, run[0][1], hint=hint)
    for number, run in enumerate(parts):
        name, place = run[0][0].part, run[0][1]
        if any(name == other[0][0].part for other in parts[:number]):
            hint = "put all entries of a part one below another."
            yield Problem("outline", f"the part {name} goes on here, behind another", place, hint=hint)
        levels = [level for entry, _ in run for level in _levels(edition, entry.kind, entry.key)]
        if levels and levels[0] > 1 and run[0][0].kind is not OutlineKind.SECTIONS:
            hint = "begin it with a passage with a heading of the highest level, since it may come to stand anywhere."
            yield Problem("outline", f"the part {name} begins with a heading of level {levels[0]}", place, hint=hint)


def _levels(edition: Edition, kind: OutlineKind, key: str) -> list[int]:
    match kind:
        case OutlineKind.PASSAGE:
            return _passage_levels(edition.passages[key])
        case OutlineKind.DEFINITIONS:
            return [level for entry in edition.definitions for level in _definition_levels(entry)]
        case OutlineKind.KEY_FIGURES:
            return [1]
        case OutlineKind.COMPARISON:
            return [2]
        case _:
            return []


def _passage_levels(passage: Passage) -> list[int]:
    return [*([passage.level] if passage.title else []), *_inner(passage.blocks, passage.level)]


def _definition_levels(entry: Definition) -> list[int]:
    return [*([] if entry.joined else [2]), *_inner(entry.blocks, 2)]


def _inner(blocks: Blocks, level: int) -> list[int]:
    """The levels of headings in ``blocks``, which count from 2 below a heading of ``level``."""
    return [block.level + level - 1 for block in blocks if isinstance(block, Heading)]
