"""The Problems with numbers in sentences: their messages, labels and hints."""

import re
from fractions import Fraction

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.agreement import rounded
from mappa_report.checks.sentences.interpretation import Interpretation, Judgement, Verdict
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Reading, Sentence
from mappa_report.model.figure import Path
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.edits import Edit, edits_at, written_at
from mappa_report.source.place import Place
from mappa_report.source.prose import ProseKind
from mappa_report.wording.numbers import format_number

_LINKED = "which can't go stale"
_LINK = "link the figure, "


def problem_of(place: Place, passage: Passage, sentence: Sentence, reading: Reading, judgement: Judgement) -> Problem:
    """The Problem at ``place`` for ``judgement``. It is an error only in a paragraph that the area wrote."""
    words = "none" if reading.number.is_nought else sentence.words(reading.number)
    interpretation = judgement.interpretation
    if interpretation is None or judgement.verdict is Verdict.UNMATCHED:
        hint = "check it; if it counts something else than the return does, say in the sentence what it counts."
        message = f"{words} is no figure of the return"
        return Problem("sentence-unmatched", message, place, Severity.INFO, label="not in the return", hint=hint)
    if judgement.verdict is Verdict.SUPPRESSED:
        message = f"the sentence says {words}, and this figure is suppressed in"
        return _suppressed(place, message, judgement, interpretation)
    is_own = passage.section is not None and passage.prose.kind in (ProseKind.PARAGRAPH, ProseKind.QUOTATION)
    severity = Severity.ERROR if judgement.is_certain and is_own else Severity.WARNING
    value, hint, code = (
        _value(interpretation, reading.number),
        _hint(interpretation, reading.number),
        "sentence-contradicts",
    )
    message = f"the sentence says {words}, and the return has {value}"
    if judgement.verdict is Verdict.STALE:
        message = f"the sentence says {words}, which was last year's figure; the return now has {value}"
        code = "sentence-stale"
    elif judgement.is_of_last_year:
        message = f"the sentence says {words} of last year, and last year's return has {value}"
        hint = "correct the sentence, or say of which year it speaks."
    elif severity is Severity.WARNING:
        hint = f"if that figure is meant, {hint.removesuffix('.')}; if something else is counted, say what."
    label = f"{value} at {_name(interpretation)}"
    edits = _linked(place, interpretation, reading.number) if severity is Severity.ERROR and _LINKED in hint else ()
    on_page = hint.replace(_written(interpretation, reading.number), _LINK) if _LINKED in hint else ""
    return Problem(code, message, place, severity, label=label, hint=hint, edits=edits, on_page=on_page)


def _linked(place: Place, interpretation: Interpretation, number: Number) -> tuple[Edit, ...]:
    """The placeholder of the figure in place of a number in digits; a share is written with its sign."""
    written, placeholder = written_at(place), placeholder_of(interpretation, number)
    is_share = "percent_of" in placeholder
    is_digits = re.fullmatch(r"[0-9][0-9,]*%" if is_share else r"[0-9][0-9,]*(?:\.[0-9]+)?", written, re.ASCII)
    return edits_at(place, written, placeholder, "Link the figure") if is_digits else ()


def _suppressed(place: Place, message: str, judgement: Judgement, meant: Interpretation) -> Problem:
    """A warning that what is ``meant`` is told, as ``message`` says before it says whose return hides it."""
    whose = "last year's return" if judgement.is_of_last_year else "the return"
    hint = "leave the number out of the sentence; if something else is counted, say what."
    label = f"{_name(meant)} is suppressed"
    return Problem("sentence-suppressed", f"{message} {whose}", place, Severity.WARNING, label=label, hint=hint)


def suppressed_change_problem(passage: Passage, sentence: Sentence, number: Number, judgement: Judgement) -> Problem:
    """A warning that ``number`` tells how a figure changed, and with the other year's what it is."""
    assert judgement.interpretation
    words = f"the sentence says {sentence.words(number)} of a change"
    message = f"{words}, from which anybody can work out a figure that is suppressed in"
    return _suppressed(place_of(passage, sentence, number), message, judgement, judgement.interpretation)


