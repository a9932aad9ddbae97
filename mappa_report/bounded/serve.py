"""The child's side: it limits itself, reads what to do, and sends what came of it."""

import os
import pickle
import sys
import threading
from shutil import rmtree
from time import sleep

from mappa_report.bounded.answer import Answer, Kind
from mappa_report.bounded.limits import Limits, limit_process

_GLANCE = 0.5
"""Seconds between looks for the parent, which may be killed before it can end its child."""

_MOST_SENT = 64_000_000
"""Bytes of an answer: the parent has no more room than the child."""


def serve() -> None:
    """Do the one piece of work that comes through the standard input, and end."""
    seconds, megabytes, parent = map(int, sys.argv[1:4])
    limit_process(Limits(seconds, megabytes))
    if sys.platform != "win32":  # where a child's parent may be a program that only starts Python
        threading.Thread(target=_end_with, args=(parent, sys.argv[4]), daemon=True).start()
    # The way to the parent gets a number that no library knows, and what they print goes nowhere.
    way = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sent = _answer(sys.stdin.buffer.read())
    with os.fdopen(way, "wb") as stream:
        stream.write(sent)
    os._exit(0)  # nothing is left to put in order, and to free all memory piece by piece takes time


def _end_with(parent: int, folder: str) -> None:
    """End once ``parent`` is gone, and remove the ``folder`` that it would have removed."""
    while os.getppid() == parent:
        sleep(_GLANCE)
    rmtree(folder, ignore_errors=True)
    os._exit(1)


def _answer(request: bytes) -> bytes:
    """What came of ``request``. A panic in a library's Rust is an exception too, of a kind that ends most programs."""
    try:
        sent = pickle.dumps(_done(request))
    except MemoryError:
        sent = b""
    except Exception:
        return pickle.dumps(Answer(Kind.BROKEN))
    return sent if 0 < len(sent) <= _MOST_SENT else pickle.dumps(Answer(Kind.NO_MEMORY))


def _done(request: bytes) -> Answer:
    try:
        work, arguments = pickle.loads(request)  # noqa: S301 - by our own program, our parent
        return Answer(Kind.DONE, work(*arguments))
    except MemoryError:
        return Answer(Kind.NO_MEMORY)
    except Exception as fault:
        try:
            pickle.loads(pickle.dumps(fault))  # noqa: S301 - exceptions of some libraries can't be made again
        except Exception:
            return Answer(Kind.BROKEN)
        return Answer(Kind.RAISED, fault)
    except BaseException:
        return Answer(Kind.BROKEN)
