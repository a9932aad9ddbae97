"""Chosen changes put into the sections of an area and year: what becomes of each, and the files with them in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from mappa_report.review.changes import Change, ChangeKind, Edit
from mappa_report.review.differences import END
from mappa_report.review.front_matter import head_of, printed, with_printed
from mappa_report.review.kept import KeptParagraphs
from mappa_report.review.markdown_text import NOTES, TEXT
from mappa_report.review.rebasing import Rebase, Standing
from mappa_report.review.record import GAP
from mappa_report.review.section_editor import SectionEditor
from mappa_report.review.streams import Stream, streams_of

Key = tuple[str, str]

CHANGED_SINCE = "these words have been changed in the section since the proof: compare the two, and change it by hand"
NOT_WRITABLE = "there is no way to write this into the section so that it prints as it does in Word: type it in"
NO_FILE = "the section’s file is gone, or can’t be read: a check says what is wrong with it"
HEAD_BY_HAND = (
    "it can’t be told which words are the role and which the organisation: change them at the top of the file"
)


class Fate(Enum):
    """What becomes of a change."""

    APPLIED = "applied"
    DONE = "done"
    ASIDE = "set aside"


class Outcome(Struct, frozen=True):
    """What becomes of the change ``number``; ``reason`` says why it is set aside."""

    number: int
    fate: Fate
    reason: str = ""


class Applied(Struct, frozen=True):
    """The texts of the sections that change, by their names; those to be deleted; and what became of each change."""

    texts: dict[str, str]
    deleted: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def standings(
    changes: Sequence[Change], kept: KeptParagraphs, texts: Mapping[str, str], done: Collection[str] = ()
) -> dict[int, Outcome]:
    """By its number, what would become of each of ``changes``: done before, set aside, or applied if it can be.

    ``done`` are the keys of those that are known to have been put in.
    """
    applier = _Applier(kept, texts, done)
    return {change.number: applier.settled(change) or Outcome(change.number, Fate.APPLIED) for change in changes}


def apply(
    changes: Sequence[Change], kept: KeptParagraphs, texts: Mapping[str, str], done: Collection[str] = ()
) -> Applied:
    """``changes`` put into ``texts``, the sections' files as they are now, by their names, but for those ``done``."""
    return _Applier(kept, texts, done).applied(changes)


