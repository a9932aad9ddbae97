"""``mappa-report boilerplate``: the editions listed, shown, compared, and a new one begun."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mappa_report.assembly.editions import edition_digest, edition_files
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT, Run

VOID = {"meta", "link", "br", "img"}


UNCONFIRMED = "#confirmed: {date: , by: }  # the day, such as 2024-09-30, and whose role it was to say so"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with nothing of its own."""
    (tmp_path / "areas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


# list


def test_the_editions_are_listed_with_years_digest_and_origin(empty: Path, run: Run) -> None:
    listed = run("boilerplate", "list")

    digests = {key: edition_digest(Workspace(ROOT), key)[:12] for key in ("2006", "2015", "2019", "2023")}
    assert len(set(digests.values())) == 4
    assert (listed.code, listed.err) == (0, "")
    assert listed.out == "".join(
        f"{key:<12} {key:<24} {digest}  confirmed, own text       from the program\n" for key, digest in digests.items()
    )
    assert list(empty.iterdir()) == [empty / "areas"]


def test_an_edition_of_the_workspace_says_so_and_one_file_changed_changes_its_digest(empty: Path, run: Run) -> None:
    own = empty / "boilerplate/2023/passages/visor.md"
    own.parent.mkdir(parents=True)
    text = (ROOT / "boilerplate/2023/passages/visor.md").read_text("utf-8")
    before = edition_digest(Workspace(ROOT), "2023")[:12]

    own.write_text(text, "utf-8")
    as_it_was = run("boilerplate", "list").out.splitlines()[-1]
    own.write_text(f"{text}\nOne more sentence.\n", "utf-8")
    changed = run("boilerplate", "list").out.splitlines()[-1]

    files = len(edition_files(Workspace(ROOT), "2023"))
    origin = f"from the program, 1 of {files} files this workspace's own"
    assert as_it_was == f"{'2023':<12} {'2023':<24} {before}  confirmed, own text       {origin}"
    assert changed.endswith(origin)
    assert before not in changed


@pytest.mark.usefixtures("workspace")
def test_an_edition_that_can_t_be_read_is_listed_with_what_is_wrong(run: Run) -> None:
    Path("boilerplate/tiny/form.yaml").write_text("tables:\n", "utf-8")

    listed = run("boilerplate", "list")

    assert listed.code == 1
    assert "tiny         can't be read" in listed.out
    assert "boilerplate/tiny/form.yaml:1:1" in listed.out


# show


@pytest.mark.usefixtures("workspace")
def test_an_edition_is_shown_whole(run: Run) -> None:
    shown = run("boilerplate", "show", "tiny")

    assert (shown.code, shown.err) == (0, "")
    heads = [line for line in shown.out.splitlines() if re.search(r"  \[[\w-]*\]$", line)]
    assert heads == [
        "About  [about]",
        "Commentary  [commentary]",
        "base  [base]",
        "(a) People  [people]",
        "(b) Order  [order]",
        "People on {{ year.snapshot | date }}  [people]",
        "Orders  [orders]",
        "Reviews  [reviews]",
        "Order of the report  [outline]",
        "Titles, labels and signs  [terms]",
    ]
    assert (
        "\n\nOrders  [orders]\nOrder\nNumber\nFirst order\nSecond order\n"
        "\nReviews  [reviews]\nOver the year\nNumber\nCases reviewed\nRate per 100,000\n"
        "\nOrder of the report  [outline]\nsections front\npassage about\nstatistics\n"
    ) in shown.out


@pytest.mark.usefixtures("workspace")
def test_one_passage_or_definition_is_shown_alone(run: Run) -> None:
    words = " ".join(Path("boilerplate/tiny/definitions/order.md").read_text("utf-8").split("---")[2].split())

    assert run("boilerplate", "show", "tiny", "order").out == f"(b) Order  [order]\n{words}\n"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("passage", "hint"),
    [
        ("abuot", "did you mean about?"),
        ("zzz", "known here: about, commentary, base, people, order, orders, reviews, outline, terms."),
    ],
)
def test_an_unknown_passage_gets_the_nearest_or_all(passage: str, hint: str, run: Run) -> None:
    shown = run("boilerplate", "show", "tiny", passage)

    assert (shown.code, shown.out) == (2, "")
    assert shown.err.splitlines()[-1] == f"Error: the edition tiny has no {passage}; {hint}"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("arguments", [("show", "2032"), ("diff", "2032", "2023"), ("new", "x", "--from", "2032")])
def test_an_unknown_edition_gets_the_nearest(arguments: tuple[str, ...], run: Run) -> None:
    said = run("boilerplate", *arguments)

    assert said.code == 1
    assert said.out == (
        "error: there is no edition 2032                                         [no-such-edition]\n"
        "  boilerplate\n\n"
        "  hint: did you mean 2023?\n\n"
        "1 error, 0 warnings.\n"
    )
    assert not Path("boilerplate/x").exists()


# diff

