"""The limits of a process, which it sets itself before it looks at what it is to work on.

Linux holds all of them, and macOS those of time and of files alone: it counts memory, and limits it nowhere. On Windows
a job object holds those of time and memory.
"""

import sys

from msgspec import Struct

_MEGABYTE = 1_000_000

_LARGEST_FILE = 128 * _MEGABYTE
"""The most that one file of its own may hold."""


class Limits(Struct, frozen=True):
    """How many seconds of processor time a process may take, its start among them, and how many megabytes of memory."""

    seconds: int
    megabytes: int


def limit_process(limits: Limits) -> None:
    """Hold this process to ``limits`` for as long as it lives. It leaves no image of its memory behind."""
    memory = limits.megabytes * _MEGABYTE
    if sys.platform == "win32":
        from mappa_report.bounded.windows_job import limit_by_job

        limit_by_job(limits.seconds, memory)
        return
    import resource

    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, _LARGEST_FILE)
    _limit(resource.RLIMIT_CPU, limits.seconds)
    # What it has to itself. Address space that is only set aside, as libraries do in hundreds of megabytes, is none.
    _limit(resource.RLIMIT_DATA, memory)


if sys.platform != "win32":

    def _limit(kind: int, most: int) -> None:
        """Limit ``kind`` to ``most``, or to less where the machine allows no more."""
        import resource

        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))
