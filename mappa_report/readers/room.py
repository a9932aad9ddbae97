"""How much the texts of one report, or of one edition, may hold together: to read them takes time, however cut."""

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

MAX_FILES = 100
MAX_LENGTH = 200_000
"""Characters: some seventy printed pages of words."""
MAX_LINES = 10_000


class Room:
    """What there is still room for."""

    def __init__(self) -> None:
        self.files = MAX_FILES
        self.length = MAX_LENGTH
        self.lines = MAX_LINES

    def takes(self, source: Source, problems: list[Problem]) -> bool:
        """True if there is room for ``source``, which is then taken up; else a Problem is appended to ``problems``."""
        excess = self.excess_with(source)
        if excess is None:
            return True
        message = "this file and those before it have more than {:,} {}, so it and what follows are not read".format(
            *excess
        )
        hint = "shorten them, or publish a part beside the report and say where."
        problems.append(Problem("file-too-large", message, Place(source), hint=hint))
        return False

    def excess_with(self, source: Source) -> tuple[int, str] | None:
        """Take up ``source``. Where there is no room for it, the most that there is room for, and of what."""
        self.files -= 1
        self.length -= len(source.text)
        self.lines -= len(source.lines)
        limits = (
            (self.files, MAX_FILES, "files"),
            (self.length, MAX_LENGTH, "characters"),
            (self.lines, MAX_LINES, "lines"),
        )
        return next(((most, what) for left, most, what in limits if left < 0), None)
