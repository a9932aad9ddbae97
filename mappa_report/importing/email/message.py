"""The parts of an e-mail: the lines of its text, and its attachments. Nothing of who sent it to whom is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from msgspec import Struct

from mappa_report.unpacking.bounds import TooLarge, check_bound, check_nesting, check_tags
from mappa_report.unpacking.unreadable import Unreadable

_HEAD = re.compile(rb"(?im)^[a-z-]{1,40}:[^\n]*(?>(?:\n[ \t][^\n]*)*)")
_OF_PART = re.compile(rb"(?im)^content-[a-z-]{1,40}:[^\n]*(?>(?:\n[ \t][^\n]*)*)")
_FEWEST = 2
"""Lines in the head of a message: it says at least who sent it, and when."""

_MAX_HEAD = 20_000
_MAX_PARTS = 200
_REPLY = re.compile(r"(?>(?:(?:re|fw|fwd)\s{0,3}:\s{0,3})*)", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"))


class Attachment(Struct, frozen=True):
    """A file that came with the message."""

    name: str
    data: bytes


class Message(Struct, frozen=True):
    """What an e-mail says. ``is_web_page`` is true where its text came as HTML alone."""

    subject: str
    lines: tuple[str, ...]
    is_web_page: bool
    attachments: tuple[Attachment, ...]


def read_message(data: bytes) -> Message:
    """The message ``data``. Raises Unreadable for what is none, or asks too much."""
    text = data.replace(b"\r\n", b"\n")
    head = text.lstrip(b"\n").partition(b"\n\n")[0]
    if len(_HEAD.findall(head)) < _FEWEST:
        raise Unreadable("file-unlike-name", "this is no e-mail", "check that it is the right file.")
    if any(len(each[0]) > _MAX_HEAD for heads in (_HEAD.finditer(head), _OF_PART.finditer(text)) for each in heads):
        raise TooLarge(f"a line of its head has more than {_MAX_HEAD:,} letters")
    try:
        message: EmailMessage = BytesParser(policy=policy.default).parsebytes(data)
        return _read(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as fault:
        hint = "open it in the mail program and save it anew, or save its text as plain text."
        raise Unreadable("file-damaged", "this e-mail is damaged", hint) from fault


def _read(message: EmailMessage) -> Message:
    check_bound("parts in this e-mail", sum(1 for _ in message.walk()), _MAX_PARTS)
    body = message.get_body(("plain", "html"))
    is_web_page = body is not None and body.get_content_subtype() == "html"
    text = _text(body) if body is not None else ""
    lines = tuple(_unflowed(text, body) if body is not None and not is_web_page else _words_of_page(text))
    attachments = tuple(
        Attachment(str(part.get_filename() or "without a name"), part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
        for part in message.walk()
        if not part.is_multipart() and part is not body and (part.get_filename() or part.is_attachment())
    )
    subject = " ".join(str(message.get("subject", "")).split())
    matched = _REPLY.match(subject)
    return Message(subject[matched.end() if matched else 0 :], lines, is_web_page, attachments)


def _text(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        # Some charsets let halves of letters through, which nothing can be written with.
        return data.decode(part.get_content_charset("utf-8")).encode("utf-8", "replace").decode()
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", errors="replace")


def _unflowed(text: str, part: MIMEPart) -> Iterator[str]:
    """The lines of ``text``; where the sender's program has broken them so that they can be joined, joined."""
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    waiting: list[str] = []
    for line in text.splitlines():
        if is_flowed and line.endswith(" ") and line != "-- ":
            waiting.append(line)
            continue
        yield "".join([*waiting, line])
        waiting = []
    yield "".join(waiting)


def _words_of_page(text: str) -> Iterator[str]:
    """The words of the HTML ``text``, a line for each paragraph, with a blank one after it."""
    from lxml import etree

    data = text.encode()
    check_tags(data)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(data, parser) if text.strip() else None
    if root is None:
        return
    check_nesting(root)
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_hidden = element.tag in ("style", "script", "title")
        if element.tag in _BLOCKS:
            yield from (" ".join("".join(line).split()), "")
            line = []
        words = element.tail if event == "end" else None if is_hidden else element.text
        line.append(words or "")
    yield " ".join("".join(line).split())
