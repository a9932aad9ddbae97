"""Files that reviewers sent, kept in memory between the page that lists what they say and the one that puts it in."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from threading import Lock

Files = Sequence[tuple[str, bytes]]

_MOST_BYTES = 80 * 1024 * 1024
"""Of all files together; beyond that, those that came first go."""


class Sent:
    """The files that came last, each lot by a key of its own."""

    def __init__(self) -> None:
        self._lots: dict[str, Files] = {}
        self._lock = Lock()

    def keep(self, files: Files) -> str:
        """Keep ``files``. Gives the key to have them by."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._lots[key] = files
            while len(self._lots) > 1 and self._size > _MOST_BYTES:
                del self._lots[next(iter(self._lots))]
        return key

    def of(self, key: str) -> Files | None:
        """The files that ``key`` was given for; None where they are kept no longer."""
        with self._lock:
            return self._lots.get(key)

    @property
    def _size(self) -> int:
        return sum(len(data) for files in self._lots.values() for _, data in files)
