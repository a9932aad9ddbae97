"""``mappa-report status``: how far a report has come."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mappa_report.audit import audit_file
from tests.conftest import Result, Run

YEAR = Path("areas/testshire/2023")
OWED = """\
- name: Testshire Police
  section: 20-police
  asked: 2023-05-01
  due: 2023-06-01
- name: Coordinator
  section: statistics
  received: 2023-05-03
"""


@pytest.fixture(autouse=True)
def owed(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """A report of which two parts are owed. It is 14 November 2023 after ``run``, which forgets the day, is ready."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (workspace / YEAR / "contributors.yaml").write_text(OWED, "utf-8")


def _made(result: Result) -> None:
    assert (result.code, result.err) == (0, ""), result.out


def test_the_status_says_what_is_owed_and_what_is_open(run: Run) -> None:
    result = run("status", "testshire", "2023")

    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
MAPPA annual report of Testshire, 2022–23

Parts that have not come in: 1 of 2, 1 late.

Figures still to come: 0 of 13.

A check finds 0 errors, 0 warnings.

No proof has been made.

Nobody has signed it off.

Part                       Owed by                 How far          Due          Text
-------------------------------------------------------------------------------------
Testshire Police  Testshire Police  asked 1 May 2023, late  1 June 2023  illustrative
Figures                Coordinator     received 3 May 2023            –             –
Introduction          nobody named                       –            –       written
"""
    )


def test_the_status_knows_the_last_proof_and_whether_it_is_stale(run: Run) -> None:
    _made(run("proof", "testshire", "2023", "--to", "html"))
    fresh = run("status", "testshire", "2023").out
    introduction = YEAR / "sections/10-introduction.md"
    introduction.write_text(introduction.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    stale = run("status", "testshire", "2023").out

    assert "\nProof 1 was made on 14 November 2023.\n" in fresh
    assert "\nProof 1 was made on 14 November 2023; it has changed since.\n" in stale


def test_who_owes_what_makes_no_proof_stale(run: Run) -> None:
    _made(run("proof", "testshire", "2023", "--to", "html"))
    (YEAR / "contributors.yaml").write_text(OWED.replace("received", "agreed"), "utf-8")

    assert "\nProof 1 was made on 14 November 2023.\n" in run("status", "testshire", "2023").out


def test_the_status_knows_who_has_signed_by_role(run: Run) -> None:
    _made(run("proof", "testshire", "2023", "--to", "html"))
    signed = run("sign-off", "testshire", "2023", "--name", "A. Chair", "--role", "SMB chair")

    result = run("status", "testshire", "2023")

    assert (signed.code, result.code) == (0, 0)
    assert "\nSigned off by the SMB chair on 14 November 2023, on proof 1.\n" in result.out
    assert "A. Chair" not in result.out


def test_programs_get_the_same_as_values(run: Run) -> None:
    status = json.loads(run("status", "testshire", "2023", "--format", "json").out)

    assert (status["area"], status["year"], status["figures"], status["figures_to_come"]) == ("testshire", 2023, 13, 0)
    assert status["problems"] == {"errors": 0, "warnings": 0, "infos": 0, "waived": 0}
    assert status["parts"][1] == {
        "what": "Figures", "who": "Coordinator", "state": "received", "text": "", "is_late": False,
        "asked": None, "due": None, "received": "2023-05-03", "agreed": None,
    }  # fmt: skip


def test_the_page_to_send_round_is_one_that_everybody_can_read(run: Run) -> None:
    result = run("status", "testshire", "2023", "--format", "html")

    page = Path("build/testshire/2023/testshire-status-2023.html")
    assert (result.code, result.out) == (0, f"wrote {page}\nNo problems.\n")
    assert list(audit_file(page.name, page.read_bytes())) == []
    assert "How far it has come, as of 14 November 2023" in page.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_all_reports_have_a_line_each(run: Run) -> None:
    result = run("status", "--all")

    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
MAPPA annual reports

Report          To come in  Figures to come  Errors  Warnings  Last proof  Signed off  Published
------------------------------------------------------------------------------------------------
Testshire 2023           1                0       0         0           –           –          –
"""
    )


def test_a_report_that_cannot_be_read_is_named_beside_the_others(run: Run) -> None:
    (YEAR / "statistics.yaml").unlink()

    result = run("status", "--all")

    assert (result.code, result.out) == (1, "")
    assert result.err == "testshire 2023 can't be read: `mappa-report check testshire 2023` tells why.\n"


def test_a_persons_details_have_dots(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- name: jo.bloggs@example.org\n  section: statistics\n", "utf-8")

    for style in ("text", "json"):
        assert "bloggs" not in run("status", "testshire", "2023", "--format", style).out


def test_a_kind_is_a_section_to_come_until_one_is_of_whoever_owes_it(workspace: Path, run: Run) -> None:
    (workspace / YEAR / "contributors.yaml").write_text(
        "- name: Probation Service\n  section: agency-perspective\n- name: Prisons\n  section: 40-prisons\n", "utf-8"
    )
    before = run("status", "testshire", "2023").out.splitlines()[-4:]
    head = "title: Our year\nkind: agency-perspective\nplace: local\nrole: Head\norganisation: probation service\n"
    (workspace / YEAR / "sections/30-ours.md").write_text(f"---\n{head}---\nWe had a good year.\n", "utf-8")
    after = run("status", "testshire", "2023").out.splitlines()[-4:]

    assert [" ".join(line.split()) for line in before] == [
        "Agency perspective Probation Service awaited – not yet",
        "Prisons Prisons awaited – not yet",
        "Introduction nobody named – – written",
        "Testshire Police nobody named – – illustrative",
    ]
    assert [" ".join(line.split()) for line in after] == [
        "Our year Probation Service awaited – written",
        "Prisons Prisons awaited – not yet",
        "Introduction nobody named – – written",
        "Testshire Police nobody named – – illustrative",
    ]


@pytest.mark.parametrize(
    ("organisation", "who"), [("", "Testshire Police received"), ("organisation: Courts\n", "nobody named –")]
)
def test_a_title_says_whose_a_section_is_where_no_organisation_does(
    organisation: str, who: str, workspace: Path, run: Run
) -> None:
    listed = "- name: Testshire Police\n  section: agency-perspective\n  received: 2023-05-03\n"
    (workspace / YEAR / "contributors.yaml").write_text(listed, "utf-8")
    section = workspace / YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8").replace("illustrative:", f"{organisation}illustrative:"), "utf-8")

    result = run("status", "testshire", "2023")

    (line,) = [" ".join(line.split()) for line in result.out.splitlines() if line.startswith("Testshire Police")]
    assert line.startswith(f"Testshire Police {who}")
