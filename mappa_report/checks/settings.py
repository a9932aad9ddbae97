"""``mappa-report.yaml`` into WorkspaceSettings."""

from mappa_report.checks.edition.standing import check_confirmation
from mappa_report.checks.schemas.area import SETTINGS
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_past_date
from mappa_report.model.settings import HANDLING, LAYOUT, MAX_HANDLING, PDF_ENGINES, WorkspaceSettings
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode
from mappa_report.source.suggest import suggestion


def check_settings(node: Node, problems: list[Problem]) -> WorkspaceSettings:
    """The settings that ``node`` gives. Those that it leaves out, and those with a Problem, are the program's own."""
    if not check_shape(node, SETTINGS, "mappa-report.yaml", problems) or not isinstance(node, MapNode):
        return WorkspaceSettings()
    own_text = check_confirmation(node.values.get("own_text"), problems, read_past_date)
    return WorkspaceSettings(_layout(node, problems), _pdf_engine(node, problems), _handling(node, problems), own_text)


def _layout(node: MapNode, problems: list[Problem]) -> int:
    value = node.values.get("layout")
    if not isinstance(value, TextNode) or value.is_blank:
        return LAYOUT
    if value.text not in map(str, range(1, LAYOUT + 1)):
        message = f"this workspace has the layout {value.text:.20}, and this program knows only {LAYOUT}"
        is_newer = value.text.isdecimal() and int(value.text[:9]) > LAYOUT
        newer = "if a newer version of mappa-report laid it out, install that; else " if is_newer else ""
        hint = f"{newer}write  layout: {LAYOUT},  or take the line out."
        problems.append(Problem("layout-unknown", message, value.place, hint=hint))
        return LAYOUT
    return int(value.text)


def _pdf_engine(node: MapNode, problems: list[Problem]) -> str:
    value = node.values.get("pdf_engine")
    if not isinstance(value, TextNode) or value.is_blank:
        return ""
    if value.text not in PDF_ENGINES:
        message, meant = f"there is no PDF engine {value.text:.60}", suggestion(value.text, PDF_ENGINES)
        problems.append(unknown_value(message, value, meant, record=("pdf_engine",)))
        return ""
    return value.text


def _handling(node: MapNode, problems: list[Problem]) -> str:
    value = node.values.get("handling")
    if not isinstance(value, TextNode) or value.is_blank:
        return HANDLING
    if len(value.text) > MAX_HANDLING or not value.text.isprintable():
        message = f"this does not fit on a line of every page: it has {len(value.text)} letters"
        hint = f"say in at most {MAX_HANDLING} letters how a proof may be passed on."
        problems.append(Problem("badly-written", message, value.place, record=("handling",), hint=hint))
        return HANDLING
    return value.text
