"""Section: one piece of the area's own narrative."""

from msgspec import Struct

from mappa_report.document.blocks import Blocks, Picture
from mappa_report.source.place import Place
from mappa_report.source.prose import Prose


class Author(Struct, frozen=True):
    """Who wrote or signed a section: a role, and the body that it is a role in.

    Of one who signs in a public office, perhaps the ``name`` too, and a ``photograph``.
    """

    role: str
    organisation: str
    name: str = ""
    photograph: Picture | None = None


class Section(Struct, frozen=True):
    """What somebody wrote, known by role and never by name. Those who sign do so at the end.

    ``slot`` is where the edition's outline puts it, such as "front" or "local". ``is_illustrative`` marks wording of
    ours that stands in for an area's own, and is said in print. ``prose`` is every run of words in it, the title first.
    """

    title: str
    kind: str
    slot: str
    authors: tuple[Author, ...]
    is_signed: bool
    is_illustrative: bool
    blocks: Blocks
    place: Place
    prose: tuple[Prose, ...] = ()

    @property
    def is_whole(self) -> bool:
        """False where the head could not be read, so that the section can be checked but has no place in print."""
        return bool(self.slot)
