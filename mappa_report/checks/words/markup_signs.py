"""The signs of other kinds of Markdown, and of none, that authors type: what each is, and what to type in its place."""

from msgspec import Struct

ESCAPE = "; put a \\ before it if the sign itself is meant"


class Sign(Struct, frozen=True):
    """A pattern, compiled when it is first needed, its message, in which {} is what was typed, and what to type.
    ``is_plain`` if what to type has no signs of Markdown, so that pages say it too.

    ``at_least`` so many lines of a paragraph have to begin with it, or the first after a colon. With ``only_first`` it
    counts at the beginning of a paragraph only, since a line may be wrapped before it.
    """

    pattern: str
    message: str
    hint: str
    may_be_meant: bool = False
    at_least: int = 1
    only_first: bool = False
    is_plain: bool = False


_ITEM = "write  - and a space  before each item, with an empty line before the first"
_NUMBER = "write  1. and a space  before each item, with an empty line before the first"
_WHO_SPOKE = f"{_ITEM}; who said a quotation stands right below its words, behind  > —"
_NO_ITEM = "{} does not begin an item of a list, and prints as it stands"

AT_START = (
    Sign(
        r"\A\s*([-–—+](?=[^\W\d_]|\xa0)|\*(?=\xa0))",
        "no plain space follows the {}, so this is no item",
        _ITEM,
    ),
    Sign(r"\A\s*([–—])\s", _NO_ITEM, _ITEM, at_least=2),
    Sign(r"\A\s*([–—])\s", _NO_ITEM, _WHO_SPOKE, only_first=True),
    Sign(r"\A\s*([0-9]{1,3}[.)](?=[^\W\d_]|\xa0))", "no plain space follows {}, so this is no item", _NUMBER),
    Sign(r"\A\s*([0-9]{1,3}[.)])\s", _NO_ITEM, _NUMBER, at_least=2),
    Sign(
        r"\A\s*(\((?:[a-zA-Z]|[ivxIVX]{1,4}|[0-9]{1,2})\)|(?:[a-zA-Z]|[ivxIVX]{1,4})\))\s",
        "{} does not begin an item of a list: its lines run on as one",
        "write  1. and a space  before each item, or put an empty line between the items and a \\ before the bracket",
    ),
    Sign(r"\A\s*((?:[a-z]|[ivx]{1,4})\.)\s", _NO_ITEM, _NUMBER, at_least=3),
    Sign(
        r"\A\s*(\[[ xX✓]?\])(?=\s(?!\()|$)",
        "{} makes no box to tick",
        "say in words what is done and what is open",
        is_plain=True,
    ),
    Sign(
        r"\A\s*(#{7,})(?=\s)",
        "{} makes no heading, and prints as it stands",
        "write  ##  and a space before a heading, ### before one within it, and no more than ####",
    ),
    Sign(
        r"\A\s*(:::+|!!!(?=\s)|\?\?\?(?=\s)|\[![A-Za-z]+\]|\[\[?_?TOC_?\]\]?|%%|\\[a-z]{4,}|\+{3,}|:(?=\s))",
        "{} is of another kind of Markdown, and prints as it stands",
        "take it out; a heading or **bold** words set a passage apart",
    ),
)
"""What begins a line."""

_WORDS = "mark words with *…* or **…** alone"
_PAIR = "put the same signs right before the first word and right after the last, and a space or full stop behind them"

