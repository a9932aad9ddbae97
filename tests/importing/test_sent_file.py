"""What is common to the readers of all files that people send."""

from __future__ import annotations

import pytest

from mappa_report.importing.sent_file import read_sent
from mappa_report.problems import show
from mappa_report.workspace.refusals import FileRefused


def in_itself(data: bytes) -> object:
    """A reader of a file in which one thing stands in another without end."""
    return in_itself(data)


@pytest.mark.parametrize("data", [b"x", b"x" * (4 * 1024 * 1024 + 1)], ids=["here", "in a process of its own"])
def test_a_file_in_which_too_much_stands_inside_each_other_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused) as caught:
        read_sent(in_itself, data, "sent.odt")

    assert show.as_text([caught.value.problem]) == (
        "error: too large to read: too much in this file stands inside each other  [file-too-large]\n"
        "  sent.odt\n\n"
        "  hint: check that it is the right file; if it is, cut it into several."
    )
