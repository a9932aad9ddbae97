"""The Document: everything a report says, in order, and nothing about any format.

``compose`` makes it and ``writers`` read it; no writer sees anything else, so no two formats can disagree. Names are
a typographer's. The Markdown reader makes the same blocks for narrative, with ``Placeholder`` nodes that compose fills
in: a writer never meets one.
"""

from msgspec import Struct, field

from mappa_report.document.blocks import Block, Blocks, Heading, Picture
from mappa_report.document.bounds import AtLeastOne, Colour, Count, Language, Level, Name, Seconds, Words

PROOF_PROPERTY = "MAPPA proof"
"""The property of a proof's Word file that says which proof it is, as the writer sets it and a review reads it."""


class ContentsEntry(Struct, frozen=True):
    """One line of the contents list: a Heading's level, words and anchor.

    ``page`` is the number of its page, for a format that is written before it has pages; else it is blank.
    """

    level: Level
    text: Name
    anchor: Words
    page: Words = ""


class Furniture(Struct, frozen=True):
    """The words that stand round the text and not in it: running header, page number, contents heading.

    ``page`` is the word before a page number, ``of`` that before how many there are. Where notes stand at the end of a
    section, ``footnotes`` is what they are called, ``footnote`` stands before the number of one, and ``back_to_text``
    before that of its mark: for those who listen. ``back_to_contents`` leads back to the contents.
    """

    running_header: Words
    contents: Words
    page: Words
    skip_to_content: Name
    footnote: Words = "Note"
    footnotes: Words = "Notes"
    back_to_text: Words = "Back to the mark of note"
    back_to_contents: Name = "Back to contents"
    of: Words = "of"


class Colours(Struct, frozen=True):
    """An area's own colours, each as #rrggbb: ``accent`` for letters and lines, ``band`` behind white letters.

    ``accent_in_the_dark`` takes the place of ``accent`` on a dark page.
    """

    accent: Colour
    band: Colour
    accent_in_the_dark: Colour


class Cover(Struct, frozen=True):
    """What is on the first page besides title and author: logos and a picture, which without words is decorative.

    ``logo`` is the first of them, ``more_logos`` stand beside it. ``lines`` say what the report is and by which Act.
    """

    logo: Picture | None = None
    picture: Picture | None = None
    more_logos: tuple[Picture, ...] = ()
    lines: tuple[Words, ...] = ()

    @property
    def logos(self) -> tuple[Picture, ...]:
        """All logos, in a row."""
        return (self.logo, *self.more_logos) if self.logo else self.more_logos


class OtherFile(Struct, frozen=True):
    """Another file of the same report, ``name``, which lies beside this one: what it is called, and its media type."""

    label: Name
    name: Name
    media_type: Name


class Draft(Struct, frozen=True):
    """What marks a Document as a draft: ``mark`` across every page, ``notice`` at its start.

    Before the report stands a ``sheet`` with a ``title``, in a ``language`` of its own, for those who review it.
    ``identity`` says in a file that comes back which proof it is; it is blank where there is nothing to come back to.
    """

    mark: Words
    notice: Words
    title: Words
    language: Language
    sheet: Blocks
    identity: Words = ""


class Document(Struct, frozen=True):
    """A whole report. ``language`` is a BCP 47 tag; ``created`` seconds since 1970, or None for no date at all.

    ``published`` says when it was, and is blank where nobody knows. ``colours`` is None for the templates' own,
    ``draft`` for a report to publish. ``imprint`` is the anchor of the heading that the imprint begins with,
    ``files`` what a web page leads to beside it. The first blocks, ``opening`` of them, stand before the contents, on a
    page of their own.
    """

    title: Name
    subtitle: Words
    author: Words
    description: Words
    language: Language
    furniture: Furniture
    contents: tuple[ContentsEntry, ...]
    blocks: AtLeastOne[Block]
    keywords: tuple[Words, ...] = ()
    created: Seconds | None = None
    published: Words = ""
    cover: Cover = field(default_factory=Cover)
    colours: Colours | None = None
    imprint: Words = ""
    files: tuple[OtherFile, ...] = ()
    draft: Draft | None = None
    opening: Count = 0

    @property
    def front(self) -> Blocks:
        """The blocks before the contents."""
        return self.blocks[: self.opening]

    @property
    def text(self) -> Blocks:
        """The blocks after the contents."""
        return self.blocks[self.opening :]

    @property
    def ending(self) -> Blocks:
        """The last of the blocks, with which the report tells of itself: those of the imprint, from its heading on."""
        headings = ((at, each) for at, each in enumerate(self.blocks) if isinstance(each, Heading) and self.imprint)
        begin = next((at for at, heading in headings if heading.anchor == self.imprint), len(self.blocks))
        return self.blocks[begin:]