class _Applier:
    def __init__(self, kept: KeptParagraphs, texts: Mapping[str, str], done: Collection[str]) -> None:
        self._done = done
        self._streams = streams_of(kept.paragraphs)
        self._figures = kept.figures
        self._texts = dict(texts)
        self._editors: dict[Key, SectionEditor] = {}
        self._rebases: dict[Key, Rebase] = {}

    def is_gone(self, change: Change) -> bool:
        """Whether the section that ``change`` takes out is there no more."""
        return all(edit.key[0] not in self._texts for edit in change.edits)

    def applied(self, changes: Sequence[Change]) -> Applied:
        """All of ``changes`` that can be applied, applied."""
        outcomes: dict[int, Outcome] = {}
        open_: list[tuple[Change, list[tuple[Edit, str]]]] = []
        gone: list[str] = []
        for change in changes:
            outcome = self.settled(change)
            if outcome:
                outcomes[change.number] = outcome
            elif change.kind is ChangeKind.SECTION:
                gone.append(change.edits[0].key[0])
                outcomes[change.number] = Outcome(change.number, Fate.APPLIED)
            else:
                open_.append((change, [*self._rebased(change)]))
        texts = self._edit(open_, gone, outcomes)
        ordered = tuple(outcomes[change.number] for change in changes)
        return Applied(texts, tuple(gone), ordered)

    def settled(self, change: Change) -> Outcome | None:
        """What becomes of ``change`` before anything is tried; None if it can be."""
        if change.reason:
            return Outcome(change.number, Fate.ASIDE, change.reason)
        if change.key in self._done:
            return Outcome(change.number, Fate.DONE)
        if change.kind is ChangeKind.SECTION and self.is_gone(change):
            return Outcome(change.number, Fate.DONE)
        if any(edit.key[0] not in self._texts for edit in change.edits):
            return Outcome(change.number, Fate.ASIDE, NO_FILE)
        stand = {self.standing(edit) for edit in change.edits}
        if stand == {Standing.DONE}:
            return Outcome(change.number, Fate.DONE)
        return None if stand == {Standing.OPEN} else Outcome(change.number, Fate.ASIDE, CHANGED_SINCE)

    def standing(self, edit: Edit) -> Standing:
        """How ``edit`` stands to the section as it is now."""
        now = self._rebase(edit.key).rebased(edit)
        is_open = now.standing is Standing.OPEN
        return Standing.DONE if is_open and edit.keeps and self._editor(edit.key).has(now.edit) else now.standing

    def _rebased(self, change: Change) -> Iterator[tuple[Edit, str]]:
        for edit in change.edits:
            verbatim = ""
            if edit.source:
                key, start, end = edit.source
                span = self._rebase(key).span(start, end)
                verbatim = self._editor(key).verbatim(*span) if span and key[1] == TEXT else ""
                blanks = edit.new.rstrip(END)
                verbatim = verbatim and _with_blanks_of(blanks, verbatim)
            yield self._rebase(edit.key).rebased(edit).edit, verbatim

    def _rebase(self, key: Key) -> Rebase:
        if key not in self._rebases:
            stream = self._streams[key]
            self._rebases[key] = Rebase(stream.text, self._now(stream))
        return self._rebases[key]

    def _now(self, stream: Stream) -> str:
        """What ``stream`` says in its file now."""
        if stream.part in (TEXT, NOTES):
            return self._editor(stream.key).stream
        return stream.label + (printed(head_of(self._texts[stream.section]), stream.part) or "") + END

    def _editor(self, key: Key) -> SectionEditor:
        if key not in self._editors:
            self._editors[key] = SectionEditor(self._texts[key[0]], self._fill, key[1])
        return self._editors[key]

    def _fill(self, expression: str) -> str:
        """What the placeholder prints; one that the proof didn't know is a gap, and never the signs that were typed."""
        return self._figures.get(expression, GAP)

    def _edit(
        self,
        changes: Sequence[tuple[Change, list[tuple[Edit, str]]]],
        gone: Sequence[str],
        outcomes: dict[int, Outcome],
    ) -> dict[str, str]:
        """The texts that change. A change of two edits counts only if both can be made, else all is done without it."""
        left = list(changes)
        while True:
            texts, made = self._tried([each for _, edits in left for each in edits], gone)
            failed = [change for change, edits in left if not all(edit in made for edit, _ in edits)]
            for change, _ in left:
                outcomes[change.number] = Outcome(change.number, Fate.APPLIED)
            if not any(len(change.edits) > 1 for change in failed):
                break
            left = [each for each in left if each[0] not in failed]
            for change in failed:
                outcomes[change.number] = _not_written(change)
        for change in failed:
            outcomes[change.number] = _not_written(change)
        return texts

    def _tried(self, edits: Sequence[tuple[Edit, str]], gone: Sequence[str]) -> tuple[dict[str, str], list[Edit]]:
        texts: dict[str, str] = {}
        made: list[Edit] = []
        sections = dict.fromkeys(edit.key[0] for edit, _ in edits if edit.key[0] not in gone)
        for section in sections:
            text = self._texts[section]
            for key in dict.fromkeys(edit.key for edit, _ in edits if edit.key[0] == section):
                text, done = self._edited(text, key, [each for each in edits if each[0].key == key])
                made += done
            if text != self._texts[section]:
                texts[section] = text
        return texts, made

    def _edited(self, text: str, key: Key, edits: Sequence[tuple[Edit, str]]) -> tuple[str, Sequence[Edit]]:
        """``text`` with ``edits`` made in the part of it that ``key`` names, and those that could be."""
        if key[1] in (TEXT, NOTES):
            return SectionEditor(text, self._fill, key[1]).edited(edits)
        stream, all_ = self._streams[key], [edit for edit, _ in edits]
        words = self._now(stream)
        for edit in sorted(all_, key=lambda each: each.start, reverse=True):
            words = words[: edit.start] + edit.new + words[edit.end :]
        headed = with_printed(text, key[1], words.removeprefix(stream.label).strip(f" {END}"))
        return (text, []) if headed is None else (headed, all_)


def _not_written(change: Change) -> Outcome:
    is_of_head = all(edit.key[1] not in (TEXT, NOTES) for edit in change.edits)
    return Outcome(change.number, Fate.ASIDE, HEAD_BY_HAND if is_of_head else NOT_WRITABLE)


def _with_blanks_of(new: str, verbatim: str) -> str:
    """``verbatim`` with the blanks round it that ``new`` has."""
    return f"{new[: len(new) - len(new.lstrip())]}{verbatim.strip()}{new[len(new.rstrip()) :]}"
