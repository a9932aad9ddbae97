"""The e-mail that asks somebody for what they owe to a report: written to be looked at and sent, and sent by nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.report import assemble_report
from mappa_report.building.formats import write_formats
from mappa_report.compose.filling import Filler
from mappa_report.compose.gaps import is_without_text
from mappa_report.document.blocks import Blocks
from mappa_report.document.document import Document, Furniture
from mappa_report.intake.form import Form, form_document, report_called
from mappa_report.intake.slug import slug_of
from mappa_report.intake.template import blank_template
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution, file_of, folded, owed
from mappa_report.model.edition import UsualSection
from mappa_report.model.section import Author, Section
from mappa_report.model.year import ReportingYear
from mappa_report.opendata.template_xlsx import write_template
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import did_you_mean
from mappa_report.status.mail import Attached, Mail
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS, Workspace

_OFFICE = "vnd.openxmlformats-officedocument"
_DOCX, _XLSX = f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"


class Asked(Struct, frozen=True):
    """What is asked for one part: ``what`` it is, a few ``words`` on it, and the ``file`` to fill in."""

    what: str
    words: str
    file: Attached


def owed_by(workspace: Workspace, report: AnnualReport, name: str, problems: list[Problem]) -> tuple[Contribution, ...]:
    """What ``name``, as somebody typed it, owes to ``report``; a Problem where the list names nobody so."""
    area, year, told = report.area.slug, report.year.ends_in, list[Problem]()
    contributions = contributions_to(workspace, area, year, report, told)
    named = tuple(each for each in contributions if folded(each.name) == folded(name))
    outstanding = tuple(each for each in named if each.is_outstanding)
    if not outstanding:
        message = f"“{name[:60]}” owes nothing to this report, as contributors.yaml has it"
        hint = did_you_mean(name, dict.fromkeys(each.name for each in contributions))
        if named:
            message, hint = f"all that “{name[:60]}” owes has come in", "take out the day after received, to ask anew."
        elif not contributions:
            hint = "put right what is told of that file." if told else "write there who owes which part."
        place = Place(Source(workspace.own(AREAS, area, str(year), CONTRIBUTORS).name))
        problems += (*told, Problem("unknown-value", message, place, hint=hint))
    return outstanding


def request_to(
    workspace: Workspace, report: AnnualReport, contributions: Sequence[Contribution], problems: list[Problem]
) -> Mail | None:
    """The e-mail that asks for ``contributions`` to ``report``, all owed by one name; None after Problems."""
    parts = _parts(report, contributions)
    year = ReportingYear(report.year.ends_in - 1)
    before = assemble_report(workspace, report.area.slug, year, []) if _has(workspace, report, year) else None
    asked: dict[str, tuple[Contribution, Asked]] = {}
    for each, now in parts:
        made = _asked(workspace, report, before, each, now, problems)
        if made:
            made = _called_otherwise(made, file_of(now)) if now and made.file.name in asked else made
            asked[made.file.name] = each, made
    if any(each.is_error for each in problems):
        return None
    return _mail(report, [each for each, _ in asked.values()], [made for _, made in asked.values()])


def _called_otherwise(asked: Asked, stem: str) -> Asked:
    """``asked``, with its file called by the section's as well: the titles of two may begin alike."""
    path = PurePosixPath(asked.file.name)
    return replace(asked, file=replace(asked.file, name=f"{path.stem}-{stem}{path.suffix}"))


def _parts(report: AnnualReport, contributions: Sequence[Contribution]) -> list[tuple[Contribution, Section | None]]:
    """Each part that is owed once, with its section if there is one: a kind may stand for several."""
    parts: dict[str, tuple[Contribution, Section | None]] = {}
    for each in contributions:
        sections: Sequence[Section | None] = owed(each, report) or (None,)
        for now in sections:
            parts.setdefault(file_of(now) if now else each.section, (each, now))
    return [*parts.values()]


def _has(workspace: Workspace, report: AnnualReport, year: ReportingYear) -> bool:
    return year.ends_in in workspace.years(report.area.slug)


