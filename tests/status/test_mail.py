"""The e-mail as a mail program reads it: the headers that it was given, and no others, whatever words they hold."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.status.mail import Mail, as_eml, is_address

HEADERS = {"To", "Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
PIECES = st.sampled_from(
    ["=?utf-8?q?", "?=", "=0a", "=0aBcc:_x@y.zz?=", "é", "Kent", " ", ",", "<a@b.uk>", '"', "Bcc: "]
)


def read(subject: str) -> dict[str, str]:
    data = as_eml(Mail("mosovo@police.example.org", subject, "Text.", ()), datetime(2023, 11, 14, tzinfo=UTC))
    return {key: str(value) for key, value in message_from_bytes(data, policy=default).items()}


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_words_make_another_header(subject: str) -> None:
    headers = read(subject)

    assert set(headers) == HEADERS
    assert headers["To"] == "mosovo@police.example.org"


def test_encoded_words_are_taken_for_what_was_typed() -> None:
    assert read("Kent =?utf-8?q?=0aBcc:_x@y.zz?= é")["Subject"] == "Kent = ?utf-8?q?=0aBcc:_x@y.zz?= é"


@pytest.mark.parametrize(
    "address", ["=?zz?q?a?=@b.uk", "=?utf-8?q?a?=b@b.uk", "a b@c.uk", ".a@b.uk", "a@b..uk", "a@-b"]
)
def test_no_mail_goes_to_what_is_no_address(address: str) -> None:
    assert not is_address(address)
