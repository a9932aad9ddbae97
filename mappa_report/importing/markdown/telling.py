"""What is told of a tree that is brought into the form that Markdown can say, and where in the file it was."""

from msgspec import Struct, field

from mappa_report.importing.finished import Told, ToldKind


class Telling(Struct):
    """All that has been told so far. ``where`` is the place of the block that is being looked at."""

    where: str = ""
    told: list[Told] = field(default_factory=list)

    def tell(self, kind: ToldKind, words: str) -> None:
        """Tell ``words`` of the block that is being looked at, once."""
        told = Told(kind, self.where, words)
        if told not in self.told[-20:]:
            self.told.append(told)
