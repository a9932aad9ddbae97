"""The role of each number of a sentence: a figure, an earlier one, the size of a change, or an end of a range."""

from collections.abc import Mapping
from enum import Enum

from mappa_report.checks.sentences.line import CHANGE, FALL, FEWER, MORE, RISE, Line, Pattern

CHANGES = f"{RISE}|{FALL}|{CHANGE}|went up|gone up|went down|gone down"
_COMPARED = (
    "against|versus|compared with|compared to|compare with|compare to|comparison to|comparison with|"
    "contrast to|opposed to"
)
_TOTAL = "(?:the |a total of |just |only |a low of |a high of )?"
_N = r"#(\d+)(?= )"
_WORD = r"[^\s#,;:()]+"


class Role(Enum):
    """What a number is in its sentence."""

    FIGURE = "figure"
    EARLIER = "earlier"
    SIZE = "size"
    RANGE = "range"


_MOVES = f"{RISE} {FALL} {CHANGE} up down"
_RANGE = Pattern(
    "to and or –",
    rf" (?:between|ranging from|ranged from|range from|anything from|anywhere from) (?:\S+ )?#(\d+) (?:and|to) {_N}",
    rf"(?<! from)(?<! by) #(\d+) (?:to|or|–) {_N}(?! (?:or|to))",
)
_EARLIER = Pattern(
    f"against versus compared compare comparison contrast opposed than instead advance twice double treble triple half "
    f"time from year ( {_MOVES}",
    rf" (?:{_COMPARED}|than|instead of) {_TOTAL}{_N}",
    rf" (?:twice|double|treble|triple|half|time) the (?:number \( )?{_N}",
    rf" (?:from {_TOTAL}|(?:last|previous) year (?:figure of )?){_N}",
    r" #(\d+) (?:last year|(?:a|the|one) year (?:ago|before|earlier)|in the (?:year before|previous year))(?=[ ,])",
    rf" (?:as|than) (?:in |at |for )?(?:the |last |a )(?:[^\s#,;]+ ){{1,4}}?\( {_N}",
)
_SIZE = Pattern(
    f"{MORE} {FEWER} better worse time point by a extra all everyone everybody {_MOVES}",
    rf" (?:{CHANGES})(?: {_WORD}){{0,5}}?(?: ,)? of (?:a |an )?{_N}",
    rf" #(\d+) (?:{_WORD} ){{0,2}}?(?:{MORE}|{FEWER}|better|worse|(?:up|down) on)(?= )",
    r" #(\d+) time (?=the |as |more |larger |higher )",
    r" #(\d+) (?:percentage )?point(?= )",
    rf" (?:,|is|are|was|were|went|gone|been) (?:up|down)(?: by)? {_N}",
    rf" by (?:a |an )?{_N}",
    rf" (?:a|extra|{CHANGES}) {_N}",
    rf" (?:all|everyone|everybody) (?:but|except|bar) {_N}",
)


def roles_of(line: Line) -> Mapping[int, Role]:
    """The Role of each number of ``line`` that is no plain figure."""
    roles: dict[int, Role] = {}
    for pattern, role in ((_RANGE, Role.RANGE), (_EARLIER, Role.EARLIER), (_SIZE, Role.SIZE)):
        for numbers in line.numbers(pattern):
            for number in numbers:
                # "More than in the year before (12)" may be said of either year.
                if number > 0 or (number == 0 and " ( #0 " not in line.text):
                    roles.setdefault(number, role)
    return roles


def ranges_in(line: Line) -> Mapping[int, int]:
    """The lower number of each range that says where a figure lies, by the upper one."""
    if " at any " in line.text:
        return {}
    return {numbers[1]: numbers[0] for numbers in line.numbers(_RANGE) if numbers[1] >= 0}
