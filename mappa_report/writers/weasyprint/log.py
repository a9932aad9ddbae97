"""What WeasyPrint logs while it sets a PDF, told for what it is: a fault of the report, of a style sheet, or none.

WeasyPrint logs what goes wrong and goes on. Here a fault stops the PDF, in words of our own. What it says of itself, as
that it will want another library one day, stops nothing.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mappa_report.writers import FindTemplate, FormatFault, TemplateFault, letters_missing
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
    log, records = logging.getLogger("weasyprint"), _Records(logging.WARNING)
    log.addHandler(records)
    try:
        yield
    finally:
        log.removeHandler(records)
    letters = {str(_value(record)) for record in records.kept if "glyph" in str(record.msg)}
    if letters:
        raise letters_missing(sorted(letters), "write it otherwise, or have a style sheet name a font that has it.")
    for record in records.kept:
        raise _fault(record, style_sheets, find_template)


class _Records(logging.Handler):
    """Keeps what is no word of WeasyPrint's about itself, or about a style that is for browsers."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.kept: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        fixed = str(record.msg)
        if not fixed.startswith(_UNKNOWN_STYLE) and not any(part in fixed for part in _OF_ITSELF):
            self.kept.append(record)


def _value(record: logging.LogRecord) -> object:
    """What a message is about: WeasyPrint gives messages no codes, but says first what they are about."""
    return record.args[0] if isinstance(record.args, tuple) and record.args else ""


def _fault(record: logging.LogRecord, style_sheets: Sequence[str], find_template: FindTemplate) -> FormatFault:
    fixed, value = str(record.msg), str(_value(record))
    if fixed.startswith("No anchor"):
        message = f"a link leads to #{value.lstrip('#')}, and there is no such place in the report"
        return FormatFault(message, "correct the link, or remove it from the report.")
    if fixed.startswith("Font-face"):
        remedy = "correct the file under templates/fonts/ that it is in."
        return TemplateFault(f"templates/{style_sheets[-1]}", f"the font “{value}” can't be read", remedy)
    if "image" in fixed and value and not value.startswith("data:"):
        remedy = "correct it, or remove it to use the packaged one."
        return TemplateFault(f"templates/{value.removeprefix('template:')}", "this picture can't be read", remedy)
    if "image" in fixed:
        return FormatFault("a picture can't be read", "save it again as PNG or JPEG, or remove it from the report.")
    name, line = _place(record.getMessage(), style_sheets, find_template)
    remedy = "correct the style sheet, or remove it from the workspace to use the packaged one."
    return TemplateFault(f"templates/{name}", "WeasyPrint can't follow what stands there", remedy, line)


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
