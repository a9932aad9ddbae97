"""Cases of what comes after a report is written: its proofs and records, and what people send for it and send back."""

from __future__ import annotations

from hashlib import sha256
from random import Random

import msgspec

from mappa_report.document.stored import UNDECODABLE
from mappa_report.signing.records import Record, sealed
from tests.fuzz.case import Case, Odd, below, spoil
from tests.fuzz.mutate import spoilt
from tests.fuzz.published import SIGNED
from tests.fuzz.seeds import Seeds

_REPORT = ("signed", "2023")
_YEAR = f"{SIGNED}/2023"
_RECORDS = (f"{_YEAR}/proofs", f"{_YEAR}/signoffs", f"{_YEAR}/co", f"{_YEAR}/un")
_SIGN = ("sign-off", *_REPORT, "--name", "A. Chair", "--role", "SMB chair")
_COMMANDS = (
    ("status", *_REPORT),
    ("status", *_REPORT, "--format", "json"),
    ("status", *_REPORT, "--format", "html"),
    ("status", "--all"),
    ("forget", *_REPORT),
    ("forget", *_REPORT, "--yes"),
    ("proof", *_REPORT, "--to", "html"),
    ("proof", *_REPORT, "--to", "text", "--anyway"),
    ("proof", *_REPORT, "--again", "1", "--to", "html"),
    ("proof", *_REPORT, "--again", "3", "--to", "docx,text"),
    _SIGN,
    (*_SIGN, "--proof", "1"),
    ("build", *_REPORT, "--to", "html"),
    ("build", *_REPORT, "--final", "--to", "text"),
    ("check", *_REPORT),
    ("correct", *_REPORT, "--note", "It was wrong."),
    ("verify", "published.html"),
    ("review", "back.docx"),
    ("review", "back.docx", "--apply", "--all", "--done", "1"),
)
_REVIEWS = (
    (),
    ("--apply", "--all"),
    ("--apply", "--accept", "1-2"),
    ("--done", "1"),
    ("--decline", "1", "--reason", "It is as it is."),
    ("--area", "signed", "--year", "2023", "--proof", "3"),
)
_FOR_NORFOLK = ("--area", "norfolk", "--year", "2023")
_INTO_SIGNED = ("--area", "signed", "--year", "2023")


def records(random: Random, seeds: Seeds) -> Case:
    """The records of proofs and of signing, who owes what, what was corrected: spoilt, at times with right digests."""
    folders = random.choice((_RECORDS, _RECORDS, (_YEAR,), (SIGNED, "mappa-report.yaml")))
    files = {name: data for name, data in below(seeds, folders).items() if "/inputs/" not in name}
    changes = spoil(random, files)
    if random.random() < 0.1:
        proof = random.choice(("0", "01", "7", "999999", "1000000", "x", "٣"))
        changes |= {f"{_YEAR}/proofs/{proof}/{name}": b"[]" for name in ("proof.json", "comments.json")}
    if random.random() < 0.6:
        changes = _with_digests(changes, seeds)
    command = random.choice(_COMMANDS)
    needed = {name: seeds.sent_back[name] for name in command if name in seeds.sent_back}
    return Case({**changes, **needed}, command)


def _with_digests(changes: dict[str, bytes | Odd], seeds: Seeds) -> dict[str, bytes | Odd]:
    """``changes``, with new digests of what is spoilt where other records name the old ones."""
    own = below(seeds, (SIGNED,))
    names = sorted(own, key=lambda name: ("/signoffs/" in name, name.endswith("/proof.json"), name))
    made, digests = dict(changes), dict[bytes, bytes]()
    for name in names:
        data = changes.get(name, own[name])
        if isinstance(data, bytes):
            for old, new in digests.items():
                data = data.replace(old, new)
            if data != own[name]:
                made[name] = data = _signed(data) if "/signoffs/" in name else data
                digests[_digest(own[name])] = _digest(data)
    return made


def _signed(data: bytes) -> bytes:
    """The record of signing ``data`` with its own seal, if it can be read."""
    try:
        record: Record = msgspec.json.decode(data, type=Record)
    except UNDECODABLE:
        return data
    return msgspec.json.format(msgspec.json.encode(sealed(record), order="deterministic"), indent=1)


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def returned(random: Random, seeds: Seeds) -> Case:
    """A proof's Word file or PDF that comes back."""
    name = random.choice(("back.docx", "back.docx", "notes.pdf"))
    arguments = ("review", name, *random.choice(_REVIEWS))
    return Case({name: spoilt(random, name, seeds.sent_back[name])}, arguments)


def published(random: Random, seeds: Seeds) -> Case:
    """A file that may be what was published."""
    name = random.choice([each for each in seeds.sent_back if each.startswith("published")])
    arguments = random.choice((("verify", name), ("verify", name, *_REPORT)))
    return Case({name: spoilt(random, name, seeds.sent_back[name])}, arguments)


def sent(random: Random, seeds: Seeds) -> Case:
    """A report whose wording is adopted, or that is imported, or a contribution."""
    name = random.choice(sorted(seeds.reports))
    changes: dict[str, bytes | Odd] = {**seeds.official, name: spoilt(random, name, seeds.reports[name])}
    arguments = random.choice(
        (
            ("boilerplate", "adopt", name, "--as", "2023-official", "--from", "2023"),
            ("boilerplate", "adopt", name, "--as", "2023-official", "--from", "2023", "--replace"),
            ("import", name, *_FOR_NORFOLK),
            ("import-section", name, *_INTO_SIGNED, "--kind", "agency-perspective"),
        )
    )
    return Case(changes, arguments)