FROM_2015_TO_2019 = """\
From 2015 to 2019: 4 added, 2 dropped, 11 reworded
National passages
What is MAPPA?: reworded
visor: reworded
published-online: reworded
Definitions
(a) MAPPA-eligible offenders: reworded
(b) Registered sexual offenders (RSOs): reworded
(c) Violent offenders: reworded
(d) Other dangerous offenders: reworded
(e) Breach of licence: reworded
(f) Sexual Offences Prevention Order (SOPO): dropped
(f) Sexual Harm Prevention Order (SHPO)…: added
(h) Foreign Travel Order: dropped
(h) Sexual Risk Order (SRO)…: added
(i) Lifetime notification requirements revoked on application: added
Tables of the return
Notification requirements: reworded
Restrictive orders for Category 1 offenders, imposed by the courts: reworded
Sexual Risk Orders: added
Level 2 and 3 offenders returned to custody: breach of SOPO: reworded
"""
EXTENDED = ", including any additional foreign travel restriction"


@pytest.mark.usefixtures("empty")
def test_what_changed_from_2015_to_2019_reads_like_an_editor_s_list(run: Run) -> None:
    compared = run("boilerplate", "diff", "2015", "2019")

    lines = compared.out.replace(EXTENDED, "…").splitlines()
    heads = [line for line in lines if line.strip("- ") and not line.startswith("    ")]
    assert (compared.code, compared.err) == (0, "")
    assert "\n".join(heads) + "\n" == FROM_2015_TO_2019
    orders = lines.index("Restrictive orders for Category 1 offenders, imposed by the courts: reworded")
    assert lines[orders + 1 : orders + 4] == [
        "    Sexual [-Offences-] {+Harm+} Prevention Orders [-(SOPOs)-]{+(SHPOs)+}",
        "    {+SHPOs with foreign travel restriction+}",
        "    [-Foreign Travel Orders (FTOs)-]",
    ]


@pytest.mark.usefixtures("empty")
def test_an_edition_does_not_differ_from_itself(run: Run) -> None:
    assert run("boilerplate", "diff", "2019", "2019").out == "From 2019 to 2019: no change\n"


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("old", "new"), [("2006", "2015"), ("2015", "2019"), ("2019", "2023"), ("2023", "2006")])
def test_what_one_comparison_adds_the_other_way_round_drops(old: str, new: str, run: Run) -> None:
    there, back = (run("boilerplate", "diff", *pair).out.splitlines() for pair in ((old, new), (new, old)))

    def named(lines: list[str], verdict: str) -> list[str]:
        return sorted(line for line in lines if line.endswith(f": {verdict}") and not line.startswith(" "))

    assert named(there, "added") == [line.replace(": dropped", ": added") for line in named(back, "dropped")]
    assert named(there, "added") or named(there, "dropped")


