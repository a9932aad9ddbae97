"""An e-mail into pieces: what its sender wrote, or where that only covers one attachment, the attachment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from mappa_report.document.blocks import Heading
from mappa_report.importing.docx.reader import finished_docx
from mappa_report.importing.email.message import Attachment, Message, read_message
from mappa_report.importing.email.own_words import OwnWords, own_words
from mappa_report.importing.finished import Finished, Told, ToldKind
from mappa_report.importing.odt.reader import finished_odt
from mappa_report.importing.sent_file import read_sent
from mappa_report.importing.text.reader import read_text
from mappa_report.unpacking.unreadable import Unreadable
from mappa_report.workspace.refusals import FileRefused

_COVER_NOTE = 80
"""Words: a message with fewer says no more than what is attached."""


def read_email(data: bytes, name: str) -> Finished:
    """What the e-mail ``data``, which messages call ``name``, says. Raises FileRefused for one that can't be read."""
    return read_sent(finished_email, data, name)


def finished_email(data: bytes) -> Finished:
    """The same, read in this process. Raises Unreadable."""
    message = read_message(data)
    own = own_words(message.lines)
    readable = [each for each in message.attachments if _ending(each) in _READERS]
    words = sum(len(line.split()) for line in own.lines)
    if not readable or words >= _COVER_NOTE:
        return _body(message, own)
    if len(readable) > 1:
        names = ", ".join(each.name[:80] for each in readable)
        hint = "save its attachments to a folder, and import that."
        raise Unreadable("file-kind", f"this e-mail is a cover note to several files: {names[:300]}", hint)
    return _attached(message, readable[0], words)


def _body(message: Message, own: OwnWords) -> Finished:
    """What was written, with the subject for a title."""
    text = "\n".join(own.lines)
    read = _plain_text(text.encode()) if text.strip() else Finished("", "", (), ())
    told = [*_left_out(message, own), *(_not_read(each) for each in message.attachments)]
    return Finished(message.subject or read.title, "", read.pieces, (*told, *read.told))


def _attached(message: Message, attachment: Attachment, words: int) -> Finished:
    """The one attachment that is read; its title is its own, or where it has none, the subject of the message."""
    read = _READERS[_ending(attachment)](attachment.data)
    has_heading = bool(read.pieces) and isinstance(read.pieces[0].block, Heading)
    title = read.title or ("" if has_heading else message.subject)
    cover = f"the message itself, {words} word{'' if words == 1 else 's'}, was taken for a cover note and left out"
    told = [
        Told(ToldKind.EMBEDDED, "", f"the attachment {attachment.name[:80]} was read as the contribution: {cover}"),
        *(_not_read(each) for each in message.attachments if each is not attachment),
    ]
    return replace(read, title=title, told=(*told, *read.told))


def _left_out(message: Message, own: OwnWords) -> list[Told]:
    told = []
    if message.is_web_page:
        told.append("the message came as a web page alone: its words were taken, without their looks")
    if own.has_greeting:
        told.append("the greeting was left out")
    if own.signature:
        told.append(f"the signature was left out: {_lines(own.signature)}")
    if own.quoted:
        told.append(f"quoted mail was left out: {_lines(own.quoted)}")
    return [Told(ToldKind.MAIL, "", words) for words in told]


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"


def _not_read(attachment: Attachment) -> Told:
    words = f"the attachment {attachment.name[:80]} was not read: save it, and bring it in on its own if it is wanted"
    return Told(ToldKind.EMBEDDED, "", words)


def _plain_text(data: bytes) -> Finished:
    try:
        return read_text(data, "")
    except FileRefused as refused:
        raise Unreadable(refused.problem.code, refused.problem.message, refused.problem.hint) from refused


def _ending(attachment: Attachment) -> str:
    return PurePosixPath(attachment.name).suffix.lower()


_READERS: Mapping[str, Callable[[bytes], Finished]] = {
    ".docx": finished_docx,
    ".odt": finished_odt,
    ".txt": _plain_text,
}
