"""``mappa-report review``: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mappa_report.problems import show
from mappa_report.problems.problem import Problem
from mappa_report.review.kept import to_json
from mappa_report.review.store import State, comments_of_report
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.review.proofs import Sent, send_out
from tests.review.test_review import FOREWORD, SECTIONS, find, put
from tests.review.word_edits import Edited


@pytest.fixture
def proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sent:
    sent = send_out(tmp_path, SECTIONS)
    folder = tmp_path / "areas/testshire/2023/proofs/1"
    folder.mkdir(parents=True)
    (folder / "paragraphs.json").write_bytes(to_json(sent.kept))
    monkeypatch.chdir(tmp_path)
    return sent


def from_chair(proof: Sent, name: str = "chair.docx") -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "each agency", "every agency")
    put(edited, "17", "18")
    edited.delete(find(edited, "A last word"))
    (proof.root / name).write_bytes(edited.data)


LISTED = """\
testshire 2023, proof 1: 3 changes and 0 comments in 1 file.

Foreword (areas/testshire/2023/sections/10-foreword.md)
   1  paragraph 1, line 8: words changed, Ann Chair, 20 November 2026 10:00 in chair.docx
        - … number of cases had risen. It asked [each] agency to look at its own part. There …
        + … number of cases had risen. It asked [every] agency to look at its own part. There …
   2  paragraph 1, line 8: words changed, Ann Chair, 20 November 2026 10:00 in chair.docx
        - … to look at its own part. There were [17] people in all.
        + … to look at its own part. There were [18] people in all.
      set aside: “17” is {{ figures.people.total.total }}: it is put right where it is kept
   3  paragraph 7, line 21: paragraph taken out, Ann Chair, 20 November 2026 10:00 in chair.docx
        - [A last word. Thank you to all who took part. The year ahead will be busy.]
"""


def test_all_changes_are_listed_and_nothing_is_written(proof: Sent, run: Run) -> None:
    from_chair(proof)
    result = run("review", "chair.docx")
    assert (result.code, result.out) == (0, LISTED)
    assert (proof.sections / "10-foreword.md").read_text() == FOREWORD


def test_the_changes_that_are_named_are_put_in(proof: Sent, run: Run) -> None:
    from_chair(proof)
    result = run("review", "chair.docx", "--apply", "--accept", "1")
    assert result.out == f"{LISTED}\n   1  put in\nwrote areas/testshire/2023/sections/10-foreword.md\n"
    assert (proof.sections / "10-foreword.md").read_text() == FOREWORD.replace("each agency", "every agency")


def test_the_next_run_says_which_were_done(proof: Sent, run: Run) -> None:
    from_chair(proof)
    run("review", "chair.docx", "--apply", "--accept", "1")
    result = run("review", "chair.docx", "--apply", "--all")
    assert result.out.splitlines()[-4:] == [
        "   1  done before",
        "   2  set aside: “17” is {{ figures.people.total.total }}: it is put right where it is kept",
        "   3  put in",
        "wrote areas/testshire/2023/sections/10-foreword.md",
    ]


def test_the_same_file_twice_is_read_once_and_said_so(proof: Sent, run: Run) -> None:
    from_chair(proof)
    from_chair(proof, "again.docx")
    lines = run("review", "chair.docx", "again.docx").out.splitlines()
    assert lines[1] == "again.docx is the same file as chair.docx, and is read once."


def test_changes_that_were_accepted_already_are_found_by_comparing(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    put(edited, "each agency", "every agency")
    (proof.root / "chair.docx").write_bytes(edited.data)
    assert run("review", "chair.docx").out.splitlines()[1] == (
        "chair.docx has no tracked changes; they may have been accepted. "
        "What differs from the proof was found by comparing the two."
    )


def test_a_word_file_that_is_no_proof_is_refused(proof: Sent, run: Run) -> None:
    (proof.root / "other.docx").write_bytes((Path(__file__).parents[2] / "templates/report.docx").read_bytes())
    result = run("review", "other.docx")
    assert (result.code, result.out) == (
        1,
        """\
