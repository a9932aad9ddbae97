"""Document → bytes. A writer decides only how its format says what the Document says."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from unicodedata import name

from mappa_report.document.document import Document
from mappa_report.workspace.refusals import FileRefused

FindTemplate = Callable[[str], Path]
"""From the name of a file under ``templates/`` to where it is: the workspace's own, or the packaged one.

It raises FileRefused for one that leads out of the workspace.
"""

Writer = Callable[[Document, FindTemplate], bytes]

EXTENSIONS = {"docx": "docx", "pdf": "pdf", "html": "html", "text": "txt"}
"""Every format there is. ``text`` is an outline, for people who review wording and for tests."""

_MOST_NAMED = 5


class LibraryMissing(Exception):
    """A system library that a format needs is not on this machine. ``remedy`` is what to type or install.

    This and the faults below can be sent from one process to another.
    """

    def __init__(self, library: str, remedy: str) -> None:
        super().__init__(library)
        self.library = library
        self.remedy = remedy

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.library, self.remedy)


class FormatFault(Exception):
    """A format can't be made from this report: ``message`` says why, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[type, tuple[str | int, ...]]:
        return type(self), (self.message, self.remedy)


class TemplateFault(FormatFault):
    """A file under ``templates/`` can't be used; ``template`` names it. Lines and columns count from 1; 0 is none."""

    def __init__(self, template: str, message: str, remedy: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message, remedy)
        self.template = template
        self.line = line
        self.column = column

    @classmethod
    def of_refusal(cls, refused: FileRefused) -> "TemplateFault":
        """The fault of a template that may not or can't be read."""
        return cls(refused.problem.place.file, refused.problem.message, refused.problem.hint)

    def __reduce__(self) -> tuple[type, tuple[str | int, ...]]:
        return type(self), (self.template, self.message, self.remedy, self.line, self.column)

    def __str__(self) -> str:
        place = ":".join([self.template, *(str(number) for number in (self.line, self.column) if number)])
        return f"{place}: {self.message}"


def letters_missing(letters: Sequence[str], remedy: str, where: str = "") -> FormatFault:
    """The fault that no font has ``letters``. ``where`` tells where the first stands."""
    names = (f"“{each}” (U+{ord(each):04X} {name(each, '')}".rstrip() + ")" for each in letters[:_MOST_NAMED])
    more = f" and {len(letters) - _MOST_NAMED} more letters" if len(letters) > _MOST_NAMED else ""
    return FormatFault(f"no font has {', '.join(names)}{more}{where}", remedy)


def writer_for(format_name: str, pdf_engine: str) -> Writer:
    """The function that writes ``format_name``, for a PDF by ``pdf_engine``.

    Its libraries are loaded only now: some take half a second.
    """
    folder = pdf_engine if format_name == "pdf" else format_name
    module = import_module(f"mappa_report.writers.{folder}.writer")
    writer: Writer = getattr(module, f"write_{format_name}")
    return writer
