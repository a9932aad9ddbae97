"""What ``--to`` takes: names of formats with commas between them."""

from __future__ import annotations

from collections.abc import Iterable

import click


def formats_among(known: Iterable[str], value: str) -> tuple[str, ...]:
    """The formats that ``value`` names, each once; wrong usage if one is not ``known``, or there is none."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    if not names or not set(names) <= set(known):
        raise click.BadParameter(f"choose from {', '.join(known)}, with commas between them.")
    return names
