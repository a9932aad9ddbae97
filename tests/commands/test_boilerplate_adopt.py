"""``mappa-report boilerplate adopt``: the official wording becomes an edition, whole or not at all."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Result, Run
from tests.official_report import Block, as_docx, as_html, as_text, blocks, edited, make_known

KEY = "2023-official"
FOLDER = Path("boilerplate") / KEY
ADOPT = ("boilerplate", "adopt", "norfolk.docx", "--as", KEY, "--from", "2023")
KEPT = (
    "passages/terrorism, definitions/notification, definitions/other-dangerous, definitions/terrorism, "
    "definitions/shpo, definitions/sro, definitions/lifetime-revocation"
)
ALREADY = f"The edition {KEY} was adopted from norfolk.docx, Norfolk 2022–23, on DAY already.\n"
NOTHING = "1 error, 0 warnings. Nothing was written.\n"


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace without any area of its own, that knows the made-up wording, and a report in it."""
    (tmp_path / "areas").mkdir()
    make_known(tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("norfolk.docx").write_bytes(as_docx(blocks()))


def tree(folder: str = "boilerplate") -> dict[str, bytes]:
    """Every file below ``folder``, under its name."""
    return {path.as_posix(): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def without_day(text: str) -> str:
    """``text`` with DAY for today's date, however it is written."""
    return re.sub(r"\d{4}-\d\d-\d\d|(?<=, on )\d{1,2} \w+ 20\d\d", "DAY", text)


def test_the_wording_of_a_report_becomes_an_edition_with_an_account(run: Run) -> None:
    result = run(*ADOPT)

    differences, account = result.out.split("\nFrom norfolk.docx", 1)
    assert (result.code, result.err) == (0, "")
    assert differences.startswith("From 2023 to 2023-official: 10 reworded\n\nNational passages\n")
    assert (
        "closing: reworded\n    The MAPPA reports of [-every area-] {+all areas+} in England and Wales [-can be read-] "
        "{+are+} online at www.gov.uk.\n"
    ) in differences
    assert (
        account
        == """\
, Norfolk 2022–23: the edition 2023-official, made from 2023.
passages      6 of 7 adopted
definitions   4 of 10 adopted
not in this file, so not adopted: the words are those of 2023
  passages/terrorism
  definitions/notification
  definitions/other-dangerous
  definitions/terrorism
  definitions/shpo
  definitions/sro
  definitions/lifetime-revocation
became placeholders
  passages/population-note: “2021”, now {{ population.mid_year }}
  passages/population-note: “21 December 2022”, now {{ population.released | date }}
  passages/population-note: “2022”, now {{ population.later_mid_year }}
  passages/commentary: “31 March 2023”, now {{ year.snapshot | date }}
  passages/commentary: “1 April 2022”, now {{ year.start | date }}
  passages/commentary: “31 March 2023”, now {{ year.end | date }}
said twice in the file, and taken once
  passages/closing: paragraph 27
left out, as not official
  paragraph 1 to paragraph 3: 27 words, “Norfolk MAPPA Annual Report 2022-23 Foreword We in …”
  paragraph 25 to paragraph 26: 21 words, “Housing The councils of Norfolk found homes for …”

wrote boilerplate/2023-official, 21 files
Next: read it with `mappa-report boilerplate show 2023-official`. A report follows it whose statistics.yaml says
  edition: "2023-official"
It is provisional until its edition.yaml says who has confirmed it.
"""
    )


def test_each_text_is_in_its_own_file_with_placeholders_for_what_changes(run: Run) -> None:
    run(*ADOPT)

    texts = {name: (FOLDER / name).read_text("utf-8") for name in (
        "passages/commentary.md", "passages/visor.md", "passages/statistics.md", "definitions/violent.md",
        "definitions/breach-of-licence.md", "definitions/notification-order.md",
    )}  # fmt: skip
    assert texts == {
        "passages/commentary.md": """\
---
title: "Explanation of the statistical tables"
---
How many individuals there are in each category was counted on {{ year.snapshot | date }}; all else is about the \
period {{ year.start | date }} to {{ year.end | date }}.
""",
        "passages/visor.md": """\
ViSOR is an IT system that helps all areas to manage people who are a serious risk of harm to the public.
""",
        "passages/statistics.md": '---\ntitle: "MAPPA statistics"\n---\n',
        "definitions/violent.md": """\
---
term: "Violent offenders"
joined: " – "
---
people who were sentenced for violence to a year in prison or longer than that.

Some were convicted of a sexual offence that brings no duty to notify, and are counted here all the same.
""",
        "definitions/breach-of-licence.md": """\
---
term: "Breach of Licence"
joined: ". "
---
Whoever leaves prison keeps to a licence, and is recalled on breaking what it says.
""",
        "definitions/notification-order.md": """\
---
term: "Notification Order"
---
With this order the police have somebody who was convicted abroad register with them at home as well.
""",
    }
    kept = (FOLDER / "definitions/sro.md").read_bytes()
    assert kept == (ROOT / "boilerplate/2023/definitions/sro.md").read_bytes()


def test_the_edition_says_where_its_words_are_from_and_locks_them(run: Run) -> None:
    run(*ADOPT)

    text = without_day((FOLDER / "edition.yaml").read_text("utf-8"))
    digest = re.search(r'digest: "([0-9a-f]{16})"', text)
    assert digest
    assert (
        f'text: adopted\nadopted:\n  from: "norfolk.docx, Norfolk 2022–23"\n  date: DAY\n  kept: [{KEPT}]\n'
        f'  digest: "{digest[1]}"\n#confirmed:'
    ) in text
    assert 'edition: "2023-official"\nyears: [2023]\n' in text
    listed = without_day(run("boilerplate", "list").out)
    assert re.search(r"^2023-official +2023 +[0-9a-f]{12}  provisional, partly adopted text +from this workspace$",
                     listed, re.MULTILINE)  # fmt: skip
    assert "edition 2023-official: provisional, partly adopted text\n" in run("doctor").out
    shown = run("boilerplate", "show", KEY).out
    assert "MAPPA and terrorism  [terrorism]  (not adopted)\n" in shown
    assert "(c) Violent offenders  [violent]\n" in shown


def follows(folder: str = "areas/west-midlands/2023") -> None:
    """Have the sample area follow the adopted edition, with an estimate that is neither the report's nor its own."""
    shutil.copytree(ROOT / "areas/west-midlands", "areas/west-midlands")
    path = Path(folder) / "statistics.yaml"
    path.write_text(path.read_text("utf-8").replace('edition: "2023"', f'edition: "{KEY}"'), "utf-8")
    area = Path("areas/west-midlands/area.yaml")
    area.write_text(area.read_text("utf-8").replace("2022-12-21", "2023-01-05"), "utf-8")


def test_another_area_prints_the_official_words_with_its_own_days(run: Run) -> None:
    run(*ADOPT)
    follows()

    result = run("build", "west-midlands", "2023", "--to", "html,text")

    assert (result.code, result.err) == (0, "")
    page = next(Path("build").rglob("*.html")).read_text("utf-8").replace("\u00a0", " ")
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for expected in (
        "(c) Violent offenders – people who were sentenced for violence to a year in prison or longer than that.",
        "(f) Breach of Licence. Whoever leaves prison keeps to a licence, and is recalled on breaking what it says.",
        "was counted on 31 March 2023; all else is about the period 1 April 2022 to 31 March 2023.",
        "the estimate of mid-2021 was taken, which the statistics office brought out on 5 January 2023, without",
    ):
        assert expected in words


@pytest.mark.parametrize("made", [as_text, as_html, as_docx], ids=["text", "html", "docx"])
def test_the_same_wording_from_another_area_is_said_to_be_the_same(
    made: Callable[[list[Block]], bytes], run: Run
) -> None:
    run(*ADOPT)
    before = tree()
    name = f"kent.{made.__name__.removeprefix('as_')}"
    Path(name).write_bytes(made(blocks("Kent")))

    result = run("boilerplate", "adopt", name, "--as", KEY, "--from", "2023")

    said = f"{ALREADY}{name} says the same, word for word. Nothing was written.\n"
    assert (result.code, without_day(result.out)) == (0, said)
    assert tree() == before


def test_what_was_edited_by_hand_is_shown_word_by_word_and_nothing_is_written(run: Run) -> None:
    run(*ADOPT)
    before = tree()
    Path("kent.docx").write_bytes(as_docx(edited(blocks("Kent"), "a year in prison or longer", "two years in prison")))

    result = run("boilerplate", "adopt", "kent.docx", "--as", KEY, "--from", "2023")

    assert result.code == 1
    assert (
        without_day(result.out)
        == f"""\
{ALREADY}From norfolk.docx, Norfolk 2022–23 to kent.docx: 1 reworded

Definitions
-----------

(c) Violent offenders: reworded
    people who were sentenced for violence to [-a year-] {{+two years+}} in prison [-or longer-] than that. Some were \
convicted of a sexual offence that brings no duty to notify, and are counted here all the same.

Where they differ, one of them has been edited by hand, or is another version. Nothing was written.
To settle it, look at a third area's report. To take this file's wording instead, add --replace.
"""
    )
    assert tree() == before


def test_quotation_marks_dashes_and_spaces_are_no_difference(run: Run) -> None:
    run(*ADOPT)
    Path("kent.docx").write_bytes(as_docx(edited(blocks("Kent"), "offenders – people", "offenders —  people")))

    result = run("boilerplate", "adopt", "kent.docx", "--as", KEY, "--from", "2023")

    assert without_day(result.out) == f"{ALREADY}kent.docx says the same, word for word. Nothing was written.\n"


def test_replace_takes_the_other_wording(run: Run) -> None:
    run(*ADOPT)
    Path("kent.docx").write_bytes(as_docx(edited(blocks("Kent"), "a year in prison or longer", "two years in prison")))

    result = run("boilerplate", "adopt", "kent.docx", "--as", KEY, "--from", "2023", "--replace")

    assert result.code == 0
    assert "two years in prison than that." in (FOLDER / "definitions/violent.md").read_text("utf-8")
    assert sorted(path.name for path in Path("boilerplate").iterdir()) == ["2023", KEY]


def test_standard_input_is_read_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_docx(blocks()))))

    result = run("boilerplate", "adopt", "-", "--as", KEY, "--from", "2023")

    assert result.code == 0
    assert 'from: "standard input, Norfolk 2022–23"' in (FOLDER / "edition.yaml").read_text("utf-8")


