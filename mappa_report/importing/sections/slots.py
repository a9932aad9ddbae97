"""Where in the edition's outline a section goes: by what of the nation's and of the return stands before it."""

import re
from collections.abc import Sequence

from mappa_report.document.inlines import plain_text
from mappa_report.importing.lines import Claim, Claims
from mappa_report.importing.sections.words import plain
from mappa_report.model.edition import Edition, OutlineKind

_AT_THE_END = ("glossary", "glossary of terms", "glossary and abbreviations")
_PROSE = 9
"""Words of a line that is no heading and no name of the report."""


class Slots:
    """The slots of ``edition`` for the pieces of a file, of which ``claims`` has the lines."""

    def __init__(self, edition: Edition, claims: Claims) -> None:
        self._edition = edition
        statistics = [at for at, entry in enumerate(edition.outline) if entry.kind is OutlineKind.STATISTICS]
        middle = statistics[0] if statistics else 0
        self._before = self._named(range(middle)) or self._named(range(len(edition.outline)))[:1]
        self._after = self._named(range(middle, len(edition.outline))) or self._before[-1:]
        self._figures = {line.piece for at, line in enumerate(claims.lines) if claims.of(at) is Claim.FIGURE}
        self._national = {
            line.piece
            for at, line in enumerate(claims.lines)
            if claims.of(at) is Claim.NATIONAL and line.words >= _PROSE
        }
        title = self._title_behind(self._before[0])
        headed = (  # a list of contents has it too, and before
            line.piece
            for at, line in enumerate(claims.lines)
            if title and claims.of(at) is Claim.NATIONAL and plain(line.text) == title
        )
        self._end_of_first = max(headed, default=min(self._figures | self._national, default=None))

    def _named(self, entries: Sequence[int]) -> list[str]:
        outline = self._edition.outline
        sections = (outline[at] for at in entries if outline[at].kind is OutlineKind.SECTIONS)
        return [entry.key for entry in sections if not entry.lettered]

    def _title_behind(self, slot: str) -> str:
        """The heading of the passage that follows ``slot`` in the outline; nothing where none does."""
        outline = self._edition.outline
        following = next((outline[at + 1 :] for at, entry in enumerate(outline) if entry.key == slot), ())
        first = following[0] if following else None
        is_passage = first is not None and first.kind is OutlineKind.PASSAGE
        return plain(plain_text(self._edition.passages[first.key].title)) if first and is_passage else ""

    def appendix(self, title: str) -> tuple[str, str]:
        """The slot of the appendix ``title``, and that without its letter; no slot where it is none."""
        for entry in self._edition.outline:
            if entry.lettered:
                label = re.match(rf"{re.escape(entry.lettered)}(?: [A-Z0-9]{{1,2}})?(?:: ?| [–—-] )", title)
                if label or plain(title) in _AT_THE_END:
                    return entry.key, title[label.end() if label else 0 :].strip() or title
        return "", title

    def slot_for(self, piece: int) -> str:
        """The slot of a section that begins with the piece of the number ``piece``."""
        taken = sorted(self._figures | self._national)
        if self._end_of_first is None or piece < self._end_of_first:
            return self._before[0]
        if self._figures and piece > min(self._figures):
            return self._after[0] if len(self._after) == 1 or piece < taken[-1] else self._after[-1]
        return self._before[-1]
