"""Two people's changes of one text put together, paragraph by paragraph."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_GAP = re.compile(r"((?:\r?\n[ \t]*){2,}|\r?\n\Z)")
"""What stands between two paragraphs. It is a part of its own, so that edits of two neighbours stay apart."""

_END_OF_HEAD = re.compile(r"(\n---\n(?:[ \t]*\n)*)")


class Clash(Struct, frozen=True):
    """What two people made of the same paragraphs, and what stood there before; with the gaps around them."""

    was: str
    mine: str
    theirs: str

    @property
    def both(self) -> str:
        """What each made of them, one behind the other."""
        if not (self.mine.strip() and self.theirs.strip()):
            return self.mine if self.mine.strip() else self.theirs
        end, beginning = self.mine[len(self.mine.rstrip()) :], self.theirs[: -len(self.theirs.lstrip())]
        is_apart = max(end.count("\n"), beginning.count("\n")) > 1
        return self.mine + ("" if is_apart else "\n\n") + self.theirs

    def with_words(self, words: str) -> str:
        """Other ``words`` in their place, with the gaps that one of them has; without any, a gap alone."""
        like = self.mine if self.mine.strip() else self.theirs
        core = like.strip()
        before, _, after = like.partition(core)
        return f"{before}{words.strip()}{after}" if words.strip() else before or after


def combined(base: str, mine: str, theirs: str) -> tuple[str | Clash, ...]:
    """``base`` with what ``mine`` and ``theirs`` changed in it: text, and where both changed the same, a Clash.

    What both changed alike counts once.
    """
    parts, here, there = _parts(base), _parts(mine), _parts(theirs)
    in_mine, in_theirs = _kept(parts, here), _kept(parts, there)
    ends = [(number, in_mine[number], in_theirs[number]) for number in sorted(in_mine.keys() & in_theirs.keys())]
    result: list[str | Clash] = []
    at = at_mine = at_theirs = 0
    for end, end_mine, end_theirs in (*ends, (len(parts), len(here), len(there))):
        was, is_mine, is_theirs = parts[at:end], here[at_mine:end_mine], there[at_theirs:end_theirs]
        if was not in (is_mine, is_theirs) and is_mine != is_theirs:
            result.append(Clash(*("".join(each) for each in (was, is_mine, is_theirs))))
        else:
            result += is_theirs if is_mine == was else is_mine
        result += parts[end : end + 1]
        at, at_mine, at_theirs = end + 1, end_mine + 1, end_theirs + 1
    return tuple(result)


def clashes_in(parts: Sequence[str | Clash]) -> list[Clash]:
    """Where both changed the same."""
    return [part for part in parts if isinstance(part, Clash)]


def settled(parts: Sequence[str | Clash], chosen: Sequence[str]) -> str:
    """The whole text, with the texts that were ``chosen`` for its clashes, in their order."""
    texts = iter(chosen)
    return "".join(next(texts) if isinstance(part, Clash) else part for part in parts)


def _parts(text: str) -> list[str]:
    # What ends the head of a section is a gap too: a paragraph that follows without a blank line is none of the head.
    *head, body = _END_OF_HEAD.split(text, maxsplit=1) if text.startswith("---\n") else (text,)
    return [part for part in (*head, *_GAP.split(body)) if part]


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where each part of ``base`` that ``other`` still has stands in that."""
    # Without autojunk, which takes parts that come often, such as gaps, for noise.
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {start + step: there + step for start, there, size in blocks for step in range(size)}
