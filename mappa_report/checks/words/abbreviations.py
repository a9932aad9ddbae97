"""Abbreviations that are used before they are spelt out, with a note of what all of the report's stand for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from mappa_report.checks.words.abbreviation_uses import Use, is_spelt_out, stands_for, uses_in
from mappa_report.checks.words.phrases import PLURAL, Match, Reading, lowercase_words
from mappa_report.checks.words.rewriting import rewritten
from mappa_report.document.inlines import Inlines, Placeholder, Text, plain_text
from mappa_report.document.walk import transform_inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import OutlineKind
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place

_MAX_REPORTED = 100
"""The most abbreviations to report on. A report with more has other troubles."""


def check_abbreviations(
    report: AnnualReport, own: Sequence[Reading], vocabulary: Vocabulary, reported: Container[Place]
) -> Iterator[Problem]:
    """One Problem for each abbreviation that ``own``, the area's sections, leave unexplained at its first use.

    Those at one of the places ``reported`` have a Problem already and are left out.
    """
    glossary = _Glossary(vocabulary)
    for text, reading in _as_printed(report, own):
        for use in uses_in(text, vocabulary.abbreviations):
            glossary.record(use, text, reading)
    small = lowercase_words(own) if glossary.early else frozenset()
    others = _retired(vocabulary, report.year) | {name for name in glossary.early if name.casefold() in small}
    early = {
        name: at
        for name, at in glossary.early.items()
        if name not in others and at.place not in reported and not _is_in_a_datum(at)
    }
    notes = glossary.note(early)
    for at in early.values():
        yield _problem(at, glossary, notes)
        notes = ()


def _is_in_a_datum(use: Match[str]) -> bool:
    """True for the letters of a number plate, and for others that are masked wherever they stand."""
    from mappa_report.problems.masking import private_stretches  # a while to load, and most reports need it not

    return any(
        stretch.start <= use.start and use.end <= stretch.end for stretch in private_stretches([use.reading.text])
    )


def _retired(vocabulary: Vocabulary, year: ReportingYear) -> frozenset[str]:
    """Abbreviations that are not to be spelt out, since others have replaced them."""
    terms = (term for term in vocabulary.retired if term.since <= year.ends_in)
    return frozenset(phrase.removesuffix(PLURAL) for term in terms for phrase in term.terms)


def _problem(early: Match[str], glossary: _Glossary, notes: tuple[str, ...]) -> Problem:
    name = early.meaning
    known = glossary.vocabulary.abbreviations.get(name, "")
    spelt_out = glossary.meanings.get(name) or known
    is_late = name in glossary.meanings
    message = f"“{name}” is used before it is spelt out" if is_late else f"“{name}” is spelt out nowhere"
    label = "here, where a reader first meets it"
    hint = (
        f"write “{spelt_out} ({name})” {label}." if spelt_out else f"write what it stands for, and ({name}), {label}."
    )
    severity = Severity.WARNING if known and not is_late else Severity.INFO
    edits = rewritten([early], f"{spelt_out} ({name})") if spelt_out else ()
    return Problem("abbreviation-unexplained", message, early.place, severity, notes=notes, hint=hint, edits=edits)


class _Glossary:
    """The meaning of each abbreviation that has been spelt out, and the first use of each that had not been by then."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.meanings: dict[str, str] = {}
        self.early: dict[str, Match[str]] = {}

    def record(self, use: Use, text: str, reading: Reading | None) -> None:
        """Take note of ``use``. How the national text explains its own is for that text."""
        name = use.name
        if name in self.meanings or name in self.vocabulary.known:
            return
        known = self.vocabulary.abbreviations.get(name, "")
        if is_spelt_out(use, text, known):
            self.meanings[name] = stands_for(use, text) or known
        elif reading and name not in self.early and len(self.early) < _MAX_REPORTED:
            self.early[name] = Match(reading, use.start, use.end, name)

    def note(self, early: Iterable[str]) -> tuple[str, ...]:
        """A note of the report's abbreviations in order of the alphabet, each with what it stands for."""
        known = self.vocabulary.abbreviations
        every = {name: self.meanings.get(name) or known.get(name, "?") for name in (*self.meanings, *early)}
        return (f"the abbreviations of this report: {'; '.join(f'{name}, {every[name]}' for name in sorted(every))}",)


def _as_printed(report: AnnualReport, own: Sequence[Reading]) -> Iterator[tuple[str, Reading | None]]:
    """The words of the report in the order in which they print, with their reading where they are the area's own.

    Readers meet some of the national text before what is local.
    """
    edition = report.edition
    for entry in edition.outline:
        if entry.kind is OutlineKind.SECTIONS:
            mine = (each for each in own if each.passage.section and each.passage.section.slot == entry.key)
            yield from ((each.text, each) for each in mine)
        elif entry.kind is OutlineKind.PASSAGE and entry.key in edition.passages:
            passage = edition.passages[entry.key]
            yield _plain(passage.title), None
            yield from ((prose.text, None) for prose in passage.prose)
        elif entry.kind is OutlineKind.DEFINITIONS:
            for definition in edition.definitions:
                yield _plain(definition.term), None
                yield from ((prose.text, None) for prose in definition.prose)


def _plain(content: Inlines) -> str:
    """The words of a title, without what is to be filled in."""
    return plain_text(transform_inlines(content, lambda node: Text("") if isinstance(node, Placeholder) else node))
