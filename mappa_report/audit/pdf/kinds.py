"""Whether programs know each tag of a PDF."""

from collections.abc import Iterator

from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.audit.pdf.tags import STANDARD, STANDARD_2, Tag, TagTree
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.unpacking.pdf.objects import PdfObjects


def check_kinds(pdf: PdfObjects, tree: TagTree) -> Iterator[Problem]:
    """Tags that no program knows, and mappings of tags that lead nowhere or elsewhere than they should."""
    known = STANDARD_2 if pdf.version >= "2" else STANDARD
    first: dict[str, Tag] = {}
    for tag in tree.tags:
        if tag.kind not in known:
            first.setdefault(tag.kind, tag)
    for kind, tag in first.items():
        hint = "map it to a standard tag, such as P or Div."
        yield finding("tag-unknown", tree.location(tag), f"no screen reader knows the tag {quoted(kind)}", hint)
    whole = Location(Place(tree.source))
    for kind in dict.fromkeys(tree.circular):
        message = f"the tag {quoted(kind)} is mapped to itself in the end"
        yield finding("tag-unknown", whole, message, "map it to a standard tag, such as P or Div.")
    used = {str(tag.values["/S"]).removeprefix("/") for tag in tree.tags}
    for kind in sorted(used & STANDARD & {name.removeprefix("/") for name in tree.roles}):
        if tree.roles[f"/{kind}"] != f"/{kind}":
            message = f"the tag {quoted(kind)}, which programs know, is mapped to another"
            yield finding("tag-unknown", whole, message, "take the mapping out.")
