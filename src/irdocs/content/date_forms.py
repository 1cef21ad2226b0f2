"""Know how a date is to be filled in by hand: DD/MM/YYYY, TT.MM.JJJJ, yyyy-mm-dd."""

from __future__ import annotations

import re

DATE_FORM = re.compile(
    r"(?<![^\W_])(?P<first>[^\W\d_])(?P=first){1,3}(?P<sign>[/.-])"
    r"(?P<second>[^\W\d_])(?P=second){1,3}(?P=sign)(?P<third>[^\W\d_])(?P=third){1,3}(?![^\W_])"
)
"""Three times a letter that is repeated, between slashes, hyphens or stops."""


__all__ = ["DATE_FORM"]
