"""The families of checks that read a whole report, one line each, and the word lists that they read it with."""

from collections.abc import Iterator, Sequence
from functools import partial

from mappa_report.assembly.history import texts_of_last_year
from mappa_report.assembly.register import names_of_areas
from mappa_report.checks.completeness.check import check_completeness
from mappa_report.checks.last_year.check import check_last_year
from mappa_report.checks.narrative import Passage, narrative_of
from mappa_report.checks.people.cases import check_cases
from mappa_report.checks.people.detail_kinds import check_personal_words
from mappa_report.checks.people.files import check_source
from mappa_report.checks.people.roles import CONTACT, check_role, check_roles
from mappa_report.checks.people.small_groups import check_small_groups
from mappa_report.checks.people.withheld import check_withheld, withheld_in
from mappa_report.checks.printed_values import PrintedValue, check_due
from mappa_report.checks.rates import check_rates
from mappa_report.checks.sentences.check import check_sentences
from mappa_report.checks.words.check import check_words, check_words_of_values
from mappa_report.checks.words.letters import check_letters, check_letters_of
from mappa_report.checks.words.vocabulary import check_vocabulary
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.model.words import Vocabulary
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.readers.font_letters import letters_of_fonts
from mappa_report.source.nodes import Node
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

PEOPLE = "people.yaml"
WORDS = "words.yaml"


def check_families(
    workspace: Workspace,
    report: AnnualReport,
    pages: Sequence[MarkdownPage],
    values: Sequence[PrintedValue],
    words: PersonalWords,
) -> list[Problem]:
    """The Problems of all families but INPUT in ``report``, whose sections were read from ``pages``.

    ``values`` are the words of YAML that it prints; ``words`` are those by which personal details are found.
    """
    problems: list[Problem] = []
    narrative = narrative_of(report)
    problems += check_rates(report)
    problems += check_last_year(report)
    if texts := texts_of_last_year(workspace, report):
        from mappa_report.checks.last_year.carried_over import check_carried_over  # most reports have no year before

        problems += check_carried_over(report, pages, texts, words)
    problems += check_narrative(workspace, report, narrative)
    problems += _check_values(workspace, report, [value.passage for value in values])
    problems += check_due(values, report.year)
    for value in values:
        problems += check_role(value.node, value.key, words, CONTACT) if value.key == "contact" else ()
    problems += check_cases(report, words)
    problems += check_roles(pages, words)
    problems += check_small_groups(report, words)
    problems += check_completeness(report, pages)
    return problems


def check_narrative(workspace: Workspace, report: AnnualReport, narrative: Sequence[Passage]) -> list[Problem]:
    """The Problems in what ``narrative`` says: its figures, words and letters, and what may not be told."""
    problems: list[Problem] = []
    problems += check_sentences(report, narrative, lambda: names_of_areas(workspace))
    problems += check_words(report, narrative, _vocabulary(workspace, problems), lambda: names_of_areas(workspace))
    problems += check_letters(report, narrative, lambda: letters_of_fonts(workspace))
    problems += check_withheld(report, narrative)
    return problems


def _check_values(workspace: Workspace, report: AnnualReport, passages: Sequence[Passage]) -> Iterator[Problem]:
    """The Problems in what ``passages`` of YAML say. They tell of other days and other figures than the return's."""
    names = partial(names_of_areas, workspace)
    yield from check_words_of_values(passages, _vocabulary(workspace, []), report.area, names)
    yield from check_letters_of(passages, lambda: letters_of_fonts(workspace))
    for passage in passages:  # each by itself: none is below the heading of another
        for rule in report.edition.form.withheld:
            yield from withheld_in([passage.prose], rule, report.edition.form)


def personal_words(workspace: Workspace, problems: list[Problem]) -> PersonalWords:
    """The words by which personal details are found, for all editions alike."""
    return read_cached(
        (PEOPLE, workspace), lambda new: check_personal_words(_read(workspace, PEOPLE, new), new), problems
    )


def details_in(workspace: Workspace, node: Node | None, unread: Sequence[Problem]) -> Iterator[Problem]:
    """A private Problem for each personal detail in the file of ``node``, or in that which ``unread`` says is none."""
    sources = {node.place.source} if node else {problem.place.source for problem in unread}
    for source in sources:
        yield from check_source(source, personal_words(workspace, []))


def _vocabulary(workspace: Workspace, problems: list[Problem]) -> Vocabulary:
    """The vocabulary that the words of areas are checked against, for all editions alike."""
    return read_cached((WORDS, workspace), lambda new: check_vocabulary(_read(workspace, WORDS, new), new), problems)


def _read(workspace: Workspace, name: str, problems: list[Problem]) -> Node | None:
    return read_yaml_file(workspace.locate(BOILERPLATE, name), f"{BOILERPLATE}/{name}", problems)
