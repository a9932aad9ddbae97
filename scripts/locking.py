"""Write down every version that runs and tests, with the hashes of its files: what ``scripts/lock`` does.

A lock holds for Linux, macOS and Windows and for every Python that the project runs on. All four agree: each is cut
from one choice of versions.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LOCKS = {"run": ("", ""), "test": ("run", "dev"), "full": ("test", "full"), "benchmarks": ("run", "benchmarks")}
"""Each lock in requirements/: the lock that it adds to, and the extra of pyproject.toml that it adds."""

EDITABLE = "editables>=0.5"
"""What hatchling asks for besides, when it installs a checkout so that edits take effect."""

PACKAGE_LOCK = ROOT / "tests" / "full" / "package-lock.json"

_PINNED = re.compile(r"^([\w.-]+)==([^ ;\\]+).*(?:\n .*)*\n", re.MULTILINE)
"""A package, its version, and the lines of its hashes."""

_HEAD = "# Written by scripts/lock, which renews it.\n"


def main() -> None:
    """Renew the locks, and print each version that came, went or changed."""
    before = locked_versions()
    lock_python_packages()
    if shutil.which("npm"):
        lock_npm_packages()
    else:
        print("npm is not installed, so tests/full/package-lock.json stays as it is.")
    told = changes(before, locked_versions())
    print("\n".join(told or ["Nothing has changed."]))


def lock_file(name: str) -> Path:
    """Where the lock of that name lies."""
    return ROOT / "requirements" / f"{name}.txt"


def lock_python_packages() -> None:
    """Write each lock, less what the lock that it adds to has already."""
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder) / "everything.txt"
        everything.write_text(resolve([extra for _, extra in LOCKS.values() if extra]), encoding="utf-8")
        entries: dict[str, list[str]] = {"": []}
        for name in LOCKS:
            text = resolve(extras_of(name), "--constraints", str(everything))
            entries[name] = [match[0] for match in _PINNED.finditer(text)]
    for name, (base, _) in LOCKS.items():
        own = [entry for entry in entries[name] if entry not in entries[base]]
        head = _HEAD + (f"-r {base}.txt\n" if base else "")
        lock_file(name).write_text(head + "".join(own), encoding="utf-8", newline="\n")


def extras_of(name: str) -> list[str]:
    """The extras in a lock and in those that it adds to."""
    base, extra = LOCKS[name]
    return [*(extras_of(base) if base else ()), *([extra] if extra else ())]


def resolve(extras: list[str], *more: str) -> str:
    """The newest versions of what pyproject.toml asks for, with ``extras``, and of what builds the project.

    Ends the run where no set of versions fits; uv has then said why.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", "--universal", "--quiet", *more]
    command += ["--python-version", project["project"]["requires-python"].removeprefix(">=")]
    command += ["--generate-hashes", "--no-annotate", "--no-header"]
    command += [part for extra in extras for part in ("--extra", extra)]
    builders = "\n".join((*project["build-system"]["requires"], EDITABLE))
    return subprocess.run(command, cwd=ROOT, check=True, text=True, input=builders, stdout=subprocess.PIPE).stdout


def lock_npm_packages() -> None:
    """Lock the judges that come from npm. No address is kept: every registry serves the same files, by their hashes."""
    PACKAGE_LOCK.unlink(missing_ok=True)
    command = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"]
    subprocess.run([*command, "--no-audit", "--no-fund", "--silent"], cwd=PACKAGE_LOCK.parent, check=True)


def locked_versions() -> dict[str, str]:
    """The versions in all locks by package; two where Pythons or systems differ are joined by "and"."""
    found: dict[str, set[str]] = {}
    for name in LOCKS:
        for package, version in pinned(name):
            found.setdefault(package, set()).add(version)
    for path, entry in _npm_packages().items():
        found.setdefault(f"{path.removeprefix('node_modules/')} (npm)", set()).add(entry["version"])
    return {package: " and ".join(sorted(versions)) for package, versions in found.items()}


def pinned(name: str) -> list[tuple[str, str]]:
    """Each package and version that stands in one lock itself; none where it has not been written yet."""
    path = lock_file(name)
    if not path.exists():
        return []
    return [(match[1], match[2]) for match in _PINNED.finditer(path.read_text(encoding="utf-8"))]


def _npm_packages() -> dict[str, dict[str, str]]:
    if not PACKAGE_LOCK.exists():
        return {}
    packages: dict[str, dict[str, str]] = json.loads(PACKAGE_LOCK.read_text(encoding="utf-8"))["packages"]
    return {path: entry for path, entry in packages.items() if path}


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What differs, a line for each package."""
    lines = []
    for package in sorted(before.keys() | after.keys()):
        old, new = before.get(package), after.get(package)
        if old is None:
            lines.append(f"new: {package} {new}")
        elif new is None:
            lines.append(f"gone: {package} {old}")
        elif old != new:
            lines.append(f"{package} {old} -> {new}")
    return lines


if __name__ == "__main__":
    main()
