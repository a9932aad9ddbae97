"""The patterns of personal details: what a check tells of, and what is masked wherever it would be shown.

Every repetition in these patterns is short, or of characters that can't begin what follows, so that no text takes them
long.
"""

GAP = r"[ \t\n\u2013\u2014().-]{0,2}"
SPLIT = r"[ \t\n.\u2013\u2014/-]{0,3}"
"""What may stand between the signs of a number, if anything."""

STREETS = (
    "Street|Road|Rd|Avenue|Ave|Lane|Drive|Close|Crescent|Terrace|Gardens|Grove|Place|Square|Way|Court|Hill|Mews|Row"
    "|Walk|Rise|Parade|Gate|Green|View|Wharf|Quay|Park|House|Mansions|Heights|Villas|Cottages"
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DATE = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?(?:\sof\s|[-/.\s])(?:[0-9]{1,2}|" + MONTH + r")[-/.,\s]{1,2}[0-9]{2}(?:[0-9]{2})?"
    r"|" + MONTH + r"\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?!\w)"
)
BIRTH_WORDS = ("birth", "dob", "d.o", "do.b")
BIRTH = r"\b(?:dates?\sof\sbirth|birth\s?dates?|birthday|d\.?o\.?b\b)"
DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?" + MONTH + r"(?!\w)"
BETWEEN = r"(?:[^0-9;.]|\.(?!\s+[A-Z])){0,40}?"
TO_DATE = (
    r"(?:[^\w;.]|\.(?!\s+[A-Z])|\b(?-i:[A-Z])\."
    r"|\b(?:of|was|is|on|as|given|recorded|the|his|her|their|(?-i:[A-Z][a-z’'-]*))\b){0,12}?"
)
PERSON = (
    r"(?:he|she|they|them|him|her|who|one|man|woman|boy|girl|child|baby|person|individual|victim|brother|sister|son"
    r"|daughter|mother|father|(?-i:(?!It|This|That)[A-Z](?:[a-z’'-]+|\b\.?)))"
)
BORN = rf"(?:\b{PERSON}\s(?:was|were)\s|(?<!was\s)(?<!were\s)\b)born\b"


def mail() -> str:
    """What an e-mail address looks like, with an @ or spelt out."""
    at, dot = (rf"\s?[(\[{{]\s?{word}\s?[)\]}}]\s?" for word in ("at", "dot"))
    spelt = r"\s(?:at|AT)\s[\w-]+(?:\s(?:dot|DOT)\s[\w-]+)+"
    return rf"(?<![\w.%+'-])[\w.%+'-]+(?:(?:@|{at})[\w-]+(?:(?:\.|{dot})[\w-]+)+|{spelt})"


def telephones() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """British numbers that are not free, nor kept for public bodies; numbers abroad; local ones that are named so.

    Each with words without which there is none.
    """
    not_a_date = r"(?!\(?[0-9]{2}[.–-][0-9]{2}[.–-][0-9]{4})"
    home = rf"(?:(?:\+|00)44{GAP}(?:\(0\)|0)?{GAP}[1257]|0{GAP}[1257])"
    named = r"(?<=(?i:tel|fax|mob)[./-])|(?<=(?i:phone)[./-])|(?<=(?i:mobile)[./-])|(?<=(?i:no)[./-])"
    begins = rf"(?:(?<![\w,./+-])|{named})"
    bracket = r"(?:\((?=[0-9 +]{2,7}\)))?"
    return (
        (rf"{begins}{not_a_date}{bracket}{home}(?:{GAP}[0-9]){{8,9}}(?:\s?/\s?[0-9]{{3,}})?(?!\w)", ()),
        (rf"{begins}0[1257][0-9]{{2,3}}/[0-9]{{3}}/?[0-9]{{3,4}}(?!\w)", ("/",)),
        (r"(?<![\w,./+-])44(?: ?7[0-9]{3} ?[0-9]{3} ?[0-9]{3}|[12][0-9]{9})(?!\w)", ("447", "44 7", "441", "442")),
        (rf"(?<![\w+])\+(?!44)[1-9](?:{GAP}[0-9]){{8,13}}(?!\w)", ("+",)),
        (
            r"(?i:\b(?:tel|telephone|phone|mobile|mob|fax)\b(?:\s(?:number|no))?[.:\s]{0,3}"
            r"([1-9](?:[ -]?[0-9]){5,7})(?!\w))",
            ("tel", "phone", "mob", "fax"),
        ),
    )


