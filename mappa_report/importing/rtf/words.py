"""The control words of an RTF that stand for signs, and those that open a group of a kind of its own."""

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "~": "\u00a0", "_": "\u2011", "-": "\u00ad",
    "emdash": "\u2014", "endash": "\u2013", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
"""What each shows."""

ENDS = frozenset(("par", "sect", "page", "\n", "\r"))
"""Words at which a paragraph ends."""

BOXES = frozenset(("shptxt", "dptxbxtext"))
RUNNING_HEADS = frozenset(f"{side}{pages}" for side in ("header", "footer") for pages in ("", "l", "r", "f"))
LABELS = frozenset(("listtext", "pntext"))
COLLECTED = LABELS | {"fldinst", "title", "sn", "sv"}
"""Groups whose text is taken for what they are, and is none of the paragraph at hand."""

SILENT = frozenset(("info", "shpinst", "picprop", "sp", "do", "upr"))
"""Groups that hold others, and no text of their own."""

THROUGH = frozenset(("shppict", "nesttableprops", "fldrslt", "result", "shpgrp"))
"""Groups that change nothing of where text goes."""

SKIPPED = frozenset((
    "colortbl", "revtbl", "rsidtbl", "generator", "author", "operator", "manager", "company", "subject", "keywords",
    "comment", "doccomm", "hlinkbase", "creatim", "revtim", "printim", "buptim", "nonshppict", "shprslt",
    "nonesttables", "bkmkstart", "bkmkend", "xe", "tc", "rxe", "filetbl", "themedata", "colorschememapping",
    "latentstyles", "datastore", "objdata", "objclass", "objname", "atnid", "atnauthor", "atnref", "atndate", "atntime",
    "atnicn", "atnparent", "atrfstart", "atrfend", "datafield", "formfield", "pn", "pnseclvl", "template", "background",
    "xmlnstbl", "mmathPr", "private1", "fldtype", "panose", "falt", "fontemb", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "pgdsctbl", "blipuid", "bliptag", "leveltext", "levelnumbers", "passwordhash", "userprops",
))  # fmt: skip
"""Groups of which a report has no use."""
