"""``python -m tests.fuzz``: tries spoilt files for a while, and prints each kind of finding once."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.case import Case
from tests.fuzz.judge import HANG, Finding
from tests.fuzz.keep import save, smaller
from tests.fuzz.seeds import Seeds
from tests.fuzz.targets import case_of
from tests.fuzz.workers import seeds_in, try_cases, try_one

_MEMORY = Path("/dev/shm")  # noqa: S108  (a folder in memory, in which a folder of our own is made)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for how long")
    parser.add_argument("--seed", type=int, default=None, help="the seed that all cases come from; left out, a new one")
    parser.add_argument("--case", type=int, default=None, help="try this case of the seed alone")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many try cases at a time")
    parser.add_argument("--keep", type=Path, default=None, help="where to keep what was found; left out, a new folder")
    return parser.parse_args()


def main() -> int:
    """Run it, and give the exit code: 1 where anything was found."""
    asked = _arguments()
    seed = int(time.time()) if asked.seed is None else asked.seed
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as scratch:
        folder = Path(scratch)
        (folder / "seeds").mkdir()
        seeds = seeds_in(folder / "seeds")
        if asked.case is not None:
            case = case_of(seeds, seed, asked.case)
            findings = try_one(seeds, case, folder / "one")
            _say(f"{case.arguments} with {sorted(case.changes)}")
            for finding in findings:
                _say(f"{finding.cause}\n{finding.detail}\n")
            return 1 if findings else 0
        return _try_many(asked, seeds, seed, folder)


def _try_many(asked: argparse.Namespace, seeds: Seeds, seed: int, folder: Path) -> int:
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    _say(f"seed {seed}; what is found is kept in {keep}")
    causes: Counter[str] = Counter()
    tried = 0
    for each in try_cases(seeds, seed, asked.seconds, folder, asked.processes):
        tried = each.number
        for finding in each.findings:
            causes[finding.cause] += 1
            if causes[finding.cause] == 1:
                case = _confirmed(seeds, case_of(seeds, seed, each.number), finding, folder / "one")
                if case is None:
                    causes[finding.cause] = 0
                    continue
                command = f"python -m tests.fuzz --seed {seed} --case {each.number}"
                save(keep / f"{len(causes):03}", case, finding, command)
                _say(f"{len(causes):03} {finding.cause}\n    {command}")
    rate = f"{tried:,} cases in {asked.seconds:.0f} s, {tried / asked.seconds:.0f} a second"
    _say(f"{rate}; {len(+causes)} kinds of finding")
    for cause, count in (+causes).most_common():
        _say(f"{count:>6} {cause}")
    return 1 if +causes else 0


def _confirmed(seeds: Seeds, case: Case, finding: Finding, folder: Path) -> Case | None:
    """``case``, made smaller, if a new process comes to ``finding`` too; None if only the old one did."""

    def is_same(other: Case) -> bool:
        return any(each.cause == finding.cause for each in try_one(seeds, other, folder))

    if not is_same(case):
        return None
    return case if finding.cause == HANG else smaller(case, is_same)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n".encode(errors="replace").decode())
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
