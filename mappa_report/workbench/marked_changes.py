"""What reviewers sent back, section by section: each change and comment in its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from mappa_report.review.applying import Fate, Outcome
from mappa_report.review.changes import Change
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.listing import lines_of, named
from mappa_report.review.session import Session
from mappa_report.review.store import KeptComment
from mappa_report.review.streams import Stream, part_of, streams_of
from mappa_report.workbench.marked_words import Piece, Stretch, can_be_marked, marked, stretch_of
from mappa_report.workbench.words import WORDS

_PARTS = {Kind.TITLE: "comments.part.title", Kind.BYLINE: "comments.part.author", Kind.NOTE: "comments.part.note"}


class ShownChange(Struct, frozen=True):
    """A change: what it is and whose, its words, and what can become of it.

    ``pieces`` are the words with this change alone, where it conflicts with others; ``lines`` tell of one that can't be
    marked. ``told`` is why it can't be put in, or that it was; ``brings`` what putting it in brings along.
    """

    number: int
    what: str
    who: str
    is_open: bool
    told: str
    brings: str
    conflicts: tuple[int, ...]
    pieces: tuple[Piece, ...] = ()
    lines: tuple[str, ...] = ()


class Spot(Struct, frozen=True):
    """Paragraphs with what was changed in them and said of them.

    ``pieces`` have all changes without a conflict; of each of the ``versions`` one is to be chosen, or none.
    """

    part: str
    pieces: tuple[Piece, ...]
    changes: tuple[ShownChange, ...]
    versions: tuple[tuple[ShownChange, ...], ...]
    comments: tuple[KeptComment, ...]


class ShownSection(Struct, frozen=True):
    """A section by its title, the file that it stands in, blank for what is in none, and its spots."""

    title: str
    file: str
    spots: tuple[Spot, ...]

    @property
    def address(self) -> str:
        """Its page below that of the report."""
        return f"/sections/{quote(self.file)}" if self.file else ""


def shown_sections(
    session: Session, fates: Mapping[int, Outcome], comments: Sequence[KeptComment]
) -> Iterator[ShownSection]:
    """All that the files of ``session`` say, in the order of the proof; ``comments`` are those on it."""
    view = _View(session.kept.paragraphs, session.changes, fates, comments)
    for section in view.sections():
        title = next((each.text for each in view.kept if each.section == section and each.kind is Kind.TITLE), "")
        file = section.rpartition("/")[2]
        yield ShownSection(title or file or WORDS["comments.outside"], file, tuple(view.spots(section)))


class _View:
    """``kept`` paragraphs with the changes and comments on them."""

    def __init__(
        self,
        kept: Sequence[Kept],
        changes: Sequence[Change],
        fates: Mapping[int, Outcome],
        comments: Sequence[KeptComment],
    ) -> None:
        self.kept = kept
        self._changes = changes
        self._fates = fates
        self._streams = streams_of(kept)
        self._places = {comment.key: self._place(comment) for comment in comments}
        self._comments = comments

    def sections(self) -> Iterator[str]:
        """The sections that something was changed in or said of, by their files, in the order of the proof."""
        of_changes = {self._section(change) for change in self._changes}
        of_comments = {self.kept[place].section if place >= 0 else "" for place in self._places.values()}
        ordered = dict.fromkeys([*(each.section for each in self.kept if each.section), ""])
        return (each for each in ordered if each in of_changes | of_comments)

    def spots(self, section: str) -> Iterator[Spot]:
        """What was changed in ``section`` and said of it."""
        changes = [change for change in self._changes if self._section(change) == section]
        told = [each for each in self._comments if self._section_of(each) == section]
        known = {change.number: stretch_of(change, self._stream(change)) for change in changes if can_be_marked(change)}
        said = {each.key: stretch for each in told if (stretch := self._stretch(each))}
        for stretch in _together([*known.values(), *said.values()], list(self._streams)):
            here = [change for change in changes if change.number in known and stretch.meets(known[change.number])]
            yield self._spot(
                stretch, here, [each for each in told if each.key in said and stretch.meets(said[each.key])]
            )
        others = tuple(self._shown(change) for change in changes if change.number not in known)
        left = tuple(each for each in told if each.key not in said)
        if others or left:
            yield Spot("", (), others, (), left)

    def _spot(self, stretch: Stretch, changes: list[Change], comments: list[KeptComment]) -> Spot:
        stream = self._streams[stretch.key]
        alone = [change for change in changes if not change.conflicts]
        kind = self.kept[stream.places[stretch.first]].kind if stream.places else Kind.LOCAL
        versions = (
            tuple(self._shown(each, marked(stretch, stream, [each])) for each in group)
            for group in _in_conflict([each for each in changes if each.conflicts])
        )
        return Spot(
            WORDS[_PARTS[kind]] if kind in _PARTS else "",
            marked(stretch, stream, alone),
            tuple(map(self._shown, alone)),
            tuple(versions),
            tuple(comments),
        )

    def _shown(self, change: Change, pieces: tuple[Piece, ...] = ()) -> ShownChange:
        outcome = self._fates[change.number]
        lines = () if can_be_marked(change) else (*lines_of(change, self.kept, self._streams, self._fates),)[1:]
        words = tuple(line.strip() for line in lines if line.strip()[:1] in ("-", "+"))
        told = WORDS["comments.done"] if outcome.fate is Fate.DONE else outcome.reason
        is_open = outcome.fate is Fate.APPLIED
        who = named(change.who)
        return ShownChange(
            change.number, change.kind.value, who, is_open, told, change.remark, change.conflicts, pieces, words
        )

    def _section(self, change: Change) -> str:
        return self.kept[change.place].section if change.place < len(self.kept) else ""

    def _stream(self, change: Change) -> Stream:
        return self._streams[change.edits[0].key]

    def _place(self, comment: KeptComment) -> int:
        """The number of the paragraph that ``comment`` is on; -1 where the proof has none such."""
        at = (number for number, each in enumerate(self.kept) if each.is_own and each.text == comment.paragraph)
        return next((number for number in at if _file(self.kept[number].section) == _file(comment.section)), -1)

    def _section_of(self, comment: KeptComment) -> str:
        place = self._places[comment.key]
        return self.kept[place].section if place >= 0 else ""

    def _stretch(self, comment: KeptComment) -> Stretch | None:
        place = self._places[comment.key]
        if place < 0:
            return None
        stream = self._streams[part_of(self.kept[place])]
        number = stream.places.index(place)
        return Stretch(stream.key, number, number)


def _file(section: str) -> str:
    """The name of a section's file without the number, which may have changed since."""
    return section.rpartition("/")[2].lstrip("0123456789")


def _in_conflict(changes: Sequence[Change]) -> list[list[Change]]:
    """``changes`` in groups, each of those that meet one another, if only through a third."""
    groups: list[list[Change]] = []
    for change in changes:
        met = [group for group in groups if any(each.number in change.conflicts for each in group)]
        groups = [group for group in groups if group not in met]
        groups.append([each for group in met for each in group] + [change])
    return groups


def _together(stretches: Sequence[Stretch], keys: Sequence[tuple[str, str]]) -> list[Stretch]:
    """``stretches`` in the order of the proof, those that meet as one."""
    made: list[Stretch] = []
    for each in sorted(stretches, key=lambda stretch: (keys.index(stretch.key), stretch.first, stretch.last)):
        if made and made[-1].meets(each):
            made[-1] = made[-1].with_(each)
        else:
            made.append(each)
    return made
