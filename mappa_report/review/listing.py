"""The changes and comments of a review as lines to read: by section and paragraph, with who and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mappa_report.review.applying import Fate, Outcome
from mappa_report.review.changes import Change, ChangeKind, Who
from mappa_report.review.differences import END
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.store import KeptComment, State
from mappa_report.review.streams import Stream
from mappa_report.review.word_items import NOTE
from mappa_report.wording.numbers import format_date

_CONTEXT = 40
_MOST_SHOWN = 400
_MOST_CONFLICTS = 20
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})", re.ASCII)
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def change_lines(
    changes: Sequence[Change],
    kept: Sequence[Kept],
    streams: Mapping[tuple[str, str], Stream],
    fates: Mapping[int, Outcome],
) -> Iterator[str]:
    """``changes`` below the title of the section that each is in; ``fates`` say which are done, or set aside."""
    last = None
    for change in changes:
        section = kept[change.place].section if change.place < len(kept) else ""
        if section != last:
            yield ""
            yield heading(section, kept)
            last = section
        yield from lines_of(change, kept, streams, fates)


def heading(section: str, kept: Sequence[Kept]) -> str:
    """The title of ``section`` and its file, as changes stand below it."""
    title = next((each.text for each in kept if each.section == section and each.kind is Kind.TITLE), "")
    return f"{title} ({section})" if section else "Outside the area’s own sections"


def lines_of(
    change: Change, kept: Sequence[Kept], streams: Mapping[tuple[str, str], Stream], fates: Mapping[int, Outcome]
) -> Iterator[str]:
    """One change: where it is and who made it, its words before and after, and what would become of it."""
    what = change.kind.value
    if change.kind is ChangeKind.WORDS and _same_but_signs(change.old, change.new):
        what = "signs alone changed"
    yield f"{change.number:>4}  {_where(change, kept)}: {what}, {named(change.who)}"
    yield from (f"        {line.replace(NOTE, '[note]')}" for line in _words(change, streams))
    if change.remark:
        yield f"      {change.remark}"
    if change.conflicts:
        numbers = ", ".join(map(str, change.conflicts[:_MOST_CONFLICTS]))
        numbers += ", …" if len(change.conflicts) > _MOST_CONFLICTS else ""
        yield f"      conflict with {numbers}: name the one that is to be"
    outcome = fates[change.number]
    if outcome.fate is Fate.DONE:
        yield "      done: it has been put in"
    elif outcome.fate is Fate.ASIDE:
        yield f"      set aside: {outcome.reason}"
    elif change.kind is ChangeKind.SECTION:
        yield "      taken out only when its number is named, never by --all"
    elif change.is_by_number:
        yield "      put in only when its number is named, never by --all: its section loses its title or all its text"


def _same_but_signs(old: str, new: str) -> bool:
    """Whether the two differ in quotation marks, dashes, dots and spaces alone, as autocorrection changes them."""
    return bool(old and new) and _plain(old) == _plain(new)


def _plain(words: str) -> str:
    return " ".join(words.translate(_TYPOGRAPHIC).split())


def _where(change: Change, kept: Sequence[Kept]) -> str:
    at = kept[change.place]
    if change.kind in (ChangeKind.SECTION, ChangeKind.MOVED_SECTION):
        return "the whole section"
    if change.kind is ChangeKind.MARGIN:
        return "every page"
    if change.kind is ChangeKind.NEW_SECTION:
        return "a section of its own, in or behind this one"
    named = at.kind.value if at.kind in (Kind.TITLE, Kind.BYLINE, Kind.TABLE) else f"“{_first_words(at.text)}”"
    if at.origin and at.first and at.kind in (Kind.LOCAL, Kind.NOTE):
        named = f"{'note' if at.kind is Kind.NOTE else 'paragraph'} {at.origin.rpartition('_')[2]}, line {at.first}"
    return f"behind {named}" if change.kind is ChangeKind.ADDED else named


def _words(change: Change, streams: Mapping[tuple[str, str], Stream]) -> Iterator[str]:
    before, after = "", ""
    if change.edits and change.kind in (ChangeKind.WORDS, ChangeKind.DIVIDED, ChangeKind.MERGED):
        first, last = change.edits[0], change.edits[-1]
        text = streams[first.key].text
        before = _last_words(text[max(0, first.start - _MOST_SHOWN) : first.start].rpartition(END)[2])
        after = _first_words(text[last.end : last.end + _MOST_SHOWN].partition(END)[0])
    if change.kind is ChangeKind.MOVED_SECTION:
        yield f"+ behind “{change.new}”" if change.new else "+ in front of all others"
        return
    if change.kind is ChangeKind.UNDER:
        yield f"- [{_shown(change.old)}]"
        yield f"+ under “{change.new}”"
        return
    if change.kind is ChangeKind.MOVED and len(change.edits) > 1:
        yield from _moved(change, streams)
        return
    if change.old:
        yield f"- {before}[{_shown(change.old)}]{after}"
    if change.new:
        yield f"+ {before}[{_shown(change.new)}]{after}"


def _moved(change: Change, streams: Mapping[tuple[str, str], Stream]) -> Iterator[str]:
    """What was moved, and behind what it stands now, in which section if that is another."""
    removed, added = change.edits
    text = streams[added.key].text[max(0, added.start - _MOST_SHOWN) : added.start].removesuffix(END)
    before = _last_words(text.rpartition(END)[2]).strip()
    section = f" in {added.key[0]}" if added.key[0] != removed.key[0] else ""
    yield f"- [{_shown(change.old)}]"
    yield f"+ behind “{before}”{section}" if before else f"+ at the beginning of the text{section}"
    if change.new.strip() != change.old.strip():
        yield f"+ [{_shown(change.new)}]"


def _last_words(words: str) -> str:
    return words if len(words) <= _CONTEXT else f"… {words[-_CONTEXT:].partition(' ')[2]}"


def _first_words(words: str) -> str:
    return words if len(words) <= _CONTEXT else f"{words[:_CONTEXT].rpartition(' ')[0]} …"


def _shown(words: str) -> str:
    marked = words.replace(END, " ¶ ").replace("\n", " / ")
    return marked if len(marked) <= _MOST_SHOWN else f"{marked[:_MOST_SHOWN]} …"


def named(who: Sequence[Who]) -> str:
    """By whom and when, and how that is known."""
    return "; ".join(dict.fromkeys(_one(each) for each in who))


def _one(who: Who) -> str:
    author = who.trace.author
    if who.is_tracked:
        day = day_of(who.trace.date)
        return f"{author or 'somebody without a name'}{f', {day}' if day else ''} in {who.file}"
    saved = f", last saved by {author}" if author else ""
    return f"not tracked, in {who.file}{saved}"


def day_of(words: str) -> str:
    """The day and time that a Word file gives as ``words``; blank where they are none."""
    match = _DATE.match(words)
    try:
        return f"{format_date(date.fromisoformat(match[1]))} {match[2]}" if match else ""
    except ValueError:
        return ""


def comment_lines(comments: Sequence[KeptComment]) -> Iterator[str]:
    """``comments``, numbered, each with the words it stands at, its answers and its state."""
    numbers = {comment.key: number for number, comment in enumerate(comments, 1)}
    for number, comment in enumerate(comments, 1):
        day = day_of(comment.date)
        place = "".join(f", {each}" for each in (comment.where, comment.title and f"on {comment.title}") if each)
        answers = f", in answer to {numbers[comment.answers]}" if comment.answers in numbers else ""
        yield f"{number:>4}  {comment.author or 'somebody without a name'}{f', {day}' if day else ''}{place}{answers}"
        if comment.quoted:
            yield f"        at “{_shown(comment.quoted)}”"
        yield f"        {_shown(comment.text)}"
        reason = f": {comment.reason}" if comment.reason else ""
        yield f"      {comment.state.value}{reason}"


def open_count(comments: Sequence[KeptComment]) -> int:
    """How many of ``comments`` nobody has settled."""
    return sum(comment.state is State.OPEN for comment in comments)