IN_WORDS = (
    Sign(
        r"~~[^~]*(?:~~)?",
        "{} strikes nothing out, and prints as it stands",
        "leave out what no longer holds",
        is_plain=True,
    ),
    Sign(
        r"(?<=\w)\^\(?[\w+-]|(?<!\[)\^[^\s^]{1,20}\^",
        "{} raises nothing, and prints as it stands",
        "write 1st, m², 10⁵ or the like",
        is_plain=True,
        may_be_meant=True,
    ),
    Sign(
        r"(?<![~\s])~[^~\s]{1,20}~", "{} lowers nothing, and prints as it stands", "write it without ~", is_plain=True
    ),
    Sign(
        r"==[^=\s][^=]{0,200}==|\+\+[^+\s][^+]{0,200}\+\+|\|\|[^|\s][^|]{0,200}\|\|",
        "{} marks no words, and prints as it stands",
        _WORDS,
    ),
    Sign(
        r"(?<!\*)\*{2,3}(?![*\s])|(?<![*\s])\*{2,3}(?!\*)|(?<!_)__(?![_\s])|(?<![_\s])__(?!_)",
        "this {} has no partner, and prints as it stands",
        _PAIR,
        may_be_meant=True,
    ),
    Sign(
        r"(?<![\w*\0])\*(?=[^\W_])|(?<![\w\0])_(?=[^\W_])",
        "{} opens emphasis that never closes, and prints as it stands",
        _PAIR,
        may_be_meant=True,
    ),
    Sign(
        r"(?<!\S)\*\*\s[^*]{1,200}\s\*\*(?!\S)|(?<!\S)\*\s(?=[^\W\d])[^*]{1,200}\s\*(?!\S)",
        "{} marks no words, as spaces stand between the signs and the words",
        "put the signs right before the first word and right after the last",
        may_be_meant=True,
    ),
    Sign(
        r"!\([^\s()]{1,100}\.(?:png|jpe?g|gif|svg|webp)\)",
        "{} shows no picture, and prints as it stands",
        "write  ![what it shows](file.png)  on a line of its own",
    ),
    Sign(
        r"`",
        "{} is no quotation mark, and prints as it stands",
        "write ’ for an apostrophe and “ ” for quotation",
        is_plain=True,
        may_be_meant=True,
    ),
    Sign(
        r"!\[[^\[\]]*\]?",
        "a picture is not written as one, and prints as it stands",
        "write  ![what it shows](file.png)  on a line of its own",
    ),
    Sign(
        (
            r"\]\((?!\s?(?:https?:|www\.|mailto:))|\] \((?!https?:|www\.|mailto:)(?=[^\s()]{1,200}[./])[^\s()]{3,200}\)"
            r"|\]\[|\)\[(?=https?:|www\.|mailto:)"
        ),
        "a link is not written as one, and prints with its brackets",
        "write  [words](https://...)  with nothing between the brackets and no space in the address",
    ),
    Sign(
        r"\[(?:[0-9]{1,3}(?:[,–-] ?[0-9]{1,3})*|[a-wyz]|note [0-9]+|citation needed|edit)\](?!\s?\()",
        "{} is a reference that leads nowhere",
        "take it out, or bring what it says into the sentence",
        is_plain=True,
        may_be_meant=True,
    ),
    Sign(r"\[\[[^\[\]]+\]\]", "{} is no link, and prints as it stands", "write  [words](https://...)"),
    Sign(
        r"\{:?\s?[.#][\w-][^{}]{0,80}\}|\{:?\s?[\w-]{1,20}\s?=[^{}]{1,80}\}",
        "{} sets nothing, and prints as it stands",
        "take it out; braces are for a phrase of another language, [words]{lang=cy}, alone",
    ),
    Sign(
        r"(?<![\w:]):[a-z][a-z_]{2,30}:(?!\w)",
        "{} makes no picture, and prints as it stands",
        "say it in words",
        is_plain=True,
    ),
)
"""What stands within words."""

ROWS_APART = Sign(
    r"\|",
    "these lines make no table, and print as they stand",
    "put the rows right below one another, with no empty line between, and a line  |---|---|  below the first",
    may_be_meant=True,
)
ROWS_JOINED = Sign(
    r"\|",
    "these lines make no table, and print as they stand",
    "put an empty line before the first of them",
)

ROWS_AS_TEXT = Sign(
    r"\|",
    "these lines make no table, and print as they stand",
    "put a line  |---|---|  below the first, with as many --- as that has cells",
    may_be_meant=True,
)
