"""The editions: the national text and form of each year, and the official wording taken from a published report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.assembly.editions import load_edition
from mappa_report.assembly.settings import load_settings
from mappa_report.changes.editions import Change
from mappa_report.intake.adoption.account import account_of_adoption
from mappa_report.intake.adoption.choosing import confirm_edition, follow_edition
from mappa_report.intake.adoption.comparing import differences, wording_changes
from mappa_report.intake.adoption.making import MadeEdition, make_edition
from mappa_report.intake.adoption.taking import AdoptionWish, Taken, take_wording
from mappa_report.intake.adoption.writing import adopted_before, check_wish, write_edition
from mappa_report.intake.own_text import let_own_text
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.schema_files import edition_of_year
from mappa_report.signing.sign_off import name_or_role
from mappa_report.wording.standing import standing_label
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

_OFFICIAL = "-official"


class Shown(Struct, frozen=True):
    """An edition: how far it is the official one, whether it is the workspace's own, and who could follow it.

    Those are the reports of its years that follow another, while it has the official wording.
    """

    edition: Edition
    standing: str
    is_own: bool
    could_follow: tuple[Report, ...]


class Adopting(Struct, frozen=True):
    """What a file has for an edition, and how that differs from its base, or from one that was adopted before."""

    wish: AdoptionWish
    taken: Taken
    made: MadeEdition
    before: Edition | None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each text that is said in other words."""
        after = self.made.edition
        return differences(self.before, after) if self.before else wording_changes(self.taken.base, after)


def show(request: Request) -> Response:
    """The editions there are, and the form to give a published report by."""
    return _page(request)


@with_form
def read(request: Request, form: FormData) -> Response:
    """Show what a published report has for an edition; nothing is written yet."""
    sent, origin = files_in(form, "report"), str(form.get("origin", ""))
    if len(sent) != 1:
        return _page(request, wrong=WORDS["published.one_file"], origin=origin)
    problems: list[Problem] = []
    found = _adopting(request.app.state.workspace, origin, sent[0], problems)
    key = request.app.state.sent.keep(sent) if found else ""
    return _page(request, redacted(problems), found=found, key=key, origin=origin)


@with_form
def take(request: Request, form: FormData) -> Response:
    """Write the edition that was shown."""
    sent, origin = request.app.state.sent.of(str(form.get("key", ""))), str(form.get("origin", ""))
    if sent is None:
        return _page(request, wrong=WORDS["comments.gone"], origin=origin)
    problems: list[Problem] = []
    workspace: Workspace = request.app.state.workspace
    found = _adopting(workspace, origin, sent[0], problems)
    if found is None or problems:
        return _page(request, redacted(problems), origin=origin)
    failed = write_edition(workspace, found.wish, found.made).problems
    return _page(request, redacted(failed), told="" if failed else WORDS["editions.taken"].format(key=found.wish.key))


@with_form
def follow(request: Request, form: FormData) -> Response:
    """Have a report follow an edition that covers its year."""
    workspace: Workspace = request.app.state.workspace
    for each in _shown(workspace):
        for report in each.could_follow:
            if (each.edition.key, report.path) == (form.get("edition"), form.get("report")):
                failed = follow_edition(workspace, report.area, str(report.year), each.edition.key)
                told = WORDS["editions.follows"].format(key=each.edition.key)
                return _page(request, redacted(failed), told="" if failed else told)
    return _page(request, wrong=WORDS["editions.gone"])


@with_form
def confirm(request: Request, form: FormData) -> Response:
    """Record that whoever answers for an edition has confirmed it."""
    workspace: Workspace = request.app.state.workspace
    key, by = str(form.get("edition", "")), name_or_role(str(form.get("by", "")))
    if by is None:
        return _page(request, wrong=WORDS["editions.nobody"])
    if key not in (each.edition.key for each in _shown(workspace) if each.is_own):
        return _page(request, wrong=WORDS["editions.gone"])
    failed = confirm_edition(workspace, key, by, date.today())
    return _page(request, redacted(failed), told="" if failed else WORDS["editions.confirmed"].format(key=key, by=by))


@with_form
def let(request: Request, form: FormData) -> Response:
    """Record who has decided that the program's own wording may be published."""
    by = name_or_role(str(form.get("by", "")))
    if by is None:
        return _page(request, wrong=WORDS["editions.nobody"])
    failed = let_own_text(request.app.state.workspace, by, date.today())
    return _page(request, redacted(failed), told="" if failed else WORDS["editions.let.done"].format(by=by))


def _adopting(workspace: Workspace, origin: str, sent: tuple[str, bytes], problems: list[Problem]) -> Adopting | None:
    """What the file ``sent`` has for the edition of official words that is made from ``origin``; None after Problems.

    One that is adopted already, as whose base it may be named, is made anew from what it was made from.
    """
    base = origin.removesuffix(_OFFICIAL)
    wish = AdoptionWish(f"{base}{_OFFICIAL}", base, sent[0])
    problems += check_wish(workspace, wish, replaces=False)
    taken = None if problems else take_wording(workspace, wish, sent[1], problems)
    made = make_edition(workspace, taken, date.today(), problems) if taken else None
    if taken is None or made is None:
        return None
    problems.clear()  # warnings of the edition, which every report that follows it repeats
    return Adopting(wish, taken, made, adopted_before(workspace, wish))


def _shown(workspace: Workspace) -> Iterator[Shown]:
    own = [Report(workspace, *each) for each in workspace.reports() if workspace.has_own_year(*each)]
    followed = {each.path: edition_of_year(workspace, each.area, ReportingYear(each.year), []) for each in own}
    for key in workspace.editions():
        edition = load_edition(workspace, key, [])
        if edition:
            of_year = [each for each in own if edition.standing.adopted and each.year in edition.years]
            others = (each for each in of_year if _is_other(followed[each.path], key))
            is_own = workspace.own(BOILERPLATE, key, "edition.yaml") == workspace.locate(
                BOILERPLATE, key, "edition.yaml"
            )
            yield Shown(edition, standing_label(edition), is_own, tuple(others))


def _is_other(followed: Edition | None, key: str) -> bool:
    return followed is not None and followed.key != key


def _page(
    request: Request,
    problems: tuple[Problem, ...] = (),
    *,
    wrong: str = "",
    told: str = "",
    found: Adopting | None = None,
    key: str = "",
    origin: str = "",
) -> Response:
    shown = list(_shown(request.app.state.workspace))
    origins = [each.edition.key for each in shown if not each.edition.standing.adopted]
    return page(
        request,
        "editions",
        422 if wrong or problems else 200,
        editions=shown,
        origins=origins,
        origin=origin or next(reversed(origins), ""),
        problems=problems,
        wrong=wrong,
        told=told,
        own_text=load_settings(request.app.state.workspace, []).own_text,
        found=found,
        account=list(account_of_adoption(found.taken, found.made)) if found else [],
        key=key,
    )
