"""What a phrase of words.yaml matches, and where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.narrative import Passage
from mappa_report.checks.words.phrases import Phrase, PhraseBook, Reading
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose

LISTS = {"month": ("May", "June")}


def reading(text: str) -> Reading:
    return Reading(Passage(Prose((Piece(text, Place(Source("s.md"), 1, 1)),))))


def found(text: str, *phrases: str) -> list[str]:
    book = PhraseBook((Phrase(phrase, LISTS), phrase) for phrase in phrases)
    return [match.text for match in book.find(reading(text))]


def test_small_letters_match_capitals_and_capitals_only_themselves() -> None:
    assert found("lay advisor, Lay Advisor, LAY ADVISOR", "lay advisor") == [
        "lay advisor",
        "Lay Advisor",
        "LAY ADVISOR",
    ]
    assert found("to do, To Do, TODO, todo", "TODO") == ["TODO"]


def test_only_whole_words_are_found_and_never_the_second_part_of_one() -> None:
    assert found("reoffender, re-offender, offenders, offender-led, the offender’s", "offender") == ["offender"] * 2


def test_an_s_in_brackets_may_be_there_or_not() -> None:
    assert found("a SOPO, two SOPOs, SOPOS", "SOPO(s)") == ["SOPO", "SOPOs"]


def test_dots_stand_for_sixty_characters_at_most() -> None:
    assert found("[insert] [insert the name]", "[insert ...]") == ["[insert the name]"]
    assert found("[insert " + "x" * 60 + "] [insert " + "y" * 61 + "]", "[insert ...]") == ["[insert " + "x" * 60 + "]"]


def test_a_name_between_signs_stands_for_the_words_of_a_list_as_they_are_written() -> None:
    assert found("last May, last may, last week, Last June", "last <month>") == ["last May", "Last June"]


def test_a_name_that_is_no_list_stands_for_the_name_of_a_place() -> None:
    text = "the Kent SMB, Avon and Somerset SMB, the local SMB"

    assert found(text, "<area> SMB") == ["Kent SMB", "Avon and Somerset SMB"]


def test_either_apostrophe_matches_both() -> None:
    assert found("Her Majesty's, Her Majesty’s", "her majesty’s") == ["Her Majesty's", "Her Majesty’s"]


def test_of_phrases_that_overlap_the_first_and_then_the_longest_is_found() -> None:
    assert found("violent offenders", "offenders", "violent offenders") == ["violent offenders"]
    assert found("offender manager", "offender", "offender manager") == ["offender manager"]


def test_what_is_quoted_is_told_from_what_is_not() -> None:
    text = 'He said “stop” and "go" and ‘don’t’ but not this’ “unclosed'
    read = reading(text)

    quoted = [word for word in ("stop", "go", "not", "unclosed") if read.is_quoted(text.index(word))]

    assert quoted == ["stop", "go"]


def test_sentences_are_counted() -> None:
    text = "One is here. Two (“is.”) Three? Four"
    read = reading(text)

    assert [read.sentence_at(text.index(word)) for word in ("One", "Two", "Three", "Four")] == [0, 1, 2, 3]


words = st.text(alphabet="abcXY’", min_size=1, max_size=5).filter(lambda word: word.strip("’"))


@given(st.lists(words, min_size=1, max_size=4), st.text(alphabet="abXY ,.", max_size=10))
def test_a_phrase_finds_itself_wherever_it_stands_alone(parts: list[str], around: str) -> None:
    phrase = " ".join(parts)

    assert phrase in found(f"{around} {phrase} {around}", phrase) or phrase in around


spaced = st.text(max_size=200).map(lambda text: " ".join(text.split()))  # as prose and lists of words have it


@given(spaced, spaced.filter(lambda phrase: 0 < len(phrase) <= 30))
def test_looking_by_pieces_first_loses_no_match(text: str, phrase: str) -> None:
    made = Phrase(phrase, LISTS)
    every = [match[0] for match in made.pattern.finditer(text) if match[0]]

    assert not every or made.may_be_in(reading(text))
