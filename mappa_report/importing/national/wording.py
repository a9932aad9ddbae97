"""The digest of what an edition itself prints: a report that the program has built has no official text."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict, replace

from mappa_report.document.inlines import Text, plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import lines_of
from mappa_report.importing.national.digest import Digest, digest_of
from mappa_report.model.edition import Edition
from mappa_report.model.form import Form
from mappa_report.source.prose import Prose

_LONG, _OF_LABELS = 12, 5
_ALIKE = 0.6
_SOME = 5


def wording_of(edition: Edition) -> Digest:
    """The digest of every word that ``edition`` has in print, apart from its form."""
    return digest_of(_texts(replace(edition, usual_sections=(), required=())))


def own_lines(edition: Edition, pieces: Sequence[Piece]) -> int:
    """How many lines of ``pieces`` are national text in the very words of ``edition``."""
    passages = (passage.prose for passage in edition.passages.values())
    definitions = (definition.prose for definition in edition.definitions)
    digest = digest_of(prose.text for proses in (*passages, *definitions) for prose in proses)
    return sum(line.words >= _LONG and digest.share(line.text) >= _ALIKE for line in lines_of(pieces))


def is_built_from(edition: Edition, pieces: Sequence[Piece]) -> bool:
    """True if ``pieces`` have several lines in the very words of ``edition``: then the program has built them.

    Official wording that has been adopted stands in every report, so there the words round it must tell.
    """
    is_adopted = edition.standing.adopted is not None
    wording = wording_of(replace(edition, passages={}, definitions=()) if is_adopted else edition)
    least = _OF_LABELS if is_adopted else _LONG
    long = (line.text for line in lines_of(pieces) if line.words >= least)
    return sum(wording.share(text) >= _ALIKE for text in long) >= _SOME


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Prose():
            yield value.text
        case Form():
            return
        case tuple() if any(isinstance(each, Text) for each in value):
            yield plain_text(value)
        case _:
            for each in _parts(value):
                yield from _texts(each)


def _parts(value: object) -> tuple[object, ...]:
    match value:
        case Mapping():
            return tuple(value.values())
        case tuple():
            return value
        case Struct():
            return tuple(asdict(value).values())
    return ()