def arithmetic_problem(passage: Passage, slip: ArithmeticSlip) -> Problem:
    """A warning that a number does not follow from the others of its sentence."""
    return Problem(
        "sentence-arithmetic",
        f"the sentence says {slip.sentence.words(slip.number)}, and its own numbers make {slip.expected}",
        place_of(passage, slip.sentence, slip.number),
        Severity.WARNING,
        label=slip.arithmetic,
        hint="correct whichever of the numbers is wrong.",
    )


def change_problem(passage: Passage, sentence: Sentence, number: Number, change: str) -> Problem:
    """A warning that what ``number`` stands for is not the ``change`` that the returns of both years tell."""
    return Problem(
        "sentence-contradicts",
        f"the sentence says {sentence.words(number)}, and the returns of last year and this have {change}",
        place_of(passage, sentence, number),
        Severity.WARNING,
        label=change,
        hint="correct the sentence; if it compares with another year, or something else is counted, say so.",
    )


def incomparable_problem(passage: Passage, sentence: Sentence, number: Number, paths: tuple[Path, ...]) -> Problem:
    """A warning that what ``number`` stands for compares the figures at ``paths`` across a break in series."""
    return Problem(
        "sentence-not-comparable",
        "the sentence compares this figure with last year's, and the two are not comparable",
        place_of(passage, sentence, number),
        Severity.WARNING,
        label=f"{_paths(paths)} is counted otherwise since",
        hint="leave the comparison out, or say in the sentence that the two are not comparable.",
    )


def ratio_problem(passage: Passage, sentence: Sentence, slip: tuple[Reading, Fraction, str]) -> Problem:
    """A warning that two figures have another ratio than the sentence says."""
    reading, ratio, arithmetic = slip
    return Problem(
        "sentence-contradicts",
        f"the sentence says {sentence.words(reading.number)} to one, and the return makes {float(ratio):.1f}",
        place_of(passage, sentence, reading.number),
        Severity.WARNING,
        label=arithmetic,
        hint="correct the sentence, or the return.",
    )


def place_of(passage: Passage, sentence: Sentence, number: Number) -> Place:
    """The place of ``number`` in the passage."""
    return passage.prose.place(*sentence.span(number.first, number.last))


def _name(interpretation: Interpretation) -> str:
    part = _paths(interpretation.paths)
    return f"{part}, as a share of {_paths(interpretation.whole)}" if interpretation.whole else part


def _paths(paths: tuple[Path, ...]) -> str:
    return " + ".join(" › ".join(key.replace("_", " ") for key in path) for path in paths)


def in_digits(value: Fraction) -> str:
    """A whole number, or one with its decimals."""
    return format_number(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _value(interpretation: Interpretation, number: Number) -> str:
    if number.kind in (NumberKind.COUNT, NumberKind.RATE):
        return in_digits(interpretation.value)
    hundredths = interpretation.value * (1 if number.kind is NumberKind.PERCENTAGE else 100)
    return f"{float(rounded(Fraction(hundredths), number.decimals)):.{number.decimals}f}%"


def _hint(interpretation: Interpretation, number: Number) -> str:
    placeholder = placeholder_of(interpretation, number)
    return f"{_written(interpretation, number)}{_LINKED}." if placeholder else "correct the sentence, or the return."


def _written(interpretation: Interpretation, number: Number) -> str:
    return f"write  {placeholder_of(interpretation, number)},  "


def placeholder_of(interpretation: Interpretation, number: Number) -> str:
    """What prints the figure, or the share of two, that ``number`` stands for; empty where nothing does."""
    part, *whole = (f"figures.{'.'.join(path)}" for path in (*interpretation.paths, *interpretation.whole))
    is_whole_share = number.kind is NumberKind.PERCENTAGE and not number.decimals
    if not whole:
        return f"{{{{ {part} }}}}"
    if len(interpretation.paths) > 1 or len(whole) > 1 or not is_whole_share:
        return ""
    return f"{{{{ {part} | percent_of({whole[0]}) }}}}"