def test_what_is_changed_afterwards_is_warned_of(run: Run) -> None:
    run(*ADOPT)
    follows()
    path = FOLDER / "passages/visor.md"
    path.write_text(path.read_text("utf-8").replace("\n", "  \n").replace("helps all", "helps  all"), "utf-8")
    spaced = run("check", "west-midlands", "2023").out
    path.write_text("ViSOR is a computer system.\n", "utf-8")

    changed = run("check", "west-midlands", "2023").out

    message = "the national text has been changed since it was adopted from norfolk.docx, Norfolk 2022–23"
    assert "[adopted-changed]" not in spaced
    assert message in " ".join(changed.split())


def test_a_new_report_follows_the_adopted_edition(run: Run) -> None:
    run(*ADOPT)

    run("new", "norfolk", "2023")

    assert f'edition: "{KEY}"' in Path("areas/norfolk/2023/statistics.yaml").read_text("utf-8")


def test_a_built_report_gives_back_the_edition_that_it_was_built_with(run: Run) -> None:
    run(*ADOPT)
    follows()
    run("build", "west-midlands", "2023", "--to", "docx,html")

    for built in sorted(Path("build").rglob("west-midlands*.*")):
        result = run("boilerplate", "adopt", str(built), "--as", KEY, "--from", "2023")
        assert f"{built.name} says the same, word for word. Nothing was written.\n" in result.out