def postcode() -> str:
    """What a postcode looks like, in capitals or small letters."""
    capitals = r"[A-Z]{1,2}[0-9][A-Z0-9]?(?:[ \n]{0,2}|-)[0-9][ABD-HJLNP-UW-Z]{2}"
    small = r"(?i:[A-Z]{1,2}[0-9][A-Z0-9]?[ \n]{1,2}[0-9])(?!st|nd|rd|th)(?i:[ABD-HJLNP-UW-Z]{2})"
    return rf"(?<![\w/])(?:{capitals}|{small})(?!\w)"


def birth(words: str, between: str, date: str) -> str:
    """A date, given as group 1 or 2, beside ``words`` of birth; ``between`` them and a ``date`` after them."""
    # The datum is the date: the words before it may stand under another heading, or on the line above. A date before
    # the words is meant only where none comes after them: "since 1 April 2022 (born 3 April 1971)".
    return rf"(?i:{words}{between}({date})|({DATE})\s?\(?\s?{words}(?!{between}{date}))"


def numbers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """By what each is called: numbers that belong to one person, with words without which there is none."""
    insurance = rf"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{SPLIT}[A-CEGHJ-NPR-TW-Z](?:{SPLIT}[0-9]){{6}}{SPLIT}[A-D]"
    not_a_year = r"(?!(?:19|20)[0-9]{2})"
    spaced = rf"[A-Z]{SPLIT}{not_a_year}[0-9](?:{SPLIT}[0-9]){{3}}{SPLIT}[A-Z]{SPLIT}[A-Z]"
    prison = rf"[A-Z][0-9]{{4}}[ \n]?[A-Z]{{2}}|{spaced}"
    police = r"(?:(?:19|20)?[0-9]{2}/[0-9]{4,7}|[0-9]{4,6}/[0-9]{2}|SF[0-9]{2}/[0-9]{1,6})[A-Z]"
    return (
        ("a National Insurance number", rf"(?<!\w)(?:{insurance}|[a-z]{{2}}[0-9]{{6}}[a-d])(?!\w)", ()),
        ("a number of the Police National Computer", rf"(?:(?<![\w/])|(?<=PNC/)){police}(?!\w)", ("/",)),
        ("a prison number", rf"(?<!\w)(?:{prison}|[a-z][0-9]{{4}}[a-z]{{2}})(?!\w)(?!\sforms?\b)", ()),
        ("a prison number", r"(?i:\bprison(?:er)?\s(?:no\b\.?|number))[\s:]{0,2}([A-Z]{2}[0-9]{4})(?!\w)", ("prison",)),
        ("an NHS number", r"\bNHS:?\s([0-9]{3}[ \n-]?[0-9]{3}[ \n-]?[0-9]{4})(?!\w)", ("nhs",)),
    )


def vehicle() -> str:
    """What the registration of a vehicle looks like, in group 1 or 2."""
    plate = _spaced("[A-HJ-PR-Y]", "[A-HJ-PR-Y]", "[0-9]", "[0-9]", *["[A-HJ-PR-Z]"] * 3)
    older = r"[A-Z][0-9]{1,3}[ \n]?[A-Z]{3}"
    named = (
        "registration|reg|registered|vehicle|number plate|VRM|car|van|lorry|motorcycle|motorbike|moped|scooter|taxi"
        "|drove|drives|driving|black|white|grey|silver|blue|red|green"
    ).replace(" ", r"\s")
    words = rf"\b(?:{named})\b[^0-9\n;]{{0,30}}?\b"
    joined = r"[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2}-?[A-HJ-PR-Z]{3}"
    return rf"{words}({plate}|{older})(?!\w)|(?<!\w)({joined})(?!\w)"


def _spaced(*signs: str) -> str:
    return SPLIT.join(signs)


def house() -> str:
    """What a street and number look like, or a flat and the house that it is in."""
    number = r"[1-9][0-9]{0,2}[A-Za-z]?(?:[-\u2013/][0-9]{1,3}[A-Za-z]?)?"
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    courts = r"(?:Crown|High|County|Youth)\sCourt|County\sHall|Magistrates"
    no_name = rf"(?:{months}|{courts}|House\sof)\b"
    name = rf"(?:(?!{no_name})(?:St\.?\s)?[A-Z][\w\u2019'-]{{0,20}}\s)"
    street = rf"{number},?\s(?:{name}{{1,3}}(?:{STREETS})|The\s(?:{STREETS}))"
    house = r"(?:[tT]he\s)?[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20}){0,3}"
    flat = rf"(?:Flat|Apartment|Apt)\s(?:[0-9]{{1,4}}[A-Za-z]?|[A-Z])\b,?\s(?:(?:of|at|in)\s)?{house}"
    return rf"(?<![\w./-])(?:{flat}|{street})(?!\w)(?!\s(?:Act|Police|Officers?)\b)"
