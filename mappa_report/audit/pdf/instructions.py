"""The instructions by which a page or form is drawn, as plain values."""

import json
import warnings
from collections.abc import Iterator
from typing import Any

from mappa_report.unpacking.pdf.faults import faults_of_reading

_MARKING = "BMC BDC EMC Tj TJ ' \" Do sh S s f F f* B B* b b* INLINE IMAGE"
_WITH_OPERANDS = ("BMC", "BDC", "Do")
_WRITING = "Tf Tr Tj TJ ' \" q Q"


def marks(drawing: Any) -> Iterator[tuple[list[Any], str]]:
    """Each instruction of ``drawing`` that marks, unmarks or paints: its operands, if it marks or draws something by
    name, and its operator. They end where one can't be read.
    """
    for operands, operator in _parsed(drawing, _MARKING):
        yield [_plain(each) for each in operands] if operator in _WITH_OPERANDS else [], operator


def writing(drawing: Any) -> Iterator[tuple[list[Any], str]]:
    """The same of each that writes, or chooses how: its operands, texts of them as bytes."""
    for operands, operator in _parsed(drawing, _WRITING):
        yield [value for operand in operands for value in _raw(operand)], operator


def _parsed(drawing: Any, operators: str) -> Iterator[tuple[Any, str]]:
    import pikepdf

    try:
        with warnings.catch_warnings(action="ignore"):  # of a stream that ends too soon
            parsed = pikepdf.parse_content_stream(drawing, operators)
        for each in parsed:
            yield each.operands, str(each.operator)
    except faults_of_reading():
        return


def _plain(value: Any) -> Any:
    return json.loads(value.to_json()) if hasattr(value, "to_json") else value


def _raw(operand: Any) -> list[Any]:
    """``operand``, or what is in it if it is a list: texts as bytes, names as text, numbers as they are."""
    import pikepdf

    listed = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return [
        bytes(each) if isinstance(each, pikepdf.String) else str(each) if isinstance(each, pikepdf.Name) else each
        for each in listed
    ]
