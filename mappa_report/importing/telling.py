"""Keeping account of what is left out or changed while a file is read, and saying it once for all places."""

from mappa_report.importing.finished import Told, ToldKind

_NAMED = 3
"""How many places are named before the others are only counted."""


class Telling:
    """What is to be told of one file, in the order in which it was first met."""

    def __init__(self) -> None:
        self._places: dict[tuple[ToldKind, str, str], list[str]] = {}

    def tell(self, kind: ToldKind, where: str, one: str, many: str = "") -> None:
        """Tell of something at ``where``: in the words ``one``, or ``many``, with the count for {}, if it comes again.

        What has no ``many`` is told once for each place.
        """
        self._places.setdefault((kind, one, many), []).append(where)

    def told(self) -> tuple[Told, ...]:
        """All of it, what is alike in one."""
        return tuple(
            Told(kind, _places(places), many.format(len(places)) if many and len(places) > 1 else one)
            for (kind, one, many), places in self._places.items()
        )


def _places(places: list[str]) -> str:
    different = [place for place in dict.fromkeys(places) if place]
    named, others = different[:_NAMED], len(different) - _NAMED
    if others > 0:
        return f"{', '.join(named)} and {others} more place{'s' if others > 1 else ''}"
    return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
