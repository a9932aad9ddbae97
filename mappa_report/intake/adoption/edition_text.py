"""What an edition holds in adopted wording, as files: passages, definitions, edition.yaml and the digest."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from mappa_report.document.blocks import Heading
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.importing.adopting import Adopted, Unit, UnitKind, units_of_base
from mappa_report.importing.markdown.runs import Place, run_text
from mappa_report.importing.markdown.writer import write_markdown
from mappa_report.importing.national import Digest, digest_of, text_of, written
from mappa_report.intake.adoption.taking import Taken
from mappa_report.scaffold.edition_files import unconfirmed, with_value

_SLUG_LENGTH = 40


class Wording(Struct, frozen=True):
    """The files that are in the official words, by their paths in the edition's folder.

    ``kept`` are the texts that the file lacks. ``definitions`` are the keys of all, in the order of the file.
    """

    files: Mapping[str, str]
    kept: tuple[str, ...]
    definitions: tuple[str, ...]


def wording_files(taken: Taken) -> Wording:
    """The passages and definitions that ``taken`` has words for."""
    files: dict[str, str] = {}
    adopted: set[tuple[bool, str]] = set()
    explained: list[str] = []
    for each in taken.adopted:
        key = each.unit.key if each.unit else _new_key(each, [*explained, *_keys(taken)])
        is_definition = each.unit is None or each.unit.is_definition
        adopted.add((is_definition, key))
        explained += [key] if is_definition else []
        files[text_name(is_definition, key)] = _definition(each) if is_definition else _passage(each)
    units = units_of_base(taken.base)
    kept = tuple(
        text_name(unit.is_definition, unit.key).removesuffix(".md")
        for unit in units
        if (unit.is_definition, unit.key) not in adopted
    )
    return Wording(files, kept, _in_order(_keys(taken), explained))


def text_name(is_definition: bool, key: str) -> str:
    """The path of a passage or definition in the folder of its edition."""
    return f"{'definitions' if is_definition else 'passages'}/{key}.md"


def _keys(taken: Taken) -> list[str]:
    return [entry.key for entry in taken.base.definitions]


def _in_order(before: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """The definitions in the order of the file; one that it lacks stands behind the one that it stood behind."""
    ordered = list(found)
    for at, key in enumerate(before):
        if key not in ordered:
            neighbour = next((other for other in reversed(before[:at]) if other in ordered), None)
            ordered.insert(ordered.index(neighbour) + 1 if neighbour else 0, key)
    return tuple(ordered)


def _new_key(adopted: Adopted, taken: Sequence[str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", plain_text(adopted.title).casefold())[:_SLUG_LENGTH].strip("-") or "term"
    key, number = words, 2
    while key in taken:
        key, number = f"{words}-{number}", number + 1
    return key


def _passage(adopted: Adopted) -> str:
    unit = adopted.unit
    assert unit, "only a definition can be new"
    title = adopted.title or (unit.title if _needs_title(unit, adopted) else ())
    head = [f"title: {quoted(title)}"] if title else []
    head += [f"level: {unit.level}"] if unit.kind is UnitKind.PASSAGE and unit.level != 1 and (title or head) else []
    head += ["lettered: true"] if adopted.is_lettered else []
    return _page(head, adopted)


def _needs_title(unit: Unit, adopted: Adopted) -> bool:
    """A passage of the first level, and one with headings within it, can't do without a title."""
    has_headings = any(isinstance(block, Heading) for block in adopted.blocks)
    return unit.kind is UnitKind.PASSAGE and bool(unit.title) and (unit.level == 1 or has_headings)


def _definition(adopted: Adopted) -> str:
    head = [f"term: {quoted(adopted.title)}"]
    head += [f"joined: {json.dumps(adopted.joined, ensure_ascii=False)}"] if adopted.joined else []
    return _page(head, adopted)


def _page(head: Sequence[str], adopted: Adopted) -> str:
    text = write_markdown(adopted.blocks).text
    return "\n".join(["---", *head, "---", text]) if head else text


def quoted(words: Inlines) -> str:
    """``words`` as a value of YAML that reads back the same."""
    text = run_text(words, Place.HEADING)
    return json.dumps(plain_text(words) if text is None else text, ensure_ascii=False)


def edition_yaml(text: str, taken: Taken, wording: Wording, source: str, day: date, digest: str) -> str:
    """The ``text`` of the base's edition.yaml for the adopted one, with the ``digest`` that locks its words, if any."""
    adopted = [
        "text: adopted",
        "adopted:",
        f"  from: {json.dumps(source, ensure_ascii=False)}",
        f"  date: {day.isoformat()}",
        *([f"  kept: [{', '.join(wording.kept)}]"] if wording.kept else []),
        *([f'  digest: "{digest}"'] if digest else []),
    ]
    text = unconfirmed(text, taken.wish.key, ", ".join(map(str, taken.years)))
    text = with_value(text, "adopted", "")
    said = with_value(text, "text", "\n".join(adopted))
    text = said if said != text else with_value(text, "edition", "\n".join([f'edition: "{taken.wish.key}"', *adopted]))
    if wording.definitions != tuple(_keys(taken)):
        listed = ["definitions:", *(f"  - {key}" for key in wording.definitions)]
        text = with_value(text, "definitions", "\n".join(listed))
    return text


def digest_file(taken: Taken) -> str:
    """The digest by which the adopted text is known again in reports, together with that of the base."""
    pieces = taken.finished.pieces
    own = digest_of(text_of(pieces[number].block) for each in taken.adopted for number in each.numbers)
    return written(Digest(own.runs | taken.digest.runs) if taken.digest else own)
