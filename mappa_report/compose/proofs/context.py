"""What a sheet is made from besides the report: what was asked, what the check found, and what there was before."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from mappa_report.document.document import Document
from mappa_report.model.contribution import Contribution
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem, Waived


class LastProof(Struct, frozen=True):
    """The proof before this one: its number, its day, its figures as it printed them, by path, and all that it said.

    Where a published report is being corrected, it is the one that was published, and ``is_published``.
    """

    number: int
    made: date
    figures: Mapping[str, str]
    document: Document
    is_published: bool = False


class AnsweredComment(Struct, frozen=True):
    """A reviewer's comment on proof ``proof``, on the section with ``title`` if any, and in words what became of it."""

    proof: int
    author: str
    title: str
    text: str
    outcome: str
    is_open: bool


class ProofContext(Struct, frozen=True):
    """What proof ``number`` is, ``made`` on which day, and what a check found in the report and somebody waived.

    ``handling`` says how it may be passed on; ``reply_by`` until when a decision is asked for. ``identity`` tells this
    proof from every other, as in the properties of its Word file. ``last`` is None for a first proof;
    ``sections_before`` are last year's, None where that report is not there or can't be read; ``comments`` are those on
    earlier proofs. ``contributions`` are what is owed to the report, and ``is_own_text_let`` if somebody has said that
    the program's own wording may be published as its national text.
    """

    number: int
    made: date
    handling: str
    identity: str
    problems: tuple[Problem, ...] = ()
    waived: tuple[Waived, ...] = ()
    reply_by: date | None = None
    last: LastProof | None = None
    sections_before: tuple[Section, ...] | None = None
    comments: tuple[AnsweredComment, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    is_own_text_let: bool = False

    @property
    def is_correction(self) -> bool:
        """True where a published report is being corrected: then the sheet shows only what differs."""
        return self.last is not None and self.last.is_published
