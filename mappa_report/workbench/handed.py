"""The texts of sections that pages were given, by their hashes: what somebody changes is held against what it was."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

_MOST_LETTERS = 20_000_000
"""Of all texts together: beyond that, those that nobody has asked for longest go."""


class Handed:
    """The texts of one run."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._letters = 0
        self._lock = Lock()

    def keep(self, text: str) -> str:
        """Keep ``text``. Gives its hash."""
        name = sha256(text.encode()).hexdigest()
        with self._lock:
            if name not in self._texts:
                self._texts[name] = text
                self._letters += len(text)
            self._texts.move_to_end(name)
            while self._letters > _MOST_LETTERS and len(self._texts) > 1:
                self._letters -= len(self._texts.popitem(last=False)[1])
        return name

    def of(self, name: str) -> str | None:
        """The text with the hash ``name``; None where it is kept no longer."""
        with self._lock:
            text = self._texts.get(name)
            if text is not None:
                self._texts.move_to_end(name)
            return text
