"""Two people's changes of one text: both are kept, or neither is written over the other."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.intake.merging import Clash, clashes_in, combined, settled

TEXT = "one\n\ntwo\n\nthree\n"
WORDS = st.sampled_from(["one", "two", "three", "four", "five\nsix"])
PARAGRAPHS = st.lists(WORDS, max_size=6)


def merged(base: str, mine: str, theirs: str) -> str | None:
    """What a save would write; None where it would ask first."""
    parts = combined(base, mine, theirs)
    return None if clashes_in(parts) else settled(parts, ())


def as_text(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (TEXT, TEXT, TEXT),
        ("one\n\ntwo!\n\nthree\n", TEXT, "one\n\ntwo!\n\nthree\n"),
        (TEXT, "one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n"),
        ("one!\n\ntwo\n\nthree\n", "one\n\ntwo!\n\nthree\n", "one!\n\ntwo!\n\nthree\n"),
        ("one\n\ntwo\n\nthree!\n", "two\n\nthree\n", "two\n\nthree!\n"),
        ("one\n\nnew\n\ntwo\n\nthree\n", "one\n\ntwo\n\nthree!\n", "one\n\nnew\n\ntwo\n\nthree!\n"),
        ("one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n", "one\n\ntwo!\n\nthree\n"),
        ("one\n\ntwo!\n\nthree\n", "one\n\ntwo?\n\nthree\n", None),
        ("one\n\nthree\n", "one\n\ntwo!\n\nthree\n", None),
        (f"{TEXT}\nfour\n", f"{TEXT}\nfive\n", None),
    ],
)
def test_paragraphs_that_two_people_changed_are_put_together(mine: str, theirs: str, both: str | None) -> None:
    assert merged(TEXT, mine, theirs) == both


@given(PARAGRAPHS, PARAGRAPHS)
def test_where_one_alone_changed_the_text_it_is_theirs_to_the_letter(base: list[str], changed: list[str]) -> None:
    before, after = as_text(base), as_text(changed)

    assert merged(before, after, before) == after
    assert merged(before, before, after) == after
    assert merged(before, after, after) == after


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_no_paragraph_that_somebody_wrote_is_lost(base: list[str], mine: list[str], theirs: list[str]) -> None:
    mine, theirs = [f"mine {each}" for each in mine], [f"theirs {each}" for each in theirs]
    both = merged(as_text(base), as_text([*base, *mine]), as_text([*theirs, *base]))

    if both is not None:
        assert all(each in both for each in (*mine, *theirs))


def test_where_both_changed_the_same_paragraph_each_version_is_told_and_all_else_is_kept() -> None:
    parts = combined(TEXT, "one\n\ntwo!\n\nthree!\n", "one?\n\ntwo?\n\nthree\n")

    assert parts == ("one?", "\n\n", Clash("two", "two!", "two?"), "\n\n", "three!", "\n")


def test_the_head_of_a_section_is_no_part_of_the_paragraph_that_follows_it() -> None:
    head = "---\ntitle: A\n"

    parts = combined(f"{head}---\none\n", f"{head}kind: b\n---\none!\n", f"{head}---\none?\n")

    assert parts == ("---\ntitle: A\nkind: b", "\n---\n", Clash("one", "one!", "one?"), "\n")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("two!", "two?", "two!\n\ntwo?"),
        ("", "two?", "two?"),
        ("two!", "", "two!"),
        ("\n\nfour", "\n\nfive", "\n\nfour\n\nfive"),
        ("four\n\n", "five\n\n", "four\n\nfive\n\n"),
        ("\n\nfour\n", "\n\nfive\n", "\n\nfour\n\n\nfive\n"),
    ],
)
def test_both_versions_of_a_place_stand_one_behind_the_other(mine: str, theirs: str, both: str) -> None:
    assert Clash("two", mine, theirs).both == both


@pytest.mark.parametrize(
    ("mine", "theirs", "words", "written"),
    [
        ("two!", "two?", " other \n", "other"),
        ("\n\nfour\n", "\n\nfive\n", "other", "\n\nother\n"),
        ("", "five\n\n", "other", "other\n\n"),
        ("\n\nfour\n\n", "five", "", "\n\n"),
    ],
)
def test_other_words_take_the_place_of_both(mine: str, theirs: str, words: str, written: str) -> None:
    assert Clash("two", mine, theirs).with_words(words) == written


def edited(random: Random, paragraphs: list[str], mark: str) -> list[str]:
    """``paragraphs`` with up to three changes: words changed, a paragraph added, removed, or moved."""
    new = [*paragraphs]
    for count in range(random.randint(0, 3)):
        at = random.randrange(len(new)) if new else 0
        match random.choice(("change", "add", "remove", "move")):
            case "change" if new:
                new[at] = f"{new[at]} {mark}{count}"
            case "remove" if new:
                del new[at]
            case "move" if new:
                new.insert(random.randrange(len(new)), new.pop(at))
            case _:
                new.insert(at, f"{mark} new {count}")
    return new


def test_of_5000_pairs_of_edits_nothing_is_lost_whatever_is_chosen() -> None:
    random = Random(16)  # noqa: S311 - the same edits each time
    settled_clashes = 0
    for _ in range(5000):
        base = [f"paragraph {number}" for number in range(random.randint(1, 8))]
        mine, theirs = edited(random, base, "mine"), edited(random, base, "theirs")
        parts = combined(*map(as_text, (base, mine, theirs)))
        clashes = clashes_in(parts)
        settled_clashes += len(clashes)

        both = settled(parts, [clash.both for clash in clashes]).split("\n\n")
        kept = {each.strip() for each in both}
        assert {each for each in (*mine, *theirs) if each not in base} <= kept
        assert {each for each in base if each in mine and each in theirs} <= kept
        as_mine = settled(parts, [clash.mine for clash in clashes])
        assert {each for each in mine if each not in base} <= {each.strip() for each in as_mine.split("\n\n")}
        as_theirs = settled(parts, [clash.theirs for clash in clashes])
        assert {each for each in theirs if each not in base} <= {each.strip() for each in as_theirs.split("\n\n")}

    assert settled_clashes > 1000


def test_of_5000_pairs_of_edits_of_different_paragraphs_none_clashes_and_all_are_put_in() -> None:
    random = Random(16)  # noqa: S311 - the same edits each time
    for _ in range(5000):
        base = [f"paragraph {number}" for number in range(random.randint(2, 8))]
        owners = [random.choice(("mine", "theirs", "")) for _ in base]
        texts = {
            who: as_text([f"{each}, {who}" if owner == who else each for each, owner in zip(base, owners, strict=True)])
            for who in ("mine", "theirs")
        }

        assert merged(as_text(base), texts["mine"], texts["theirs"]) == as_text(
            [f"{each}, {owner}" if owner else each for each, owner in zip(base, owners, strict=True)]
        )