error: this file does not say which proof it is                         [file-unlike-name]
  other.docx

  hint: it may be no proof, or another program has left that out: if it is one, say which with
        --area, --year and --proof.

1 error, 0 warnings. Nothing was written.
""",
    )


@pytest.mark.parametrize(
    ("name", "data", "noun"),
    [
        ("chair.odt", b"PK\3\4mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
        ("chair.rtf", b"{\\rtf1 }", "an RTF file"),
        ("chair.html", b"<!doctype html>", "a web page"),
        ("chair.eml", b"From: a chair", "an e-mail"),
    ],
)
def test_what_a_chair_may_send_in_place_of_the_word_file_is_refused_with_the_way_to_it(
    proof: Sent, run: Run, name: str, data: bytes, noun: str
) -> None:
    (proof.root / name).write_bytes(data)
    result = run("review", name)
    assert result.code == 1
    assert (
        result.out
        == show.as_text(
            [
                Problem(
                    "file-unlike-name",
                    f"this is {noun}, and neither a Word file nor a PDF",
                    Place(Source(name)),
                    hint="open it in the program that it comes from, save it as .docx, then review that.",
                )
            ]
        )
        + "\n\n1 error, 0 warnings. Nothing was written.\n"
    )


def test_a_proof_that_says_it_is_another_than_was_named_is_refused(proof: Sent, run: Run) -> None:
    from_chair(proof)
    result = run("review", "chair.docx", "--area", "testshire", "--year", "2023", "--proof", "2")
    assert result.code == 1
    assert "this is testshire 2023 proof 1 by its own account, and not testshire 2023 proof 2" in result.out


def test_a_number_where_there_are_no_comments_is_wrong_usage(proof: Sent, run: Run) -> None:
    from_chair(proof)
    assert "'1' names no comment: there are none." in run("review", "chair.docx", "--done", "1").err


def test_a_proof_without_a_record_is_refused(proof: Sent, run: Run) -> None:
    from_chair(proof)
    (proof.root / "areas/testshire/2023/proofs/1/paragraphs.json").unlink()
    result = run("review", "chair.docx")
    assert "there is no record of proof 1 of testshire 2023 here" in result.out
    assert "of a published report, `mappa-report forget` may have removed it." in " ".join(result.out.split())
    assert result.code == 1


@pytest.mark.parametrize("record", [b"{}", b"[" * 100_000, b'{"paragraphs": 1, "figures": {}}', b"\xff", b'"\xff"'])
def test_a_record_that_somebody_has_spoilt_is_refused(proof: Sent, run: Run, record: bytes) -> None:
    from_chair(proof)
    (proof.root / "areas/testshire/2023/proofs/1/paragraphs.json").write_bytes(record)
    result = run("review", "chair.docx")
    assert "this record of a proof is damaged" in result.out
    assert result.code == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--accept", "1"), "--accept and --all say what --apply puts in: add --apply."),
        (("--apply", "--accept", "1", "--all"), "give --accept with numbers, or --all, not both."),
        (("--apply", "--accept", "4"), "'4' names no change: they are numbered from 1 to 3."),
        (("--apply", "--accept", "x"), "'x' names no change: they are numbered from 1 to 3."),
        (("--apply",), "nobody can be asked here: say which changes with --accept 3,5-9, or --all."),
        (("--decline", "1"), "--decline says which comments are not followed, and --reason why: give both."),
        (("--area", "testshire"), "--area, --year and --proof name a proof together: give all three, or none."),
    ],
)
def test_wrong_usage_says_what_to_type(proof: Sent, run: Run, options: tuple[str, ...], message: str) -> None:
    from_chair(proof)
    result = run("review", "chair.docx", *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def with_comments(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.comment(find(edited, "Trained forty"), "1", "Which rules?")
    edited.comment(find(edited, "Trained forty"), "2", "The new ones.", answers="1")
    edited.comment(find(edited, "A last word"), "3", "Very good.", is_done=True)
    (proof.root / "chair.docx").write_bytes(edited.data)


COMMENTS = """\
testshire 2023, proof 1: 0 changes and 3 comments in 1 file.

