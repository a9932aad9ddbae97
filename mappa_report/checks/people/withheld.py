"""Figures that national rule withholds, wherever they stand in words: sentences, an area's own tables, pictures."""

from collections.abc import Iterable, Iterator

from mappa_report.checks.narrative import Passage
from mappa_report.checks.people.names import name_pattern
from mappa_report.checks.people.sentence import Claim, ClaimFinder
from mappa_report.checks.people.text_units import TextUnit, pictures_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.form import Form, Withheld
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place
from mappa_report.source.prose import Prose


def check_withheld(report: AnnualReport, narrative: Iterable[Passage]) -> Iterator[Problem]:
    """An error for each figure that the form says is withheld; a warning where it only may be one.

    ``narrative`` is all that will print, placeholders filled in.
    """
    form = report.edition.form
    if not form.withheld:
        return
    runs = [passage.prose for passage in narrative]
    runs += [prose for section in report.sections for prose, _ in pictures_in(section.place.source)]
    for rule in form.withheld:
        yield from withheld_in(runs, rule, form)


def withheld_in(runs: Iterable[Prose], rule: Withheld, form: Form) -> Iterator[Problem]:
    """A Problem for each figure of ``rule`` in ``runs``, which are a report's in their order."""
    named = name_pattern(rule.named)
    akin = name_pattern(rule.akin) if rule.akin else None
    # Few runs have the beginning of a name in them, which is found far sooner than the name.
    beginnings = {name.split()[0].rstrip("*").casefold() for name in (*rule.named, *rule.akin)}
    reader: ClaimFinder | None = None
    lines: dict[tuple[str, int, str, int], Severity] = {}
    for prose in runs:
        folded = prose.text.casefold()
        may_be_named = any(beginning in folded for beginning in beginnings)
        is_named = may_be_named and named.search(prose.text) is not None
        is_akin = may_be_named and akin is not None and akin.search(prose.text) is not None
        if prose.cell:
            file, cell = prose.place(0, 1).file, prose.cell
            row, column = (file, cell.table, "row", cell.row), (file, cell.table, "column", cell.column)
            severity = lines.get(row) or lines.get(column)
            if cell.row and severity:
                reader = reader or ClaimFinder(form, rule)
                if reader.is_figure(prose.text):
                    yield _problem(rule, prose.place(0, len(prose.text)), severity)
                    continue
            if is_named or is_akin:
                lines[row if cell.row else column] = Severity.ERROR if is_named else Severity.WARNING
        if is_named or is_akin:
            reader = reader or ClaimFinder(form, rule)
            for claim in reader.find(prose.text, named, akin):
                if not prose.is_filled_in(claim.number):
                    yield _problem(rule, _place(prose, claim), Severity.ERROR if claim.is_certain else Severity.WARNING)


def _place(prose: Prose, claim: Claim) -> Place:
    return TextUnit(prose.text, ((0, prose),)).place(claim.start, claim.end)


def _problem(rule: Withheld, place: Place, severity: Severity) -> Problem:
    is_certain = severity is Severity.ERROR
    claim_in_words = (
        f"a figure of {rule.named[0]} is given here" if is_certain else f"this may be a figure of {rule.named[0]}"
    )
    hint = f"take it out, even if it is nought: {rule.because}."
    message = f"{claim_in_words}, and such figures are withheld"
    return Problem("figure-withheld", message, place, severity, hint=hint, is_private=True)
