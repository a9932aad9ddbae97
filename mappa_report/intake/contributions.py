"""What partners have sent into section files: read, laid out beside those that are there, and written at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.naming import find_area_year
from mappa_report.assembly.report import assemble_report
from mappa_report.importing.contributed import read_contributed
from mappa_report.importing.finished import Told, ToldKind
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.intake.asked_file import AskedFile, asked_file
from mappa_report.intake.form import FilledIn, filled_in, report_called
from mappa_report.intake.room import ReportRoom
from mappa_report.intake.section_names import STEP, last_number, usual_slot
from mappa_report.intake.section_text import SectionTexts, section_texts
from mappa_report.intake.slug import slug_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import file_of
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import SECTIONS, read_section_texts
from mappa_report.scaffold.schema_files import edition_of_year, only_a_sample
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import did_you_mean
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.door import Located, exists, listing
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, Workspace


class Wanted(Struct, frozen=True):
    """What the heads of the sections are to say. ``title`` is blank where each file says its own."""

    kind: str
    title: str
    author: Author


class Folder(Struct, frozen=True):
    """The folder of sections of a year that is begun, its edition, and the names and sections that are in it.

    ``report`` is the report as far as it is written, and ``sent`` are the words that may stand in a form for it.
    """

    at: Located
    edition: Edition
    names: tuple[str, ...]
    kept: tuple[Source, ...]
    report: AnnualReport | None
    sent: frozenset[str]


class Sent(Struct, frozen=True):
    """A file that somebody has sent, and its bytes."""

    name: str
    data: bytes


class Contribution(Struct, frozen=True):
    """What one sent file became: the section ``files`` in their order, the title, and what was told of it."""

    name: str
    files: tuple[Located, ...]
    title: str
    told_from: str
    pictures: tuple[Located, ...]
    told: tuple[Told, ...]


class Contributions(Struct, frozen=True):
    """What each became, and the bytes of all files to make; nothing is written yet.

    ``filled`` are the files without text that are there already, and their bytes.
    """

    each: tuple[Contribution, ...]
    files: Mapping[Located, bytes]
    filled: Mapping[Located, bytes]


def sections_folder(workspace: Workspace, area: str, year: str, kind: str, problems: list[Problem]) -> Folder | None:
    """Where sections of ``kind`` of ``area`` for ``year`` go; None after Problems, as where none is begun."""
    named = find_area_year(workspace, area, year, problems)
    if named is None:
        return None
    slug, reporting_year = named
    if not workspace.has_own_year(slug, str(reporting_year)):
        problems.append(only_a_sample(slug, reporting_year))
        return None
    edition = edition_of_year(workspace, slug, reporting_year, problems)
    at = workspace.own(AREAS, slug, str(reporting_year), SECTIONS)
    if edition is None:
        return None
    if kind not in edition.kinds:
        hint = did_you_mean(kind, edition.kinds)
        message = f"this edition has no kind {kind:.40}"
        problems.append(Problem("unknown-value", message, Place(Source(at.name)), record=("kind",), hint=hint))
        return None
    names = tuple(each.path.name for each in listing(at)) if exists(at) else ()
    kept = read_section_texts(workspace, slug, str(reporting_year))
    report = assemble_report(workspace, slug, reporting_year, [])
    days = (each.due for each in contributions_to(workspace, slug, reporting_year.ends_in, None, []))
    sent = frozenset(format_date(day) for day in days if day) | ({report_called(report)} if report else set())
    return Folder(at, edition, names, kept, report, sent)


def contributions_of(folder: Folder, sent: Sequence[Sent], wanted: Wanted, problems: list[Problem]) -> Contributions:
    """What ``sent`` would become in ``folder``. After Problems, one for each file that can't be read, none may be."""
    each: list[Contribution] = []
    files: dict[Located, bytes] = {}
    replaced: dict[Located, bytes] = {}
    number, room = last_number(folder.names), ReportRoom(folder.kept)
    for file in sent:
        try:
            filled = _titled(filled_in(read_contributed(file.data, file.name), folder.sent), folder.report)
            texts = _texts(filled, file.name, wanted.title)
            author = Author(wanted.author.role or filled.author.role,
                            wanted.author.organisation or filled.author.organisation)  # fmt: skip
            asked = _asked(folder, filled.file, texts, wanted.kind, files)
            made = list(_laid_out(folder, texts, replace(wanted, author=author), number, asked))
            room.take(file.name, {at.name: data for section in made for at, data in section.items()})
        except FileRefused as refused:
            problems.append(refused.problem)
            continue
        number += 0 if asked else STEP * len(made)
        number = max(number, last_number([at.path.name for section in made for at in section]))
        told = (
            *_told_of_asked(folder, filled.file, asked),
            *(asked.told_of_head(texts.title, author) if asked else ()),
        )
        each.append(_contribution(file.name, replace(texts, told=(*texts.told, *told)), made))
        for section in made:
            files |= section
        replaced |= {asked.at: asked.data} if asked and asked.section else {}
    return Contributions(tuple(each), files, replaced)


