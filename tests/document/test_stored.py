"""A Document as JSON comes back the same, and what is none is refused."""

import pytest

from mappa_report.document.stored import document_from_json, document_to_json
from tests.documents import every_node


def test_a_document_comes_back_as_it_was() -> None:
    assert document_from_json(document_to_json(every_node())) == every_node()


@pytest.mark.parametrize("data", [b"", b"[", b'{"title": 1}', b"[" * 100_000, b"\xff"])
def test_what_is_no_document_is_none(data: bytes) -> None:
    assert document_from_json(data) is None
