"""Two editions in adopted wording, text by text: where they say it in other words, one was changed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.changes.editions import Change, Kind, Unit, compare_units, units_of
from mappa_report.model.edition import Edition
from mappa_report.model.words_digest import with_plain_signs

_FOLDERS = {Kind.PASSAGE: "passages", Kind.DEFINITION: "definitions"}


def wording_changes(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Every change in the words of passages and definitions, without those of forms and of the words round them."""
    return compare_units(_texts(before, ()), _texts(after, ()))


def differences(adopted: Edition, other: Edition) -> tuple[Change, ...]:
    """Where the words of two adopted editions differ, in texts that both have adopted.

    How they are set, spaced and quoted is left aside: files of the same text differ in that.
    """
    left_aside = {*_kept(adopted), *_kept(other)}
    return compare_units([*map(_plain, _texts(adopted, left_aside))], [*map(_plain, _texts(other, left_aside))])


def in_one_only(adopted: Edition, other: Edition) -> tuple[str, ...]:
    """The texts that just one of two adopted editions has adopted, the other having kept those of its base."""
    return tuple(sorted(_kept(adopted) ^ _kept(other)))


def _texts(edition: Edition, left_aside: Sequence[str] | set[str]) -> list[Unit]:
    units = [unit for unit in units_of(edition) if unit.kind in _FOLDERS]
    return [unit for unit in units if f"{_FOLDERS[unit.kind]}/{unit.key}" not in left_aside]


def _kept(edition: Edition) -> set[str]:
    adopted = edition.standing.adopted
    return set(adopted.kept) if adopted else set()


def _plain(unit: Unit) -> Unit:
    """``unit`` with all its words as one paragraph, in the plainest form of its signs."""
    words = " ".join(with_plain_signs(" ".join(unit.paragraphs)).split())
    return replace(unit, name=" ".join(with_plain_signs(unit.name).split()), paragraphs=(words,) if words else ())
