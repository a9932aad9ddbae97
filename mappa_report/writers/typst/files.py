"""The files that Typst is given for a report: of those under ``templates/``, what the report's template names.

Typst sees a folder made for the purpose, with nothing in it but what it is given, so that no path leads anywhere else.
Packages are another way out: ``import`` and ``include`` fetch them from the network. So a template may only import
other templates, each by its name in full, and may not have text read as code, where an import could hide.
"""

import re
from collections.abc import Iterator

from mappa_report.writers import FindTemplate, TemplateFault
from mappa_report.writers.svg_text import checked_svg
from mappa_report.writers.templates import read_template, read_text

MAIN = "report.typ"
DATA = "report.json"
MAKE_UP = "make-up.json"

# What this matches imports the file that it names wherever it stands in a source: in a string or a comment it does
# nothing, and in code a name in quotes with a colon after it can't become another.
_IMPORT = re.compile(r'(?<![\w-])import[ ]+"(?P<name>[\w][\w-]*\.typ)"[ ]*:')

_REMEDIES = dict.fromkeys(("import", "include"), 'use other templates by their whole name, as in: import "look.typ": *')

# The other ways to packages. Names have no second spelling in Typst, and ``std`` has ``eval`` in it.
_WAY_OUT = re.compile(r"(?<![\w-])(?P<word>import|include|eval|std)(?![\w-])")

_NAMED = re.compile(r'"((?:[\w-][\w .-]*/)*[\w-][\w .-]*\.(?:svg|png|jpg|jpeg|gif|webp|csv|json|toml|yaml|xml|txt))"')


def template_files(find_template: FindTemplate) -> dict[str, bytes]:
    """The report's template, all templates that it imports, and the files beside them that they name in quotes.

    Raises TemplateFault if one isn't there, isn't UTF-8, or could reach beyond the templates.
    """
    found: dict[str, bytes] = {}
    waiting = [MAIN]
    while waiting:
        name = waiting.pop()
        if name not in found:
            source = read_text(name, find_template)
            _refuse_ways_out(name, source)
            found[name] = source.encode()
            waiting += [match["name"] for match in _IMPORT.finditer(source)]
            found |= dict(_beside(source, find_template))
    return found


def _beside(source: str, find_template: FindTemplate) -> Iterator[tuple[str, bytes]]:
    """The files that ``source`` names and that are there. Typst itself tells which others it wants."""
    for name in _NAMED.findall(source):
        try:
            data = read_template(name, find_template)
        except TemplateFault:
            continue
        if name.endswith(".svg"):
            checked_svg(data, f"templates/{name}")
        yield name, data


def _refuse_ways_out(name: str, source: str) -> None:
    allowed = {match.start() for match in _IMPORT.finditer(source)}
    for match in _WAY_OUT.finditer(source):
        if match.start() not in allowed:
            line = source.count("\n", 0, match.start()) + 1
            column = match.start() - source.rfind("\n", 0, match.start())
            raise TemplateFault(
                f"templates/{name}",
                f"“{match['word']}” could bring in what is not under templates/",
                _REMEDIES.get(
                    match["word"], "leave it out: a template may use other templates, and no code from elsewhere."
                ),
                line,
                column,
            )
