"""A finished report as what it becomes in a workspace: figures, sections, and what could not be placed."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.assembly.register import RegisteredArea, with_other_names
from mappa_report.document.inlines import Placeholder, plain_text
from mappa_report.importing.figures import Figures, find_figures, is_given_twice
from mappa_report.importing.finished import Finished
from mappa_report.importing.lines import Claim, Claims, lines_of
from mappa_report.importing.national import in_order_of, is_built_from, load_digest, national_pieces, wording_of
from mappa_report.importing.readers import read_finished
from mappa_report.importing.sections import (
    FoundImprint,
    FoundSection,
    find_corrections,
    find_imprint,
    find_sections,
    furniture_of,
    glance_of,
    national_strays,
    round_figures,
    signing_pieces,
    under_heading,
)
from mappa_report.intake.dated import OfYear, Wish, dated
from mappa_report.intake.other_area import of_other_area
from mappa_report.intake.refused import refuse_if_no_report, refuse_if_too_long, refuse_if_welsh
from mappa_report.model.area import Area
from mappa_report.model.correction import Correction
from mappa_report.model.edition import Edition
from mappa_report.model.form import Form
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.schema_files import area_as_known
from mappa_report.scaffold.year_files import registered_area
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import facts_of_change, facts_of_year
from mappa_report.workspace.door import Located
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

_TWICE = (
    "This file has the same return twice, as where a report stands in it two times: see that no section is there twice."
)


class ReportIntake(Struct, frozen=True):
    """What the file ``name`` becomes as the report of ``area`` for ``year``; nothing is written yet.

    ``begun`` are the files of the edition, where one had to be begun. ``said`` are sentences about the choice of them.
    ``order`` is that of the parts of the report, if it is not the edition's own.
    """

    name: str
    registered: RegisteredArea
    area: Area
    year: ReportingYear
    edition: Edition
    form: Form
    begun: dict[Located, bytes]
    finished: Finished
    claims: Claims
    figures: Figures
    sections: tuple[FoundSection, ...]
    corrections: tuple[Correction, ...]
    said: tuple[str, ...]
    order: tuple[str, ...] = ()


def report_intake(
    workspace: Workspace, area: str, wish: Wish, name: str, data: bytes, problems: list[Problem]
) -> ReportIntake | None:
    """What the finished report ``data`` becomes in ``workspace``, by ``wish`` for a year.

    None after Problems, with the names or with the file: then nothing may be written.
    """
    registered = registered_area(workspace, area, problems)
    if registered is None or problems:
        return None
    try:
        finished = read_finished(data, name)
        refuse_if_too_long(finished, name)
        refuse_if_welsh(finished, name)
    except FileRefused as refused:
        problems.append(refused.problem)
        return None
    return _placed(workspace, registered, wish, name, finished, problems)


def _placed(
    workspace: Workspace,
    registered: RegisteredArea,
    wish: Wish,
    name: str,
    finished: Finished,
    problems: list[Problem],
) -> ReportIntake | None:
    lines = lines_of(finished.pieces)
    known = with_other_names(workspace, area_as_known(workspace, registered.slug, registered.name), [])
    if other := of_other_area(workspace, known, finished.title, lines, name):
        problems.append(other)
        return None
    of_year = dated(workspace, known, wish, name, finished, lines, problems)
    if of_year is None:
        return None
    form = of_year.edition.form.with_units(known.units.get(of_year.year.ends_in, ()))
    figures = find_figures(form, of_year.year.ends_in, lines)
    if refused := refuse_if_no_report(figures, lines, name):
        problems.append(refused)
        return None
    imprint = find_imprint(finished.pieces, of_year.edition)
    claims = _claimed(workspace, wish, of_year, finished, figures, imprint)
    corrections = find_corrections(finished.pieces, plain_text(of_year.edition.corrections_heading))
    claims.claim_pieces(corrections.numbers, Claim.SECTION)
    furniture = furniture_of(finished.pieces, claims)
    claims.claim(furniture.lines, Claim.FURNITURE)
    edition = of_year.edition
    if is_built_from(edition, finished.pieces):
        edition = in_order_of(finished.pieces, edition)
    sections = find_sections(finished.pieces, claims, edition, furniture, imprint)
    claims.claim_pieces((number for each in sections for number in each.numbers), Claim.SECTION)
    return ReportIntake(
        name, registered, known, of_year.year, edition, form, of_year.begun, finished, claims, figures,
        sections, corrections.each,
        (*of_year.said, *([_TWICE] if is_given_twice(lines, figures.figure_lines) else [])),
        edition.parts if edition.parts != of_year.edition.parts else (),
    )  # fmt: skip


def _claimed(
    workspace: Workspace, wish: Wish, of_year: OfYear, finished: Finished, figures: Figures, imprint: FoundImprint
) -> Claims:
    """The lines of the report with what its figures, the nation and the imprint claim of them."""
    claims = Claims(lines_of(finished.pieces))
    claims.claim_pieces(imprint.numbers, Claim.FURNITURE)
    blank = {each.line for each in figures.located.values()}  # where a figure is due, and none is
    claims.claim(figures.figure_lines | blank, Claim.FIGURE)
    claims.claim_pieces(figures.unread_tables, Claim.UNREAD)
    wording = wording_of(of_year.edition)
    is_ours = is_built_from(of_year.edition, finished.pieces)
    if not wish.keeps_national:
        digests = [digest for key in of_year.digests if (digest := load_digest(workspace, key))]
        digests += [wording] if is_ours else []
        claims.claim_pieces(national_pieces(finished.pieces, digests) if digests else (), Claim.NATIONAL)
    signing = signing_pieces(finished.pieces, claims)
    captions = (at for at in figures.caption_lines if claims.lines[at].piece not in signing)
    claims.claim(captions, Claim.CAPTION)
    claims.claim_pieces(national_strays(finished.pieces, claims), Claim.NATIONAL)
    if is_ours:
        claims.claim_pieces(round_figures(finished.pieces, claims), Claim.FURNITURE)
        claims.claim_pieces(glance_of(finished.pieces, of_year.edition), Claim.FURNITURE)
        claims.claim_pieces(under_heading(finished.pieces, _compared(of_year)), Claim.FURNITURE)
    return claims


def _compared(of_year: OfYear) -> str:
    """The heading over what the report sets beside the year before; blank where its edition compares nothing."""
    comparison, year = of_year.edition.comparison, of_year.year
    facts = facts_of_change(facts_of_year(year), ReportingYear(year.ends_in - 1), {})
    try:
        return "".join(
            evaluate(node.expression, facts) if isinstance(node, Placeholder) else plain_text((node,))
            for node in (comparison.title if comparison else ())
        )
    except ExpressionError:  # a heading of an edition of the workspace's own, which names more than years
        return ""
