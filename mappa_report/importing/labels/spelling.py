"""Misspelt and shortened words of labels, brought to those of a form: "Catagory 1" and "Sus offenders"."""

from collections.abc import Iterable
from difflib import get_close_matches

from mappa_report.importing.labels.names import Names
from mappa_report.importing.labels.words import all_tokens, cleaned

_MAX_MENDED = 400
"""Misspelt words that are looked up, each against the words of the form."""
_SHORTEST, _SHORTEST_MISSPELT = 3, 5


class Spelling:
    """The words of a form, to which those of a file are brought."""

    def __init__(self, lines: Iterable[Names]) -> None:
        self._words = frozenset(word for line in lines for word in all_tokens(line.label))
        self._mended: dict[str, str] = {}

    def mended(self, text: str) -> str:
        """``text``, a label, with each word that is none of the form as the one that is near, if one is."""
        return " ".join(map(self._mend, all_tokens(cleaned(text))))

    def _mend(self, word: str) -> str:
        if word in self._words or word.isdecimal() or len(word) < _SHORTEST or len(self._mended) > _MAX_MENDED:
            return self._mended.get(word, word)
        if word not in self._mended:
            begun = [each for each in self._words if each.startswith(word)]
            near = get_close_matches(word, self._words, n=1, cutoff=0.8) if len(word) >= _SHORTEST_MISSPELT else []
            self._mended[word] = begun[0] if len(begun) == 1 else next(iter(near), word)
        return self._mended[word]
