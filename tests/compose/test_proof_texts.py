"""What has changed in the text between two proofs, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.compose.proofs.account import account_of_changes, in_short
from mappa_report.compose.proofs.looks import look_changes
from mappa_report.compose.proofs.texts import Edit, text_changes
from mappa_report.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, ParagraphRole, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Link, Strong, Text, plain_text
from tests.documents import empty

WORDS = st.lists(st.sampled_from("board police case met four people risk plan".split()), min_size=1, max_size=7)
PARAGRAPHS = st.lists(WORDS.map(" ".join), max_size=8)


def report(*sections: tuple[str, list[str]]) -> Document:
    """Sections by their titles, with their paragraphs."""
    return replace(empty(), blocks=tuple(block for title, words in sections for block in _section(title, words)))


def _section(title: str, words: list[str]) -> list[Block]:
    return [Heading(1, (Text(title),), title.lower()), *(Paragraph((Text(each),)) for each in words)]


def account(before: Document, after: Document) -> list[str]:
    """The account of changes, a line for each heading and paragraph."""
    blocks = account_of_changes(text_changes(before, after))
    return [plain_text(block.content) for block in blocks if isinstance(block, Heading | Paragraph)]


@settings(max_examples=150, deadline=None)
@given(old=PARAGRAPHS, new=PARAGRAPHS)
def test_every_paragraph_is_accounted_for_once(old: list[str], new: list[str]) -> None:
    changes = text_changes(report(("Police", old)), report(("Police", new)))

    edits = [edit for change in changes for edit in change.edits]
    gone = Counter(edit.before for edit in edits if edit.before and not (edit.is_moved and edit.after))
    came = Counter(edit.after for edit in edits if edit.after)
    assert not gone - Counter(old)
    assert not came - Counter(new)
    assert Counter(old) - gone == Counter(new) - came, "what is not told stayed as it was"


def test_deleted_and_added_words_stand_within_brackets_that_say_so() -> None:
    before = report(("Police", ["We met four times in the year.", "This is over."]), ("Prison", ["One paragraph."]))
    after = report(("Police", ["We met five times in the year.", "Something new."]), ("Youth", ["Other words."]))

    assert account(before, after) == [
        "Police",
        "We met [deleted: four] [added: five] times in the year.",
        "[added: Something new.]",
        "[deleted: This is over.]",
        "Youth (new)",
        "[added: Other words.]",
        "Prison (deleted)",
        "[deleted: One paragraph.]",
    ]


def test_what_may_be_private_has_dots_in_the_account_and_a_change_of_it_is_told() -> None:
    before = report(("Police", ["He was born on 3 March 1985 in the county.", "We met four times in the year."]))
    after = report(("Police", ["He was born on 4 March 1985 in the county.", "Ring 07700 900123 to ask when we met."]))

    assert account(before, after) == [
        "Police",
        "[what may show who somebody is was changed in the paragraph that begins: He was born on ••• in the county.]",
        "[added: Ring ••• to ask when we met.]",
        "[deleted: We met four times in the year.]",
    ]


def test_a_link_and_a_paragraph_that_look_otherwise_are_told_without_what_may_be_private() -> None:
    words = (Text("Born on 3 March 1985: "), Link((Text("mail a.person@example.org"),), "mailto:a.person@example.org"))
    title = Heading(1, (Text("Police"),), "police")
    before = replace(empty(), blocks=(title, Paragraph(words)))
    after = replace(empty(), blocks=(title, BulletList(((Paragraph((Text(plain_text(words)),)),),))))

    told = [plain_text(each.sentence) for each in look_changes(before, after, (), is_told=False)]
    assert len(told) == 2
    assert not any("1985" in sentence or "example.org" in sentence for sentence in told)


def test_a_paragraph_that_has_moved_is_told_where_it_was_and_where_it_is_with_what_changed_in_it() -> None:
    moved, changed = "The board met four times in the year.", "The board met five times in the year."
    before = report(("Police", [moved, "We go on."]), ("Prison", ["Words of its own."]))
    after = report(("Police", ["We go on."]), ("Prison", ["Words of its own.", changed]))

    assert account(before, after) == [
        "Police",
        f"[moved from here to “Prison”: {moved}]",
        "Prison",
        "[moved here from “Police”, and changed:] The board met [deleted: four] [added: five] times in the year.",
    ]


def test_a_heading_that_has_moved_with_its_text_is_no_heading_deleted_and_another_added() -> None:
    heading, text = "Screening", "Referrals are screened by a panel each week."
    stays = ["One more thing was done.", "And yet another one.", "That is all there was."]
    before = report(("Police", [heading, text, *stays]))
    after = report(("Police", [*stays, heading, text]))

    (change,) = text_changes(before, after)

    assert plain_text(in_short(change)) == "“Police”: 2 paragraphs moved within it."
    assert account(before, after) == [
        "Police",
        f"[moved from here, within this section: {heading}]",
        f"[moved from here, within this section: {text}]",
        f"[moved here, within this section: {heading}]",
        f"[moved here, within this section: {text}]",
    ]


def test_a_paragraph_of_which_one_copy_has_moved_and_another_is_gone_is_told_as_both() -> None:
    twice = "The board met four times in the year."
    before = report(("A", [twice, "It stays.", twice]), ("B", ["So does this."]))
    after = report(("A", ["It stays."]), ("B", ["So does this.", twice]))

    assert account(before, after)[1:] == [
        f"[moved from here to “B”: {twice}]",
        f"[deleted: {twice}]",
        "B",
        f"[moved here from “A”: {twice}]",
    ]


def test_a_section_that_has_another_title_is_retitled_and_no_word_of_it_deleted_or_added() -> None:
    before, after = (
        replace(empty(), blocks=(Heading(1, (Text(title),), "a", origin="_mr_20_t"), Paragraph((Text("As it was."),))))
        for title in ("Police", "Kent Constabulary")
    )

    (change,) = text_changes(before, after)

    assert plain_text(in_short(change)) == "“Kent Constabulary”: retitled, until now “Police”."
    assert account(before, after) == ["Kent Constabulary (until now “Police”)"]


def test_national_text_after_the_last_section_is_no_part_of_it_whichever_is_last() -> None:
    closing = [
        Paragraph((Text("All reports from England and Wales are published online."),), ParagraphRole.CLOSING),
        Paragraph((Text("Another line of the nation’s."),)),
    ]
    before = replace(empty(), blocks=(*_of_area("Police", 20), *closing))
    after = replace(empty(), blocks=(*_of_area("Police", 20), *_of_area("Prevent", 30), *closing))

    (change,) = text_changes(before, after)

    assert plain_text(in_short(change)) == "“Prevent”: new."
    assert account(before, after) == ["Prevent (new)", "[added: What Prevent did.]"]


def _of_area(title: str, number: int) -> list[Block]:
    origin = f"_mr_{number}_"
    words = Paragraph((Text(f"What {title} did."),), origin=f"{origin}1")
    return [Heading(1, (Text(title),), title.lower(), origin=f"{origin}t"), words]


def test_long_stretches_that_stayed_are_cut_to_what_stands_beside_a_change() -> None:
    kept = [f"word{number}" for number in range(60)]

    (_, told) = account(report(("A", [f"{' '.join(kept)} old."])), report(("A", [f"{' '.join(kept)} new."])))

    assert told == f"… {' '.join(kept[-12:])} [deleted: old.] [added: new.] "


def test_spaces_that_do_not_break_and_figures_in_tables_are_no_change_of_text() -> None:
    before = report(("A", ["On 31 March"]))
    after = replace(
        before, blocks=(*report(("A", ["On 31\N{NO-BREAK SPACE}March"])).blocks, Table((), (), anchor="table-1"))
    )

    assert text_changes(before, after) == []


def test_items_of_lists_are_paragraphs() -> None:
    before = report(("A", []))
    listed = BulletList(((Paragraph((Text("First"),)),), (Paragraph((Text("Second"),)),)))

    (change,) = text_changes(before, replace(before, blocks=(*before.blocks, listed)))

    assert change.edits == (Edit("", "First"), Edit("", "Second"))


def looks(before: Document, after: Document) -> list[str]:
    """What is told to be another besides figures and words."""
    texts = text_changes(before, after)
    return [plain_text(each.sentence) for each in look_changes(before, after, texts, is_told=bool(texts))]


def of_blocks(*blocks: Block) -> Document:
    return replace(empty(), blocks=(Heading(1, (Text("Prevent"),), "prevent"), *blocks))


def test_a_section_that_stands_elsewhere_is_told_though_its_file_has_another_number_or_that_of_another() -> None:
    before = replace(empty(), blocks=tuple(b for t, n in (("A", 10), ("B", 20), ("C", 30)) for b in _of_area(t, n)))
    moved = replace(empty(), blocks=tuple(b for t, n in (("A", 10), ("C", 30), ("B", 40)) for b in _of_area(t, n)))
    swapped = replace(empty(), blocks=tuple(b for t, n in (("B", 10), ("A", 20), ("C", 30)) for b in _of_area(t, n)))

    assert looks(before, moved) == ["“C” now stands behind “A”."]
    assert looks(before, swapped) == ["“B” now stands before all others."]
    assert text_changes(before, moved) == text_changes(before, swapped) == []
    assert looks(before, before) == []
    assert looks(report(("A", ["a"])), report(("B", ["b"]), ("A", ["a"]))) == []


def test_links_put_taken_out_or_leading_elsewhere_are_told_with_their_addresses() -> None:
    words = (Text("See "), Text("our page"))
    without = of_blocks(Paragraph(words))
    one, other = (
        of_blocks(Paragraph((words[0], Link((words[1],), f"https://{name}.example")))) for name in ("one", "other")
    )

    assert looks(without, one) == ["A link to https://one.example was put on “our page”."]
    assert looks(one, other) == [
        "The link on “our page” leads to https://other.example now; it led to https://one.example."
    ]
    assert looks(one, without) == ["The link from “our page” to https://one.example was taken out."]


def test_paragraphs_that_are_set_otherwise_are_told_in_a_line_for_each_way() -> None:
    first, second = Paragraph((Text("The first of them all to be told."),)), Paragraph((Text("Next"),))
    bold = Paragraph((Strong((Text("Next"),)),))
    listed, numbered = BulletList(((first,), (second,))), NumberedList(((first,), (second,)))
    set_so = "“Prevent”: {} paragraph{} set otherwise (“{}): {}.".format

    assert looks(of_blocks(listed), of_blocks(numbered)) == [
        set_so(2, "s are", "The first of them all to …” and 1 more", "in a list before, in a numbered list now")
    ]
    assert looks(of_blocks(second), of_blocks(bold)) == [set_so(1, " is", "Next”", "other words in bold")]
    assert looks(of_blocks(Heading(2, second.content)), of_blocks(Heading(2, second.content), Heading(3, ()))) == [
        "Something is another, such as a picture, a note or colours."
    ]
    assert looks(of_blocks(first, Heading(2, second.content)), of_blocks(first, Heading(3, second.content))) == [
        set_so(1, " is", "Next”", "headings of level 2 before, headings of level 3 now")
    ]
