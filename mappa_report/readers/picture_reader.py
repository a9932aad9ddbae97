"""The pictures that a report shows: PNG or JPEG, from the area's own folder, each decoded once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from mappa_report.document.blocks import Picture
from mappa_report.problems.problem import Problem
from mappa_report.readers.picture_decoding import Decoded, PictureFault, decode, is_as_decoded
from mappa_report.readers.text_file import read_bytes
from mappa_report.source.nodes import MapNode, Node, maps_at, text_at
from mappa_report.source.place import Place
from mappa_report.workspace.door import Located, listing
from mappa_report.workspace.refusals import FileRefused

MAX_BYTES = 10 * 1024 * 1024
MAX_PLACES = 100
"""Places of a report at which a picture may stand."""
MAX_ALL_BYTES = 40 * 1024 * 1024
MAX_ALL_PIXELS = 100_000_000
"""Of all the pictures of a report together, each counted once: to decode them takes some seconds."""
_REMOTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")
_OF_BRAND = ("logo", "logos", "cover")
_BESIDE = re.compile(r"\A[^/\\]+\.(png|jpe?g)", re.IGNORECASE)
"""What else is named gets a Problem from the checks, as it is written otherwise than it should be."""


class PictureFolder:
    """The pictures in ``folder`` and below it, which lie beside what ``beside`` says, for one report."""

    def __init__(self, folder: Located, beside: str = "the sections") -> None:
        self.folder = folder
        self.beside = beside
        self.places = 0
        self.shown_bytes = 0
        self.bytes = 0
        self.pixels = 0
        self._read: dict[str, Decoded | PictureFault] = {}

    def picture(self, target: str, alternative: str, place: Place, problems: list[Problem]) -> Picture | None:
        """The picture at ``target``, which is called for at ``place``; None after a Problem there."""
        if not alternative.strip():
            hint = "say between the square brackets what the picture shows, for people who can't see it."
            message = "a picture has no alternative text"
            on_page = "say in words what the picture shows, for people who can't see it."
            problems.append(Problem("picture-without-alternative", message, place, hint=hint, on_page=on_page))
            return None
        if not target:
            hint = "give the picture's file name between the round brackets."
            problems.append(Problem("picture-unreadable", "no picture is named here", place, hint=hint))
            return None
        return self.picture_in_file(target, alternative, place, problems)

    def picture_in_file(self, target: str, alternative: str, place: Place, problems: list[Problem]) -> Picture | None:
        """The same, for a picture that may do without alternative text."""
        if _REMOTE.match(target):
            hint = f"save the picture beside {self.beside} and give its file name."
            problems.append(Problem("remote-picture", "a picture from elsewhere can't be shown", place, hint=hint))
            return None
        if target not in self._read:
            self._read[target] = self._decoded(target)
        decoded = self._read[target]
        if isinstance(decoded, Decoded):
            self.places += 1
            self.shown_bytes += len(decoded.data)
            if self.places <= MAX_PLACES and self.shown_bytes <= MAX_ALL_BYTES:
                return Picture(alternative, decoded.data, decoded.media_type, decoded.width, decoded.height)
            told = f"is one too many: a report may show {MAX_PLACES}, and {MAX_ALL_BYTES:,} bytes"
            decoded = PictureFault(told, "leave some of them out, or show smaller ones.")
        # What is wrong is shown in the section's own line, where the author can mend it.
        told = decoded.message if decoded.message.startswith(":") else f" {decoded.message}"
        message = f"the picture {target:.60}{told}"
        problems.append(Problem("picture-unreadable", message, place, hint=decoded.hint))
        return None

    def _located(self, target: str) -> Located:
        """The file of that name, its accents composed or not: a Mac writes them one way, most keyboards the other."""
        *folders, name = target.split("/")
        folder = self.folder.inside(*folders)
        if not name.isascii():
            same = (at for at in listing(folder) if normalize("NFC", at.path.name) == normalize("NFC", name))
            return next(same, folder.inside(name))
        return folder.inside(name)

    def _called_otherwise(self, target: str) -> str:
        """What to write where the file of ``target`` is there in other letters; empty where it is not.

        Windows and most Macs would take the two for the same, and another machine would not.
        """
        *folders, name = target.split("/")
        names = (at.path.name for at in listing(self.folder.inside(*folders)))
        same = next((other for other in names if other.casefold() == name.casefold()), None)
        return f"write {same:.60}: in a file's name capital and small letters count." if same else ""

    def _decoded(self, target: str) -> Decoded | PictureFault:
        """The picture at ``target``, or why it can't be shown."""
        if ".." in target.split("/") or target.startswith("/"):
            hint = f"save the picture in the folder of {self.beside} and give its file name alone."
            return PictureFault("is in another folder", hint)
        faults: list[Problem] = []
        try:
            at = self._located(target)
        except FileRefused as refused:
            return PictureFault(f": {refused.problem.message}", refused.problem.hint)
        data = read_bytes(at, MAX_BYTES, faults)
        if data is None:
            return PictureFault(f": {faults[0].message}", self._called_otherwise(target) or faults[0].hint)
        self.bytes += len(data)
        if self.bytes > MAX_ALL_BYTES:
            message = "has, with those before it, more bytes than a report may have"
            return PictureFault(message, "save smaller copies of the pictures, or photographs as JPEG.")
        try:
            decoded = decode(data, MAX_ALL_PIXELS - self.pixels)
        except PictureFault as fault:
            return fault
        self.pixels += decoded.pixels
        return decoded


def are_as_read(pictures: Iterable[Picture]) -> bool:
    """Whether ``pictures`` could be those of a report, each decoded once to be sure that its bytes are what it says."""
    each = {(one.data, one.media_type, one.width, one.height, one.width * one.height) for one in pictures}
    decoded = [Decoded(*one) for one in each]
    return sum(one.pixels for one in decoded) <= MAX_ALL_PIXELS and all(map(is_as_decoded, decoded))


def read_brand(area: Node | None, folder: Located, problems: list[Problem]) -> dict[str, Picture]:
    """The pictures that area.yaml, read as ``area``, names below ``brand``; without those that can't be read.

    Each is called by what it is for; of several ``logos`` the second, say, is ``logos 2``.
    """
    brand = area.values.get("brand") if isinstance(area, MapNode) else None
    pictures = PictureFolder(folder, "area.yaml")
    return dict(_pictures_of_brand(brand, pictures, problems)) if isinstance(brand, MapNode) else {}


def _pictures_of_brand(
    brand: MapNode, pictures: PictureFolder, problems: list[Problem]
) -> Iterator[tuple[str, Picture]]:
    for use, named in _named_in(brand):
        file, alternative = text_at(named, "file"), text_at(named, "alternative")
        if file and _BESIDE.fullmatch(file.text):
            words = alternative.text.strip() if alternative else ""
            picture = pictures.picture_in_file(file.text, words, file.place, problems)
            if picture:
                yield use, picture


def _named_in(brand: MapNode) -> Iterator[tuple[str, MapNode]]:
    """What ``brand`` says of each picture, by what it is for."""
    for use in _OF_BRAND:
        named = brand.values.get(use)
        if isinstance(named, MapNode):
            yield use, named
        yield from ((f"{use} {number}", each) for number, each in enumerate(maps_at(brand, use), 1))
