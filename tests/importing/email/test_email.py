"""E-mails: what their senders wrote, without signature and quoted mail, or the attachment that they only cover."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from mappa_report.document.blocks import BulletList, Heading, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.importing.contributed import read_contributed
from mappa_report.importing.finished import Finished
from mappa_report.workspace.refusals import FileRefused
from tests.importing.docx.word import p, word

WORDS = (
    "Our officers visited people in their homes, and saw to it that each had somebody to turn to. "
    "They met the prison each week. They trained new colleagues in what to look for. "
) * 3


def mail(text: str = "", html: str = "", **attached: bytes) -> bytes:
    """A message; attachments by name, with _ for the dot."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "jo@partner.example", "co@area.example", "RE: Our part"
    message.set_content(text) if text or not html else message.set_content(html, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, "application", "octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def read(data: bytes) -> Finished:
    return read_contributed(data, "police.eml")


def told(finished: Finished) -> list[str]:
    return [each.words for each in finished.told]


def test_what_the_sender_wrote_stays_and_greeting_signature_and_quoted_mail_are_told() -> None:
    text = (
        f"Dear Sam,\n\n{WORDS}\n\n- one\n- two\n\nKind regards,\n\nJo Bloggs\nTel 0123\n\n"
        "On Monday Sam Smith wrote:\n> Could you send\n> your part?\n"
    )

    finished = read(mail(text))

    assert finished.title == "Our part"
    assert [piece.block for piece in finished.pieces] == [
        Paragraph((Text(WORDS.strip()),)),
        BulletList(((Paragraph((Text("one"),)),), (Paragraph((Text("two"),)),))),
    ]
    assert told(finished) == [
        "the greeting was left out",
        "the signature was left out: 3 lines",
        "quoted mail was left out: 3 lines",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----",
        "From: Sam Smith\nSent: 3 May 2024\nTo: Jo",
        "On 3 May 2024 Sam Smith <sam@area.example> wrote:",
    ],
)
def test_earlier_mail_without_marks_goes_to_its_end(head: str) -> None:
    finished = read(mail(f"{WORDS}\n\n{head}\n\nPlease send your part.\n"))

    assert [piece.block for piece in finished.pieces] == [Paragraph((Text(WORDS.strip()),))]
    count = head.count("\n") + 2
    assert told(finished) == [f"quoted mail was left out: {count} lines"]


def test_an_answer_below_quoted_lines_stays() -> None:
    finished = read(mail(f"On Monday Sam Smith wrote:\n> Your part?\n\n{WORDS}\n"))

    assert [piece.block for piece in finished.pieces] == [Paragraph((Text(WORDS.strip()),))]
    assert told(finished) == ["quoted mail was left out: 2 lines"]


def test_a_cover_note_gives_way_to_the_one_file_that_can_be_read() -> None:
    attached = word(p("Work in prisons", style="Pennawd1") + p("Staff met people."))

    finished = read(mail("Please find our part attached.\n", part_docx=attached, logo_png=b"\x89PNG"))

    assert finished.title == ""
    assert [piece.block for piece in finished.pieces] == [
        Heading(1, (Text("Work in prisons"),)),
        Paragraph((Text("Staff met people."),)),
    ]
    assert told(finished) == [
        "the attachment part.docx was read as the contribution: the message itself, 5 words, was taken for a cover "
        "note and left out",
        "the attachment logo.png was not read: save it, and bring it in on its own if it is wanted",
    ]


def test_a_message_that_says_much_is_the_contribution_and_its_attachments_are_named() -> None:
    finished = read(mail(WORDS, part_docx=word(p("Staff met people."))))

    assert [piece.block for piece in finished.pieces] == [Paragraph((Text(WORDS.strip()),))]
    assert told(finished) == [
        "the attachment part.docx was not read: save it, and bring it in on its own if it is wanted"
    ]


def test_a_cover_note_to_several_files_is_refused_with_their_names() -> None:
    with pytest.raises(FileRefused) as refused:
        read(mail("See both.\n", a_txt=b"Words.", b_txt=b"Words."))

    problem = refused.value.problem
    assert problem.message == "this e-mail is a cover note to several files: a.txt, b.txt"
    assert problem.hint == "save its attachments to a folder, and import that."


def test_a_message_in_html_alone_gives_its_words() -> None:
    finished = read(mail(html=f"<style>p {{}}</style><p>{WORDS}</p><p>A <b>second</b> one.</p><script>x()</script>"))

    assert [piece.block for piece in finished.pieces] == [
        Paragraph((Text(WORDS.strip()),)),
        Paragraph((Text("A second one."),)),
    ]
    assert told(finished) == ["the message came as a web page alone: its words were taken, without their looks"]


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    head = b"From: a@b.example\nSubject: Our part\nContent-Type: text/plain; format=flowed; charset=iso-8859-1\n\n"

    finished = read(head + b"The caf\xe9 was \nopen all year.\n\nIt closed at six.\n-- \nJo\n")

    assert [piece.block for piece in finished.pieces] == [
        Paragraph((Text("The café was open all year."),)),
        Paragraph((Text("It closed at six."),)),
    ]
    assert told(finished) == ["the signature was left out: 2 lines"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Words alone.\n", "this is no e-mail"),
        (
            b"From: a@b.example\nSubject: x\nContent-Type: text/plain;\n x=" + b"y" * 30_000 + b"\n\nWords.",
            "too large to read: a line of its head has more than 20,000 letters",
        ),
        (
            b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nw\n" * 300 + b"--x--\n",
            "too large to read: 301 parts in this e-mail, where at most 200 are read",
        ),
    ],
)
def test_what_is_no_message_or_asks_too_much_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(data)

    assert refused.value.problem.message == message


@pytest.mark.parametrize(
    ("charset", "body"), [("utf-7", b"Half +2AA- here."), ("unicode_escape", b"Half \\ud800 here.")]
)
def test_half_a_letter_is_told_by_a_question_mark(charset: str, body: bytes) -> None:
    head = f"From: a@b.example\nSubject: Our part\nContent-Type: text/plain; charset={charset}\n\n".encode()

    (piece,) = read(head + body).pieces

    assert piece.block == Paragraph((Text("Half ? here."),))
