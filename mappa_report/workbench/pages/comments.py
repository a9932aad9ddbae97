"""What reviewers sent back: each change in its place, to be put in or not, and each comment to be settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import proof_numbers
from mappa_report.review.applying import Fate
from mappa_report.review.changes import Change
from mappa_report.review.identity import Identity
from mappa_report.review.session import Session, review_session
from mappa_report.review.store import KeptComment, State, comments_kept, with_read
from mappa_report.rounds.putting_in import conflicting, fates_of, left_out_of_all, put_in
from mappa_report.rounds.settling import Settlement, keep_comments, with_settlements
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.marked_changes import shown_sections
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.sent import Sent
from mappa_report.workbench.words import WORDS

_STATE, _NOTE = "state:", "note:"
_LONGEST_NOTE = 500

Files = Sequence[tuple[str, bytes]]


class Wanted(Struct, frozen=True):
    """What the form asks for: the numbers of ``changes`` to put in, perhaps ``all_`` that can be, and settlements.

    ``proof`` is the number of the proof that the files are of, where somebody has said it.
    """

    changes: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    all_: bool = False
    comments: Mapping[str, Settlement] = {}
    proof: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Whether a comment is declined without a reason."""
        return any(each.lacks_reason for each in self.comments.values())


def show(request: Request) -> Response:
    """The form to give reviewers' files by, and the comments that have been kept."""
    return _kept_page(request, report_of(request))


@with_form
def read(request: Request, form: FormData) -> Response:
    """Read the files that were given, and show what they say."""
    report, sent = report_of(request), files_in(form, "files")
    if not sent:
        return _kept_page(request, report, wrong=WORDS["comments.no_file"])
    problems: list[Problem] = []
    session, wrong = _session(report, sent, form, problems)
    if session is None:
        return _kept_page(request, report, redacted(problems), wrong=wrong)
    return _page(request, report, session, request.app.state.sent.keep(sent), Wanted(proof=str(form.get("proof", ""))))


@with_form
def apply(request: Request, form: FormData) -> Response:
    """Put the chosen changes into the sections, keep what became of the comments, and say what became of each."""
    report, key = report_of(request), str(form.get("key", ""))
    kept: Sent = request.app.state.sent
    sent = kept.of(key)
    problems: list[Problem] = []
    session, wrong = _session(report, sent, form, problems) if sent else (None, WORDS["comments.gone"])
    if session is None:
        return _kept_page(request, report, redacted(problems), wrong=wrong)
    wanted = _wanted(form)
    fates = fates_of(report.workspace, session)
    left = left_out_of_all(session.changes, fates) if wanted.all_ else {}
    chosen = [each for each in session.changes if _is_chosen(each, wanted, left, fates[each.number].fate)]
    if both := conflicting(chosen):
        wrong = WORDS["comments.conflict"].format(one=both[0], other=both[1])
    elif wanted.lacks_reason:
        wrong = WORDS["comments.no_reason"]
    if wrong:
        return _page(request, report, session, key, wanted, wrong=wrong)
    comments = with_settlements(_comments(report, session), wanted.comments)
    made = put_in(report.workspace, session, chosen)
    failed = made.problems or keep_comments(report.workspace, session.proof, comments)
    return _page(request, report, session, key, Wanted(proof=wanted.proof), redacted(failed), became=made.told)


@with_form
def settle(request: Request, form: FormData) -> Response:
    """Keep what became of comments that were kept before."""
    report, wanted = report_of(request), _wanted(form)
    if wanted.lacks_reason:
        return _kept_page(request, report, wrong=WORDS["comments.no_reason"], wanted=wanted)
    failed: tuple[Problem, ...] = ()
    for number in proof_numbers(report.workspace, report.area, report.year):
        proof = Identity(report.area, str(report.year), number)
        known = comments_kept(report.workspace, proof)
        made = with_settlements(known, wanted.comments)
        failed += keep_comments(report.workspace, proof, made) if made != known else ()
    return _kept_page(request, report, redacted(failed), told="" if failed else WORDS["comments.settled"])


