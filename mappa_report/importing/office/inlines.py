"""Runs of letters into inlines: links, phrases in another language, bold and italics, breaks and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from mappa_report.document.blocks import Blocks
from mappa_report.document.inlines import (
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
)
from mappa_report.importing.office.walked import Line, Run, Walked

Notes = Callable[[Iterable[Walked]], Blocks]
"""The blocks of what a note says."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\u2028\u2029]")
_WIDE = "\u00a0\u2007\u202f\ufeff"
_BLANKS = " \t"
_EDGES = " \t\n" + _WIDE


class Inliner:
    """Makes inlines in a document in ``language``; what notes say is made by ``notes``."""

    def __init__(self, language: str, notes: Notes) -> None:
        self._language = language
        self._notes = notes

    def inlines(self, line: Line, keeps_bold: bool = True) -> Inlines:
        """The inlines of ``line``. How its style looks is no emphasis; without ``keeps_bold``, nor is bold."""
        bold_is_plain = line.is_bold or not keeps_bold
        runs = [
            replace(
                run,
                text=_UNPRINTABLE.sub(" ", run.text),
                is_bold=run.is_bold and not bold_is_plain,
                is_italic=run.is_italic and not line.is_italic,
                language=self._foreign(run),
            )
            for run in line.runs
        ]
        return tuple(self._linked(_smoothed(_trimmed(runs))))

    def _foreign(self, run: Run) -> str:
        """The language of ``run`` if it is not the document's and there are letters to be read in it."""
        primary = run.language.partition("-")[0].lower()
        is_same = not primary or primary in (self._language.partition("-")[0].lower(), "x", "zxx", "und")
        return "" if is_same or not any(map(str.isalpha, run.text)) else run.language

    def _linked(self, runs: list[Run]) -> Iterator[Inline]:
        for link, group in groupby(runs, key=lambda run: run.link):
            content = tuple(self._in_languages(list(group)))
            if link and content:
                yield Link(content, link)
            else:
                yield from content

    def _in_languages(self, runs: list[Run]) -> Iterator[Inline]:
        for language, group in groupby(runs, key=lambda run: run.language):
            content = tuple(self._emphasised(list(group)))
            if language and content:
                yield Foreign(content, language)
            else:
                yield from content

    def _emphasised(self, runs: list[Run]) -> Iterator[Inline]:
        for (is_bold, is_italic), group in groupby(runs, key=lambda run: (run.is_bold, run.is_italic)):
            content = tuple(self._plain(list(group)))
            if content and is_bold:
                content = (Strong(content),)
            if content and is_italic:
                content = (Emphasis(content),)
            yield from content

    def _plain(self, runs: list[Run]) -> Iterator[Inline]:
        for is_note, group in groupby(runs, key=lambda run: run.note is not None):
            if is_note:
                yield from (Footnote(self._notes(run.note or ())) for run in group)
                continue
            texts = "".join(run.text for run in group).split("\n")
            for number, text in enumerate(texts):
                if number:
                    yield LineBreak()
                kept = text.lstrip(_BLANKS) if number else text  # blanks beside a break are none
                if kept := kept.rstrip(_BLANKS) if number < len(texts) - 1 else kept:
                    yield Text(kept)


def on_one_line(line: Line) -> Line:
    """``line`` with a blank for each break."""
    return replace(line, runs=tuple(replace(run, text=run.text.replace("\n", " ")) for run in line.runs))


def _smoothed(runs: list[Run]) -> list[Run]:
    """``runs`` in which blanks and notes look like both their neighbours, or plain: nobody sees a bold blank."""
    after: list[Run | None] = [None] * len(runs)
    for number in range(len(runs) - 2, -1, -1):
        after[number] = after[number + 1] if _is_blank(runs[number + 1]) else runs[number + 1]
    smooth: list[Run] = []
    before: Run | None = None
    for run, next_ in zip(runs, after, strict=True):
        if not _is_blank(run):
            before = run
            smooth.append(run)
            continue
        look = before if before and next_ and _look(before) == _look(next_) else Run("")
        smooth.append(replace(run, is_bold=look.is_bold, is_italic=look.is_italic, language=look.language))
    return smooth


def _is_blank(run: Run) -> bool:
    return run.note is not None or not run.text.strip()


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.is_bold, run.is_italic, run.language


def _trimmed(runs: list[Run]) -> list[Run]:
    """``runs`` without blanks and breaks at either end."""
    for number, run in enumerate(runs):
        text = run.text.lstrip(_EDGES)
        runs[number] = replace(run, text=text)
        if text or run.note:
            break
    for number in range(len(runs) - 1, -1, -1):
        text = runs[number].text.rstrip(_EDGES)
        runs[number] = replace(runs[number], text=text)
        if text or runs[number].note:
            break
    return [run for run in runs if run.text or run.note]
