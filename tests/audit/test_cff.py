"""Fonts of the kind CFF, spoilt: nothing is known of them, and that is all."""

import pytest

from mappa_report.audit.pdf.cff import read_charset


@pytest.mark.parametrize("size", [0, 5, 9, 255])
def test_a_list_whose_numbers_have_no_possible_size_is_no_list(size: int) -> None:
    name_list = bytes([0, 1, size]) + b"\x7f" * 2 * size

    assert read_charset(bytes([1, 0, 4, 4]) + name_list + bytes(64)) is None
