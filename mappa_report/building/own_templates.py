"""A format written with templates of a workspace's own: in a child with limits, since they may say anything.

Whatever they do wrong is a fault of theirs. The program's own templates are tried wherever it isn't clear whose fault
it is.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.bounded.child import ChildEnded, Reason
from mappa_report.building.large import write_with_packaged
from mappa_report.building.work import REASONS, TimeLeft, Work, write
from mappa_report.workspace.workspace import PACKAGED, TEMPLATES, Workspace
from mappa_report.writers import FormatFault, LibraryMissing, TemplateFault

_MOST_NAMED = 8


def write_with_own(work: Work, own: Sequence[str], time: TimeLeft) -> bytes:
    """The bytes of ``work``, which is done in a child, since the templates ``own`` are the workspace's.

    Raises TemplateFault for whatever they do wrong, and FormatFault and LibraryMissing as ``write`` does.
    """
    try:
        return time.run(_write_checked, work, own)
    except TemplateFault as fault:
        raise _told_of_own(fault, own) from fault
    except LibraryMissing:
        raise
    except FormatFault as fault:
        _try_without_own(work, time)
        raise fault_of_own(own, fault.message) from fault
    except ChildEnded as ended:
        if ended.reason is Reason.CRASHED:
            _try_without_own(work, time)
        is_slow = ended.reason is Reason.TOO_LONG and work.writer == "weasyprint"
        otherwise = (
            " Or have Typst set the PDF, which takes a sixth of the time: --pdf-engine typst." if is_slow else ""
        )
        raise fault_of_own(own, f"{REASONS[ended.reason]} with {_named(own)}", otherwise) from ended
    except Exception as error:
        _try_without_own(work, time)
        raise fault_of_own(own, f"{REASONS[Reason.CRASHED]} with {_named(own)}") from error


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
    if work.format_name != "docx":  # Word draws its own
        check_charts(work.document, find_template)
    data = write(work)
    if work.format_name == "html":
        refuse_references(data.decode(), own, find_template)
    return data


def _try_without_own(work: Work, time: TimeLeft) -> None:
    """What fails with the program's own templates too is no fault of the workspace's, and raised as it is."""
    write_with_packaged(replace(work, workspace=Workspace(PACKAGED)), time)


def _told_of_own(fault: TemplateFault, own: Sequence[str]) -> TemplateFault:
    """``fault``, which may be told of a packaged template only because one of ``own`` has changed what that needs."""
    name = fault.template.removeprefix(f"{TEMPLATES}/")
    if name in own or Workspace(PACKAGED).locate(TEMPLATES, *name.split("/")) is None:
        return fault
    return fault_of_own(own, fault.message)


def fault_of_own(own: Sequence[str], message: str, otherwise: str = "") -> TemplateFault:
    """The fault of the templates ``own``; the remedy may be to do ``otherwise``."""
    if len(own) > 1:
        remedy = "correct what they say, or remove them from the workspace to use the packaged ones."
        return TemplateFault(TEMPLATES, message, remedy + otherwise)
    remedy = "correct what it says, or remove it from the workspace to use the packaged one."
    return TemplateFault(f"{TEMPLATES}/{own[0]}", message, remedy + otherwise)


def _named(own: Sequence[str]) -> str:
    """The workspace's own templates, named in a sentence."""
    more = f" and {len(own) - _MOST_NAMED} more" if len(own) > _MOST_NAMED else ""
    return f"the workspace's own {', '.join(own[:_MOST_NAMED])}{more}"