def template() -> list[Block]:
    """A template of the national team's for the year after, with a new definition, and markers to be filled in."""
    report = [block for block in blocks() if block not in blocks()[:3] and block not in blocks()[-3:]]
    report = edited(edited(report, "31 March 2023", "31 March 20XX"), "1 April 2022", "1 April 20XX")
    report = [
        *report,
        ("p", "(e) Intervention Notice – something that is new this year, and is set out in [Area name]."),
    ]
    return [*report, ("h", "Local pages"), ("p", "[Insert your own text here]"), *blocks()[-1:]]


def test_a_template_gives_new_definitions_and_its_markers_become_placeholders(run: Run) -> None:
    Path("template.docx").write_bytes(as_docx(template()))

    result = run("boilerplate", "adopt", "template.docx", "--as", "2024-official", "--from", "2023")

    folder = Path("boilerplate/2024-official")
    assert result.code == 0
    assert "new definitions\n  Intervention Notice\n" in result.out
    assert "  paragraph 22 to paragraph 23: 7 words, “Local pages [Insert your own text here]”\n" in result.out
    assert (folder / "definitions/intervention-notice.md").read_text("utf-8") == (
        '---\nterm: "Intervention Notice"\njoined: " – "\n---\n'
        "something that is new this year, and is set out in {{ area.name }}.\n"
    )
    assert "counted on {{ year.snapshot | date }}; all else is about the period {{ year.start | date }} to" in (
        folder / "passages/commentary.md"
    ).read_text("utf-8")
    text = (folder / "edition.yaml").read_text("utf-8")
    assert "years: [2024]\n" in text
    assert "  - lifetime-revocation\n  - intervention-notice\n" in text
    assert "Intervention Notice  [intervention-notice]" in run("boilerplate", "show", "2024-official").out


