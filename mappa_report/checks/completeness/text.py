"""What readers would miss in a section's text: links that lead somewhere, words for pictures, sentences to follow."""

import re
from collections.abc import Iterator

from msgspec import Struct

from mappa_report.checks.people.text_units import pictures_in
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.edits import Edit, edits_at
from mappa_report.source.place import Place
from mappa_report.source.prose import Prose, ProseKind

MAX_SENTENCE_WORDS = 45
"""Words that a reader can be asked to keep in mind before a full stop."""

# Patterns are compiled when first needed: most reports need few of them.
_END = r"[.!?][”’\"')]*\s+(?=[“‘\"'(]*[A-Z])"
_WORD = r"(?<!\S)[^\w\s]*+\w\S*+"
_LINK = r"\[[^\[\]]{0,500}\]\([^()\s]*\)|<[^<>\s]+>|\[[^\[\]]+\]:\s*\S+"
_ADDRESS = r"(?<![\w/@.-])(?:https?://|www\.)[^\s<>()\[\]|“”]+[\w/]"
_BROKEN_LINK = r"\]\s?\(\s?(?:https?:|www\.|mailto:)[^()]{0,200}\)?"
_UNCLEAR_LINK = (
    r"(?<!!)\[(click(?: here)?|(?:see |read )?here|(?:read |find out |learn |see )?more|(?:more|further) information|"
    r"this(?: link| page| website)?|link|website|download|details|continue|go)[.:…]?\]\([^()\s]+\)"
)
_SAYS_NOTHING = (
    r"(?:an?\s|the\s)?(?:image|picture|photo|photograph|graphic|figure|chart|graph|diagram|map|logo|screenshot|table)s?"
    r"[\s_-]*[0-9]*\.?"
    r"|describe\sthis\spicture(?:\sin\swords)?\.?"
)
"""What programs put where nobody has said anything; last, what an import leaves in its place."""

_FILE = r"[\w -]+\.(?:png|jpe?g|gif|svg)"


def check_text(page: MarkdownPage, section: Section) -> Iterator[Problem]:
    """What readers of ``section``, which ``page`` holds, would miss in it."""
    yield from _pictures(page)
    yield from _bare_addresses(page)
    yield from _broken_links(section)
    yield from _unclear_links(page)
    yield from _long_sentences(section)


def _pictures(page: MarkdownPage) -> Iterator[Problem]:
    for prose, target in pictures_in(page.source):
        words = prose.text.strip()
        stem = target.rpartition("/")[2].rpartition(".")[0]
        if re.fullmatch(f"{_SAYS_NOTHING}|{_FILE}", words, re.IGNORECASE) or words.casefold() == stem.casefold():
            hint = "say what the picture shows, as if to somebody on the telephone."
            message = "these words do not say what the picture shows"
            place = prose.place(0, len(prose.text))
            yield Problem("alternative-says-nothing", message, place, Severity.WARNING, hint=hint)


def _bare_addresses(page: MarkdownPage) -> Iterator[Problem]:
    """Addresses that are words alone, on which nobody can click."""
    for number, line in enumerate(page.source.lines[page.body_line - 1 :], page.body_line):
        if "www." not in line.casefold() and "://" not in line:
            continue
        links = [match.span() for match in re.finditer(_LINK, line)]
        for match in re.finditer(_ADDRESS, line, re.IGNORECASE):
            is_link = any(start <= match.start() < end for start, end in links)
            if is_link or line[: match.start()].endswith(("](", "] (")):  # the latter is told as a link not read
                continue
            whole = match[0] if "://" in match[0] else f"https://{match[0]}"
            link = f"[{match[0]}]({whole})"
            hint = f"write {link}, or words that say what is there in place of the address."
            place = Place(page.source, number, match.start() + 1, len(match[0]))
            edits = edits_at(place, match[0], link, "Make it a link")
            message = "this address is not a link"
            on_page = "make it a link, or link words that say what is there in place of the address."
            yield Problem("address-not-linked", message, place, Severity.INFO, hint=hint, edits=edits, on_page=on_page)


def _unclear_links(page: MarkdownPage) -> Iterator[Problem]:
    """Links whose words are the same wherever they lead: people who listen often hear a page's links alone."""
    for number, line in enumerate(page.source.lines[page.body_line - 1 :], page.body_line):
        for match in re.finditer(_UNCLEAR_LINK, line, re.IGNORECASE) if "](" in line else ():
            place = Place(page.source, number, match.start(1) + 1, len(match[1]))
            message = f"“{match[1]}” does not say where this link leads"
            hint = "link the words that name what is there, such as [the guidance on disclosure](https://...)."
            yield Problem("link-says-nothing", message, place, Severity.WARNING, hint=hint)


def _broken_links(section: Section) -> Iterator[Problem]:
    for prose in section.prose:
        for match in (
            re.finditer(_BROKEN_LINK, prose.text, re.IGNORECASE) if "](" in prose.text or "] (" in prose.text else ()
        ):
            hint = "write [words](https://...) with nothing between the brackets and no space in the address."
            message = "a link is not written as one, and prints with its brackets"
            place = prose.place(*match.span())
            edits, on_page = _joined(place, match[0]), "take the brackets and the address out, and link the words."
            yield Problem("link-not-read", message, place, Severity.WARNING, hint=hint, edits=edits, on_page=on_page)


def _joined(place: Place, written: str) -> tuple[Edit, ...]:
    """The ``written`` end of a link without the blanks round its brackets; one within the address is for a person."""
    address = re.fullmatch(r"\]\s?\(\s?(https?:[^\s()]+)\s?\)", written)
    return edits_at(place, written, f"]({address[1]})", "Make it a link") if address else ()


class _Sentence(Struct, frozen=True):
    prose: Prose
    start: int
    words: int


def _long_sentences(section: Section) -> Iterator[Problem]:
    """One note a section: where the longest sentence begins, and how many are too long."""
    paragraphs = (prose for prose in section.prose if prose.kind in (ProseKind.PARAGRAPH, ProseKind.QUOTATION))
    long = [each for prose in paragraphs for each in _sentences(prose) if each.words > MAX_SENTENCE_WORDS]
    if not long:
        return
    longest = max(long, key=lambda sentence: sentence.words)
    also = f"sentences of this section with more than {MAX_SENTENCE_WORDS} words: {len(long)}"
    place = longest.prose.place(longest.start, longest.start + 1)
    message = f"this sentence has {longest.words} words"
    hint = "two or three shorter ones are easier to follow, above all for those who listen."
    yield Problem("sentence-long", message, place, Severity.INFO, notes=(also,) if len(long) > 1 else (), hint=hint)


def _sentences(prose: Prose) -> Iterator[_Sentence]:
    if prose.text.count(" ") < MAX_SENTENCE_WORDS:
        return
    starts = [0, *(match.end() for match in re.finditer(_END, prose.text))]
    for start, end in zip(starts, [*starts[1:], len(prose.text)], strict=True):
        yield _Sentence(prose, start, len(re.findall(_WORD, prose.text[start:end])))
