"""Texts that are read together: as many as there is room for, and the first beyond is a Problem."""

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.readers.room import MAX_FILES, MAX_LENGTH, MAX_LINES, Room
from mappa_report.source.place import Place, Source


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        (["a"] * MAX_FILES, "100 files"),
        (["a" * (MAX_LENGTH // 4)] * 4, "200,000 characters"),
        (["\n" * (MAX_LINES // 4 - 1)] * 4, "10,000 lines"),
    ],
)
def test_texts_are_taken_until_there_is_no_more_room(texts: list[str], what: str) -> None:
    room, problems = Room(), list[Problem]()

    assert all(room.takes(Source("s.md", text), problems) for text in texts)
    assert problems == []
    beyond = Source("more.md", "a")
    assert not room.takes(beyond, problems)
    message = f"this file and those before it have more than {what}, so it and what follows are not read"
    hint = "shorten them, or publish a part beside the report and say where."
    assert problems == [Problem("file-too-large", message, Place(beyond), hint=hint)]