def _session(report: Report, sent: Files, form: FormData, problems: list[Problem]) -> tuple[Session | None, str]:
    """The review of ``sent``; else None, after Problems or with what is wrong with the files.

    ``form`` may name the proof, for files that don't say it themselves.
    """
    numbers = proof_numbers(report.workspace, report.area, report.year)
    named = next((number for number in numbers if str(number) == form.get("proof")), None)
    proof = Identity(report.area, str(report.year), named) if named else None
    session = review_session(report.workspace, sent, proof, problems)
    if session and (session.proof.area, session.proof.year) != (report.area, str(report.year)):
        return None, WORDS["comments.other_report"].format(proof=session.proof)
    return session, ""


def _wanted(form: FormData) -> Wanted:
    picked = [str(value) for name, value in form.multi_items() if name == "change" or name.startswith("choose:")]
    out = [name.partition(":")[2] for name, value in form.multi_items() if name.startswith("of:") and value == "out"]
    put = [name.partition(":")[2] for name, value in form.multi_items() if name.startswith("of:") and value == "in"]
    states = {each.value: each for each in State}
    comments = {
        name.removeprefix(_STATE): Settlement(
            states[str(value)], " ".join(str(form.get(_NOTE + name.removeprefix(_STATE), "")).split())[:_LONGEST_NOTE]
        )
        for name, value in form.multi_items()
        if name.startswith(_STATE) and str(value) in states
    }
    return Wanted(frozenset([*picked, *put]), frozenset(out), "all" in form, comments, str(form.get("proof", "")))


def _is_chosen(change: Change, wanted: Wanted, left: Mapping[Change, str], fate: Fate) -> bool:
    is_named = str(change.number) in wanted.changes
    is_left_out = str(change.number) in wanted.left_out
    return is_named or (wanted.all_ and fate is Fate.APPLIED and change not in left and not is_left_out)


def _comments(report: Report, session: Session) -> tuple[KeptComment, ...]:
    known = comments_kept(report.workspace, session.proof)
    return with_read(known, session.files, session.kept.paragraphs)


def _page(
    request: Request,
    report: Report,
    session: Session,
    key: str,
    wanted: Wanted | None = None,
    problems: tuple[Problem, ...] = (),
    *,
    wrong: str = "",
    became: Mapping[int, str] | None = None,
) -> Response:
    """What the files of ``session`` say; with ``became``, what became of the chosen changes besides."""
    comments = _comments(report, session)
    return page(
        request,
        "review",
        422 if problems or wrong else 200,
        report=report,
        key=key,
        told=session.told,
        sections=list(shown_sections(session, fates_of(report.workspace, session), comments)),
        has_changes=bool(session.changes),
        wanted=with_typed(wanted or Wanted(), comments),
        picked=wanted or Wanted(),
        became=became,
        problems=problems,
        wrong=wrong,
    )


def with_typed(wanted: Wanted, comments: Sequence[KeptComment]) -> dict[str, Settlement]:
    """What the form shows of each comment: what was typed, or else what is kept."""
    return {each.key: wanted.comments.get(each.key, Settlement(each.state, each.reason)) for each in comments}


def _kept_page(
    request: Request,
    report: Report,
    problems: tuple[Problem, ...] = (),
    *,
    wrong: str = "",
    told: str = "",
    wanted: Wanted | None = None,
) -> Response:
    numbers = proof_numbers(report.workspace, report.area, report.year)
    kept = {
        number: comments_kept(report.workspace, Identity(report.area, str(report.year), number))
        for number in reversed(numbers)
    }
    every = [comment for comments in kept.values() for comment in comments]
    return page(
        request,
        "comments",
        422 if problems or wrong else 200,
        report=report,
        numbers=list(kept),
        kept={number: comments for number, comments in kept.items() if comments},
        wanted=with_typed(wanted or Wanted(), every),
        problems=problems,
        wrong=wrong,
        told=told,
    )
