"""Single values: text into a count, rate, date or truth, or a Problem that says how to write it."""

import re
from datetime import date
from decimal import Decimal

from mappa_report.model.figure import Figure, FigureState, FigureType
from mappa_report.problems.problem import Problem
from mappa_report.source.edits import Edit, edits_of_value
from mappa_report.source.nodes import TextNode

_COUNT = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_RATE = re.compile(r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?", re.ASCII)
_NOT_APPLICABLE = "n/a"
_SUPPRESSED = re.compile(r"c|\[c\]|\*|<\s?[1-9][0-9]?", re.ASCII)
"""As in official statistics: c for confidential, a star, or less than a small number."""
_SAID_SUPPRESSED = (
    r"c|x|\[x\]|suppressed|confidential|withheld|redacted|low|"
    r"(?:less|fewer|under|below|lower|smaller)(?: than)? (?:[0-9]{1,2}|two|three|five|six|ten)|(?:<|≤|<=) ?[0-9]{1,2}|"
    r"[0-9]{1,2}\s?(?:-|–|to)\s?[0-9]{1,2}"
)
"""How people write such a figure who don't know the signs. Compiled for a value that can't be read, as the next is."""
_GROUPED = r"[0-9]{1,3}(?:([,_\s\u00a0\u2009\u202f’'])[0-9]{3})(?:\1[0-9]{3})*"
_ON_PAGE = "type a number, 0 if there were none, or: not returned, n/a, or c where a small number is suppressed."
_YES = ("true", "yes")
_NO = ("false", "no")


def read_figure(node: TextNode, kind: FigureType, record: tuple[str, ...], problems: list[Problem]) -> Figure | None:
    """The Figure written at ``node``; None after a Problem.

    Blank is *not returned*, ``n/a`` is *not applicable*, ``c``, ``*`` or ``<5`` is *suppressed*.
    """
    text = node.text.strip()
    if node.is_blank:
        return Figure(FigureState.NOT_RETURNED, place=node.place)
    if text == _NOT_APPLICABLE:
        return Figure(FigureState.NOT_APPLICABLE, place=node.place)
    if _SUPPRESSED.fullmatch(text):
        return Figure(FigureState.SUPPRESSED, place=node.place)
    if kind is FigureType.RATE and _RATE.fullmatch(text):
        return Figure(FigureState.NUMBER, Decimal(text), node.place)
    if kind is FigureType.COUNT and _COUNT.fullmatch(text):
        return Figure(FigureState.NUMBER, int(text), node.place)
    code, message, hint = _rate_fault(text) if kind is FigureType.RATE else _fault(text)
    on_page = _ON_PAGE if code == "number-word" else ""
    edits = _in_digits(node, code)
    problems.append(Problem(code, message, node.place, record=record, hint=hint, edits=edits, on_page=on_page))
    return None


def _in_digits(node: TextNode, code: str) -> tuple[Edit, ...]:
    """The number at ``node`` written as ``_fault`` says, where nothing but how it is written is wrong."""
    plainly = {"number-grouped": _ungrouped, "number-leading-nought": _without_nought}.get(code)
    # Some write a decimal comma: 0,123 is no thousands.
    return edits_of_value(node, plainly(node.text)) if plainly and not re.match("0+[^0-9]", node.text) else ()


def _ungrouped(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _without_nought(text: str) -> str:
    return text.strip().lstrip("0") or "0"


def _rate_fault(text: str) -> tuple[str, str, str]:
    """Code, message and hint for ``text``, which is no rate: a fraction may be, if it is not too fine or too large."""
    code, message, hint = _fault(text)
    if code == "number-fraction":
        return "number-fraction", f"{text[:40]} is finer or larger than any rate", "give at most four decimals."
    if re.fullmatch(r"[0-9]{7,9}", text, re.ASCII):
        return "number-too-large", f"{text[:40]} is larger than any rate can be", "check it against the return."
    return code, message, hint


def _fault(text: str) -> tuple[str, str, str]:
    """Code, message and hint for ``text``, which is no figure."""
    quoted = text[:40] or '""'
    leave_blank = "write nothing after the colon if it was not returned, or 0 if there were none."
    if re.fullmatch(_GROUPED, text, re.ASCII):
        hint = f"write {_ungrouped(text)}; it is printed with a comma."
        return "number-grouped", f"{quoted} is set in groups of digits", hint
    if re.fullmatch(r"[-−–]\s*[0-9.]+", text, re.ASCII):
        return "number-negative", f"{quoted} is less than nothing", "a figure is 0 or more; check the sign."
    if re.fullmatch(r"[0-9]+\.[0-9]+", text, re.ASCII):
        return "number-fraction", f"{quoted} is not a whole number", "people and orders are counted whole."
    if re.fullmatch(r"0[0-9]+", text, re.ASCII):
        return "number-leading-nought", f"{quoted} begins with a nought", f"write {_without_nought(text)}."
    if re.fullmatch(r"[0-9]{10,}", text, re.ASCII):
        return "number-too-large", f"{quoted} is larger than any figure can be", "check it against the return."
    if text.casefold() in ("~", "null", "none", "no", "nil", "-", "–", "—", ""):
        return "number-word", f"{quoted} is no number", leave_blank
    if re.fullmatch(_SAID_SUPPRESSED, text.casefold(), re.ASCII):
        return "number-word", f"{quoted} is no number", "write c if the figure is suppressed, else digits alone."
    if text.casefold() in ("na", "n.a.", "not applicable", "n/a"):
        return "number-word", f"{quoted} is no number", "write n/a, where the form says that the figure does not apply."
    return "number-word", f"{quoted} is no number", f"write digits alone, such as 1945; {leave_blank}"


def read_whole(node: TextNode, problems: list[Problem]) -> int | None:
    """A whole number such as a year or a population."""
    if _COUNT.fullmatch(node.text):
        return int(node.text)
    code, message, hint = _fault(node.text)
    problems.append(Problem(code, message, node.place, hint=hint, edits=_in_digits(node, code)))
    return None


def read_year(node: TextNode, problems: list[Problem]) -> int | None:
    """A calendar year, such as 2023."""
    if re.fullmatch(r"(19|20)[0-9]{2}", node.text, re.ASCII):
        return int(node.text)
    hint = "write a year in four digits, such as 2023."
    problems.append(Problem("badly-written", f"{node.text[:40]} is no year", node.place, hint=hint))
    return None


def read_date(node: TextNode, problems: list[Problem]) -> date | None:
    """A day written as 2022-12-21, of this century or the last."""
    try:
        if re.fullmatch(r"(?:19|20)\d{2}-\d{2}-\d{2}", node.text, re.ASCII):
            return date.fromisoformat(node.text)
    except ValueError:
        pass
    from mappa_report.wording.typed_dates import date_as_typed  # only what is no date needs it

    day = date_as_typed(node.text)
    hint = f"write {day}: year, month and day." if day else "write year, month and day, such as 2022-12-21."
    edits = edits_of_value(node, str(day)) if day else ()
    problems.append(Problem("badly-written", f"{node.text[:40]} is no date", node.place, hint=hint, edits=edits))
    return None


def read_past_date(node: TextNode, problems: list[Problem]) -> date | None:
    """The same of what was done on that day, so that it is no later than today."""
    day = read_date(node, problems)
    if day is None or day <= date.today():
        return day
    hint = "write the day on which it was done; what is still to be done has none."
    problems.append(Problem("badly-written", f"{node.text} has not come yet", node.place, hint=hint))
    return None


def read_truth(node: TextNode | None, problems: list[Problem]) -> bool:
    """``true`` or ``false``; what is left out is false."""
    if node is None or node.text.casefold() in _NO:
        return False
    if node.text.casefold() not in _YES:
        message = f"{node.text[:40]} is neither true nor false"
        problems.append(Problem("badly-written", message, node.place, hint="write true or false."))
    return True
