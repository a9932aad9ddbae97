"""The program ended at random moments, some 40 seconds of it; ``python -m tests.interrupts`` goes on for longer."""

from __future__ import annotations

import time
from itertools import takewhile
from pathlib import Path
from random import Random

import pytest

from tests.interrupts.scenarios import SCENARIOS
from tests.interrupts.trial import faults_of, trials

_SECONDS = 40


@pytest.mark.full
def test_nothing_is_torn_lost_stuck_or_left_whenever_the_program_is_ended(tmp_path: Path) -> None:
    random = Random()  # noqa: S311
    until = time.monotonic() + _SECONDS
    faults: dict[str, list[str]] = {}
    for trial in takewhile(lambda _: time.monotonic() < until, trials(SCENARIOS, random)):
        if told := faults_of(trial, tmp_path):
            faults[str(trial)] = told

    assert faults == {}
