"""How much a PDF holds besides pictures, fonts and pages' content, which are unpacked apart or not at all."""

import re
from typing import Any

from mappa_report.unpacking.bounds import Tally, check_bound

_MAX_BYTES = 16 * 1024 * 1024
_MAX_VALUES = 1_500_000
_OBJECT = re.compile(rb"\bobj\b")
_MAX_OBJECTS = 100_000
_VALUES = (b" ", b"\n", b"\r", b"[", b"/", b"(", b"<")
_IN_STREAM = 2
"""The type of an entry of the cross-reference table for an object that stands in a stream."""

_STREAM, _END = b"stream", b"endstream"


def check_size(data: bytes) -> None:
    """Raise TooLarge if what stands in the PDF ``data`` outside its streams is more than that of any report."""
    bare = _without_streams(data)
    check_bound("bytes of this PDF outside its streams", len(bare), _MAX_BYTES)
    check_bound("objects in this PDF", sum(1 for _ in _OBJECT.finditer(bare)), _MAX_OBJECTS)
    check_bound("values in this PDF", _count_values(bare), _MAX_VALUES)


def check_packed(pdf: Any) -> None:
    """Raise TooLarge if the objects that ``pdf``, as opened by pikepdf, has in streams are more than those of a report.

    None of them has been made yet, but for what it took to open the file.
    """
    import pikepdf

    if not hasattr(pdf, "get_xref_table"):  # an older pikepdf
        return
    entries = pdf.get_xref_table().values()
    check_bound("objects in this PDF", len(entries), _MAX_OBJECTS)
    size = Tally("bytes of packed objects in this PDF", _MAX_BYTES)
    values = Tally("values in the packed objects of this PDF", _MAX_VALUES)
    for number in sorted({entry.obj_stream_number for entry in entries if entry.type == _IN_STREAM}):
        try:
            data = pdf.get_object(number, 0).read_bytes()
        except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, AttributeError, RuntimeError):
            continue
        size.add(len(data))
        values.add(_count_values(data))


def _without_streams(data: bytes) -> bytes:
    parts = []
    start = 0
    while (stream := data.find(_STREAM, start)) >= 0:
        end = data.find(_END, stream)
        if end < 0:
            break
        parts.append(data[start:stream])
        start = end + len(_END)
    return b"".join([*parts, data[start:]])


def _count_values(data: bytes) -> int:
    """About how many values there are in ``data``: never fewer than half of them."""
    return sum(map(data.count, _VALUES))
