"""The account at the end of an import: what was found, what is doubtful, and what has no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mappa_report.importing.finished import Told, ToldKind
from mappa_report.importing.lines import Claim, Line
from mappa_report.intake.report import ReportIntake

_MOST = 20


def account_of_report(intake: ReportIntake, told: Sequence[Told]) -> Iterator[str]:
    """The lines of the account."""
    asked = intake.form.types.keys() - intake.form.inapplicable.keys()
    located = {path: each for path, each in intake.figures.located.items() if path in asked}
    yield from intake.said
    yield f"figures   {len(located)} of the {len(asked)} that the form of {intake.edition.key} asks for"
    yield from _listed("not found", sorted(".".join(path) for path in asked - located.keys()))
    doubtful = [f"{'.'.join(path)} ({each.where}): {each.doubt}" for path, each in located.items() if each.doubt]
    yield from _listed("doubtful", doubtful)
    unread = [f"{line.where}: {line.text[:80]}" for line in _first_of_pieces(intake.claims.claimed(Claim.UNREAD))]
    yield from _listed("tables seen and not read", unread)
    yield f"sections  {len(intake.sections)}"
    for section in intake.sections:
        yield f"  {section.title} ({section.where})"
    if intake.corrections:
        yield f"corrections  {len(intake.corrections)}"
    words = intake.claims.words()
    unplaced = words.pop(Claim.NOBODY) + words.pop(Claim.UNREAD)
    national = words.pop(Claim.NATIONAL)
    yield f"words     {sum(words.values()):,} placed, {national:,} national, {unplaced:,} not placed"
    yield from (f"read      {each.words}" for each in told if each.kind is ToldKind.READING)
    kinds = Counter(each.kind.value for each in told if each.kind is not ToldKind.READING)
    if kinds:
        yield f"told      {', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))}"


def _first_of_pieces(lines: Iterable[Line]) -> Iterator[Line]:
    return (next(of_piece) for _, of_piece in groupby(lines, key=lambda line: line.piece))


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {head}: {len(lines)}"
        yield from (f"    {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"    and {len(lines) - _MOST} more"
