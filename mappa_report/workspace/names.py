"""Names of files and folders: which nobody means, and which can't be had on every system."""

import re
import unicodedata
from collections.abc import Iterable

from mappa_report.workspace.refusals import not_on_windows, same_on_windows

_HIDDEN = re.compile(r"\..*|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)
_NOT_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[. ]|[^<>:\"|?*\\\x00-\x1f]*[<>:\"|?*\\\x00-\x1f].*",
    re.IGNORECASE | re.DOTALL,
)


def is_hidden(name: str) -> bool:
    """Whether systems, editors or this program itself put files of such a name beside people's."""
    return bool(_HIDDEN.fullmatch(name))


def is_safe(name: str) -> bool:
    """Whether Windows can have a file or folder of this name."""
    return not _NOT_ON_WINDOWS.fullmatch(name)


def check_names(folder: str, names: Iterable[str]) -> None:
    """Raise FileRefused for the first of ``names`` in ``folder`` that Windows can't have or can't tell from another."""
    known: dict[str, str] = {}
    for name in names:
        if not is_safe(name):
            raise not_on_windows(f"{folder}/{name}")
        twin = known.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            raise same_on_windows(f"{folder}/{name}", twin)
