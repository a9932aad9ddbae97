"""What elements of a PDF's tag tree say of their kind: how a list counts, what a header is over, where a figure is."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Name

from mappa_report.writers.weasyprint.boxes import Piece

_NUMBERINGS = set("None Disc Circle Square Decimal LowerRoman UpperRoman LowerAlpha UpperAlpha".split())

_OF_ROWS = ("row", "rowgroup")

_SPANS = {"colspan": "ColSpan", "rowspan": "RowSpan"}

_POINTS = 0.75
"""In a CSS pixel."""


def attributes_of(role: str, piece: Piece) -> dict[str, Any]:
    """The attributes of the element that has this ``role`` and is made of ``piece``."""
    match role:
        case "Figure":
            return {"BBox": list(_area(piece)), "Placement": Name.Block}
        case "L":
            numbering = str(piece.box.style["list_style_type"]).title().replace("-", "")
            return {"ListNumbering": Name(f"/{numbering}")} if numbering in _NUMBERINGS else {}
        case "Table":
            summary = piece.attribute("data-summary")
            return {"Summary": summary} if summary else {}
        case "TH":
            return {**_spans(piece), "Scope": Name.Row if piece.attribute("scope") in _OF_ROWS else Name.Column}
        case "TD":
            return _spans(piece)
    return {}


def _area(piece: Piece) -> Iterator[float]:
    """What a figure fills of its page. PDF counts in points from the foot, CSS in pixels from the top."""
    box, height = piece.box, piece.page_box.margin_height()
    left, top = box.content_box_x(), box.content_box_y()
    for corner in (left, height - top - box.height, left + box.width, height - top):
        yield corner * _POINTS


def _spans(cell: Piece) -> dict[str, int]:
    written = {name: int(cell.attribute(attribute) or 1) for attribute, name in _SPANS.items()}
    return {name: span for name, span in written.items() if span > 1}
