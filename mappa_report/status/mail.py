"""An e-mail to be looked at and sent by whoever opens it: it has no sender, and this program sends nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from msgspec import Struct

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")


class Attached(Struct, frozen=True):
    """A file that goes with an e-mail. ``media_type`` is what follows ``application/``."""

    name: str
    data: bytes
    media_type: str


class Mail(Struct, frozen=True):
    """What an e-mail says, to whom: ``address`` is blank where none is known, or none that mail can go to."""

    address: str
    subject: str
    text: str
    attached: Sequence[Attached]


def as_eml(mail: Mail, written: datetime) -> bytes:
    """``mail`` as RFC 5322 has it, in UTF-8, the same bytes for the same moment at which it was ``written``."""
    message = EmailMessage(policy=SMTP)
    if is_address(mail.address):
        message["To"] = Address(addr_spec=mail.address)  # a name that is folded could become others
    message["Subject"] = _as_typed(mail.subject)
    message["Date"] = written.astimezone(UTC)
    message["X-Unsent"] = "1"  # has mail programs open it as a draft
    message.set_content(mail.text, cte="quoted-printable")
    for each in mail.attached:
        message.add_attachment(each.data, maintype="application", subtype=each.media_type, filename=each.name)
    if mail.attached:
        message.set_boundary(f"=_{sha256(b''.join(each.data for each in mail.attached)).hexdigest()[:40]}")
    return message.as_bytes()


def _as_typed(words: str) -> str:
    """``words`` without what the library would take for encoded words, and decode: they could hold a header's end."""
    return words.replace("=?", "= ?")


def is_address(address: str) -> bool:
    """Whether mail can go to ``address``."""
    local, _, domain = address.partition("@")
    wrong = [
        "=?" in address,
        local.startswith("."),
        local.endswith("."),
        ".." in address,
        domain.startswith((".", "-")),
    ]
    return bool(_ADDRESS.fullmatch(address)) and not any(wrong) and not domain.endswith((".", "-"))
