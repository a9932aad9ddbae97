"""What WeasyPrint logs while it sets a PDF, told for what it is: a fault of the report, of a style sheet, or none.

WeasyPrint logs what goes wrong and goes on. Here a fault stops the PDF, in words of our own. What it says of itself, as
that it will want another library one day, stops nothing.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mappa_report.writers import FindTemplate, FormatFault, TemplateFault
from mappa_report.writers.templates import read_text

# A declaration that WeasyPrint doesn't know: it is for browsers, and CSS asks every reader to pass such over.
_UNKNOWN_STYLE = "Ignored `"

# It embeds fonts by fontTools where HarfBuzz-Subset is missing; the pages are the same.
_OF_ITSELF = ("HarfBuzz-Subset", "will be unsupported", "deprecated")

_PLACE = re.compile(r"\bat (\d+):(\d+)")


@contextmanager
def faults_raised(style_sheets: Sequence[str], find_template: FindTemplate) -> Iterator[None]:
    """Raise what WeasyPrint logs within as a FormatFault or a TemplateFault, once it is done.

    ``style_sheets`` are those that it was given as one, in their order.
    """
    log = logging.getLogger("weasyprint")
    collector = _Collector()
    log.addHandler(collector)
    try:
        yield
    finally:
        log.removeHandler(collector)
    if collector.letters:
        named = ", ".join(f"“{letter}” ({_name(letter)})" for letter in sorted(collector.letters))
        raise FormatFault(f"no font has {named}", "write it otherwise, or have a style sheet name a font that has it.")
    if collector.link:
        message = f"a link leads to {collector.link}, and there is no such place in the report"
        raise FormatFault(message, "correct the link, or remove it from the report.")
    if collector.font:
        message = f"the font “{collector.font}” can't be read"
        raise TemplateFault(
            f"templates/{style_sheets[-1]}", message, "correct the file under templates/fonts/ that it is in."
        )
    if collector.template_picture:
        remedy = "correct it, or remove it to use the packaged one."
        raise TemplateFault(f"templates/{collector.template_picture}", "this picture can't be read", remedy)
    if collector.has_picture:
        raise FormatFault("a picture can't be read", "save it again as PNG or JPEG, or remove it from the report.")
    if collector.style_faults:
        name, line = _place(collector.style_faults[0], style_sheets, find_template)
        remedy = "correct the style sheet, or remove it from the workspace to use the packaged one."
        raise TemplateFault(f"templates/{name}", "WeasyPrint can't follow what stands there", remedy, line)


class _Collector(logging.Handler):
    """Sorts messages by what they are about. WeasyPrint gives them no codes, so their fixed parts have to tell."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters: set[str] = set()
        self.link = ""
        self.font = ""
        self.template_picture = ""
        self.has_picture = False
        self.style_faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        fixed = str(record.msg)
        values = record.args if isinstance(record.args, tuple) else ()
        if fixed.startswith(_UNKNOWN_STYLE) or any(part in fixed for part in _OF_ITSELF):
            return
        if "glyph" in fixed and values:
            self.letters.add(str(values[0]))
        elif fixed.startswith("No anchor") and values:
            self.link = f"#{str(values[0]).lstrip('#')}"
        elif fixed.startswith("Font-face") and values:
            self.font = str(values[0])
        elif "image" in fixed:
            url = str(values[0]) if values else ""
            self.has_picture = not url or url.startswith("data:")
            self.template_picture = "" if self.has_picture else url.removeprefix("template:")
        else:
            self.style_faults.append(record.getMessage())


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def _place(message: str, style_sheets: Sequence[str], find_template: FindTemplate) -> tuple[str, int]:
    """The style sheet and its line, where ``message`` names a line of all of them; else the last of them and 0."""
    found = _PLACE.search(message)
    line = int(found[1]) - 1 if found else 0  # in report.html.j2 they begin a line below their tag
    for name in style_sheets if found else ():
        lines = read_text(name, find_template).count("\n") + 1
        if line <= lines:
            return name, line
        line -= lines
    return style_sheets[-1], 0