class _Page(HTMLParser):
    """The elements of a page, each closed by its own end tag, and the words in each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.words.setdefault(tag, []).append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open[-1]][-1] += data


def read_page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    assert page.open == []
    return page


@pytest.mark.usefixtures("empty")
def test_the_comparison_as_a_page_says_the_same(run: Run) -> None:
    compared = run("boilerplate", "diff", "2015", "2019", "--format", "html")

    page = read_page(compared.out)
    assert compared.out.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert page.words["title"] == page.words["h1"] == ["Changes from the edition 2015 to 2019"]
    assert page.words["h2"] == ["National passages", "Definitions", "Tables of the return"]
    heads = [line.replace("…", EXTENDED) for line in FROM_2015_TO_2019.splitlines()[1:]]
    assert page.words["h3"] == [line for line in heads if ": " in line]
    assert "Offences " in page.words["del"]
    assert "Harm " in page.words["ins"]
    assert "Foreign Travel Orders (FTOs)" in page.words["del"]


@pytest.mark.usefixtures("workspace")
def test_signs_of_html_in_an_edition_s_text_are_escaped_on_the_page(run: Run) -> None:
    run("boilerplate", "new", "2031", "--from", "tiny")
    path = Path("boilerplate/2031/form.yaml")
    changed = path.read_text("utf-8").replace("Second order", "\"Over 5 & under 9 < '10'\"")
    path.write_text(changed.replace("title: Reviews", 'title: "Reviews & more"'), "utf-8")

    out = run("boilerplate", "diff", "tiny", "2031", "--format", "html").out

    assert "<ins>Over 5 &amp; under 9 &lt; &#x27;10&#x27;</ins>" in out
    assert '<h3>Reviews &amp; more: renamed</h3>\n<p class="was">was Reviews</p>' in out
    assert "Over 5 & under 9 < '10'" in "".join(read_page(out).words["ins"])


# new


def test_a_new_edition_is_a_copy_with_its_own_name_and_year(empty: Path, run: Run) -> None:
    begun = run("boilerplate", "new", "2024", "--from", "2023")

    files = sorted(path.relative_to(empty).as_posix() for path in (empty / "boilerplate").rglob("*") if path.is_file())
    origin = [f"boilerplate/2024/{name}" for name in edition_files(Workspace(ROOT), "2023")]
    assert (begun.code, begun.err) == (0, "")
    assert files == sorted(origin)
    assert begun.out.splitlines() == [
        *(f"made {name}" for name in origin),
        "Next: edit what differs in boilerplate/2024; mappa-report boilerplate diff 2023 2024",
        "It is provisional until its edition.yaml says who has confirmed it.",
    ]
    for name in edition_files(Workspace(ROOT), "2023"):
        old = (ROOT / "boilerplate/2023" / name).read_text("utf-8")
        new = (empty / "boilerplate/2024" / name).read_text("utf-8")
        if name == "edition.yaml":
            old = old.replace('edition: "2023"\nyears: [2023]\n', 'edition: "2024"\nyears: [2024]\n')
            old = re.sub(r"^confirmed: .*", UNCONFIRMED, old, flags=re.MULTILINE)
        assert new == old
    assert run("boilerplate", "diff", "2023", "2024").out == "From 2023 to 2024: no change\n"
    assert run("boilerplate", "list").out.splitlines()[-1].endswith("  provisional, own text     from this workspace")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "confirmed",
    [
        "confirmed: {date: 2023-09-01, by: head of the national team}",
        "confirmed:\n  date: 2023-09-01\n  by: head of the national team",
        "confirmed: {date: 2023-09-01,\n  by: head of the national team}",
        "'confirmed' :\n# by whom\n\n    by: head of the national team\n    date: 2023-09-01",
    ],
)
def test_however_it_was_confirmed_a_copy_of_an_edition_is_provisional(confirmed: str, run: Run) -> None:
    path = Path("boilerplate/tiny/edition.yaml")
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("confirmed:"))
    path.write_text("\n".join([*lines[:3], confirmed, "# The words.", *lines[3:at], *lines[at + 1 :], ""]), "utf-8")

    assert run("boilerplate", "new", "2031", "--from", "tiny").code == 0

    begun = Path("boilerplate/2031/edition.yaml").read_text("utf-8").splitlines()
    assert begun[:6] == ['edition: "2031"', "years: [2031]", "language: en-GB", UNCONFIRMED, "# The words.", "terms:"]
    listed = {line.split()[0]: line for line in run("boilerplate", "list").out.splitlines()}
    assert "  confirmed, own text  " in listed["tiny"]
    assert "  provisional, own text  " in listed["2031"]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "years", ["years: [2023]", "years:\n  - 2022\n  - 2023", "years:\n- 2023", "years: [2022,\n  2023]"]
)
def test_however_the_years_were_written_the_new_edition_has_its_own(years: str, run: Run) -> None:
    path = Path("boilerplate/tiny/edition.yaml")
    path.write_text(path.read_text("utf-8").replace("years: [2023]", years), "utf-8")

    assert run("boilerplate", "new", "2031", "--from", "tiny").code == 0

    text = Path("boilerplate/2031/edition.yaml").read_text("utf-8")
    assert text.startswith('edition: "2031"\nyears: [2031]\nlanguage: en-GB\n')


@pytest.mark.usefixtures("workspace")
def test_an_edition_whose_name_is_no_year_is_to_say_its_years_before_anything_else(run: Run) -> None:
    begun = run("boilerplate", "new", "2024-pilot", "--from", "tiny")

    assert begun.out.splitlines()[-2] == (
        "Next: give its years in boilerplate/2024-pilot/edition.yaml, "
        "then edit what differs in boilerplate/2024-pilot; mappa-report boilerplate diff tiny 2024-pilot"
    )
    assert "\nyears: []\n" in Path("boilerplate/2024-pilot/edition.yaml").read_text("utf-8")
    checked = run("check", "testshire", "2023")
    assert (checked.code, checked.out) == (0, "No problems. A report can be built.\n")


@pytest.mark.usefixtures("workspace")
def test_an_edition_that_can_t_be_read_is_no_hindrance_to_a_year_of_another(run: Run) -> None:
    run("boilerplate", "new", "1-pilot", "--from", "tiny")

    started = run("new", "surrey", "2019")

    assert (started.code, started.out.splitlines()[-1][:29]) == (0, "No problems. Next: fill in th")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2023", "error: this edition exists already"),
        ("tiny", "error: this edition exists already"),
        ("../evil", "error: ../evil is no name for an edition"),
        ("a b", "error: a b is no name for an edition"),
        ("Next", "error: Next is no name for an edition"),
    ],
)
def test_a_name_that_is_taken_or_is_none_is_refused(name: str, message: str, workspace: Path, run: Run) -> None:
    before = sorted(workspace.parent.rglob("*"))

    begun = run("boilerplate", "new", name, "--from", "tiny")

    assert begun.code == 1
    assert begun.out.splitlines()[0].rpartition("  [")[0].rstrip() == message
    assert begun.out.endswith("\n1 error, 0 warnings.\n")
    assert sorted(workspace.parent.rglob("*")) == before
