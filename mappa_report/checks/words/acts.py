"""The names of Acts: a name that is close to an Act's title, but wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mappa_report.checks.figure_words import format_list
from mappa_report.checks.words.phrases import Match, Reading, each_file, how_often
from mappa_report.checks.words.rewriting import rewritten
from mappa_report.model.words import Vocabulary
from mappa_report.problems.problem import Problem, Severity

_ACT_AND_YEAR = re.compile(r"\bAct(?:,? of|,)? ((?:1[89]|20)[0-9]{2})(?!\w)", re.IGNORECASE)
_LEAD = re.compile(r"(?<!\w)(?:the|under|by|see|this) ", re.IGNORECASE)
"""A word after which an Act's name begins. Without one the name could be the end of a longer one."""

_OR = " or "
_MAX_NAME_LENGTH = 150
"""Characters before "Act" in which an Act's name begins."""

_MIN_SIMILARITY = 0.8
"""How like a name has to be to be taken for another's slip, from 0 to 1."""


Titles = Mapping[str, tuple[int, ...]]
"""Each Act's title, and every year that there is one of."""


def check_acts(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A warning for each Act that is misnamed, once in each file. One that the vocabulary lacks is left alone."""
    misnamed = (match for each in readings if "act" in each.words for match in _misnamed(each, vocabulary.acts))
    for group in each_file(misnamed):
        first = group[0]
        message, hint = f"no Act is known as “{first.text}”", f"write {first.meaning}, unless another Act is meant."
        edits = rewritten(group, first.meaning) if _OR not in first.meaning else ()
        yield Problem(
            "act-name", message, first.place, Severity.WARNING, label=how_often(group), hint=hint, edits=edits
        )


def _misnamed(reading: Reading, acts: Titles) -> Iterator[Match[str]]:
    """Each Act's name that is not right, with the one that is, or those that may be."""
    for match in _ACT_AND_YEAR.finditer(reading.text):
        start = _start_of_name(reading.text, match.start())
        right = _right_name(f"{reading.text[start : match.start()]}Act", int(match[1]), acts)
        if right and reading.text[start : match.end()] != right and not reading.is_quoted(start):
            yield Match(reading, start, match.end(), right)


def _start_of_name(text: str, end: int) -> int:
    """Where the name begins that ends with the "Act" at ``end``: after the last word that leads up to one."""
    first = max(0, end - _MAX_NAME_LENGTH)
    ends = [lead.end() for lead in _LEAD.finditer(text, first, end)]
    return ends[-1] if ends else first


def _right_name(title: str, year: int, acts: Titles) -> str:
    """What the Act of ``title`` and ``year`` is called; empty where that is not known."""
    names = {each.casefold(): each for each in acts}
    known = names.get(title.casefold())
    if known and year in acts[known]:
        return f"{known} {year}"
    of_that_year = [name for name, each in names.items() if year in acts[each]]
    if known:
        # The year may be wrong, or the name cut short: another Act of that year may begin alike.
        stem = title.casefold().removesuffix("act")
        longer = [f"{names[name]} {year}" for name in of_that_year if name.startswith(stem)]
        return _OR.join([*longer, f"{known} {format_list(tuple(map(str, acts[known])), 'or')}"])
    from difflib import get_close_matches  # only a title that no Act has needs it

    close = get_close_matches(title.casefold(), of_that_year, 1, _MIN_SIMILARITY)
    return f"{names[close[0]]} {year}" if close else ""
