"""Which section of the year before each section follows on, and whether it has the very words: told from the files.

A check and a proof both ask here, so that they never say two things of one section.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from mappa_report.model.section import Section
from mappa_report.source.place import Source

_HEAD_LINE = re.compile(r"\A[ \t-]*+(title|kind|role|organisation)[ \t]*+:(.*)")
_DASHES = re.compile(r"---+\s*")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 12
"""Sections that say less may well say the same."""


class WrittenParagraph(Struct, frozen=True):
    """A paragraph of a section's file: the line on which it begins, and its words, however they stand in lines."""

    line: int
    words: str


class SectionHead(Struct, frozen=True):
    """What tells a section from others: its file's name without the number, and what its head says."""

    source: Source
    name: str
    title: str
    kind: str
    authors: tuple[str, ...]
    title_words: frozenset[str]


def follow(sections: Sequence[Section], earlier: Iterable[Source]) -> tuple[dict[str, SectionHead], list[SectionHead]]:
    """The earlier section that each of ``sections`` follows on, by its file; and those that none follows on."""
    now, waiting = [_head_of(section) for section in sections], [_read_head(source) for source in earlier]
    kinds, kinds_before = Counter(each.kind for each in now), Counter(each.kind for each in waiting)

    def is_sole_of_kind(one: SectionHead, other: SectionHead) -> bool:
        return one.kind == other.kind and kinds[one.kind] == kinds_before[one.kind] == 1

    followed: dict[str, SectionHead] = {}
    for is_like in (
        _has_same_title,
        _has_same_name,
        _has_same_words,
        _has_same_authors,
        _has_title_within,
        is_sole_of_kind,
    ):
        for head in now:
            if head.source.name not in followed and (was := _first(waiting, head, is_like)):
                followed[head.source.name] = was
                waiting.remove(was)
    return followed, waiting


def _first(
    heads: Iterable[SectionHead], head: SectionHead, is_like: Callable[[SectionHead, SectionHead], bool]
) -> SectionHead | None:
    return next((each for each in heads if is_like(each, head)), None)


def _has_same_title(one: SectionHead, other: SectionHead) -> bool:
    return one.title.casefold() == other.title.casefold()


def _has_same_name(one: SectionHead, other: SectionHead) -> bool:
    return one.name == other.name


def _has_same_words(one: SectionHead, other: SectionHead) -> bool:
    """True for a section that has another title alone."""
    words = words_of(written_paragraphs(one.source))
    is_long = sum(len(each.split()) for each in words) >= _FEWEST_WORDS
    return is_long and words == words_of(written_paragraphs(other.source))


def _has_same_authors(one: SectionHead, other: SectionHead) -> bool:
    # A role alone, as Inspector, is that of many.
    return one.kind == other.kind and one.authors == other.authors and len(one.authors) > 1


def _has_title_within(one: SectionHead, other: SectionHead) -> bool:
    """True for "Police" and "Kent Police", where both are of one kind."""
    words, others = one.title_words, other.title_words
    return one.kind == other.kind and bool(words and others) and (words <= others or others <= words)


def _head_of(section: Section) -> SectionHead:
    said = (words for author in section.authors for words in (author.role, author.organisation))
    return _head(section.place.source, section.title, section.kind, said)


def _read_head(source: Source) -> SectionHead:
    lines = source.lines[: _body_line(source)]
    said = [(match[1], match[2].strip().strip("\"'")) for line in lines if (match := _HEAD_LINE.fullmatch(line))]
    last = dict(said)
    authors = (words for key, words in said if key in ("role", "organisation"))
    return _head(source, last.get("title", ""), last.get("kind", ""), authors)


def _head(source: Source, title: str, kind: str, authors: Iterable[str]) -> SectionHead:
    name = source.name.rpartition("/")[2].lstrip("0123456789-_ ")
    roles = tuple(words.casefold() for words in authors if words)
    return SectionHead(source, name, title, kind, roles, frozenset(_WORD.findall(title.casefold())))


def _body_line(source: Source) -> int:
    """The first line below the head, counted from 1."""
    ends = [number for number, line in enumerate(source.lines, 1) if _DASHES.fullmatch(line)]
    return ends[1] + 1 if len(ends) > 1 else 1


def written_paragraphs(source: Source) -> Iterator[WrittenParagraph]:
    """The paragraphs of a section below its head. Placeholders make no difference: their figures are new."""
    first = _body_line(source)
    begun, words = 0, list[str]()
    for number, line in enumerate((*source.lines[first - 1 :], ""), first):
        if line.strip():
            begun = begun or number
            words += _PLACEHOLDER.sub("{{}}", line).split()
        elif words:
            yield WrittenParagraph(begun, " ".join(words))
            begun, words = 0, []


def words_of(written: Iterable[WrittenParagraph]) -> tuple[str, ...]:
    """All that a section says below its head, short paragraphs and headings too."""
    return tuple(each.words for each in written)
