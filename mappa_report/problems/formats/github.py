"""The workflow commands by which GitHub shows problems beside the lines of a change."""

from mappa_report.problems.outcome import CheckOutcome
from mappa_report.problems.problem import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(outcome: CheckOutcome) -> str:
    """A line for each problem of ``outcome``."""
    return "\n".join(map(_command, outcome.problems))


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.file}
    if place.line:
        end = place.column + max(place.length, 1)
        properties |= {"line": str(place.line), "col": str(place.column), "endColumn": str(end)}
    properties["title"] = problem.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {listed}::{_data(problem.in_words)}"


def _data(text: str) -> str:
    """What would end the line, or be taken for such an escape, escaped; what would steer a terminal is a blank."""
    printable = "".join(sign if sign.isprintable() or sign in "\r\n" else " " for sign in text)
    escaped = printable.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.encode(errors="replace").decode()


def _property(text: str) -> str:
    """``_data``, and what would end a property too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
