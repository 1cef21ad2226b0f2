"""Tell a score, such as pain of "5 out of 10", from a share of people.

Both have the same words. A score is one by what it is the value of, just before it, or by the scale
behind it; "7 out of 10 people" is a share whatever stands before.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"""\b(?:hurt\w*|pain\w*|scor(?:e[ds]?|ing)|rat(?:e[ds]?|ings?)|mark(?:s|ed)?|grade[ds]?|
    itch\w*|ach(?:e[ds]?|ing)|sore\w*|breathless\w*|tired\w*|stress\w*|worr\w+|anxi\w+|effort|
    exertion|apgar|VAS|NRS|GCS|RPE)\b
    (?:,?[ ](?:is|was|were|are|be|being|gets?|got|goes|went|falls?|fell|rises?|rose|reach(?:es|ed)?|
    stays?|should|must|may|can|of|at|to|than|above|over|below|under|about|around|more|less|worse|better|higher|lower|
    up|down|it|them|this|that|as|and|or|between|from|least|most|only|just|still|by|a|the|score|
    level|\d{1,2}))*
    [ ]?[:(=]?[ ]?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a score is the value of, and the words that lead from it to the number."""
_AFTER = re.compile(
    r"[ ](?:on|for)[ ](?:the|a|an|this|our|your|that)[ ](?:[\w-]+[ ]){0,3}"
    r"(?:scale|score|ruler|test|quiz|ladder|chart)\b"
    r"|[ ]on[ ](?:the|a|our|your)[ ](?:VAS|NRS|Borg)\b"
    r"|[ ]for[ ](?:pain|effort|tiredness|breathlessness|itching)\b",
    re.IGNORECASE,
)
"""The scale of a score."""
_COUNTED = re.compile(
    r"[ ](?:of[ ]|(?:\w+[ ])?(?:people|men|women|children|(?!(?:as|is|was|always|sometimes|"
    r"this|less|hours|days|weeks|times|minutes|afterwards|towards|across|plus|yes|does|means|"
    r"feels|hurts|needs|gets|stops|unless)\b)"
    r"[a-z]{2,}s)\b)",
    re.IGNORECASE,
)
"""What a share is of."""


def is_score(text: str, start: int, end: int) -> bool:
    """Return whether the words "5 out of 10" between two places of a text are a score."""
    if _AFTER.match(text, end):
        return True
    return bool(_BEFORE.search(text[max(0, start - 80) : start])) and not _COUNTED.match(text, end)


__all__ = ["is_score"]
