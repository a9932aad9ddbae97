"""Runs trials and prints what was wrong with any: ``python -m tests.interrupts --kills 300 --seed 1``."""

import argparse
import sys
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

from tests.interrupts.scenarios import SCENARIOS
from tests.interrupts.trial import faults_of, trials


def say(words: str) -> None:
    """Print a line at once: somebody may be waiting for it."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Exit with 1 if anything was torn, lost, stuck or left."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    random = Random(asked.seed)  # noqa: S311
    counts: Counter[str] = Counter()
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, trial in enumerate(islice(trials(SCENARIOS, random), asked.kills)):
            faults = faults_of(trial, Path(scratch))
            counts[trial.scenario.name] += 1
            failed += bool(faults)
            for fault in faults:
                say(f"{number}: {trial}: {fault}")
    say(f"{asked.kills} kills and interrupts, {failed} with a fault: {dict(sorted(counts.items()))}")
    sys.exit(1 if failed else 0)


main()
