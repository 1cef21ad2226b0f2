"""Stops and commas that would be read as part of a number, in texts from right to left.

The algorithm of Unicode (UAX #9) rightly shows the stop of a sentence at its left end. If the
sentence ends with "5 mg", the stop touches the 5, and ".5 mg" is read: a tenth of the dose. So does
",5", and an Urdu stop (U+06D4), a line at the foot, looks like a minus. A no-break space
keeps both apart; who compares texts takes it out again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NO_BREAK_SPACE = "\u00a0"
_MARKS = ".,\u060c\u06d4"
"""Stop and comma, and those of Arabic and Urdu."""
_CANDIDATE = re.compile(rf"(?<=[^\s{_MARKS}])[{_MARKS}](?![{_MARKS}\d])")
_GAP = re.compile(rf"\u00a0(?=[{_MARKS}](?!\d))")


def candidates(text: str) -> Sequence[int]:
    """Return the places of marks in a text that end something, and stand in no number."""
    return [found.start() for found in _CANDIDATE.finditer(text)]


def without_gaps(text: str) -> str:
    """Return a text without the no-break spaces before such marks."""
    return _GAP.sub("", text) if NO_BREAK_SPACE in text else text
