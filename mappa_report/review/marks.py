"""Words as Markdown, with the marks of what each stands in: bold, italic, links, other languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, takewhile

from msgspec import Struct

from mappa_report.importing.markdown.escaping import ESCAPES, Escape, guarded
from mappa_report.review.changes import Edit, Run
from mappa_report.review.differences import END
from mappa_report.review.markdown_letters import Letter
from mappa_report.review.word_items import BREAK, Look, seen

_SIGN = re.compile(r"[^\w\s.,;:’‘“”'\"–—()/%£?-]")
_WORD = re.compile(rf"{END}|(?>(?:[^\S{END}]|\\\n)+)|(?>(?:[^\s\\]|\\(?!\n))+)")
_MOST_AHEAD = 500
EMPHASIS = ("*", "_")


class Atom(Struct, frozen=True):
    """A stretch of Markdown without marks, and what it stands in."""

    text: str
    look: Look = ()
    is_blank: bool = False


def worded(edit: Edit, context: Look = (), further: str = "") -> Iterable[str]:
    """The ways of writing what ``edit`` puts in where ``context`` is open: with few backslashes, then with many.

    None where what it puts in does not stand in all of that. ``further`` is what lines begin with but the first.
    """
    runs = edit.runs or (Run(edit.new, context),)
    around = set(seen(context))
    if any(run.text.strip() and not around <= set(seen(run.look)) for run in runs):
        return ()
    inner = [Run(run.text, tuple(name for name in run.look if name.rstrip("/") not in around)) for run in runs]
    ways = [marked(atoms_of_runs(inner, escape, further)) for escape in escapes_for(edit.new)]
    if len(ways) > 1 or not edit.new[:1].isalpha():
        words = marked(atoms_of_runs(inner, ESCAPES[1], further))
        ways.append(END.join(map(guarded, words.split(END))))
    return dict.fromkeys(ways)


def escapes_for(words: str) -> Sequence[Escape]:
    """The ways to keep signs of ``words`` from being taken for marks; words alone need none."""
    return ESCAPES if _SIGN.search(words) else ESCAPES[:1]


def atoms_of_runs(runs: Iterable[Run], escape: Escape, further: str) -> list[Atom]:
    """The words and blanks of ``runs``, in which ``escape`` keeps signs from being taken for marks."""
    return [
        Atom(
            word.replace(BREAK, BREAK + further),
            () if word == END else run.look,
            word != END and word.strip("\\").isspace(),
        )
        for run in runs
        for word in _WORD.findall(escape(run.text).replace(BREAK, f"\\{BREAK}"))
    ]


def atoms_of_letters(text: str, letters: Iterable[tuple[Letter, Look]]) -> Iterator[Atom]:
    """How ``letters`` are written in ``text``, each with the look that it is to have; a placeholder is one."""
    for _, group in groupby(letters, key=lambda each: each[0].start):
        letter, look = next(group)
        yield Atom(text[letter.start : letter.end], look, letter.text.isspace())


def marked(atoms: Sequence[Atom], emphasis: str = "*") -> str:
    """``atoms`` as Markdown. What lasts longest is outermost; blanks stand outside of marks where they can."""
    placed = _with_blanks(atoms)
    made: list[str] = []
    opened: list[str] = []
    for at, atom in enumerate(placed):
        while any(name not in atom.look for name in opened):
            made.append(_marks(opened.pop(), emphasis)[1])
        missing = [name for name in atom.look if name not in opened]
        for name in sorted(missing, key=lambda each: -_length(placed, at, each)) if len(missing) > 1 else missing:
            opened.append(name)
            made.append(_marks(name, emphasis)[0])
        made.append(atom.text)
    return "".join([*made, *(_marks(name, emphasis)[1] for name in reversed(opened))])


def _with_blanks(atoms: Sequence[Atom]) -> list[Atom]:
    """``atoms``, blanks with the look that both neighbours have."""
    before: list[Look] = []
    look: Look = ()
    for atom in atoms:
        look = look if atom.is_blank else atom.look
        before.append(look)
    made: list[Atom] = []
    after: Look = ()
    for atom, look in zip(reversed(atoms), reversed(before), strict=True):
        after = after if atom.is_blank else atom.look
        shared = tuple(name for name in after if name in look)
        made.append(Atom(atom.text, shared, is_blank=True) if atom.is_blank else atom)
    return made[::-1]


def _length(atoms: Sequence[Atom], at: int, name: str) -> int:
    ahead = takewhile(lambda atom: name in atom.look, islice(atoms, at, at + _MOST_AHEAD))
    return sum(1 for _ in ahead)


def _marks(name: str, emphasis: str) -> tuple[str, str]:
    kind, _, value = name.partition(" ")
    match kind:
        case "link":
            return "[", f"]({value})"
        case "lang":
            return "[", f"]{{lang={value}}}"
        case "strong":
            return emphasis * 2, emphasis * 2
        case _:
            return emphasis, emphasis
