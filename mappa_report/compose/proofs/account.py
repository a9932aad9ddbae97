"""The full account of what has changed in the text since the last proof: word by word, section by section."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from mappa_report.compose.proofs.places import line
from mappa_report.compose.proofs.texts import Edit, SectionChange, can_be_compared
from mappa_report.document.blocks import Block, Heading, Paragraph
from mappa_report.document.inlines import Emphasis, Inline, Inlines, Link, Strong, Text
from mappa_report.problems.masking import masked
from mappa_report.wording.edits import EditKind, compare_words
from mappa_report.wording.numbers import counted

_MOST_KEPT = 30
"""Words in a row that have not changed and are all shown; of more, only those beside a change."""

_BESIDE = 12

_FEW_BESIDE = 5
"""The same on the first page."""

_MOST_IN_SHORT = 20
"""Words of a paragraph that is new or gone, on the first page."""

_PRIVATE = "what may show who somebody is was changed in the paragraph that begins:"


def account_of_changes(changes: Sequence[SectionChange]) -> Iterator[Block]:
    """A heading for each section, and below it each paragraph that is another, with what was deleted and added.

    What may be private in it has dots: the sheet goes to more people than the section that has to be put right.
    """
    for number, change in enumerate(changes):
        yield Heading(2, line(_titled(change)), f"_changes-{number}")
        for edit in change.edits:
            shown = replace(edit, before=masked(edit.before), after=masked(edit.after))
            is_private = edit.before != edit.after and shown.before == shown.after
            yield Paragraph((Text(f"[{_PRIVATE} {_begun(shown.after)}]"),) if is_private else _edited(shown))


def _titled(change: SectionChange) -> str:
    title = change.either.title
    if change.before is None or change.after is None:
        return f"{title} (new)" if change.before is None else f"{title} (deleted)"
    return f"{title} (until now “{change.before.title}”)" if change.is_retitled else title


def _edited(edit: Edit) -> Inlines:
    """The words of one paragraph, those deleted and added within brackets that say so."""
    if not edit.after:
        return (_deleted(edit.before, f"moved from here{_whither(edit, 'to')}" if edit.is_moved else "deleted"),)
    if not edit.before:
        return (_added(edit.after),)
    if edit.before == edit.after:
        return (_added(edit.after, f"moved here{_whither(edit, 'from')}"),)
    moved = f"[moved here{_whither(edit, 'from')}, and changed:]"
    begun: Inlines = (Strong((Text(moved),)), Text(" ")) if edit.is_moved else ()
    if not can_be_compared(edit.before, edit.after):
        return (*begun, _deleted(edit.before), Text(" "), _added(edit.after))
    return (*begun, *_runs(edit))


def _whither(edit: Edit, way: str) -> str:
    """Which section it moved ``way``, to or from; within one section, that it did."""
    return f" {way} “{edit.elsewhere}”" if edit.elsewhere else ", within this section"


def _runs(
    edit: Edit, beside: int = _BESIDE, most: int = _MOST_KEPT, cut: Callable[[str], str] = str.strip
) -> Iterator[Inline]:
    runs = compare_words(edit.before, edit.after)
    for place, run in enumerate(runs):
        match run.kind:
            case EditKind.KEPT:
                yield Text(_shortened(run.words, place == 0, place == len(runs) - 1, beside, most))
            case EditKind.DROPPED:
                yield _deleted(cut(run.words))
                yield Text(" ")
            case EditKind.ADDED:
                yield _added(cut(run.words))
                yield Text(" ")


def _shortened(words: str, is_first: bool, is_last: bool, beside: int, most: int) -> str:
    """``words`` that were kept, without those that are far from any change."""
    each = words.split()
    if len(each) <= most:
        return words
    before = [] if is_first else each[:beside]
    after = [] if is_last else each[-beside:]
    return " ".join([*before, "…", *after]) + " "


def _deleted(words: str, what: str = "deleted") -> Inline:
    return Emphasis((Text(f"[{what}: {words}]"),))


def _added(words: str, what: str = "added") -> Inline:
    return Strong((Text(f"[{what}: {words}]"),))


def titled(change: SectionChange) -> Inlines:
    """The title of a section, as a link with its page where it prints."""
    section = change.either
    words = Text(f"“{section.title}”")
    return (Link((words,), f"#{section.anchor}", has_page=True) if change.after and section.anchor else words,)


def edited_in_short(edit: Edit) -> Inlines:
    """The words of one paragraph that were deleted and added, with a few on either side, in about two lines."""
    if not (edit.before and edit.after and can_be_compared(edit.before, edit.after)):
        told = [_deleted(_begun(edit.before))] if edit.before else []
        told += [_added(_begun(edit.after))] if edit.after else []
        return line(*((each,) for each in told))
    return (*_runs(edit, _FEW_BESIDE, _FEW_BESIDE * 2, _begun),)


def _begun(words: str) -> str:
    each = words.split()
    return words.strip() if len(each) <= _MOST_IN_SHORT else " ".join([*each[:_MOST_IN_SHORT], "…"])


def in_short(change: SectionChange) -> Inlines:
    """One line on a section: how much of it is another, by whom it is, with a link to where it stands."""
    title, section = titled(change), change.either
    by = f" ({section.by})" if section.by else ""
    if change.before is None:
        return line(title, f"{by}: new.")
    if change.after is None:
        return line(title, f"{by}: deleted.")
    told = [f"retitled, until now “{change.before.title}”"] if change.is_retitled else []
    kinds = list(_kinds(change.edits))
    told += [counted(count, "paragraph", f" {kind}") for kind in dict.fromkeys(kinds) if (count := kinds.count(kind))]
    return line(title, f"{by}: {', '.join(told)}.")


def _kinds(edits: Sequence[Edit]) -> Iterator[str]:
    """What became of each paragraph; one that has moved within its section is told once."""
    moved = [edit for edit in edits if edit.is_moved]
    within = {edit.before for edit in moved if edit.after} & {edit.before for edit in moved if not edit.after}
    for edit in edits:
        if edit.is_moved and edit.before in within:
            yield from ("moved within it",) if edit.after else ()
        elif edit.is_moved:
            yield "moved here" if edit.after else "moved from here"
        else:
            yield "changed" if edit.before and edit.after else "added" if edit.after else "deleted"