Comments
   1  Ann Chair, 20 November 2026 10:00, on Foreword
        at “Trained forty people in the new rules”
        Which rules?
      {}
   2  Ann Chair, 20 November 2026 10:00, in answer to 1
        The new ones.
      {}
   3  Ann Chair, 20 November 2026 10:00, on Foreword
        at “A last word. Thank you to all who took part. The year ahead will be busy.”
        Very good.
      {}
"""
KEPT = "areas/testshire/2023/proofs/1/comments.json"


def test_comments_are_listed_with_their_words_answers_and_state(proof: Sent, run: Run) -> None:
    with_comments(proof)
    assert run("review", "chair.docx").out == COMMENTS.format("open", "open", "done")
    assert not (proof.root / KEPT).exists()


def test_a_comment_that_is_settled_stays_so(proof: Sent, run: Run) -> None:
    with_comments(proof)
    result = run("review", "chair.docx", "--decline", "1", "--reason", "They are well known.", "--done", "2")
    assert result.out.endswith(f"wrote {KEPT}: 0 comments open\n")
    assert run("review", "chair.docx").out == COMMENTS.format("declined: They are well known.", "done", "done")


def test_comments_of_files_that_were_read_before_are_counted_apart(proof: Sent, run: Run) -> None:
    with_comments(proof)
    run("review", "chair.docx", "--done", "1")
    edited = Edited(proof.docx, is_tracked=True)
    edited.comment(find(edited, "A last word"), "1", "To the point.")
    (proof.root / "police.docx").write_bytes(edited.data)
    assert run("review", "police.docx").out.splitlines()[0] == (
        "testshire 2023, proof 1: 0 changes and 1 comment in 1 file, and 3 comments of files that were read before."
    )


@pytest.mark.parametrize("between", ["<w:br/>", "", "</w:r></w:p><w:p><w:r>"])
def test_the_lines_of_a_comment_stay_apart(proof: Sent, run: Run, between: str) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.comment(find(edited, "A last word"), "1", f"Line one</w:t>{between}<w:t>Line two")
    (proof.root / "chair.docx").write_bytes(edited.data)
    assert "        Line one / Line two" in run("review", "chair.docx").out.splitlines()


def test_the_next_proof_can_answer_the_comments_of_those_before(proof: Sent, run: Run) -> None:
    with_comments(proof)
    run("review", "chair.docx", "--done", "1")
    comments = comments_of_report(Workspace(proof.root), "testshire", 2023)
    assert [(number, each.text, each.title, each.state) for number, each in comments] == [
        (1, "Which rules?", "Foreword", State.DONE),
        (1, "The new ones.", "", State.OPEN),
        (1, "Very good.", "Foreword", State.DONE),
    ]


MOVED = """\
   1  paragraph 4, line 17: moved, Ann Chair, 20 November 2026 10:00 in chair.docx
        - [Held twelve meetings]
        + behind “Trained forty people in the new rules”
