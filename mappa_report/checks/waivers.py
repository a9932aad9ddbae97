"""``waivers.yaml`` into Waivers, and what they take from the list of problems."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.schemas.area import WAIVERS
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_past_date
from mappa_report.problems.codes import CODES, FAMILY_OF, NEVER_WAIVED
from mappa_report.problems.problem import Problem, Severity, Waived, Waiver
from mappa_report.source.nodes import MapNode, Node, TextNode, maps_at, required_text, string_at, text_at
from mappa_report.source.suggest import suggestion

_OWN_FAMILY = "waivers"
_PRIVATE_FAMILY = "people"
_PRIVATE_MARGIN = 200
"""Characters to either side of something private in which a waiver's words are looked for."""

_MIN_WORDS_LENGTH = 4
"""Characters of a waiver's words, unless they are a whole word: a letter or two stand anywhere."""


class AppliedWaivers(Struct, frozen=True):
    """The problems that stand, with those of the waivers themselves, and the ones that were waived."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()


def check_waivers(node: Node, problems: list[Problem]) -> tuple[Waiver, ...]:
    """The waivers that ``node`` lists; none after Problems with the shape of the list."""
    listed = MapNode({_OWN_FAMILY: node}, {_OWN_FAMILY: node.place}, node.place)
    if not check_shape(listed, WAIVERS, "waivers.yaml", problems):
        return ()
    read = (_waiver(item, problems) for item in maps_at(listed, _OWN_FAMILY))
    return tuple(waiver for waiver in read if waiver)


def _waiver(item: MapNode, problems: list[Problem]) -> Waiver | None:
    code, place, written = (required_text(item, key) for key in ("code", "place", "date"))
    before = len(problems)
    if code.text not in CODES:
        meant = suggestion(code.text, CODES, most=3, otherwise="`mappa-report explain` lists them all.")
        problems.append(unknown_value(f"no problem has the code {code.text[:60]}", code, meant))
    day = read_past_date(written, problems)
    if day is None or len(problems) > before:
        return None
    name, _, at = place.text.partition(":")
    file, folder = name.strip().replace("\\", "/"), PurePosixPath(place.place.file).parent
    return Waiver(
        code=code.text,
        files=(file, f"{folder}/{file}", f"{folder.parent}/{file}"),
        at=at.strip(),
        reason=string_at(item, "reason"),
        who=string_at(item, "who"),
        date=day,
        place=place.place,
        code_place=code.place,
        printed=_printed(item),
    )


def _printed(item: MapNode) -> TextNode | None:
    """What the report is to print, in one line; None where nothing is."""
    node = text_at(item, "printed")
    if node is None or not node.text.strip():
        return None
    return replace(node, text=" ".join(node.text.split()))


def apply_waivers(waivers: Sequence[Waiver], problems: Sequence[Problem]) -> AppliedWaivers:
    """``problems`` without those that are waived, but with those of the waivers: refused or unused ones.

    An error may have kept a check from running. So while there is one, no waiver is called unused.
    """
    by_file: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
    for waiver in waivers:
        for file in waiver.files:
            by_file[waiver.code, file].append(waiver)
    covering = {
        problem: _covering(problem, by_file[problem.code, problem.place.file])
        for problem in problems
        if (problem.code, problem.place.file) in by_file
    }
    waived = [Waived(problem, fit[0]) for problem, fit in covering.items() if fit and _may_be_waived(problem)]
    waived_problems = {each.problem for each in waived}
    waiver_problems = [*_refused(waivers, covering)]
    if not any(problem.is_error for problem in problems):
        waiver_problems += _unused(waivers, covering, waived)
    return AppliedWaivers(
        (*(problem for problem in problems if problem not in waived_problems), *waiver_problems), tuple(waived)
    )


def _may_be_waived(problem: Problem) -> bool:
    return not problem.is_error and problem.code not in NEVER_WAIVED


def _covering(problem: Problem, waivers: Iterable[Waiver]) -> list[Waiver]:
    """Those of ``waivers`` that match ``problem``, given that all are for its code and file."""
    record, line = ".".join(problem.record), problem.place.source.line(problem.place.line)
    return [
        waiver
        for waiver in waivers
        if (not waiver.at and not _is_too_wide(waiver))
        or (waiver.at and waiver.at == record)
        or (waiver.at and waiver.at in line and _is_at(waiver.at, line, problem))
    ]


def _is_at(words: str, line: str, problem: Problem) -> bool:
    """True if ``words`` overlap what the caret points at: a line may hold a whole paragraph."""
    start, margin = problem.place.column - 1, len(words) - 1
    if problem.is_private:
        # To name what is private would be to write it down once more; words beside it will do.
        margin = max(margin, _PRIVATE_MARGIN)
    near = line[max(0, start - margin) : start + problem.place.length + margin]
    if len(words) >= _MIN_WORDS_LENGTH:
        return words in near
    return not problem.is_private and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", near) is not None


def _is_too_wide(waiver: Waiver) -> bool:
    """True for a waiver of every problem of a private kind in a file, now and later."""
    return FAMILY_OF[waiver.code] == _PRIVATE_FAMILY and not waiver.at


def _refused(waivers: Iterable[Waiver], covering: Mapping[Problem, list[Waiver]]) -> Iterator[Problem]:
    """A warning for each waiver of what can't be waived."""
    on_errors = {waiver for problem, fit in covering.items() if problem.is_error for waiver in fit}
    for waiver in waivers:
        if FAMILY_OF[waiver.code] == _OWN_FAMILY:
            yield _waiver_problem(
                "waiver-refused", "what is told of waivers can't be waived", waiver, "remove this waiver."
            )
        elif waiver.code in NEVER_WAIVED:
            hint = "settle what the warning tells of, and remove this waiver."
            yield _waiver_problem("waiver-refused", f"{waiver.code} can't be waived", waiver, hint)
        elif _is_too_wide(waiver):
            message = "this takes whatever of the kind the file will ever have, and each has to be looked at"
            hint = (
                "after the file's name, write a colon and some words that stand beside it on its line, "
                f"{_MIN_WORDS_LENGTH} characters or more."
            )
            yield _waiver_problem("waiver-refused", message, waiver, hint)
        elif waiver in on_errors:
            hint = "mend what the error points at, then remove this waiver."
            yield _waiver_problem("waiver-refused", "an error can't be waived, so it still stands", waiver, hint)


def _unused(
    waivers: Iterable[Waiver], covering: Mapping[Problem, list[Waiver]], waived: Iterable[Waived]
) -> Iterator[Problem]:
    """A warning for each waiver that matches no problem."""
    used = {each.waiver for each in waived}
    fitting = {waiver for fit in covering.values() for waiver in fit}
    for waiver in waivers:
        if waiver in used or waiver.code in NEVER_WAIVED or _is_too_wide(waiver):
            continue
        if waiver in fitting:
            message, hint = "another waiver has taken what this one is for", "remove one of the two."
        elif waiver.at and any(each.code == waiver.code and each.place.file in waiver.files for each in covering):
            message = f"{waiver.code} is found in this file, but not at these words"
            hint = "after the colon, copy what the caret points at, or the names that lead to it with dots between."
        else:
            message = f"nothing is waived here: no {waiver.code} is found in this file"
            hint = "remove this waiver if the matter has been mended; else correct its code or its place."
        yield _waiver_problem("waiver-unused", message, waiver, hint, at_code=False)


def _waiver_problem(code: str, message: str, waiver: Waiver, hint: str, at_code: bool = True) -> Problem:
    return Problem(code, message, waiver.code_place if at_code else waiver.place, Severity.WARNING, hint=hint)
