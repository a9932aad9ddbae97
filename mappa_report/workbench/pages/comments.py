"""What reviewers sent back: their changes and comments, each to be put in or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.review.applying import Fate
from mappa_report.review.listing import comment_lines, heading, lines_of
from mappa_report.review.session import Session, review_session
from mappa_report.review.store import comments_kept, with_read
from mappa_report.review.streams import streams_of
from mappa_report.rounds.putting_in import conflicting, fates_of, put_in
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.sent import Sent
from mappa_report.workbench.words import WORDS


class ChangeView(Struct, frozen=True):
    """A change: the section that it is the first of, if it is, its lines, and whether it can be put in."""

    number: int
    section: str
    lines: tuple[str, ...]
    is_open: bool
    became: str = ""


def show(request: Request) -> Response:
    """The form to give reviewers' files by."""
    return _page(request, report_of(request), (), "")


@with_form
def read(request: Request, form: FormData) -> Response:
    """Read the files that were given, and list what they say."""
    sent = files_in(form, "files")
    if not sent:
        return _page(request, report_of(request), (), "", wrong=WORDS["comments.no_file"])
    return _page(request, report_of(request), sent, request.app.state.sent.keep(sent))


@with_form
def apply(request: Request, form: FormData) -> Response:
    """Put the chosen changes into the sections, and say what became of each."""
    key = str(form.get("key", ""))
    kept: Sent = request.app.state.sent
    sent = kept.of(key)
    if sent is None:
        return _page(request, report_of(request), (), "", wrong=WORDS["comments.gone"])
    return _page(request, report_of(request), sent, key, chosen=frozenset(map(str, form.getlist("change"))))


def _page(
    request: Request,
    report: Report,
    sent: Sequence[tuple[str, bytes]],
    key: str,
    *,
    wrong: str = "",
    chosen: frozenset[str] | None = None,
) -> Response:
    """What the files ``sent`` say; with ``chosen``, the numbers of changes, what became of these besides."""
    problems: list[Problem] = []
    session = review_session(report.workspace, sent, None, problems) if sent else None
    if session and (session.proof.area, session.proof.year) != (report.area, str(report.year)):
        wrong, session = WORDS["comments.other_report"].format(proof=session.proof), None
    became: dict[int, str] = {}
    if session and chosen is not None:
        changes = [change for change in session.changes if str(change.number) in chosen]
        both = conflicting(changes)
        if both:
            wrong = WORDS["comments.conflict"].format(one=both[0], other=both[1])
        else:
            made = put_in(report.workspace, session, changes)
            became, problems = {**made.told}, [*made.problems]
    return page(
        request,
        "comments",
        422 if problems or wrong else 200,
        report=report,
        key=key,
        is_read=session is not None,
        told=session.told if session else (),
        changes=list(_changes(report, session, became)) if session else (),
        comments=list(_comments(report, session)) if session else (),
        chosen=chosen or frozenset(),
        problems=redacted(problems),
        wrong=wrong,
    )


def _changes(report: Report, session: Session, became: dict[int, str]) -> Iterator[ChangeView]:
    kept = session.kept.paragraphs
    fates, streams = fates_of(report.workspace, session), streams_of(kept)
    last: str | None = None
    for change in session.changes:
        section = kept[change.place].section if change.place < len(kept) else ""
        yield ChangeView(
            change.number,
            heading(section, kept) if section != last else "",
            tuple(line.strip() for line in lines_of(change, kept, streams, fates)),
            fates[change.number].fate is Fate.APPLIED,
            became.get(change.number, ""),
        )
        last = section


def _comments(report: Report, session: Session) -> Iterator[str]:
    known = comments_kept(report.workspace, session.proof)
    return comment_lines(with_read(known, session.files, session.kept.paragraphs))
