"""Sections whose files have got other numbers since a proof, as when they were put in another order."""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec.structs import replace

from mappa_report.review.kept import KeptParagraphs
from mappa_report.workspace.door import exists, is_file, is_folder, listing
from mappa_report.workspace.workspace import Workspace

_NUMBER = re.compile(r"^[0-9]+(?=-)")


def with_present_names(workspace: Workspace, kept: KeptParagraphs) -> KeptParagraphs:
    """``kept`` with the file that each section stands in now: one that is gone may have another number alone."""
    gone = {
        name
        for each in kept.paragraphs
        if (name := each.section) and ".." not in name.split("/") and not exists(workspace.own(*name.split("/")))
    }
    named = {name: now for name in gone if (now := _now(workspace, name, kept))}
    if not named:
        return kept
    paragraphs = (replace(each, section=named.get(each.section, each.section)) for each in kept.paragraphs)
    return replace(kept, paragraphs=tuple(paragraphs))


def _now(workspace: Workspace, name: str, kept: KeptParagraphs) -> str:
    """The one file that is called as ``name`` but for its number, and stands for no other section of the proof."""
    folder, _, file = name.rpartition("/")
    at = workspace.own(*folder.split("/"))
    by_words: dict[str, list[str]] = defaultdict(list)
    for each in listing(at) if is_folder(at) else ():
        if is_file(each):
            by_words[_NUMBER.sub("", each.path.name)].append(f"{folder}/{each.path.name}")
    known = {each.section for each in kept.paragraphs}
    alike = [each for each in by_words[_NUMBER.sub("", file)] if each not in known]
    return alike[0] if len(alike) == 1 else ""
