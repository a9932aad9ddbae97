"""Names of files and folders: which nobody means, and which can't be had on every system."""

import unicodedata
from collections.abc import Iterable

from mappa_report.workspace.refusals import not_on_windows, same_on_windows

_HIDDEN = frozenset(("thumbs.db", "desktop.ini"))
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³"))
)
_NOT_IN_NAMES = frozenset((*'<>:"|?*\\', *map(chr, range(32))))


def is_hidden(name: str) -> bool:
    """Whether systems, editors or this program itself put files of such a name beside people's."""
    return name.startswith((".", "~$")) or name.lower() in _HIDDEN


def is_safe(name: str) -> bool:
    """Whether Windows can have a file or folder of this name."""
    is_device = name.partition(".")[0].lower() in _DEVICES
    return not is_device and not name.endswith((".", " ")) and _NOT_IN_NAMES.isdisjoint(name)


def check_names(folder: str, names: Iterable[str]) -> None:
    """Raise FileRefused for the first of ``names`` in ``folder`` that Windows can't have or can't tell from another."""
    known: dict[str, str] = {}
    for name in names:
        if not is_safe(name):
            raise not_on_windows(f"{folder}/{name}")
        twin = known.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            raise same_on_windows(f"{folder}/{name}", twin)