def own_words() -> bytes:
    """A report that the program has built in words of its own."""
    passages = sorted((ROOT / "boilerplate/2023/passages").glob("*.md"))
    text = "\n\n".join(path.read_text("utf-8").split("---\n")[-1] for path in passages)
    return re.sub(r"\{\{[^}]*\}\}", "31 March 2023", text).encode()


@pytest.mark.parametrize(
    ("data", "arguments", "message"),
    [
        (own_words(), (), "error: this report is in the words of the edition 2023, which are not the official ones"),
        (b"Norfolk MAPPA Annual Report 2022-23\n\nWe met often.\n", (),
         "error: no official text that an edition knows stands in this file"),
        (as_text(blocks()), ("--as", "2019-official"),
         "error: this is the report of 2023, and the edition is for 2019"),
        (as_text(blocks()), ("--as", "2023"), "error: an edition of this name comes with the program"),
        (as_text(blocks()), ("--as", "2023", "--replace"), "error: an edition of this name comes with the program"),
        (as_text(blocks()), ("--as", "Our own"), "error: Our own is no name for an edition"),
        (as_text(blocks()), ("--from", "2032"), "error: there is no edition 2032"),
        (b"", (), "error: this file is empty"),
        (b"%PDF-1.7 and no more", (), "error: "),
    ],
    ids=["own-words", "nothing-official", "another-year", "taken", "taken-even-so", "name", "base", "empty", "spoilt"],
)  # fmt: skip
def test_a_refusal_says_why_and_writes_nothing(data: bytes, arguments: tuple[str, ...], message: str, run: Run) -> None:
    Path("sent.txt").write_bytes(data)
    before = tree()

    result: Result = run("boilerplate", "adopt", "sent.txt", "--as", KEY, "--from", "2023", *arguments)

    assert (result.code, result.out.splitlines()[0].split("  ")[0]) == (1, message) or message == "error: "
    assert result.code == 1
    assert result.out.endswith(NOTHING)
    assert tree() == before


def test_an_edition_that_is_not_adopted_is_not_replaced_unasked(run: Run) -> None:
    run("boilerplate", "new", KEY, "--from", "2023")
    before = tree()

    result = run(*ADOPT)

    assert result.code == 1
    assert (
        result.out
        == """\
error: this edition exists already, and is not in adopted wording       [exists]
  boilerplate/2023-official

  hint: choose another name; or with --replace the adopted edition takes its place.

1 error, 0 warnings. Nothing was written.
"""
    )
    assert tree() == before
