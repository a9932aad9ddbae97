"""Year labels such as 2005–06, which no line breaks: an en dash invites a break, which reads as two years."""

import re

YEAR_LABEL = re.compile(r"([0-9]{4}–[0-9]{2,4})(?![0-9])")
"""By which a text is split: what stands at odd places are labels."""