def _asked(
    workspace: Workspace,
    report: AnnualReport,
    before: AnnualReport | None,
    contribution: Contribution,
    now: Section | None,
    problems: list[Problem],
) -> Asked | None:
    if contribution.section == STATISTICS:
        return _figures(workspace, report, problems)
    last = _last_year(contribution, now, before) if before else None
    usual = next((each for each in report.edition.usual_sections if _is_usual(contribution, now, each)), None)
    title = next((each.title for each in (now, last, usual) if each), contribution.part)
    authors = next((each.authors for each in (now, last) if each and each.authors), ())
    due = format_date(contribution.due) if contribution.due else ""
    author = authors[0] if authors else Author(usual.role if usual else "", "")
    has_file = now or contribution.section not in report.edition.kinds
    file = f"{file_of(now) if now else contribution.section}.md" if has_file else ""
    form = Form(report_called(report), due, title, author, file)
    data = _made(workspace, form_document(form, None), "docx", problems)
    words = [usual.advice] if usual else []
    words += [f"What it said last year:\n\n{_words_of(workspace, last, before, problems)}"] if last and before else []
    name = f"{report.area.slug}-{report.year}-{slug_of(title)}.docx"
    return Asked(f"the section “{title}”", "\n\n".join(words), Attached(name, data, _DOCX))


def _is_usual(contribution: Contribution, now: Section | None, usual: UsualSection) -> bool:
    """Whether ``usual`` is what is owed: by its file, or of a kind by who usually writes it, as others have it too."""
    name = file_of(now) if now else contribution.section
    is_theirs = folded(contribution.name) in (folded(usual.title), folded(usual.role))
    return usual.file.removesuffix(".md") == name or (usual.kind == contribution.section and is_theirs)


def _last_year(contribution: Contribution, now: Section | None, before: AnnualReport) -> Section | None:
    """Last year's section of the same file or title, or else the one of that kind; None where that had no text."""
    same = [each for each in before.sections if now and (file_of(each) == file_of(now) or each.title == now.title)]
    of_kind = owed(contribution, before)
    named = (*same, *(of_kind if now is None or len(of_kind) == 1 else ()))
    return next((each for each in named if not is_without_text(each)), None)


def _figures(workspace: Workspace, report: AnnualReport, problems: list[Problem]) -> Asked | None:
    area, year = report.area.slug, str(report.year)
    template = blank_template(workspace, area, year, problems)
    if template is None:
        return None
    words = "The workbook asks for each figure, and has those that are known already."
    file = Attached(f"{area}-mappa-return-{year}.xlsx", write_template(template), _XLSX)
    return Asked("the figures of the return", words, file)


def _words_of(workspace: Workspace, section: Section, report: AnnualReport, problems: list[Problem]) -> str:
    """The text of ``section`` as ``report`` printed it, as plain text."""
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap="[missing]")
    blocks: Blocks = filler.blocks(section.blocks)
    document = Document("", "", "", "", "en-GB", Furniture("", "", "", ""), (), blocks)
    return _made(workspace, document, "text", problems).decode().strip()


def _made(workspace: Workspace, document: Document, style: str, problems: list[Problem]) -> bytes:
    files, told = write_formats(document, {style: Path(style)}, "typst", workspace)
    problems += told
    return files.get(Path(style), b"")


def _mail(report: AnnualReport, contributions: Sequence[Contribution], asked: Sequence[Asked]) -> Mail:
    due = min((each.due for each in contributions if each.due), default=None)
    address = next((each.address for each in contributions if each.address), "")
    subject = f"{report_called(report)}: your part{f', by {format_date(due)}' if due else ''}"
    text = "\n\n".join(_paragraphs(report, contributions, asked)) + "\n"
    return Mail(address, subject, text, [each.file for each in asked])


def _paragraphs(report: AnnualReport, contributions: Sequence[Contribution], asked: Sequence[Asked]) -> Iterator[str]:
    yield f"To {contributions[0].name}"
    year = report.year
    yield (
        f"The MAPPA annual report of {report.area.name} tells of {format_date(year.start)} to {format_date(year.end)}. "
        "You are asked for:"
    )
    days = [f", by {format_date(each.due)}" if each.due else "" for each in contributions]
    yield "\n".join(f"- {each.what}{day}: {each.file.name}" for each, day in zip(asked, days, strict=True))
    yield (
        "Fill in each attached file and send it back under its own name. Give agencies and roles, and no name of a "
        "person; leave out what could show who somebody is."
    )
    for each in asked:
        if each.words:
            yield f"{each.what[:1].upper()}{each.what[1:]}"
            yield each.words
