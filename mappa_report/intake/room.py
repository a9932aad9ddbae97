"""Whether a report with what comes in could still be read whole. What can't is refused before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from mappa_report.problems.problem import Problem
from mappa_report.readers import picture_reader
from mappa_report.readers.markdown_reader import read_page
from mappa_report.readers.room import Room
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_ALWAYS_READ = 2_000
"""Characters of a section that are read whatever they are: no bound of a section's is lower."""

_HINT = "leave out what a reader of the report need not know, or publish a part beside the report and say where."


class ReportRoom:
    """What a report with the sections ``kept`` has room for."""

    def __init__(self, kept: Iterable[Source] = ()) -> None:
        self._room = Room()
        self._places = 0
        self._bytes = 0
        for source in kept:
            self._room.excess_with(source)
            self._places += source.text.count("![")

    def take(self, name: str, made: Mapping[str, bytes]) -> None:
        """Take up the sections and pictures ``made``, by their names, of the file that people call ``name``.

        Raises FileRefused where a check could not read all of them.
        """
        sections = [Source(file, data.decode()) for file, data in made.items() if file.endswith(".md")]
        pictures = [len(data) for file, data in made.items() if not file.endswith(".md")]
        excess = next(chain(self._excesses(sections, pictures), _unread(sections)), None)
        if excess:
            message = f"with this file the report would be too large to be read: {excess}"
            raise FileRefused(Problem("file-too-large", message, Place(Source(name)), hint=_HINT))

    def _excesses(self, sections: Sequence[Source], pictures: Sequence[int]) -> Iterator[str]:
        for source in sections:
            self._places += source.text.count("![")
            if excess := self._room.excess_with(source):
                yield "its sections have more than {:,} {}".format(*excess)
        self._bytes += sum(pictures)
        if pictures and self._places > picture_reader.MAX_PLACES:
            yield f"it shows more than {picture_reader.MAX_PLACES} pictures"
        if self._bytes > picture_reader.MAX_ALL_BYTES:
            yield f"its pictures have more than {picture_reader.MAX_ALL_BYTES:,} bytes"
        if max(pictures, default=0) > picture_reader.MAX_BYTES:
            yield f"a picture has more than {picture_reader.MAX_BYTES:,} bytes"


def _unread(sections: Iterable[Source]) -> Iterator[str]:
    """What a check would say of each of ``sections`` that it can't read whole."""
    for source in sections:
        if len(source.text) > _ALWAYS_READ:
            problems: list[Problem] = []
            read_page(source, None, problems)
            yield from (f"in {source.name} {each.message}" for each in problems if each.code == "file-too-large")
