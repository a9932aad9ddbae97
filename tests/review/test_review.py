"""Changes that come back in Word files: listed, set aside with a reason, or put into the sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.review.applying import Fate, standings
from mappa_report.review.changes import Change, ChangeKind
from mappa_report.review.word_items import Trace
from tests.review.proofs import Sent, applied, changes_in, own_texts, read, send_out, sent
from tests.review.word_edits import Edited

HEAD = "---\ntitle: {}\nkind: {}\nplace: {}\nrole: Chair\norganisation: Testshire Board\n---\n"
FOREWORD = (
    HEAD.format("Foreword", "foreword", "front")
    + """The Board met on {{ year.snapshot | date }} and heard that the
number of cases had risen. It asked each agency to look at
its own part. There were {{ figures.people.total.total }} people in all.

Agencies **work together** every day, and *share* what they
know. [A guide](https://www.gov.uk) says how.

## What we did

- Held twelve meetings
- Trained forty people in the new rules
- Wrote to every partner

A last word. Thank you to all who took part. The year ahead will be busy.
"""
)
POLICE = (
    HEAD.format("Testshire Police", "agency-perspective", "local")
    + """Officers visit people at home. They check what they are told.

| Year | Visits |
|---|---|
| 2022 | 40 |

After the table comes one more paragraph of plain words.
"""
)
SECTIONS = {"10-foreword.md": FOREWORD, "20-police.md": POLICE}
NAME = "areas/testshire/2023/sections/10-foreword.md"


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, SECTIONS)


def find(edited: Edited, words: str) -> object:
    return next(paragraph for paragraph in edited.paragraphs if words in edited.text(paragraph))


def put(edited: Edited, old: str, new: str) -> None:
    paragraph = find(edited, old)
    start = edited.text(paragraph).index(old)
    edited.replace(paragraph, start, start + len(old), new)


def told(change: Change) -> tuple[object, ...]:
    return change.kind, change.old, change.new, change.reason


def text_of(proof: Sent, name: str = "10-foreword.md") -> str:
    return (proof.sections / name).read_text()


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_file_that_nobody_has_changed_has_no_changes(proof: Sent, is_tracked: bool) -> None:
    assert changes_in(proof, Edited(proof.docx, is_tracked).data) == ()


def test_a_tracked_change_says_who_made_it_and_when(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.WORDS, "each", "every", "")
    assert [(who.file, who.trace.author, who.trace.date, who.is_tracked) for who in change.who] == [
        ("1.docx", "Ann Chair", "2026-11-20T10:00:00Z", True)
    ]


def test_only_what_was_changed_is_changed_in_the_file(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    put(edited, "forty", "fifty")
    applied(proof, changes_in(proof, edited.data))
    assert text_of(proof) == FOREWORD.replace("each agency", "every agency").replace("forty", "fifty")


def test_a_line_that_has_become_too_long_is_wrapped_and_no_other(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "had risen", "had risen once more in the second half of the year")
    applied(proof, changes_in(proof, edited.data))
    old = "number of cases had risen. It asked each agency to look at\n"
    new = "number of cases had risen once more in the second half of the year. It\nasked each agency to look at\n"
    assert text_of(proof) == FOREWORD.replace(old, new)


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {"10-foreword.md": FOREWORD.replace("\n", "\r\n")})
    edited = Edited(proof.docx, is_tracked=False)
    edited.insert_behind(find(edited, "Trained forty"), "Met the press")
    applied(proof, changes_in(proof, edited.data))
    expected = FOREWORD.replace("rules\n", "rules\n- Met the press\n").replace("\n", "\r\n")
    assert (proof.sections / "10-foreword.md").read_bytes() == expected.encode()


def test_signs_of_markdown_that_somebody_types_print_as_typed(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "Wrote to", "# *Wrote* {{ x }} <b> to")
    applied(proof, changes_in(proof, edited.data))
    assert "# *Wrote* {{ x }} <b> to every partner" in own_texts(sent(proof.root))


def test_bold_and_links_that_come_with_words_stay_and_others_are_not_touched(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "together", "well together")
    put(edited, "every day, and", "daily, and")
    put(edited, "guide", "handbook")
    applied(proof, changes_in(proof, edited.data))
    expected = FOREWORD.replace("**work together** every day", "**work well together** daily")
    assert text_of(proof) == expected.replace("[A guide]", "[A handbook]")


def mark(edited: Edited, words: str, look: str, is_on: bool = True) -> None:
    paragraph = find(edited, words)
    start = edited.text(paragraph).index(words)
    edited.mark(paragraph, start, start + len(words), look, is_on)


@pytest.mark.parametrize(
    ("words", "look", "is_on", "told_as", "old", "new"),
    [
        ("each agency", "b", True, "bold put on", "each agency", "**each agency**"),
        ("share", "i", False, "italic taken off", "*share*", "share"),
        ("share", "b", True, "bold put on", "*share*", "***share***"),
        ("work", "b", False, "bold taken off", "**work together**", "work **together**"),
        ("every", "b", True, "bold put on", "every day,", "**every** day,"),
        ("guide", "i", True, "italic put on", "[A guide]", "[A *guide*]"),
        (
            "17",
            "b",
            True,
            "bold put on",
            "{{ figures.people.total.total }} people in all",
            "**{{ figures.people.total.total }}** people in\nall",
        ),
        ("heard that the number", "b", True, "bold put on", "heard that the\nnumber", "**heard that the\nnumber**"),
    ],
)
def test_bold_and_italic_are_put_on_and_taken_off(
    proof: Sent, words: str, look: str, is_on: bool, told_as: str, old: str, new: str
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    mark(edited, words, look, is_on)
    (change,) = changes_in(proof, edited.data)
    assert (change.kind, change.new, change.reason) == (ChangeKind.LOOK, told_as, "")
    assert [who.trace.author for who in change.who if who.is_tracked] == ["Ann Chair"]
    assert [outcome.fate for outcome in applied(proof, (change,)).outcomes] == [Fate.APPLIED]
    assert text_of(proof) == FOREWORD.replace(old, new)
    assert standings((change,), proof.kept, proof.texts)[1].fate is Fate.DONE


def test_words_of_a_link_that_was_written_in_a_way_of_its_own_are_not_marked_anew(tmp_path: Path) -> None:
    text = FOREWORD.replace("(https://www.gov.uk)", '(https://www.gov.uk "Guides")')
    proof = send_out(tmp_path, {"10-foreword.md": text})
    edited = Edited(proof.docx, is_tracked=True)
    mark(edited, "guide says", "b")
    assert [outcome.reason for outcome in applied(proof, changes_in(proof, edited.data)).outcomes] == [
        "there is no way to write this into the section so that it prints as it does in Word: type it in"
    ]
    assert text_of(proof) == text


LAST = "A last word. Thank you to all who took part. The year ahead will be"


@pytest.mark.parametrize(
    ("words", "model", "told_as", "old", "new"),
    [
        ("A last word", "Held", "text → an item of a list with bullets", f"\n\n{LAST} busy", f"\n- {LAST}\n  busy"),
        ("Wrote to", "A last", "an item of a list with bullets → text", "\n- Wrote", "\n\nWrote"),
        ("Trained", "A last", "an item of a list with bullets → text", "\n- Trained forty people in the new rules\n",
         "\n\nTrained forty people in the new rules\n\n"),
        ("A last word", "What we", "text → a heading of level 2", "A last", "## A last"),
        ("What we did", "A last", "a heading of level 2 → text", "## What", "What"),
        ("Agencies work", "What we", "text → a heading of level 2", "Agencies **work together** every day, and *share* "
         "what they\nknow.", "## Agencies **work together** every day, and *share* what they know."),
    ],
)  # fmt: skip
def test_a_paragraph_made_a_heading_an_item_or_text_is_so_in_the_file(
    proof: Sent, words: str, model: str, told_as: str, old: str, new: str
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.reshape(find(edited, words), find(edited, model))
    (change,) = changes_in(proof, edited.data)
    assert (change.kind, change.new, change.reason) == (ChangeKind.FORM, told_as, "")
    assert [who.trace.author for who in change.who if who.is_tracked] == ["Ann Chair"]
    assert [outcome.fate for outcome in applied(proof, (change,)).outcomes] == [Fate.APPLIED]
    assert text_of(proof) == FOREWORD.replace(old, new)
    assert standings((change,), proof.kept, proof.texts)[1].fate is Fate.DONE


def test_words_looks_and_form_of_one_paragraph_change_together(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "A last word", "Last words")
    mark(edited, "took part", "b")
    edited.reshape(find(edited, "Last words"), find(edited, "Held"))
    edited.reshape(find(edited, "Agencies"), find(edited, "Held"))
    assert {each.fate for each in applied(proof, changes_in(proof, edited.data)).outcomes} == {Fate.APPLIED}
    old = "\n\nA last word. Thank you to all who took part. The year ahead will be busy."
    new = "\n- Last words. Thank you to all who **took part**. The year ahead will be\n  busy."
    assert text_of(proof) == FOREWORD.replace(old, new).replace("Agencies", "- Agencies").replace("\nknow", "\n  know")


def test_a_figure_is_set_aside_and_words_beside_it_are_not(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "31 March", "30 March")
    put(edited, "There were", "There were only")
    figure, words = changes_in(proof, edited.data)
    reason = "“31 March 2023” is {{ year.snapshot | date }}: it is put right where it is kept"
    assert told(figure) == (ChangeKind.WORDS, "31", "30", reason)
    applied(proof, (figure, words))
    assert text_of(proof) == FOREWORD.replace("There were", "There were only").replace("in all.", "in\nall.")


def test_a_deleted_sentence_takes_its_placeholder_with_it_and_says_so(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    paragraph = find(edited, "There were")
    edited.replace(paragraph, edited.text(paragraph).index(" There were"), len(edited.text(paragraph)), "")
    (change,) = changes_in(proof, edited.data)
    assert change.remark == "takes {{ figures.people.total.total }} out with it"
    applied(proof, (change,))
    assert text_of(proof) == FOREWORD.replace(" There were {{ figures.people.total.total }} people in all.", "")


def test_a_paragraph_that_was_moved_keeps_its_placeholders_and_marks(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.move(find(edited, "The Board met"), find(edited, "A last word"))
    (change,) = changes_in(proof, edited.data)
    assert change.kind is ChangeKind.MOVED
    applied(proof, (change,))
    moved, rest = FOREWORD.split("---\n")[2].split("\n\n", 1)
    assert text_of(proof) == f"{FOREWORD.partition('The Board')[0]}{rest}\n{moved}\n"


def test_divided_and_joined_paragraphs_are_so_in_the_file(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    paragraph = find(edited, "A last word")
    edited.divide(paragraph, edited.text(paragraph).index("The year"))
    edited.join(find(edited, "Held twelve"))
    changes = changes_in(proof, edited.data)
    assert [change.kind for change in changes] == [ChangeKind.MERGED, ChangeKind.DIVIDED]
    applied(proof, changes)
    expected = FOREWORD.replace("part. The year", "part.\n\nThe year")
    assert text_of(proof) == expected.replace("meetings\n- Trained", "meetingsTrained")


def test_titles_and_bylines_are_changed_at_the_top_of_the_file(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "Foreword", "Foreword by the Chair")
    put(edited, "Chair, Testshire", "Deputy Chair, Testshire")
    applied(proof, changes_in(proof, edited.data))
    expected = FOREWORD.replace("title: Foreword", "title: Foreword by the Chair")
    assert text_of(proof) == expected.replace("role: Chair", "role: Deputy Chair")


def test_national_text_and_tables_are_set_aside_with_the_reason(proof: Sent) -> None:
    xml = Edited(proof.docx, is_tracked=False)
    for words in xml.words():
        if words.text == "40":
            words.text = "41"
        elif words.text and words.text.startswith("Text about"):
            words.text = "Words about"
    reasons = {change.reason for change in changes_in(proof, xml.data)}
    assert "tables are not changed from Word: a figure is put right in the return, others in their section" in reasons


def test_the_same_change_by_two_reviewers_is_one_with_both_names(proof: Sent) -> None:
    files = []
    for author in ("Ann Chair", "Bob Police"):
        edited = Edited(proof.docx, is_tracked=True, author=author)
        put(edited, "each agency", "every agency")
        files.append(edited.data)
    (change,) = changes_in(proof, *files)
    assert [who.trace.author for who in change.who] == ["Ann Chair", "Bob Police"]
    assert change.conflicts == ()


def test_different_changes_of_the_same_words_are_conflicts(proof: Sent) -> None:
    ann = Edited(proof.docx, is_tracked=True, author="Ann Chair")
    put(ann, "each agency", "every agency")
    bob = Edited(proof.docx, is_tracked=True, author="Bob Police")
    bob.delete(find(bob, "each agency"))
    first, second = changes_in(proof, ann.data, bob.data)
    assert (first.conflicts, second.conflicts) == ((second.number,), (first.number,))


def test_applied_twice_it_says_that_it_was_done_before(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    edited.delete(find(edited, "A last word"))
    edited.insert_behind(find(edited, "Trained forty"), "Met the press")
    changes = changes_in(proof, edited.data)
    applied(proof, changes[:2])
    made = standings(changes, proof.kept, proof.texts)
    assert [made[change.number].fate for change in changes] == [Fate.DONE, Fate.DONE, Fate.APPLIED]


def test_words_that_were_changed_in_the_file_since_are_set_aside(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    put(edited, "forty", "fifty")
    (proof.sections / "10-foreword.md").write_text(FOREWORD.replace("asked each agency", "asked no agency"))
    outcomes = applied(proof, changes_in(proof, edited.data)).outcomes
    reason = "these words have been changed in the section since the proof: compare the two, and change it by hand"
    assert [(outcome.fate, outcome.reason) for outcome in outcomes] == [(Fate.ASIDE, reason), (Fate.APPLIED, "")]


def test_a_whole_section_taken_out_is_one_change_and_deletes_its_file(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    for paragraph, origin in list(zip(edited.paragraphs, edited.origins, strict=True)):
        if origin.startswith("_mr_10_"):
            edited.delete(paragraph)
    (change,) = [each for each in changes_in(proof, edited.data) if each.kind is ChangeKind.SECTION]
    assert applied(proof, (change,)).deleted == (NAME,)


def test_words_that_one_put_in_and_another_took_out_are_in_neither_text_and_are_told(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    edited.take_out_again("every agency", "Bob Police")
    file = read(proof, edited.data)
    ann, bob = (Trace(name, "2026-11-20T10:00:00Z") for name in ("Ann Chair", "Bob Police"))
    assert [(piece.text, piece.inserted, piece.deleted) for piece in file.withdrawn] == [("every agency", ann, bob)]
    assert [told(change)[:3] for change in file.changes] == [(ChangeKind.WORDS, "each agency", "")]


def test_words_of_footnotes_are_changed_where_the_note_is_written(tmp_path: Path) -> None:
    text = FOREWORD.replace("risen.", "risen[^b].").replace("own part.", "own part[^a].")
    text += "\n[^a]: By the count of\n  the *unit*.\n[^b]: On {{ year.snapshot | date }}, as of old.\n"
    proof = send_out(tmp_path, {"10-foreword.md": text})
    edited = Edited(proof.docx, is_tracked=False)
    edited.in_notes("count", "tally")
    edited.in_notes("as of old", "as before")
    applied(proof, changes_in(proof, edited.data))
    assert text_of(proof) == text.replace("count", "tally").replace("of old", "before")


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_note_whose_sign_is_taken_out_is_told_with_its_words(tmp_path: Path, is_tracked: bool) -> None:
    text = FOREWORD.replace("risen.", "risen[^b].").replace("own part.", "own part[^a].")
    proof = send_out(tmp_path, {"10-foreword.md": f"{text}\n[^a]: By the *unit*.\n[^b]: On one day.\n"})
    edited = Edited(proof.docx, is_tracked)
    edited.take_note_out(1)
    reason = "it takes out the sign of a note whose words would be left, “By the unit.”: take out both in the section"
    assert [change.reason for change in changes_in(proof, edited.data)] == [reason]


def test_a_paragraph_that_was_moved_and_reworded_says_of_which_figures_only_the_words_come_in(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    put(edited, "each agency", "every agency")
    edited.move(find(edited, "every agency"), find(edited, "A last word"))
    (change,) = changes_in(proof, edited.data)
    figures = "{{ year.snapshot | date }}, {{ figures.people.total.total }}"
    remark = f"only the words of {figures} come in: put each back by hand"
    assert (change.kind, change.remark) == (ChangeKind.MOVED, remark)


def test_without_its_bookmarks_a_file_is_matched_by_its_words(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    edited.delete(find(edited, "Agencies work"))
    edited.strip_bookmarks()
    file = read(proof, edited.data)
    assert file.is_stripped
    assert [told(change)[:3] for change in file.changes] == [
        (ChangeKind.WORDS, "each", "every"),
        (ChangeKind.DELETED, "Agencies work together every day, and share what they know. A guide says how.", ""),
    ]


def test_google_docs_wraps_runs_and_paragraphs_in_controls_and_nothing_is_lost(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    edited.strip_bookmarks()
    edited.wrap_in_controls()
    assert [told(change)[:3] for change in changes_in(proof, edited.data)] == [(ChangeKind.WORDS, "each", "every")]


def test_a_heading_that_libreoffice_writes_in_the_style_of_the_paragraph_taken_out_before_it_stays_one(
    proof: Sent,
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.delete(find(edited, "Agencies work"))
    edited.is_tracked = False
    edited.reshape(find(edited, "What we did"), find(edited, "A last word"))
    assert [change.kind for change in changes_in(proof, edited.data)] == [ChangeKind.DELETED]


def test_a_paragraph_between_a_title_and_its_byline_is_set_aside(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.insert_behind(find(edited, "Foreword"), "A word before all others.")
    (change,) = changes_in(proof, edited.data)
    assert change.reason == "it stands between a title and its byline: type it in below both"


def test_a_look_from_a_program_that_took_out_the_marks_is_set_aside_unless_it_was_tracked(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    mark(edited, "each agency", "b")
    edited.reshape(find(edited, "A last word"), find(edited, "What we"))
    edited.is_tracked = True
    mark(edited, "every day", "i")
    edited.strip_bookmarks()
    by_program = (
        "the program that saved the file may have done this, as it took out marks: change it in the section by hand"
    )
    assert [(change.kind, change.reason) for change in changes_in(proof, edited.data)] == [
        (ChangeKind.LOOK, by_program),
        (ChangeKind.LOOK, ""),
        (ChangeKind.FORM, by_program),
    ]
