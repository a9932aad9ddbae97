"""What keeps a report from being published: told to whoever builds it file by file, and to the chair in short."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mappa_report.compose.gaps import is_without_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution, owed
from mappa_report.model.figure import FigureState
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import counted
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, SETTINGS


class Hindrance(Struct, frozen=True):
    """One thing that keeps a report from being published, and what the chair waits for: ``until``, said once of all.

    ``named`` is which of them it is, in the chair's words.
    """

    problem: Problem
    until: str
    named: str = ""


def hindrances(
    report: AnnualReport | None,
    problems: Sequence[Problem],
    contributions: Iterable[Contribution],
    is_own_text_let: bool,
    folder: str,
) -> Iterator[Hindrance]:
    """All that has to be done about the report in ``folder`` before it can be published, but for errors and signing.

    ``report`` is None where too little can be read; ``problems`` are what a check has told. ``is_own_text_let`` if
    somebody has said that this program's own wording may be published as the national text.
    """
    yield from _warnings(problems, folder)
    yield from _outstanding([each for each in contributions if each.is_outstanding], report)
    if report:
        yield from _unfinished(report)
        yield from _not_the_nations(report, is_own_text_let)


def _warnings(problems: Sequence[Problem], folder: str) -> Iterator[Hindrance]:
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    if warnings:
        codes = ", ".join(dict.fromkeys(problem.code for problem in warnings))
        message = f"{counted(len(warnings), 'warning')} that nobody has waived: {codes}"
        hint = "put right what each is about, or waive it in waivers.yaml."
        on_page = "put right what each is about, or let it stand, on the page of problems."
        until = "every warning has been put right or let stand"
        yield _hindrance(Source(folder), message, hint, until, on_page=on_page)


def _outstanding(contributions: Sequence[Contribution], report: AnnualReport | None) -> Iterator[Hindrance]:
    """One for each of ``contributions``; the first from somebody names all that they owe, the others nothing."""
    parts: dict[str, list[str]] = {}
    for each in contributions:
        parts.setdefault(each.name, []).append(what_is_owed(each, report))
    for each in contributions:
        what = "return" if each.section == STATISTICS else f"section {each.section}"
        name, told = masked(each.name), dict.fromkeys(parts.pop(each.name, ()))
        hint = "once it has, write the day after received; where nobody owes it, take it out of the list."
        on_page = "once it has, say on which day it came, on the page of who owes what; or take it out of the list."
        message = f"the {what} has not come in from {name}"
        problem = Problem("not-final", message, each.place, hint=hint, on_page=on_page)
        named = f"{' and '.join(told)} from {name}" if told else ""
        yield Hindrance(problem, "what is still owed has come in", named)


def what_is_owed(contribution: Contribution, report: AnnualReport | None) -> str:
    """The figures, or the sections of ``report`` by their titles; the words of the list for one that is to come."""
    if contribution.section == STATISTICS:
        return "the figures"
    titles = [section.title for section in owed(contribution, report)] if report else []
    return " and ".join(f"“{masked(title)}”" for title in titles or [contribution.part])


def _unfinished(report: AnnualReport) -> Iterator[Hindrance]:
    for section in report.sections:
        source, title = Source(section.place.file), f"“{section.title}”"
        if section.is_illustrative:
            message = f"the section {title} is illustrative: nobody in the area has written it"
            hint = "put the area's own words in its place, or remove the file."
            on_page = "put the area's own words in its place, or take the section out of the report."
            until = "illustrative sections are in the area’s own words"
            yield _hindrance(source, message, hint, until, title, on_page)
        if is_without_text(section):
            message = f"the section {title} has no text yet"
            yield _hindrance(source, message, "write it, or remove the file.", "sections without text have one", title)
    missing = sum(figure.state is FigureState.MISSING for figure in report.statistics.figures.values())
    if missing:
        source = Source(f"{AREAS}/{report.area.slug}/{report.year}/statistics.yaml")
        hint = "give each; where none was returned, leave it blank after its colon."
        on_page = "type each; of one that was not returned, choose that."
        message = f"{counted(missing, 'figure')} still to come"
        yield _hindrance(source, message, hint, "every figure has been given", on_page=on_page)


def _not_the_nations(report: AnnualReport, is_own_text_let: bool) -> Iterator[Hindrance]:
    edition = report.edition
    source = Source(f"{BOILERPLATE}/{edition.key}/edition.yaml")
    if edition.standing.is_provisional:
        message = f"the edition {edition.key} is provisional: nobody has confirmed that it is the official one"
        hint = "add  confirmed: {date: , by: }  to it, once somebody has, with the day and their role."
        on_page = "record who has confirmed it, on the page of the national text and form."
        until = "somebody has confirmed that its form is the official one"
        yield _hindrance(source, message, hint, until, on_page=on_page)
    if edition.standing.adopted is None and not is_own_text_let:
        hint = (
            f"`mappa-report boilerplate adopt` takes that from a published report; or say in {SETTINGS} that this "
            "program's own wording may be published:  own_text: {date: 2024-09-30, by: the role of who said so}."
        )
        until = "its national text is in the official wording, or somebody has agreed to the wording that it has"
        on_page = (
            "on the page of the national text and form, take the official wording from a published report, or record "
            "who has decided that this program's own may be published."
        )
        message = "the national text is not in the official wording"
        yield _hindrance(source, message, hint, until, on_page=on_page)


def _hindrance(source: Source, message: str, hint: str, until: str, named: str = "", on_page: str = "") -> Hindrance:
    return Hindrance(Problem("not-final", message, Place(source), hint=hint, on_page=on_page), until, named)
