"""What has changed since the last proof besides figures and words: order, links, and how the text is set."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.proofs.places import line
from mappa_report.compose.proofs.section_texts import Look, SectionText
from mappa_report.compose.proofs.texts import SectionChange, paired_sections
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inlines
from mappa_report.document.stored import document_to_json
from mappa_report.problems.masking import masked
from mappa_report.wording.numbers import counted

_MOST_WORDS = 6

_ORIGIN = re.compile(rb',"origin":"[^"]*"')


class Kind(Enum):
    """What is another, in words for the first page."""

    ORDER = "the order of sections"
    LINKS = "links"
    FORM = "how text is set"
    OTHER = "something else than figures and text"


class LookChange(Struct, frozen=True):
    """One thing that is another though no word is, in a sentence."""

    kind: Kind
    sentence: Inlines


def look_changes(
    before: Document, after: Document, texts: Sequence[SectionChange], *, is_told: bool
) -> list[LookChange]:
    """Sections that stand elsewhere, then links, then how paragraphs are set, those changed in ``texts`` among them.

    Where two documents differ, and neither this nor what ``is_told`` already says how, that is told at least.
    """
    pairs = paired_sections(before, after)
    both = [(was, now) for was, now in pairs if was and now]
    told = [*_order(both), *_links([was for was, _ in pairs if was], [now for _, now in pairs if now])]
    earlier = {change.after: {edit.after: edit.before for edit in change.edits} for change in texts if change.after}
    told += [each for was, now in both for each in _forms(was, now, earlier.get(now, {}))]
    if not (told or is_told) and _printed(before) != _printed(after):
        told.append(LookChange(Kind.OTHER, line("Something is another, such as a picture, a note or colours.")))
    return told


def _printed(document: Document) -> bytes:
    """All that ``document`` prints, without the files that its paragraphs come from."""
    furniture = replace(document.furniture, running_header="")
    return _ORIGIN.sub(b"", document_to_json(replace(document, draft=None, created=None, furniture=furniture)))


def _order(pairs: Sequence[tuple[SectionText, SectionText]]) -> Iterator[LookChange]:
    """A sentence for each section that has to be moved to come from one order to the other."""
    new = [was.place for was, _ in pairs]
    matcher = SequenceMatcher(None, sorted(new), new, autojunk=False)
    stayed = {place for block in matcher.get_matching_blocks() for place in range(block.b, block.b + block.size)}
    for place, (_, section) in enumerate(pairs):
        if place not in stayed:
            before = pairs[place - 1][1]
            where = f"behind “{before.title}”" if before.place else "before all others"
            yield LookChange(Kind.ORDER, line(f"“{section.title}” now stands {where}."))


def _links(before: Sequence[SectionText], after: Sequence[SectionText]) -> Iterator[LookChange]:
    """A sentence for each link that was put, taken out, or leads elsewhere; a section's words may have moved."""
    old, new = (
        Counter((words, target) for each in sections for look in each.looks for words, target in look.links)
        for sections in (before, after)
    )
    gone, came = [*(old - new).elements()], [*(new - old).elements()]
    for words, target in came:
        was = next((each for each in gone if each[0] == words), None)
        if was:
            gone.remove(was)
            told = f"The link on “{words}” leads to {target} now; it led to {was[1]}."
        else:
            told = f"A link to {target} was put on “{words}”."
        yield LookChange(Kind.LINKS, line(masked(told)))
    yield from (
        LookChange(Kind.LINKS, line(masked(f"The link from “{words}” to {where} was taken out.")))
        for words, where in gone
    )


def _forms(was: SectionText, now: SectionText, earlier: Mapping[str, str]) -> Iterator[LookChange]:
    """A sentence for each way in which paragraphs of a section are set otherwise; ``earlier`` are words they had."""
    ways: dict[str, list[str]] = {}
    for old, new in _same_paragraphs(was.looks, now.looks, earlier):
        if old.form != new.form:
            ways.setdefault(f"{old.form} before, {new.form} now", []).append(new.words)
        for kind in _marked_otherwise(old, new):
            ways.setdefault(f"other words in {kind}", []).append(new.words)
    for way, texts in ways.items():
        more = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
        words = texts[0].split()
        first = " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
        which = counted(len(texts), "paragraph", " is" if len(texts) == 1 else " are")
        told = f"“{now.title}”: {which} set otherwise (“{first}”{more}): {way}."
        yield LookChange(Kind.FORM, line(masked(told)))


def _same_paragraphs(
    old: Sequence[Look], new: Sequence[Look], earlier: Mapping[str, str]
) -> Iterator[tuple[Look, Look]]:
    """Each of ``new`` with the first of ``old`` that has its words, or those it had, and isn't taken yet."""
    waiting: dict[str, list[Look]] = {}
    for each in reversed(old):
        waiting.setdefault(each.words, []).append(each)
    for each in new:
        if same := waiting.get(earlier.get(each.words, each.words)):
            yield same.pop(), each


def _marked_otherwise(old: Look, new: Look) -> Iterable[str]:
    """The kinds of marks that stand on other words, of those that are in both."""
    before, after = Counter(old.marks), Counter(new.marks)
    other = (before - after) + (after - before)
    return dict.fromkeys(kind for kind, words in other if words in old.words and words in new.words)
