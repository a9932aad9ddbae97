"""Files that a system has given another name than they need, such as ``statistics.yaml.txt``."""

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, exists, listing
from mappa_report.workspace.refusals import FileRefused

_EXPLORER = "in Windows Explorer, View and then File name extensions shows it"


def misnamed(file: Located, severity: Severity = Severity.ERROR) -> Problem | None:
    """The Problem that ``file`` is not there, and one beside it is that only its name keeps from being it."""
    name = file.path.name
    try:
        if exists(file):
            return None
        beside = listing(Located(file.path.parent, file.root, file.name.rpartition("/")[0]))
    except FileRefused:
        return None  # told by whoever reads it
    other = next((at for at in beside if _as_meant(at.path.name) in (name, name.replace("s.", "."))), None)
    if other is None:
        return None
    called = other.path.name
    how = f"take .txt off its name; {_EXPLORER}" if called.lower().endswith(".txt") else f"rename it to {name}"
    message = f"this file is not read: it should be called {name}"
    return Problem("file-misnamed", message, Place(Source(other.name)), severity, hint=f"{how}.")


def _as_meant(name: str) -> str:
    lowered = name.lower().strip().removesuffix(".txt")
    stem = lowered.removesuffix(".yml").removesuffix(".yaml")
    return f"{stem}.yaml" if stem != lowered else lowered
