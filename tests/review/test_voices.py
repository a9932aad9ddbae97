"""What people say, and who says it, changed in a proof's Word file: it comes back into the section."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.review.proofs import BASE, Sent, applied, changes_in, send_out
from tests.review.test_review import HEAD, put, text_of
from tests.review.word_edits import Edited
from tests.two_years import add_year_before

QUOTED = (
    HEAD.format("Voices", "local-work", "local")
    + """Somebody was asked.

> The Board listens to those who
> were harmed.
> — Lay adviser, Testshire

> It has changed how we work.
>
> — Chair
"""
)


def come_back(proof: Sent, *edits: tuple[str, str]) -> None:
    """Have the ``edits``, words and what they become, come back from a reviewer whose Word tracked them."""
    edited = Edited(proof.docx, is_tracked=True)
    for words, others in edits:
        put(edited, words, others)
    applied(proof, changes_in(proof, edited.data))


def test_whose_words_a_quotation_has_comes_back_however_it_was_typed(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {"10-foreword.md": QUOTED})
    come_back(proof, ("Lay adviser", "Lay member"), ("— Chair", "— Co-chair"), ("were harmed", "were hurt"))
    expected = QUOTED.replace("Lay adviser", "Lay member").replace("— Chair", "— Co-chair").replace("harmed", "hurt")
    assert text_of(proof) == expected


CASES = (
    HEAD.format("Case studies", "case-study", "local")
    + """These are true.

## Case study 1

He moved to another town.

- The police visited.

## Case study 2

She found work.
"""
)


def test_words_of_a_panel_come_back_as_those_of_any_text(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    edition = tmp_path / "boilerplate/tiny/edition.yaml"
    kinds = "kinds: [case-study, foreword, agency-perspective]\npanels: {case-study: [Case study]}"
    edition.write_text(edition.read_text().replace("kinds: [foreword, agency-perspective]", kinds, 1))
    proof = send_out(tmp_path, {"10-foreword.md": CASES})
    come_back(proof, ("another", "a larger"), ("visited", "called"), ("Case study 2", "Case study 2: work"))
    expected = CASES.replace("another", "a larger").replace("visited", "called").replace("study 2", "study 2: work")
    assert text_of(proof) == expected


SIGNED = """---
title: Foreword
kind: foreword
place: front
signed:
  - {name: Alex Example, role: Chief Constable, organisation: Testshire Police}
  - name: Sam Sample
    role: Regional Probation Director
---
Thank you.
"""


def test_names_of_those_who_sign_come_back_into_the_head(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {"10-foreword.md": SIGNED})
    come_back(
        proof,
        ("Alex Example", "Robin Example"),
        ("Chief Constable", "Deputy Chief Constable"),
        ("Sam Sample", "Sam A. Sample"),
    )
    expected = SIGNED.replace("Alex", "Robin").replace("Chief C", "Deputy Chief C").replace("Sam S", "Sam A. S")
    assert text_of(proof) == expected


CONTACTS = (
    HEAD.format("Contacts", "agency-perspective", "local")
    + """**Co-ordination unit**, Testshire Police
Headquarters
E-mail: <mappa@testshire.police.uk>
Telephone: 101

**Lay members**
E-mail: <lay@testshire.gov.uk>
"""
)


def test_a_contact_prints_line_by_line_and_comes_back_so(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {"20-contacts.md": CONTACTS})
    come_back(proof, ("Headquarters", "Head office"), ("Lay members", "Lay advisers"), ("101", "112"))
    expected = CONTACTS.replace("Headquarters", "Head office").replace("members", "advisers").replace("101", "112")
    assert text_of(proof, "20-contacts.md") == expected


def test_the_title_of_an_appendix_comes_back_without_its_letter(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    edition = tmp_path / "boilerplate/tiny/edition.yaml"
    local = "  - sections: local\n"
    edition.write_text(edition.read_text().replace(local, f"{local}  - {{sections: annexes, lettered: Annex}}\n"))
    text = HEAD.format("Plan", "foreword", "annexes") + "Some words.\n"
    proof = send_out(tmp_path, {"10-foreword.md": text, "20-terms.md": text.replace("Plan", "Terms")})
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "Plan", "Business plan")
    put(edited, "B:", "C:")
    made = applied(proof, changes_in(proof, edited.data))
    assert text_of(proof) == text.replace("Plan", "Business plan")
    assert text_of(proof, "20-terms.md") == text.replace("Plan", "Terms")
    assert [outcome.reason for outcome in made.outcomes] == [
        "",
        "“Annex B:” follows from the order of the sections: change that",
    ]


IMPRINT = """
imprint:
  title: About this report
  illustrative: Illustrative text
  lines:
    - {about: Licence, says: ["Text may be used again."]}
"""


def test_what_is_changed_in_the_imprint_or_at_a_glance_is_told_to_be_made_from_the_area_s_files(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    add_year_before(tmp_path, at_a_glance=True)
    edition = tmp_path / "boilerplate/tiny/edition.yaml"
    edition.write_text(edition.read_text() + IMPRINT)
    (tmp_path / "areas/testshire/2023/corrections.yaml").write_text(
        "- {date: 2023-11-04, note: A number was put right.}\n"
    )
    proof = send_out(tmp_path, {"10-foreword.md": SIGNED})
    edited = Edited(proof.docx, is_tracked=False)
    for said in edited.words():
        for words, others in (("may be", "can be"), ("Red are", "Red were"), ("A number", "One number")):
            said.text = said.text.replace(words, others)
    assert sorted(change.reason for change in changes_in(proof, edited.data)) == [
        "this is made from area.yaml and the edition",
        "this is made from corrections.yaml",
        "this is made from the figures in statistics.yaml",
    ]
