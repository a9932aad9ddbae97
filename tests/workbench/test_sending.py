"""What goes out: proofs and requests as e-mails; and a report signed, published and corrected."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
YEAR = Path("areas/testshire/2023")
NAME = "testshire-mappa-annual-report-2023-proof-1"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def saved(browser: Browser, path: str) -> tuple[EmailMessage, str]:
    """The e-mail at ``path``, and what it is saved as."""
    answer = browser.get(path)
    assert answer.headers["content-type"] == "message/rfc822"
    message = email.message_from_string(answer.text, _class=EmailMessage, policy=default)
    return message, answer.headers["content-disposition"]


def body_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_proof_goes_out_as_a_draft_with_its_word_file_in_it(browser: Browser, workspace: Path) -> None:
    listed = browser.send(f"{REPORT}/proofs", {"reply-by": "2023-09-15"})
    assert f'href="{REPORT}/proofs/1/mail/docx" download>E-mail with the Word file</a>' in listed.text

    message, name = saved(browser, f"{REPORT}/proofs/1/mail/docx")

    assert name == f'attachment; filename="{NAME}.eml"'
    assert (message["X-Unsent"], message["To"], message["From"]) == ("1", None, None)
    assert message["Subject"] == "MAPPA annual report of Testshire, 2022–23: proof 1, for a reply by 15 September 2023"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == f"{NAME}.docx"
    assert attached.get_content() == (workspace / f"build/testshire/2023/{NAME}.docx").read_bytes()
    assert "Please reply by 15 September 2023." in body_of(message)
    assert "Word keeps track of what you change in it." in body_of(message)


def test_a_proof_goes_out_with_its_pdf(browser: Browser, workspace: Path) -> None:
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})

    message, _ = saved(browser, f"{REPORT}/proofs/1/mail/pdf")

    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == (workspace / f"build/testshire/2023/{NAME}.pdf").read_bytes()


def test_a_file_that_is_not_as_it_was_made_is_not_sent(browser: Browser, workspace: Path) -> None:
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    (workspace / f"build/testshire/2023/{NAME}.docx").write_bytes(b"something else")

    refused = browser.get(f"{REPORT}/proofs/1/mail/docx")

    assert refused.words.startswith("There is a problem This file is not as it was made, so it is not sent.")


@pytest.mark.parametrize("path", ["2/mail/docx", "1/mail/html", "1/mail/docx"])
def test_there_is_no_e_mail_of_what_is_not_there(browser: Browser, path: str) -> None:
    assert browser.get(f"{REPORT}/proofs/{path}").status == 404


def test_partners_are_asked_by_an_e_mail_with_the_forms_in_it(browser: Browser, workspace: Path) -> None:
    (workspace / YEAR / "contributors.yaml").write_text(
        "- name: Testshire Police\n  section: 20-police\n  due: 2023-07-01\n"
        "- name: Prison & more\n  section: agency-perspective\n  received: 2023-06-01\n"
    )
    listed = browser.get(f"{REPORT}/owed")
    assert "Testshire Police Testshire Police Not asked yet Late Illustrative 1 July 2023 E-mail with the forms" in (
        listed.words
    )
    assert f'href="{REPORT}/owed/mail?name=Testshire%20Police"' in listed.text
    assert "name=Prison" not in listed.text

    message, name = saved(browser, f"{REPORT}/owed/mail?name=Testshire%20Police")

    assert name == 'attachment; filename="testshire-2023-request-testshire-police.eml"'
    assert message["Subject"] == "MAPPA annual report of Testshire, 2022–23: your part, by 1 July 2023"
    assert [each.get_filename() for each in message.iter_attachments()] == ["testshire-2023-testshire-police.docx"]


def test_the_list_of_who_owes_what_is_changed_where_it_says_so(browser: Browser, workspace: Path) -> None:
    file = workspace / YEAR / "contributors.yaml"
    file.write_text("# ours\n- name: Police # all\n  section: 20-police\n  due:\n# the end\n")
    fields = browser.fields(f"{REPORT}/owed/0")
    assert (fields["name"], fields["due"]) == ("Police", "")

    assert browser.send(f"{REPORT}/owed/0", fields | {"due": "soon"}).status == 422
    browser.send(f"{REPORT}/owed/0", fields | {"due": "1/7/2023", "received": "1 June 2023"})
    assert file.read_text() == (
        "# ours\n- name: Police # all\n  section: 20-police\n  due: 2023-07-01\n  received: 2023-06-01\n# the end\n"
    )
    added = {"name": "Lay adviser", "section": "statistics", "address": "lay@example.org", "due": ""}
    shown = browser.send(f"{REPORT}/owed", added)
    assert "Figures Lay adviser Not asked yet" in shown.words
    assert file.read_text().endswith(
        '# the end\n- name: Lay adviser\n  section: statistics\n  address: "lay@example.org"\n  due:\n'
    )
    browser.send(f"{REPORT}/owed/0", {"remove": "yes"})
    assert file.read_text().startswith("# ours\n# the end\n- name: Lay adviser\n")


def test_a_list_that_does_not_exist_is_begun(browser: Browser, workspace: Path) -> None:
    browser.send(f"{REPORT}/owed", {"name": "Police", "section": "20-police", "address": "", "due": "2023-07-01"})

    made = (workspace / YEAR / "contributors.yaml").read_text()
    assert made == "- name: Police\n  section: 20-police\n  due: 2023-07-01\n"
    assert browser.send(f"{REPORT}/owed", {"name": "Police", "section": "poem"}).status == 422


def test_nobody_else_is_asked(browser: Browser) -> None:
    refused = browser.get(f"{REPORT}/owed/mail?name=Somebody")

    assert (refused.status, refused.words.startswith("There is a problem “Somebody” owes nothing")) == (422, True)


def test_what_has_changed_and_what_is_open_stands_before_the_sign_off(browser: Browser, workspace: Path) -> None:
    made = browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    assert "Nothing has changed since proof 1 was made." in made.words
    police = workspace / YEAR / "sections/20-police.md"
    police.write_text(police.read_text() + "\nMore.\n")

    shown = browser.get(f"{REPORT}/proofs").words

    assert "Since proof 1 was made Changed: sections/20-police.md What is signed is the last proof as it was." in shown
    assert shown.index("Still open These keep the report from being published:") < shown.index(
        "Sign the last proof off"
    )
    assert "is illustrative" in shown


def publish(browser: Browser, workspace: Path) -> str:
    """Sign and publish the base workspace, whose words may be its own; what the page then says."""
    police = workspace / YEAR / "sections/20-police.md"
    police.write_text(police.read_text().replace("illustrative: true\n", ""))
    (workspace / "mappa-report.yaml").write_text("layout: 1\nown_text: {date: 2024-09-30, by: Head of the team}\n")
    edition = workspace / "boilerplate/tiny/edition.yaml"
    if "confirmed:" not in edition.read_text():
        edition.write_text(edition.read_text() + "confirmed: {date: 2024-09-30, by: Head of the team}\n")
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    evidence = {"sheet.pdf": b"%PDF-1.7 signed"}
    browser.upload(f"{REPORT}/proofs/sign", "evidence", evidence, {"name": "A. Chair", "role": "SMB chair"})
    return browser.send(f"{REPORT}/proofs/publish", {}).words


def test_what_was_signed_is_published_with_its_open_data_and_corrected(browser: Browser, workspace: Path) -> None:
    published = publish(browser, workspace)

    build = workspace / "build/testshire/2023"
    assert published.startswith("The final files have been made, and what was published is recorded.")
    assert "testshire-mappa-annual-report-2023.pdf testshire-mappa-statistics-2023.csv" in published
    assert "testshire-mappa-statistics-2023.csv" in (build / "testshire-mappa-annual-report-2023.html").read_text()
    assert '"sheet.pdf"' in (workspace / YEAR / "signoffs/0001.json").read_text()
    assert browser.send(f"{REPORT}/proofs/correct", {"note": " "}).status == 422

    begun = browser.send(f"{REPORT}/proofs/correct", {"note": "The number was 3.\nIt is 4."})

    assert begun.words.startswith("A correction of what was published on ")
    assert 'note: "The number was 3. It is 4."' in (workspace / YEAR / "corrections.yaml").read_text()
    assert "has not been published yet." in begun.words
    assert "Begin the correction" not in begun.words

    assert begun.text.count(">\nThe number was 3. It is 4.</textarea>") == 1
    again = browser.send(f"{REPORT}/proofs/correct", {"note": "The number of {{ reviews }} was 3. It is 4."})
    assert "note has a placeholder in it" in again.words
    mended = browser.send(f"{REPORT}/proofs/correct", {"note": "The number of “reviews” was 3."})
    assert mended.words.startswith("The note of the correction has been saved.")
    assert "note has a placeholder in it" not in mended.words
    noted = (workspace / YEAR / "corrections.yaml").read_text("utf-8")
    assert noted.partition("\n")[2] == '  note: "The number of “reviews” was 3."\n'


def test_a_refused_form_keeps_what_was_typed_in_it(browser: Browser) -> None:
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})

    day = browser.send(f"{REPORT}/proofs", {"reply-by": "next <week>"})
    nobody = browser.send(f"{REPORT}/proofs/sign", {"name": "A. <Chair>", "role": ""})
    owed = {"name": "The <Police>", "section": "20-police", "address": "no address", "due": "1 May 2024"}
    listed = browser.send(f"{REPORT}/owed", owed)
    browser.send(f"{REPORT}/owed", owed | {"address": ""})
    one = browser.send(f"{REPORT}/owed/0", {"name": "Prisons", "address": "none", "asked": "today"})
    new = {"title": "The <Prisons>", "kind": "agency-perspective", "role": "", "organisation": "HMPPS"}
    added = browser.send(f"{REPORT}/sections/add", new)
    head = {"title": "", "kind": "foreword", "place": "front", "role": "Governor", "organisation": "HMPPS"}
    told = browser.send(f"{REPORT}/sections/20-police.md/details", head)

    assert [each.status for each in (day, nobody, listed, one, added, told)] == [422] * 6
    assert [browser.field(listed, name) for name in ("name", "address", "due")] == [
        "The <Police>",
        "no address",
        "1 May 2024",
    ]
    assert '<option value="20-police" selected>' in listed.text
    assert [browser.field(one, name) for name in ("name", "address", "asked")] == ["Prisons", "none", "today"]
    assert [browser.field(added, name) for name in ("title", "organisation")] == ["The <Prisons>", "HMPPS"]
    assert '<option value="agency-perspective" selected>' in added.text
    assert [browser.field(told, name) for name in ("title", "role", "organisation")] == ["", "Governor", "HMPPS"]
    assert '<option value="front" selected>' in told.text
    assert browser.field(nobody, "name") == "A. <Chair>"
    assert 'name="reply-by" value="next &lt;week&gt;"' in day.text


def test_a_file_that_came_back_is_held_against_what_was_published(browser: Browser, workspace: Path) -> None:
    publish(browser, workspace)
    name = "testshire-mappa-annual-report-2023.docx"
    data = (workspace / "build/testshire/2023" / name).read_bytes()

    same = browser.upload("/returned", "file", {name: data})
    other = browser.upload("/returned", "file", {"other.html": b"<html><title>x</title><p>Words.</html>"})

    assert f"{name} is the report of testshire 2023 as it was published" in same.words
    assert "byte for byte. What keeps people out Nothing that this program looks for." in same.words
    assert "other.html is not the report of testshire 2023 as it was published" in other.words
    assert browser.upload("/returned", "file", {"x.exe": b"MZ"}).status == 422


def test_what_a_published_report_no_longer_needs_goes_once_the_box_is_ticked(browser: Browser, workspace: Path) -> None:
    needed = browser.get(f"{REPORT}/forget")
    publish(browser, workspace)

    assert "The report is not published, or is being corrected" in needed.words
    assert "Once a report is published it needs none of these." in browser.get(f"{REPORT}/forget").words
    assert browser.send(f"{REPORT}/forget", {}).words.startswith("There is a problem Nothing was removed")
    assert (workspace / YEAR / "proofs/1").is_dir()
    gone = browser.send(f"{REPORT}/forget", {"sure": "yes"})
    assert gone.words.startswith("It has been removed.")
    assert not (workspace / YEAR / "proofs/1").exists()
    assert (workspace / YEAR / "signoffs/0002.json").is_file()