def _asked(folder: Folder, name: str, texts: SectionTexts, kind: str, files: Collection[Located]) -> AskedFile | None:
    """The file ``name`` that a form is for, where ``texts`` can go into it; else None, as where there is no form."""
    if not name or len(texts.parts) > 1:
        return None
    asked = asked_file(folder.at, folder.names, folder.report, name, kind)
    return None if asked and asked.at in files else asked


def _told_of_asked(folder: Folder, name: str, asked: AskedFile | None) -> Iterator[Told]:
    if asked and asked.section:
        yield Told(ToldKind.READING, "", "the form is for this file, which was there with no text, and was filled")
    elif name and not asked:
        why = "was not made: it is no name for a section’s file, or the text had to be divided"
        if name in folder.names:
            why = "is there and stays as it is: one is filled only if of this kind and with no text, and not in parts"
        yield Told(ToldKind.READING, "", f"the form is for {name}, which {why}")


def write(contributions: Contributions) -> tuple[Problem, ...]:
    """Write all of it, or after Problems nothing. No file that is there with text is ever written over."""
    return create_files(contributions.files, contributions.filled).problems


def _titled(filled: FilledIn, report: AnnualReport | None) -> FilledIn:
    """``filled``; a form whose title somebody has emptied has that of the section that it is for."""
    sections = report.sections if report and filled.file and not filled.finished.title else ()
    title = next((each.title for each in sections if file_of(each) == filled.file.removesuffix(".md")), "")
    return replace(filled, finished=replace(filled.finished, title=title)) if title else filled


def _texts(filled: FilledIn, name: str, title: str) -> SectionTexts:
    place = Place(Source(name))
    try:
        texts = section_texts(filled.finished, PurePosixPath(name).stem, title)
    except TooLong:
        message = "a paragraph, list or table of this file alone, or all of it, is longer than a report may be"
        hint = "divide it in the file, or leave out what a reader of the report need not know."
        raise FileRefused(Problem("file-too-large", message, place, hint=hint)) from None
    if not any(part.blocks for part in texts.parts):
        message = "there are no words in this file"
        hint = "check that it is the right file; what stands in pictures alone can't be read."
        if filled.is_form:
            message = "there is no text of a section in this form"
            hint = "it goes below the form's table: look whether somebody has written it into that, or nowhere."
        raise FileRefused(Problem("file-empty", message, place, hint=hint))
    return texts


def _laid_out(
    folder: Folder, texts: SectionTexts, wanted: Wanted, last: int, asked: AskedFile | None
) -> Iterator[dict[Located, bytes]]:
    """The files of each section of ``texts``, its own first: ``asked``, or else numbered on from ``last``."""
    count = len(texts.parts)
    for part, written in enumerate(texts.parts, 1):
        title = texts.title if count == 1 else f"{texts.title} (part {part} of {count})"
        file = asked or AskedFile(folder.at.inside(f"{last - last % STEP + STEP * part}-{slug_of(texts.title)}.md"))
        markdown = written.markdown(file.at.path.stem)
        head = file.head(title, wanted.kind, usual_slot(folder.edition, wanted.kind), wanted.author)
        pictures = {folder.at.inside(at): picture.data for at, picture in markdown.pictures.items()}
        yield {file.at: f"{head}{markdown.text}".encode(), **pictures}


def _contribution(name: str, texts: SectionTexts, made: Sequence[dict[Located, bytes]]) -> Contribution:
    sections = tuple(next(iter(files)) for files in made)
    pictures = tuple(at for files in made for at in list(files)[1:])
    return Contribution(name, sections, texts.title, texts.told_from, pictures, texts.told)
