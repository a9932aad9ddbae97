"""What a child sends to its parent."""

from enum import Enum
from typing import Any

from msgspec import Struct


class Kind(Enum):
    """How the work ended: with a result, with an exception, with no memory left, or with one that can't be sent."""

    DONE = "done"
    RAISED = "raised"
    NO_MEMORY = "no memory"
    BROKEN = "broken"


class Answer(Struct, frozen=True):
    """How the work ended, and its result or exception."""

    kind: Kind
    value: Any = None
