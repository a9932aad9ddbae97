"""What a form says is withheld, unless it asks for it all the same."""

from collections.abc import Iterable

from mappa_report.model.form import FormTable, Withheld
from mappa_report.source.nodes import MapNode, maps_at, string_at, strings_at


def read_withheld(node: MapNode, tables: Iterable[FormTable]) -> tuple[Withheld, ...]:
    """The rules of ``withheld`` in the form at ``node``. What its ``tables`` ask for is no longer withheld."""
    asked = {line.key for table in tables for line in (*table.rows, *table.columns)}
    rules = (
        Withheld(
            strings_at(item, "named"),
            strings_at(item, "keys"),
            string_at(item, "because"),
            strings_at(item, "akin"),
            strings_at(item, "people"),
        )
        for item in maps_at(node, "withheld")
    )
    return tuple(rule for rule in rules if asked.isdisjoint(rule.keys))
