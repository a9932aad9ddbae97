"""What of a report could not be placed, and what was changed on the way, as a file for people beside the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from mappa_report.document.blocks import Picture
from mappa_report.importing.finished import Told
from mappa_report.importing.lines import Claim, Line, LineKind
from mappa_report.intake.report import ReportIntake

_REASONS = {
    LineKind.ROW: "a row of a table that the form does not ask for",
    LineKind.TITLE: "words round a table that the form does not ask for",
    LineKind.ASIDE: "a chart or key figures, which the report makes anew",
}
_OTHER = "stands alone among figures or national text"


def unplaced_file(intake: ReportIntake, told: Sequence[Told]) -> str:
    """The words of the file: what has no place with its reason, ties, and what the readers told."""
    return "\n".join([*_file(intake, told), ""])


def _file(intake: ReportIntake, told: Sequence[Told]) -> Iterator[str]:
    yield "# What could not be placed"
    yield ""
    name = "".join(sign if sign.isprintable() else " " for sign in PurePath(intake.name).name)
    yield f"From {name}. No report is made from this file: remove it when all in it is settled."
    yield from _part("Words without a place", (_unclaimed(line) for line in intake.claims.claimed(Claim.NOBODY)))
    unread = (f"{line.where}: “{line.text}”" for line in intake.claims.claimed(Claim.UNREAD))
    yield from _part("Tables with labels of the form, whose figures could not be read", unread)
    yield from _part("Pictures without a place", _pictures(intake))
    yield from _part(
        "Figures that fit in several ways",
        (
            f"{tie.where}: {', '.join('.'.join(path) for path in tie.paths)}: {tie.words}; none was chosen."
            for tie in intake.figures.ties
        ),
    )
    yield from _part(
        "People who signed, as sections are known by roles",
        (f"{section.where}: {name}" for section in intake.sections for name in section.names),
    )
    yield from _part(
        "Guesses to look at",
        (f"{section.title} ({section.where}): {guess}." for section in intake.sections for guess in section.guesses),
    )
    yield from _part(
        "The cover and the list of contents, which a report makes anew",
        (f"{line.where}: “{line.text}”" for line in intake.claims.claimed(Claim.FURNITURE)),
    )
    yield from _part("Changed or left out on the way", map(_told, told))


def _part(heading: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ("", f"## {heading}", "")
        yield from (f"- {line}" for line in listed)


def _pictures(intake: ReportIntake) -> Iterator[str]:
    placed = {number for section in intake.sections for number in section.numbers}
    for number, piece in enumerate(intake.finished.pieces):
        if isinstance(piece.block, Picture) and number not in placed:
            yield f"{piece.where}: “{piece.block.alternative}” ({_OTHER})"


def _unclaimed(line: Line) -> str:
    return f"{line.where}: “{line.text}” ({_REASONS.get(line.kind, _OTHER)})"


def _told(told: Told) -> str:
    return f"{told.where}: {told.words}." if told.where else f"{told.words}."
