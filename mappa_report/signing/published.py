"""Published files as they are recorded: the digest of their bytes, and of the words of each piece."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from mappa_report.building.record import MAX_BUILT
from mappa_report.building.request import BuildRequest
from mappa_report.document.blocks import Block
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.importing.readers import read_finished
from mappa_report.signing.every_word import every_word
from mappa_report.signing.records import PublishedFile
from mappa_report.workspace.door import read

_LENGTH = 16
"""Hexadecimal digits of a piece's digest: enough to tell words apart, short enough for thousands."""


def published_files(paths: Iterable[Path], request: BuildRequest) -> dict[str, PublishedFile]:
    """What is recorded of the built files at ``paths``, by name."""
    data = {path.name: read(request.located(path), MAX_BUILT) for path in paths}
    return {name: published_file(each, name) for name, each in sorted(data.items())}


def published_file(data: bytes, name: str) -> PublishedFile:
    """What is recorded of the file ``data``, called ``name``. Raises FileRefused for one that can't be read."""
    digests = tuple(digest for digest, _, _ in words_of(data, name))
    return PublishedFile(hashlib.sha256(data).hexdigest(), digests)


def words_of(data: bytes, name: str) -> Iterator[tuple[str, str, str]]:
    """Of each piece of a file the digest of its words, where it stands, and its words: as an import reads it, then all.

    The first says better where something stands; the second leaves nothing aside. Raises FileRefused as an import does.
    """
    pieces = [(piece.where, _words(piece.block)) for piece in read_finished(data, name).pieces]
    for where, words in (*pieces, *every_word(data, name)):
        spaced = " ".join(words.split())
        if spaced:
            yield hashlib.sha256(spaced.encode(errors="surrogatepass")).hexdigest()[:_LENGTH], where, spaced


def _words(block: Block) -> str:
    return " ".join(map(plain_text, inlines_of([block])))
