"""Templates of a workspace's own whose name is not quite that of any that is read, such as ``screeen.css``."""

from collections.abc import Collection, Iterator

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, exists, listing, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import PACKAGED, TEMPLATES, Workspace

_NEAR = 0.87
"""Of 1, which is the same: ``report.doc`` and ``look.typst`` reach it, ``report-2023.docx`` does not."""

_MAY_NAME_OTHERS = (".typ", ".css", ".j2")


def misnamed_templates(workspace: Workspace) -> Iterator[Problem]:
    """A warning for each file or folder under ``templates`` that nothing reads, with the name that it is nearest to.

    One that has no such name, or that a template of the workspace's own names, is left alone. So is a copy that lies
    beside a file with the right name.
    """
    try:
        own = {} if workspace.root == PACKAGED else {at.path.name: at for at in listing(workspace.own(TEMPLATES))}
        known = {at.path.name for at in listing(Workspace(PACKAGED).own(TEMPLATES))} if own else set()
        odd = {at: near for name, at in own.items() if (near := _near(name, known, own))}
        # On Windows and macOS a name with other capitals is the right one.
        odd = {at: near for at, near in odd.items() if not exists(workspace.own(TEMPLATES, near))}
        texts = [read(at, MAX_FILE) for name, at in own.items() if odd and name.endswith(_MAY_NAME_OTHERS)]
    except FileRefused:
        return  # told by whoever sets a report with it
    for at, name in odd.items():
        if not any(at.path.name.encode(errors="surrogateescape") in text for text in texts):
            message = f"this template is not used: it should be called {name}"
            hint = f"rename it to {TEMPLATES}/{name}, or take it out of {TEMPLATES}."
            yield Problem("file-misnamed", message, Place(Source(at.name)), Severity.WARNING, hint=hint)


def _near(name: str, known: Collection[str], own: Collection[str]) -> str:
    """The name of a template that the workspace lacks and that ``name`` is all but; nothing where there is none."""
    if name in known:
        return ""
    from difflib import SequenceMatcher  # most workspaces have no template of their own

    meant = name.casefold().strip().removesuffix(".txt").replace("_", "-").replace(" ", "-")
    ratios = {each: SequenceMatcher(None, meant, each).ratio() for each in known if each not in own}
    nearest = max(ratios, key=lambda each: ratios[each], default="")
    return nearest if nearest and ratios[nearest] >= _NEAR else ""
