"""The plain words of English by which numbers are read: nothing here belongs to one form or another."""

from enum import Enum


class Qualifier(Enum):
    """How the words before a number, such as "about", qualify it."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    NEARLY = "nearly"
    UNDER = "under"
    AT_MOST = "at most"


SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
TENS = dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True))
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}

NOUGHTS = frozenset("no none nobody".split())

FRACTIONS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

QUALIFIERS: dict[tuple[str, ...], Qualifier] = {
    tuple(words.split()): qualifier
    for qualifier, phrases in {
        Qualifier.ABOUT: "about|around|some|approximately|roughly|circa|nearer|in the region of|or so|c",
        Qualifier.OVER: "over|more than|above|exceeding|in excess of|upward of|well over|just over|slightly over|"
        "a little over|a little more than|slightly more than|a shade over|well above|just above|passed|topped|exceeded",
        Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of",
        Qualifier.NEARLY: "nearly|almost|just under|close to|approaching|just below|not quite|just short of|"
        "a little under|a little less than|slightly under|slightly less than|slightly fewer than|a shade under",
        Qualifier.UNDER: "under|below|fewer than|less than",
        Qualifier.AT_MOST: "up to|at most|no more than|not more than|a maximum of|only up to",
    }.items()
    for words in phrases.split("|")
}

# A number after one of these is a mark and counts nothing.
MARKED = frozenset(
    "section sections s ss schedule paragraph para article chapter rule act part phase stage step page table "
    "figure chart appendix annex version number no grade band group room unit form tier regulation clause item "
    "question note age aged road street house strategy standard directive matrix pillar cycle wave formula "
    "channel tel telephone phone extension ext fax week day goal objective priority aim recommendation".split()
)

# Where the words that a number counts end.
STOPS = frozenset(
    "a an the of at in on to for from by with without under over within between during through throughout across "
    "and or but while whereas although though because since until than as if so that which who whom whose when "
    "where were was are is be been being had has have having will would can could may might must should do did "
    "does it they we he she i you them us this these those there here not only also all each every both either "
    "per more fewer less most compared against up down after before into out off about around remained remain "
    "stood stand lived live came come made make received receive went go fell rose grew became become included "
    "include including stayed resulting resulted altogether overall still now respectively total living residing "
    "awaiting serving last previous next today strong".split()
)

NOUNS = frozenset("family assembly ally reply bed need deed feed seed".split())
"""Nouns with the endings by which other words that may follow a number are known."""

# Words that say nothing of which figure is meant: beside these alone, a number is held strictly.
NEUTRAL = STOPS | frozenset(
    "number figure count combined together area county force region local its our their his her any again just "
    "exactly precisely currently active open registered managed manage management managing supervised resident "
    "recorded counted reported held subject identified formally actively annual end start day date close march "
    "year reporting period month twelve time some point course whole full people person figures statistics return "
    "data report shows show showed shown saw see seen means mean meaning equal equate equivalent amounting amount "
    "bringing bring brought leaving leave left imposed impose granted grant issued issue given court order police "
    "responsible authority agency agencies arrangement mappa multi public protection strategic board partner "
    "partnership service probation well snapshot basis same then thus therefore case cases what follow "
    "follows condition requirement oversaw overseen oversee supervise monitor monitored deal dealt doubled "
    "trebled halved increased risen dropped decreased reduced rising falling increasing use used reach reached "
    "hit finished ended comprise comprised constitute constituted accounted account accounting numbered numbering "
    "totalled totalling amounted such further comparison approximately following fewest majority vast remainder rest "
    "need needed require required began succeeded carried concerned involved "
    "judge magistrate crown scheme remaining team panel unit staff handed whereas kept "
    "eye took take hold holds contain led lead fall belong provide provided supplied another "
    "deemed judged warrant warranted merit merited intensive oversight scrutiny attention duty "
    "headline lie lay behind steady firm attached considered enough dangerous many few according statistic belonged "
    "single obliged great gave give much ago earlier everyone everybody watched".split()
)

PROSPECTS = frozenset(
    "target targets expect expected forecast plan planned predict predicted if capacity could would might hope "
    "aim projected anticipated maximum minimum limit example imagine suppose typically usually".split()
)
"""Words that make a number no statement of what was."""

MOVES = frozenset(
    "left leaving moved move transferred stepped escalated deregistered joined discharged referred".split()
)
"""What people do who are counted as they come and go, which the return does not do."""

OF_ONE = frozenset("each every typical average his her my".split())
"""Words that make a number that of one person or thing, and no area's."""

VERBS = frozenset(
    "were was are is had have has concerned involved carried came went fell remained became fall belong belonged "
    "come".split()
)
"""Verbs after which a sentence says of somebody what it counts of them."""

ALL_TOLD = ("in all", "in total", "altogether", "all told", "overall", "a total of", "in sum", "total")
