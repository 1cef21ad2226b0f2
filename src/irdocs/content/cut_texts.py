"""Find texts that YAML cuts at a #, as it begins a comment behind a space (YAML 1.2, 6.6).

Of "Ward # 5" only "Ward" would be printed, and nobody would know. A comment that its author means
as one is left alone: what is told begins with a number as words do, or ends what the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span

_COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<words>.*)")
_QUOTED = ("'", '"', "|", ">")
_NUMBER = r"[ \t]?(?!\d+[./-]\d+[./-]\d)\d+(?:[./-]\d+)?[A-Za-z]?"
"""A number that is no date in digits."""
_ALONE = re.compile(rf"(?![ \t](?:19|20)\d\d\b){_NUMBER}(?:[.?!:]*[ \t]*$|[,;])")
"""A number, no year, and nothing behind it, or what goes on with a sentence: 5, second floor."""
_HASHTAG = re.compile(r"\w*[a-z][A-Z]\w*|\w+(?:[ \t,]+#\w+)+")
"""One of words that are written as one, or several."""
_NUMBERED = re.compile(
    r"""(?:^|[\s(])(?:
    apartment|apt|batch|bay|bed|bench|bin|bleep|block|bottle|box|building|bus|cabin|case|chapter
    |channel|clinic|code|court|desk|dose|door|entrance|exercise|exhibit|exit|ext|extension|field
    |figure|flat|floor|form|gate|grade|group|hall|hive|hole|house|hut|issue|item|job|lane|lesson
    |level|line|locker|lot|machine|module|nos?|nr|number|option|order|page|phase|phone|pitch
    |platform|plot|point|pool|question|recipe|room|round|route|row|rule|seat|section|session|shelf
    |site|slide|stage|stall|step|stop|suite|table|tablet|task|team|tent|theatre|ticket|tip|track
    |trail|tray|tree|unit|van|visit|volume|ward|week|window|zone
    |bett|cama|chambre|étage|gwely|habitación|lit|nummer|numéro|número|piso|planta|sala|salle|station
    |ystafell|zimmer
    )\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""The nouns of things that have numbers, at the end of a text."""
_UNFINISHED = re.compile(r"(?:^|[\s(])(?:an?|and|dial|or|press|the|your|&)$", re.IGNORECASE)
"""Words behind which a text does not end."""
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("**", "**"), ("`", "`"))


def tell_cut(text: SourceText, lines: Sequence[str], report: Report) -> None:
    """Warn of a text without quotes of which a comment probably holds the end; `lines` are those of
    its file."""
    span = text.span
    if span.end_line > len(lines) or lines[span.line - 1][span.column - 1 :].startswith(_QUOTED):
        return
    line = lines[span.end_line - 1].rstrip()
    comment = _COMMENT.fullmatch(line, span.end_column - 1)
    if comment is None or not any(_signs(text, comment["gap"], comment["words"])):
        return
    if re.match(r"[^\s#]", comment["words"]):
        return  # of which a comment without a space is told: lost-comment
    start = comment.end("gap")
    report.warning(
        "cut-text",
        f'"{_shortened(line[start:])}" is a comment, as # follows a space, and is not printed',
        Span(span.file, span.end_line, start + 1, span.end_line, len(line) + 1),
        "if it is part of the text, put the whole text in quotes; if not, write it in a line of "
        "its own, above",
    )


def _signs(text: str, gap: str, comment: str) -> Iterator[bool]:
    """Yield whether a comment is the end of a text, for each sign of that."""
    yield any(_opened(text, *pair) and pair[1] in comment for pair in _PAIRS)
    is_alone = _ALONE.match(comment) is not None
    has_noun = _NUMBERED.search(text) is not None
    yield is_alone and has_noun
    if gap == " ":  # behind two most write a comment
        yield not comment.strip()
        yield is_alone
        yield has_noun and re.match(_NUMBER, comment) is not None
        yield comment[:1].isdigit()
        yield _HASHTAG.fullmatch(comment) is not None
        yield _UNFINISHED.search(text) is not None


def _opened(text: str, opening: str, closing: str) -> bool:
    """Whether a text opens what it does not close."""
    if opening == closing:
        return text.count(opening) % 2 == 1
    return text.count(opening) > text.count(closing)


def _shortened(words: str, most: int = 30) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


__all__ = ["tell_cut"]
