"""What the editor of a section asks while somebody writes: its blocks, what a check says of them, and to save them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.editing import nodes
from mappa_report.editing.drafts import Draft, check_draft, draft_of
from mappa_report.editing.offers import offers_in
from mappa_report.editing.page import Page, read_page
from mappa_report.editing.values import Values
from mappa_report.editing.writing import NotWritten
from mappa_report.intake.section_saving import Outcome, save_section
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workbench.json_bodies import answer, refusal, with_json
from mappa_report.workbench.placed_problems import PlacedOffer, PlacedProblem, placed, placed_offers, unplaced
from mappa_report.workbench.rendering import fragment
from mappa_report.workbench.reports import report_of
from mappa_report.workbench.section_data import Field, SentSection, fields_of
from mappa_report.workbench.section_files import section_file
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, read

_KEPT = {Outcome.SAVED: 200, Outcome.MERGED: 200, Outcome.CLASH: 409, Outcome.REFUSED: 409}


class Checked(Struct, frozen=True):
    """What a check says of what was sent, also as a list to be put into the page, and how many there are in words."""

    problems: list[PlacedProblem]
    offers: list[PlacedOffer]
    values: dict[str, str | None]
    list: str
    count: str


class SaveAnswer(Struct, frozen=True):
    """What became of it, the blocks that the file has now, and which of them each block is that was sent.

    After a clash, ``text`` is what was sent, and ``was`` what that began as: the page that settles it takes both.
    """

    outcome: str
    hash: str
    head: tuple[Field, ...]
    blocks: tuple[nodes.Block, ...]
    at: tuple[int | None, ...]
    problems: list[PlacedProblem]
    was: str = ""
    text: str = ""


@with_json(SentSection)
def check(request: Request, sent: SentSection) -> Response:
    """What the check says of the report, if the section were as it was sent."""
    report = report_of(request)
    at = section_file(request, report)
    try:
        draft = _draft(request, at, sent)[1]
    except NotWritten as refused:
        return refusal(str(refused))
    checked = check_draft(report.workspace, report.area, str(report.year), at, draft.page.text)
    values = Values(checked.assembled).of(draft.shown)
    problems = placed(checked.problems, draft)
    offers = placed_offers(offers_in(report.workspace, checked.assembled, at.name), draft)
    listed = fragment(request, "editor_list", problems=problems, offers=offers)
    count = ", ".join(filter(None, (_counted("editor.count", len(problems)), _counted("editor.offer", len(offers)))))
    return answer(Checked(problems, offers, values, listed, count))


def _counted(key: str, count: int) -> str:
    """So many in words; of offers, none needs no words."""
    words = WORDS[f"{key}.{'one' if count == 1 else 'many'}"].format(count=count)
    return words if count or key == "editor.count" else ""


@with_json(SentSection)
def save(request: Request, sent: SentSection) -> Response:
    """Put the section into its file as it was sent, together with what others have put there meanwhile."""
    report = report_of(request)
    at = section_file(request, report)
    try:
        was, draft = _draft(request, at, sent)
    except NotWritten as refused:
        return refusal(str(refused))
    saved = save_section(at, was, draft.page.text)
    text = _text(at)
    page = draft.page if text == draft.page.text else read_page(at.name, text)
    places = draft.at if page is draft.page else _places(draft, page)
    clashed = (was, draft.page.text) if saved.outcome is Outcome.CLASH else ()
    made = SaveAnswer(
        saved.outcome.value,
        request.app.state.handed.keep(text),
        fields_of(text, None),
        page.blocks,
        places,
        unplaced(saved.problems),
        *clashed,
    )
    return answer(made, _KEPT[saved.outcome])


def _draft(request: Request, at: Located, sent: SentSection) -> tuple[str, Draft]:
    """The text that the section began as, and what was made of it. Raises NotWritten."""
    current = _text(at)
    given = request.app.state.handed.keep(current)
    was = current if sent.was == given else request.app.state.handed.of(sent.was)
    if was is None:
        raise NotWritten("section.refused.old")
    return was, draft_of(at.name, was, sent.blocks, sent.head)


def _text(at: Located) -> str:
    return read(at, MAX_BYTES).decode("utf-8-sig", errors="replace")


def _places(draft: Draft, page: Page) -> tuple[int | None, ...]:
    """Which block of ``page`` each is that was sent, where others have changed some."""
    mine, theirs = _texts(draft.page), _texts(page)
    matching = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    same = {one + step: other + step for one, other, size in matching for step in range(size)}
    return tuple(None if each is None else same.get(each) for each in draft.at)


def _texts(page: Page) -> Sequence[str]:
    return [page.text[part.first : part.last] for part in page.of_blocks]
