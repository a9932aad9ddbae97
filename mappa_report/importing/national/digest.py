"""The digest of an edition's official text: it proves a passage, and does not tell it."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterable
from textwrap import wrap

from msgspec import Struct

from mappa_report.importing.national.runs import runs_in
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

FILE = "digest.txt"
_SIZE = 6
_LINE = 76
_MAX_BYTES = 256 * 1024


class Digest(Struct, frozen=True):
    """The hashed runs of words of one edition's official text."""

    runs: frozenset[bytes]

    def share(self, text: str) -> float:
        """The share of the runs of ``text`` that are official, 0 for a text without words."""
        runs = tuple(runs_in(text))
        return sum(run in self.runs for run in runs) / len(runs) if runs else 0.0


def digest_of(texts: Iterable[str]) -> Digest:
    """The digest of the official passages ``texts``."""
    return Digest(frozenset(run for text in texts for run in runs_in(text)))


def written(digest: Digest) -> str:
    """``digest`` as the file of an edition."""
    return "\n".join(wrap(b64encode(b"".join(sorted(digest.runs))).decode("ascii"), _LINE)) + "\n"


def load_digest(workspace: Workspace, key: str) -> Digest | None:
    """The digest of the edition ``key``, None if it has none. Raises FileRefused for a file that is no digest."""
    located = workspace.locate(BOILERPLATE, key, FILE)
    if located is None:
        return None
    try:
        data = b64decode(b"".join(read(located, _MAX_BYTES).split()), validate=True)
    except binascii.Error:
        data = b"?"
    if len(data) % _SIZE:
        hint = "take the file out: the program makes do without, or brings its own."
        raise FileRefused(Problem("file-kind", "this file is no digest", Place(Source(located.name)), hint=hint))
    return Digest(frozenset(data[at : at + _SIZE] for at in range(0, len(data), _SIZE)))
