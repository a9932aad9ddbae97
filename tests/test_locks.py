"""The locks: everything that runs and tests, each version with hashes, as pyproject.toml allows it."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import locking
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked(name: str) -> list[Requirement]:
    """What pyproject.toml asks for that the lock ``name`` is to hold."""
    extras = PROJECT["project"]["optional-dependencies"]
    texts = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    texts += [text for extra in locking.extras_of(name) for text in extras[extra]]
    return [Requirement(text) for text in texts]


def held(name: str) -> dict[str, set[str]]:
    """The versions of each package in the lock ``name`` and those that it adds to."""
    base, _ = locking.LOCKS[name]
    versions = held(base) if base else {}
    for package, version in locking.pinned(name):
        versions.setdefault(package, set()).add(version)
    return versions


@pytest.mark.parametrize("name", locking.LOCKS)
def test_a_lock_holds_an_allowed_version_of_all_that_is_asked_for(name: str) -> None:
    versions = held(name)

    lacking = [
        str(requirement)
        for requirement in asked(name)
        if not any(map(requirement.specifier.contains, versions.get(canonicalize_name(requirement.name), ())))
    ]

    assert lacking == []


@pytest.mark.parametrize("name", locking.LOCKS)
def test_no_version_in_a_lock_is_one_that_is_not_allowed(name: str) -> None:
    allowed: dict[str, list[Requirement]] = {}
    for requirement in asked(name):
        allowed.setdefault(canonicalize_name(requirement.name), []).append(requirement)

    refused = [
        f"{package} {version}"
        for package, versions in held(name).items()
        for version in versions
        if package in allowed and not any(each.specifier.contains(version) for each in allowed[package])
    ]

    assert refused == []


@pytest.mark.parametrize("name", locking.LOCKS)
def test_each_version_has_hashes_and_nothing_says_where_it_was_fetched(name: str) -> None:
    text = locking.lock_file(name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]

    assert len(entries) == len(locking.pinned(name)) > 0
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--[a-z]+-url|--find-links| @ ", text) == []


def test_all_extras_are_in_a_lock() -> None:
    assert {extra for _, extra in locking.LOCKS.values()} - {""} == set(PROJECT["project"]["optional-dependencies"])


def test_the_lock_of_npm_packages_has_what_is_asked_for_with_hashes_and_no_addresses() -> None:
    packages = json.loads(locking.PACKAGE_LOCK.read_text(encoding="utf-8"))["packages"]
    due = json.loads((ROOT / "tests" / "full" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    installed = {path: entry for path, entry in packages.items() if path}

    assert {name: packages[f"node_modules/{name}"]["version"] for name in due} == due
    assert [path for path, entry in installed.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [path for path, entry in installed.items() if "resolved" in entry] == []


def test_what_has_changed_is_said_a_line_for_each_package() -> None:
    before = {"brotli": "1.1", "lxml": "6.1", "weasyprint": "70.0"}
    after = {"lxml": "6.1", "typst": "0.15.2", "weasyprint": "70.1"}

    assert locking.changes(before, after) == ["gone: brotli 1.1", "new: typst 0.15.2", "weasyprint 70.0 -> 70.1"]
