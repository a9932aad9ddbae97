"""What is said of a number that the return does not bear out."""

from __future__ import annotations

from fractions import Fraction

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.agreement import rounded
from mappa_report.checks.sentences.judging import Judgement, Outcome
from mappa_report.checks.sentences.meaning import Meant
from mappa_report.checks.sentences.numbers import Number, Sort
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.slip import Slip
from mappa_report.model.figure import Path
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place
from mappa_report.wording.numbers import format_number as written


def problem_of(passage: Passage, sentence: Sentence, reading: Reading, judgement: Judgement) -> Problem:
    """The Problem that ``judgement`` amounts to. Nothing in national text is certain enough to stop a build."""
    words = "none" if reading.number.is_nought else sentence.words(reading.number)
    place = place_of(passage, sentence, reading.number)
    meant = judgement.meant
    if meant is None or judgement.outcome is Outcome.UNMATCHED:
        hint = "check it; if it counts something else than the return does, say in the sentence what it counts."
        message = f"{words} is no figure of the return"
        return Problem("sentence-unmatched", message, place, Severity.INFO, label="not in the return", hint=hint)
    severity = Severity.ERROR if judgement.is_certain and passage.section is not None else Severity.WARNING
    name, value = _name(meant), _value(meant, reading.number)
    hint = _hint(meant, reading.number)
    if judgement.outcome is Outcome.STALE:
        message = f"the sentence says {words}, which was last year's figure; the return now has {value}"
        return Problem("sentence-stale", message, place, severity, label=f"{value} at {name}", hint=hint)
    if judgement.is_of_last_year:
        message = f"the sentence says {words} of last year, and last year's return has {value}"
        hint = "correct the sentence, or say of which year it speaks."
        return Problem("sentence-contradicts", message, place, severity, label=f"{value} at {name}", hint=hint)
    message = f"the sentence says {words}, and the return has {value}"
    if severity is Severity.WARNING:
        hint = f"if that figure is meant, {hint.removesuffix('.')}; if something else is counted, say what."
    return Problem("sentence-contradicts", message, place, severity, label=f"{value} at {name}", hint=hint)


def arithmetic_problem(passage: Passage, slip: Slip) -> Problem:
    """A warning that a number does not follow from the others of its sentence."""
    return Problem(
        "sentence-arithmetic",
        f"the sentence says {slip.sentence.words(slip.number)}, and its own numbers make {slip.made}",
        place_of(passage, slip.sentence, slip.number),
        Severity.WARNING,
        label=slip.sum,
        hint="correct whichever of the numbers is wrong.",
    )


def place_of(passage: Passage, sentence: Sentence, number: Number) -> Place:
    """Where ``format_number`` is written."""
    return passage.prose.place(*sentence.span(number.first, number.last))


def _name(meant: Meant) -> str:
    part = _paths(meant.paths)
    return f"{part}, as a share of {_paths(meant.whole)}" if meant.whole else part


def _paths(paths: tuple[Path, ...]) -> str:
    return " + ".join(" › ".join(key.replace("_", " ") for key in path) for path in paths)


def _value(meant: Meant, number: Number) -> str:
    if number.sort in (Sort.COUNT, Sort.RATE):
        value = meant.value
        return written(int(value)) if value.denominator == 1 else f"{float(value):g}"
    hundredths = meant.value * (1 if number.sort is Sort.PERCENTAGE else 100)
    return f"{float(rounded(Fraction(hundredths), number.decimals)):.{number.decimals}f}%"


def _hint(meant: Meant, number: Number) -> str:
    figure = f"figures.{'.'.join(meant.paths[0])}"
    if len(meant.paths) > 1 or len(meant.whole) > 1:
        return "correct the sentence, or the return."
    if meant.whole and number.sort is Sort.PERCENTAGE and not number.decimals:
        whole = f"figures.{'.'.join(meant.whole[0])}"
        return f"write  {{{{ {figure} | percent_of({whole}) }}}},  which can't go stale."
    if meant.whole:
        return "correct the sentence, or the return."
    return f"write  {{{{ {figure} }}}},  which can't go stale."
