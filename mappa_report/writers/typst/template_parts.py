"""The parts that a template names, as ``part`` in ``templates/look.typ`` marks them: what each is, and what is wrong.

Before what a part holds stands a figure without content, whose alternative says what the part is, in JSON.
"""

import json
from typing import Any

from mappa_report.writers import TemplateFault
from mappa_report.writers.pdf_tags.tree import Element
from mappa_report.writers.typst.files import MAIN

PARTS = {"Art", "BlockQuote", "Chart", "L", "LI", "Part", "Sect", "Table", "Title"}
"""What a part may be."""

Part = dict[str, Any]


def part_of(element: Element) -> Part | None:
    """What the template says of ``element``, if it is one of its parts. Raises TemplateFault for an unknown one."""
    first = element.kids[0] if element.role == "Div" and element.kids else None
    if not isinstance(first, Element) or first.role != "Figure" or first.kids:
        return None
    said = str(first.thing.get("/Alt"))
    try:
        part: Part = json.loads(said)
        role = part["role"]
    except (ValueError, TypeError, LookupError) as error:
        raise wrong_part(said, "is none: a figure must show something") from error
    if role not in PARTS:
        raise wrong_part(role, f"must be one of these: {', '.join(sorted(PARTS))}")
    return part


def wrong_part(role: str, why: str) -> TemplateFault:
    """What to tell of the part called ``role``."""
    remedy = "write it as the packaged template does, or remove the workspace's to use that."
    return TemplateFault(f"templates/{MAIN}", f"the part “{role}” {why}", remedy)
