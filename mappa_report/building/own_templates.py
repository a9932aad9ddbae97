"""A format written with templates of a workspace's own: in a child with limits, since they may say anything.

Whatever they do wrong is a fault of theirs. The program's own templates are tried wherever it isn't clear whose fault
it is.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import astuple, replace

from mappa_report.bounded.child import ChildEnded, Reason, run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.document.blocks import Picture
from mappa_report.document.document import Document
from mappa_report.workspace.workspace import PACKAGED, TEMPLATES, Workspace
from mappa_report.writers import FormatFault, LibraryMissing, TemplateFault, writer_for

_READ_BY = {
    "docx": ("report.docx", "*.j2", "fonts/*"),
    "html": ("base.css", "screen.css", "draft-screen.css", "*.j2"),
    "typst": ("*.typ", "chart.svg.j2", "draft.svg", "fonts/*"),
    "weasyprint": ("base.css", "print.css", "draft-print.css", "draft.svg", "*.j2", "fonts/*"),
}
"""The templates that each writer reads, whatever else these may name."""

_MEGABYTES = 200
"""Of a child. The largest sample takes 105, of which 80 before it begins; what is shared with others comes on top."""

_SECONDS = {"weasyprint": 4}
_SECONDS_OF_MOST = 3
"""The largest sample takes WeasyPrint 2.5 seconds with its start, and any other writer less than one."""

_MEGAPIXEL = 1_000_000
_MEGABYTES_OF_A_MEGAPIXEL = 10
_MEGAPIXELS_A_SECOND = 2
"""What pictures add: WeasyPrint packs each again, and keeps it until the end."""

_MOST_NAMED = 8

REASONS = {
    Reason.TOO_LONG: "writing it takes too long",
    Reason.TOO_LARGE: "writing it takes too much memory",
    Reason.CRASHED: "what writes it breaks down",
}
"""Why a child came to no result, in words."""


class Work(Struct, frozen=True):
    """A ``document`` to be written as ``format_name``, a PDF by ``pdf_engine``, with the templates of ``workspace``."""

    document: Document
    format_name: str
    pdf_engine: str
    workspace: Workspace

    @property
    def writer(self) -> str:
        """The name of the writer."""
        return self.pdf_engine if self.format_name == "pdf" else self.format_name

    def own_templates(self) -> list[str]:
        """The templates of the workspace's own that its writer reads, by their names under ``templates/``."""
        if self.workspace.root == PACKAGED:
            return []
        fonts = {f"fonts/{name}": at for name, at in self.workspace.listing(TEMPLATES, "fonts").items()}
        templates = {**self.workspace.listing(TEMPLATES), **fonts}
        return [name for name, at in templates.items() if at.root == self.workspace.root and self._reads(name)]

    def _reads(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in _READ_BY.get(self.writer, ()))


def write(work: Work) -> bytes:
    """The bytes of ``work``, which is done in this process. Raises FormatFault and LibraryMissing."""
    return writer_for(work.format_name, work.pdf_engine)(work.document, work.workspace.template)


def write_with_own(work: Work, own: Sequence[str]) -> bytes:
    """The bytes of ``work``, which is done in a child, since the templates ``own`` are the workspace's.

    Raises TemplateFault for whatever they do wrong, and FormatFault and LibraryMissing as ``write`` does.
    """
    try:
        return run_bounded(_write_checked, work, own, limits=limits_of(work))
    except TemplateFault as fault:
        raise _told_of_own(fault, own) from fault
    except LibraryMissing:
        raise
    except FormatFault as fault:
        _try_without_own(work)
        raise _fault(own, fault.message) from fault
    except ChildEnded as ended:
        if ended.reason is Reason.CRASHED:
            _try_without_own(work)
        is_slow = ended.reason is Reason.TOO_LONG and work.writer == "weasyprint"
        otherwise = (
            " Or have Typst set the PDF, which takes a sixth of the time: --pdf-engine typst." if is_slow else ""
        )
        raise _fault(own, f"{REASONS[ended.reason]} with {_named(own)}", otherwise) from ended
    except Exception as error:
        _try_without_own(work)
        raise _fault(own, f"{REASONS[Reason.CRASHED]} with {_named(own)}") from error


def limits_of(work: Work) -> Limits:
    """What a child may take that does ``work``."""
    megapixels = -(-_pixels(work.document) // _MEGAPIXEL)
    seconds = _SECONDS.get(work.writer, _SECONDS_OF_MOST)
    return Limits(seconds + megapixels // _MEGAPIXELS_A_SECOND, _MEGABYTES + megapixels * _MEGABYTES_OF_A_MEGAPIXEL)


def _pixels(node: object) -> int:
    """The pixels of all pictures in a part of a Document."""
    if isinstance(node, Picture):
        return node.width * node.height
    if isinstance(node, tuple):
        return sum(map(_pixels, node))
    return _pixels(astuple(node)) if isinstance(node, Struct) else 0


def _write_checked(work: Work, own: Sequence[str]) -> bytes:
    # Here, where a child alone loads them.
    from mappa_report.writers.charts.svg import check_charts
    from mappa_report.writers.fonts import check_font
    from mappa_report.writers.html.references import refuse_references
    from mappa_report.writers.templates import read_template

    find_template = work.workspace.template
    for name in own:
        if name.endswith((".otf", ".ttf")):
            check_font(f"{TEMPLATES}/{name}", read_template(name, find_template))
    check_charts(work.document, find_template)
    data = write(work)
    if work.format_name == "html":
        refuse_references(data.decode(), own, find_template)
    return data


def _try_without_own(work: Work) -> None:
    """What fails with the program's own templates too is no fault of the workspace's, and raised as it is."""
    write(replace(work, workspace=Workspace(PACKAGED)))


def _told_of_own(fault: TemplateFault, own: Sequence[str]) -> TemplateFault:
    """``fault``, which may be told of a packaged template only because one of ``own`` has changed what that needs."""
    name = fault.template.removeprefix(f"{TEMPLATES}/")
    if name in own or Workspace(PACKAGED).locate(TEMPLATES, *name.split("/")) is None:
        return fault
    return _fault(own, fault.message)


def _fault(own: Sequence[str], message: str, otherwise: str = "") -> TemplateFault:
    if len(own) > 1:
        remedy = "correct what they say, or remove them from the workspace to use the packaged ones."
        return TemplateFault(TEMPLATES, message, remedy + otherwise)
    remedy = "correct what it says, or remove it from the workspace to use the packaged one."
    return TemplateFault(f"{TEMPLATES}/{own[0]}", message, remedy + otherwise)


def _named(own: Sequence[str]) -> str:
    """The workspace's own templates, named in a sentence."""
    more = f" and {len(own) - _MOST_NAMED} more" if len(own) > _MOST_NAMED else ""
    return f"the workspace's own {', '.join(own[:_MOST_NAMED])}{more}"
