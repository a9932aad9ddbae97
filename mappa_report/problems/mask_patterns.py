"""The patterns of what is masked: wider than those of what a check tells of. Text, compiled when first needed."""

from mappa_report.problems.detail_patterns import GAP, MONTH, SPLIT, house, mail, postcode

_DOT, _PART = r"\s(?:dot|DOT)\s", r"[\w-]{1,40}"
MAIL = (
    rf"(?!name@example\.org(?!\w)){mail()}"  # that is what a hint of ours has for an example
    r"|(?<![\w.%+'-])[\w.%+'-]+\s@\s?[\w-]+(?:\.[\w-]+)+|(?<![\w.%+'-])[\w.%+'-]+@\s[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w-])(?:{_PART}{_DOT}){{1,3}}{_PART}\s(?:at|AT)\s{_PART}(?:{_DOT}{_PART}){{1,4}}"
)
POSTCODE = postcode()
DATE = (
    rf"(?i:(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s|[-–/._\s])\s?(?:[0-9]{{1,2}}|[ivx]{{1,4}}|{MONTH})"
    r"[-–/.,_\s]{1,3}(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    rf"|(?:\b[a-z-]{{5,15}}\sof\s)?\b{MONTH}(?:\s[0-9]{{1,2}}(?:st|nd|rd|th)?)?,?\s(?:of\s)?[0-9]{{4}}(?![0-9])"
    r"|(?<![0-9])[0-9]{4}[-–/._\s][0-9]{1,2}[-–/._\s][0-9]{1,2}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?!\w)"
    r"|(?<=birth\s)[0-9]{4}(?![0-9])|(?<=birth:\s)[0-9]{4}(?![0-9])"
    r"|(?<![0-9] )(?<![0-9])[0-9](?:\s[0-9]){7}(?![ ]?[0-9])"
    r"|(?<![0-9])[0-9]{8}(?![0-9])|(?<=\bborn\s)(?:(?:in\s)?[0-9]{4}(?![0-9])|[0-9][0-9/.–-]*)|(?<=\bb\.\s)[0-9]{4}(?![0-9]))"
)
YEAR_ENDS = r"(?i)0?1(?:st)?[\s/.-]+(?:april?|0?4)\b|31(?:st)?[\s/.-]+(?:march|mar|0?3)\b"
"""Dates that every report is full of: masked on a line with a birthday, but not wherever else they stand."""

NUMBERS = (
    rf"(?i:(?<![a-z0-9])(?:[a-z]{SPLIT}[a-z](?:{SPLIT}[0-9]){{6}}{SPLIT}[a-d]"
    rf"|[a-z](?:{SPLIT}[0-9]){{4}}{SPLIT}[a-z]{SPLIT}[a-z])(?![a-z0-9])"
    r"|(?<![\w])(?:(?:19|20)?[0-9]{2}/[0-9]{4,7}|[0-9]{4,6}/[0-9]{2}|SF[0-9]{2}/[0-9]{1,6})[a-z](?!\w))"
    r"|(?<!\w)[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"
    r"|(?<![0-9.,])[0-9]{3}[ \n-][0-9]{3}[ \n-][0-9]{4}(?![0-9])|(?<!\w)[A-Z][0-9]{6}(?!\w)"
)
NAMED = (
    r"(?i:\b(?:national\sinsurance|nino?\b|pnc\b|police\snational\scomputer|cro\b|nomis|crn\b|case\sreference|visor"
    r"|passport|driving\slicen[cs]e|custod\w+|prison(?:er)?\b|nhs\b|account\b|sort\scode|iban\b))[^0-9\n]{0,30}?"
    r"((?<![A-Za-z0-9])[A-Za-z]{0,5}[0-9][A-Za-z0-9]*(?:[ \n/–-]{1,2}[A-Z0-9]{1,8}){0,6})"
)
NUMBER_SIGN = (
    r"(?i:\b(?:national\sinsurance|nino?|passport|driving\slicen[cs]e|sort\scode|iban"
    r"|(?:prison(?:er)?|nhs|custod\w+|visor)\sn(?:umber|o))\b)"
)
"""What names a number that belongs to one person, on a line that may have been cut before the number."""

NAMES_OF_NUMBERS = (
    *"insurance nin pnc police cro nomis crn case visor passport licen custod prison nhs account iban".split(),
    "sort code",
)
"""Without any of these, in small letters, there is nothing that NAMED finds."""

PERIOD = r"(?:(?:19|20)[0-9]{2}[-–/ ]{0,2}){1,2}[0-9]{0,2}"
MIN_DIGITS = 5
VEHICLE = rf"(?<!\w){SPLIT.join(['[A-Z]'] * 2 + ['[0-9]'] * 2 + ['[A-Z]'] * 3)}(?!\w)"
HOUSE = house()
TELEPHONE = (
    rf"(?<![0-9])(?<![0-9][.,])\(?(?:(?:\+|00){GAP}[1-9](?:{GAP}[0-9]){{7,13}}"
    rf"|0{GAP}[1257](?:{GAP}[0-9]){{8,9}})(?![0-9])"
    r"|(?<![\w,.])0[1257][0-9]{2,4}/[0-9]{3}/?[0-9]{3,4}(?!\w)|(?<!\w)44[127][0-9]{8,9}(?!\w)"
    r"|(?<=[^\w,.])0[1257][0-9 -]{2,10}(?=…)"
)
_NO_NAME = (
    r"(?!(?i:he|she|they|the|this|that|it|in|on|at|of|for|from|since|when|dates?|birth|born|dob|numbers?|insurance"
    r"|iban|account|sort|national|police|computer|prison|prisoner|services?|board|probation|county|council|court|hospital|school"
    r"|management|strategic|area|agency|section|act|report|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|ni|nino|nhs|pnc|crn|mappa)\b)"
)
"""Words in capitals that no name has, though they stand beside one."""
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_WORD = rf"{_NO_NAME}{_CAPITAL}(?:[^\W\d_]|[’'-])+"
_INITIAL = rf"{_CAPITAL}(?!\w)\.?"
_PARTICLE = r"(?:(?:van|von|der|den|de|di|da|du|del|la|le|bin|ibn|al|el|ap|ferch)\s){0,2}"
_LATER = rf"(?:\s?{_NO_NAME}{_INITIAL}|\s{_PARTICLE}{_WORD})"
TITLED = rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr)\b\.?\s((?:{_WORD}|{_INITIAL}){_LATER}{{0,4}})"
"""A name behind a title, and in group 1 without it: a quotation may begin in the middle of the title."""
NAME = (
    rf"(?<!\w)(?:{_NO_NAME}{_INITIAL}\s?(?:{_INITIAL}\s?){{0,2}}{_PARTICLE}{_WORD}{_LATER}{{0,2}}"
    rf"|{_WORD}{_LATER}{{1,3}})"
)
BEFORE_SIGN = rf"(?<!\w)({_WORD}(?:,\s{_WORD})?)[,:]?\s\(?(?:(?:was|is)\s)?(?:born\b|[dD]\.?[oO]\.?[bB]\b|b\.\s[0-9])"
VICTIM = (
    r"\bvictim,?\s(?:(?:was|is|named|called)\s)?(?!(?:Liaison|Contact|Support|Code|Service|Commissioner|Impact|Personal"
    rf"|Surcharge|Care|Awareness)\b)({_WORD}{_LATER}{{1,3}})"
)
"""A name behind a word for whom it is, and in group 1 without that."""
