"""Cases: which files are spoilt, and which command is run on them. The number of a case and the seed settle it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from mappa_report.commands.program import COMMANDS
from tests.fuzz.afterwards import published, records, returned, sent
from tests.fuzz.case import OUTSIDE, Case, Odd, below, spoil
from tests.fuzz.judge import READ_OPEN_DATA
from tests.fuzz.mutate import spoilt
from tests.fuzz.seeds import YEAR, Seeds
from tests.fuzz.values import NAMES

_FAMILIES = "people words sentences totals last-year".split()
_STYLES = ("text", "json", "sarif", "github")
_OTHERS = (
    ("compare", "testshire", "2023"),
    ("compare", "kent", "2023", "2006"),
    ("data", "testshire", "2023"),
    ("data", "--all", "--to", "csv,json"),
    ("schema", "testshire", "2023"),
    ("new", "testshire", "2024", "--from", "2023"),
    ("new", "norfolk", "2023"),
    ("boilerplate", "list"),
    ("boilerplate", "show", "tiny"),
    ("boilerplate", "diff", "tiny", "2023"),
    ("boilerplate", "new", "2024", "--from", "tiny"),
    ("check", "--all", "--format", "json"),
    ("doctor",),
)
_COMMANDS = (*COMMANDS, "x")


def case_of(seeds: Seeds, seed: int, number: int) -> Case:
    """Case ``number`` of ``seed``."""
    random = Random(f"{seed} {number}")  # noqa: S311  (nothing is kept secret by it)
    make = random.choices(list(_TARGETS), list(_TARGETS.values()))[0]
    return make(random, seeds)


def _check_small(random: Random, seeds: Seeds) -> Case:
    files = below(seeds, ("areas/testshire", "boilerplate/tiny", "mappa-report.yaml"))
    return Case(spoil(random, files), ("check", "testshire", "2023", "--format", random.choice(_STYLES)))


def _check_large(random: Random, seeds: Seeds) -> Case:
    year = random.choice(("2023", "2023", "2006"))
    folders = (f"areas/kent/{year}", "areas/kent/area.yaml", "areas/register", f"boilerplate/{year}", "boilerplate/")
    files = {name: data for name, data in below(seeds, folders).items() if not name.startswith("boilerplate/tiny")}
    return Case(spoil(random, files), ("check", "kent", year, "--format", random.choice(_STYLES)))


def _build(random: Random, seeds: Seeds) -> Case:
    files = below(seeds, ("areas/testshire", "boilerplate/tiny"))
    formats = random.choice(("html", "docx", "pdf", "text", "docx,pdf,html"))
    command = "proof" if random.random() < 0.5 else "build"
    return Case(spoil(random, files), (command, "testshire", "2023", "--to", formats))


def _template(random: Random, seeds: Seeds) -> Case:
    name = random.choice(sorted(seeds.templates))
    data = spoilt(random, name, seeds.templates[name])
    ending = name.rpartition(".")[2]
    formats = {"docx": "docx", "typ": "pdf", "otf": "pdf", "ttf": "pdf"}.get(
        ending, random.choice(("html", "html", "pdf"))
    )
    return Case({f"templates/{name}": data}, ("build", "testshire", "2023", "--to", formats))


def _audit(random: Random, seeds: Seeds) -> Case:
    name = random.choice(sorted(seeds.finished))
    ending = name.rpartition(".")[2]
    return Case({f"sent.{ending}": spoilt(random, name, seeds.finished[name])}, ("audit", f"sent.{ending}"))


def _open_data(random: Random, seeds: Seeds) -> Case:
    return Case({"sent.csv": spoilt(random, "sent.csv", seeds.open_data)}, (READ_OPEN_DATA, "sent.csv"))


def _statistics(random: Random, seeds: Seeds) -> Case:
    """A spreadsheet that is taken into a return."""
    name = random.choice(sorted(seeds.sheets))
    arguments = ("import-statistics", name, "--area", "testshire", "--year", "2023", "--yes")
    return Case({name: spoilt(random, name, seeds.sheets[name])}, arguments)


def _record(random: Random, seeds: Seeds) -> Case:
    record = next(name for name in seeds.built if name.endswith(".json") and "/." in name)
    spoilt_record = spoilt(random, record, seeds.built[record])
    return Case({**seeds.built, record: spoilt_record}, ("build", "testshire", "2023", "--to", "html,docx"))


def _others(random: Random, seeds: Seeds) -> Case:
    return Case(spoil(random, below(seeds, ("areas/testshire", "boilerplate/"))), random.choice(_OTHERS))


def _odd_files(random: Random, seeds: Seeds) -> Case:
    """Links, folders, pipes and files with odd names where good files are."""
    folders = ("areas/testshire", "areas/kent/2023/statistics", "boilerplate", "mappa", "templates/screen.css", YEAR)
    name = random.choice(
        sorted({*below(seeds, folders), "templates/screen.css", "areas/testshire/2023", "boilerplate/tiny"})
    )
    if random.random() < 0.3:
        new = random.choice([each for each in NAMES if each.strip("./") and "/" not in each])
        added = f"{name.rpartition('/')[0]}/{new}".lstrip("/").replace("\x00", "")
        changes: dict[str, bytes | Odd] = {added: b"A file.\n"}
    else:
        target = random.choice(
            (f"{OUTSIDE}/passwd", OUTSIDE, "..", ".", name.rpartition("/")[2], "nowhere", "/dev/zero")
        )
        changes = {
            name: random.choice((Odd("gone"), Odd("folder"), Odd("pipe"), Odd("link", target), Odd("link", target)))
        }
    commands = (("check", "testshire", "2023"), ("build", "testshire", "2023", "--to", "html"), *_OTHERS)
    return Case(changes, random.choice(commands))


def _arguments(random: Random, _: Seeds) -> Case:
    """A command with odd words after it. None that names a place to write to outside the workspace is among them."""
    safe = [name for name in NAMES if not name.startswith(("/", "~")) and ".." not in name]
    words = [
        random.choice((*safe, "--all", "--format", "json", "--to", "html", "--from"))
        for _ in range(random.randrange(4))
    ]
    known = random.choice(([], ["testshire"], ["testshire", "2023"], ["kent", "2023"]))
    return Case({}, (random.choice(_COMMANDS), *known, *(word.replace("\x00", "") for word in words)))


_TARGETS: dict[Callable[[Random, Seeds], Case], int] = {
    _check_small: 30, _check_large: 10, _build: 8, _template: 8, _audit: 20, _open_data: 5, _record: 2, _others: 6,
    _statistics: 10, _odd_files: 6, _arguments: 5, records: 14, returned: 10, published: 5, sent: 10,
}  # fmt: skip
"""Each with how often it is chosen."""