"""


def test_what_was_cut_and_pasted_is_what_moved_and_the_list_says_where_to(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.move(find(edited, "Held twelve"), find(edited, "Trained forty"))
    (proof.root / "chair.docx").write_bytes(edited.data)
    assert run("review", "chair.docx").out.partition("10-foreword.md)\n")[2] == MOVED


def test_what_moved_to_another_section_says_to_which(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.move(find(edited, "A last word"), find(edited, "Officers visit"))
    (proof.root / "chair.docx").write_bytes(edited.data)
    place = "behind “… at home. They check what they are told.” in areas/testshire/2023/sections/20-police.md"
    assert f"        + {place}" in run("review", "chair.docx").out.splitlines()


def test_conflicts_are_shown_and_put_in_only_one_by_one(proof: Sent, run: Run) -> None:
    for name, words in (("ann.docx", "every agency"), ("bob.docx", "no agency")):
        edited = Edited(proof.docx, is_tracked=True, author=name)
        put(edited, "each agency", words)
        (proof.root / name).write_bytes(edited.data)
    lines = run("review", "ann.docx", "bob.docx", "--apply", "--all").out.splitlines()
    assert [line for line in lines if "conflict" in line] == [
        "      conflict with 2: name the one that is to be",
        "      conflict with 1: name the one that is to be",
        "   1  not put in: conflict with 2",
        "   2  not put in: conflict with 1",
    ]
    assert (proof.sections / "10-foreword.md").read_text() == FOREWORD
    both = run("review", "ann.docx", "bob.docx", "--apply", "--accept", "1,2")
    assert "1 and 2 are about the same words, or put others in at one place: name one of them now." in both.err
    run("review", "ann.docx", "bob.docx", "--apply", "--accept", "2")
    assert (proof.sections / "10-foreword.md").read_text() == FOREWORD.replace("each agency", "no agency")


def test_a_whole_section_goes_only_when_its_number_is_named(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    for paragraph, origin in list(zip(edited.paragraphs, edited.origins, strict=True)):
        if origin.startswith("_mr_10_"):
            edited.delete(paragraph)
    (proof.root / "chair.docx").write_bytes(edited.data)
    kept = run("review", "chair.docx", "--apply", "--all")
    assert kept.out.endswith("\n\n   1  not taken out: a section goes only when its number is named\n")
    assert (proof.sections / "10-foreword.md").exists()
    result = run("review", "chair.docx", "--apply", "--accept", "1")
    assert "deleted areas/testshire/2023/sections/10-foreword.md" in result.out
    assert not (proof.sections / "10-foreword.md").exists()


def test_after_a_run_that_was_ended_before_its_record_changes_are_told_as_done_by_their_words(
    proof: Sent, run: Run
) -> None:
    from_chair(proof)
    run("review", "chair.docx", "--apply", "--all")
    text = (proof.sections / "10-foreword.md").read_bytes()
    (proof.root / "areas/testshire/2023/proofs/1/applied.json").unlink()
    result = run("review", "chair.docx", "--apply", "--all")
    assert [line for line in result.out.splitlines() if line.endswith("done before")] == [
        "   1  done before",
        "   3  done before",
    ]
    assert (proof.sections / "10-foreword.md").read_bytes() == text


class Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_each_change_is_asked_for(proof: Sent, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from_chair(proof)
    monkeypatch.setattr("sys.stdin", Terminal("n\ny\n"))
    result = run("review", "chair.docx", "--apply")
    assert "Put in 1? [y/N]: " in result.out
    assert "Put in 2?" not in result.out
    assert result.out.endswith("\n   3  put in\nwrote areas/testshire/2023/sections/10-foreword.md\n")
    assert "A last word" not in (proof.sections / "10-foreword.md").read_text()


def test_more_comments_than_could_be_read_again_are_not_kept(
    proof: Sent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    for number in range(1, 10):
        edited.comment(find(edited, "A last word"), str(number), f"{number} {'x' * 1_500}")
    (proof.root / "chair.docx").write_bytes(edited.data)
    monkeypatch.setattr("mappa_report.review.store.MAX_FILE", 10_000)

    result = run("review", "chair.docx", "--done", "1")

    told = " ".join((result.out + result.err).split())
    assert result.code == 1
    assert "error: the comments of this proof would come to " in told
    assert told.endswith("hint: review fewer files at a time; or make the next proof, and have the others comment on "
                         "that. 1 error, 0 warnings.")  # fmt: skip
    assert not (proof.root / "areas/testshire/2023/proofs/1/comments.json").exists()


def test_more_changes_of_several_files_than_can_be_compared_are_refused(
    proof: Sent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_chair(proof)
    police = Edited(proof.docx, is_tracked=True)
    put(police, "each agency", "any agency")
    (proof.root / "police.docx").write_bytes(police.data)
    monkeypatch.setattr("mappa_report.review.merging._MOST_COMPARED", 3)

    result = run("review", "chair.docx", "police.docx")

    assert (result.code, " ".join((result.out + result.err).split())) == (
        1,
        "error: these files have 4 changes together, where at most 3 are held against each other [file-too-large] "
        "police.docx hint: review fewer files at a time, or each by itself. 1 error, 0 warnings.",
    )


def test_at_a_terminal_one_of_two_changes_in_conflict_is_put_in(
    proof: Sent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, words in (("ann.docx", "every agency"), ("bob.docx", "no agency")):
        edited = Edited(proof.docx, is_tracked=True, author=name)
        put(edited, "each agency", words)
        (proof.root / name).write_bytes(edited.data)
    monkeypatch.setattr("sys.stdin", Terminal("y\ny\n"))
    result = run("review", "ann.docx", "bob.docx", "--apply")
    assert "Put in 2?" not in result.out
    assert (proof.sections / "10-foreword.md").read_text() == FOREWORD.replace("each agency", "every agency")


def test_a_section_that_was_moved_is_told_as_one_and_nothing_is_put_elsewhere(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    for paragraph in [each for each, origin in zip(edited.paragraphs, edited.origins, strict=True) if "_10_" in origin]:
        edited.move(paragraph, edited.paragraphs[-1])
    (proof.root / "chair.docx").write_bytes(edited.data)
    result = run("review", "chair.docx", "--apply", "--all")
    aside = (
        "set aside: sections stand in the order of the numbers at the beginning of their files’ names, before or "
        "behind the national text by the place at their top: rename its file, or change its place"
    )
    assert result.out.splitlines()[2:] == [
        "",
        "Foreword (areas/testshire/2023/sections/10-foreword.md)",
        "   1  the whole section: section moved, not tracked, in chair.docx",
        "        + behind “Testshire Police”",
        f"      {aside}",
        "",
        f"   1  {aside}",
    ]


def test_what_leaves_a_section_without_text_is_put_in_by_its_number_alone(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    for words in ("The Board", "Agencies", "What we did", "Held", "Trained", "Wrote", "A last word"):
        edited.delete(find(edited, words))
    (proof.root / "chair.docx").write_bytes(edited.data)
    lines = run("review", "chair.docx", "--apply", "--all").out.splitlines()
    told = "      put in only when its number is named, never by --all: its section loses its title or all its text"
    left = "not put in: a section loses its title or all its text only when the number is named"
    assert lines.count(told) == 7
    assert lines[-7:] == [f"   {number}  {left}" for number in range(1, 8)]
    assert run("review", "chair.docx", "--apply", "--accept", "1-7").out.splitlines()[-2:] == [
        "   7  put in",
        "wrote areas/testshire/2023/sections/10-foreword.md",
    ]


def test_comments_on_what_was_taken_out_say_its_words_and_section(proof: Sent, run: Run) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    officers = find(edited, "Officers visit")
    edited.comment(find(edited, "Trained forty"), "1", "Not so.")
    edited.comment(officers, "2", "Nor this.")
    edited.delete(find(edited, "Trained forty"))
    police = edited.paragraphs.index(find(edited, "Testshire Police"))
    for paragraph in edited.paragraphs[police:]:
        edited.delete(paragraph)
    (proof.root / "chair.docx").write_bytes(edited.data)
    assert (
        run("review", "chair.docx").out.partition("\nComments\n")[2]
        == """\
   1  Ann Chair, 20 November 2026 10:00, on Foreword
        at “Trained forty people in the new rules”
        Not so.
      open
   2  Ann Chair, 20 November 2026 10:00, on Testshire Police
        at “Officers visit people at home. They check what they are told.”
        Nor this.
      open
"""
    )
