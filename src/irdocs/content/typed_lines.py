"""Lines of a text that its author keeps apart by other means than CommonMark reads: bullets that
were typed or pasted as signs, boxes to tick, numbers straight below words, breaks at their ends.

CommonMark would run such lines together (0.31, 4.8), and nobody would be told. What is left of
lines that probably were meant to stand apart is found, so that it can be told.
"""

from __future__ import annotations

import re

from irdocs.content.lazy_lines import WRAPPED

_BULLETS = "•▪◦‣"
_ODD_BULLETS = "●○■◆❖▶►▸➢➤⁃∙·"
"""Signs that are bullets where two lines or more begin with one."""
TICKED = "☐☑☒□▢"
"""Boxes to tick."""
BOXES = f"{TICKED}✓✔✗✘✕✅❌❎"
"""What is printed before each of two lines or more that it marks."""
_ITEM = re.compile(rf"[ \t]*(?:[-+*–—{_BULLETS}]|\d{{1,9}}[.)])[ \t]")
_BULLET = re.compile(rf"^([ \t]*)[{_BULLETS}][ \t]*", re.MULTILINE)
_WORD_BULLET = re.compile(
    r"^[ \t]*(?P<sign>[•·o§Øüvq])(?:[ \xa0]*[\t\xa0][ \t\xa0]*| {3,})(?=\S)", re.MULTILINE
)
"""A bullet of Word as its text is pasted: a letter that another typeface shows as a bullet, with a
tab or several spaces behind it."""
_WORD_LEVELS = {"o": 1, "§": 2}
"""The levels of the bullets that Word gives to points below others."""
_PAIRED_BULLETS = (
    re.compile(rf"^([ \t]*)[{_ODD_BULLETS}][ \t]*(?=\S)", re.MULTILINE),
    re.compile(r"^()[–—] (?=\S)", re.MULTILINE),
)
_BOX = re.compile(rf"^[ \t]*[{BOXES}]\ufe0f?[ \t]*(?=\w)", re.MULTILINE)
_BEFORE_BOX = re.compile(rf"(?<![\s\\])\n(?={_BOX.pattern.lstrip('^')})")
_BLANK = re.compile(r"_{3,}")
"""A place to be filled in by hand, which would be a rule across the page to CommonMark."""
_BLANK_LINE = re.compile(r"^[ \t]*_{4,}$", re.MULTILINE)
"""The same on a line of its own."""
_BREAK = re.compile(rf"(?<=\S) {{2,}}\n(?!{_ITEM.pattern})(?=[ \t]*\S)")
"""Two spaces at the end of a line that another follows, a hard break (CommonMark 6.7)."""
_NUMBERS_BELOW_TEXT = re.compile(
    r"^((?![ \t]*(?:[-*+]|\d+[.)])[ \t])[^\s].*)\n(?=\d{1,3}([.)])[ \t]+\S.*\n\d{1,3}\2[ \t])",
    re.MULTILINE,
)
"""A line of text straight above two numbered ones, which CommonMark would run together unless the
first number is 1."""


def apart(source: str) -> str:
    """Return a text in which such lines are items and paragraphs to CommonMark, without spaces at
    the ends of lines."""
    source = source.strip()
    if "\n" not in source:
        return re.sub("_", r"\\_", source) if _BLANK.fullmatch(source) else source
    source = _with_bullets_of_word(source)
    source = _BREAK.sub(_broken, source)
    source = re.sub(r"[ \t]+$", "", source, flags=re.MULTILINE)
    source = _BLANK_LINE.sub(lambda found: re.sub("_", r"\\_", found[0]), source)
    source = _BULLET.sub(r"\1- ", source)
    for pattern in _PAIRED_BULLETS:
        if len(pattern.findall(source)) > 1:
            source = pattern.sub(r"\1- ", source)
    if len(_BOX.findall(source)) > 1:
        source = _BEFORE_BOX.sub("\\\\\n", source)
    return _NUMBERS_BELOW_TEXT.sub(r"\1\n\n", source)


def _with_bullets_of_word(source: str) -> str:
    """Return a text in which lines with pasted bullets of Word are items, if there are several."""
    signs = [match["sign"] for match in _WORD_BULLET.finditer(source)]
    if len(signs) < 2 or not any(sign.isalpha() or sign == "§" for sign in signs):
        return source
    least = min(_WORD_LEVELS.get(sign, 0) for sign in signs)
    return _WORD_BULLET.sub(
        lambda found: f"{'  ' * (_WORD_LEVELS.get(found['sign'], 0) - least)}- ", source
    )


def _broken(match: re.Match[str]) -> str:
    """Return the end of a line with two spaces: a break, unless an editor probably broke the line,
    which then is long and goes on in small letters."""
    source = match.string
    begin = source.rfind("\n", 0, match.start()) + 1
    is_wrapped = match.start() - begin >= WRAPPED and source[match.end() :].lstrip()[:1].islower()
    return "\n" if is_wrapped else "\\\n"


def begin_anew(source: str) -> frozenset[int]:
    """Return the numbers, from 0, of the lines that are kept apart from those above them by a break
    at the end of these, or by a box."""
    places = {match.end() for match in _BREAK.finditer(source) if _broken(match) != "\n"}
    places |= {match.end() for match in _BACKSLASH.finditer(source)}
    boxes = [match.start() for match in _BOX.finditer(source)]
    places |= set(boxes) if len(boxes) > 1 else set()
    return frozenset(source.count("\n", 0, place) for place in places)


_BACKSLASH = re.compile(r"(?<!\\)\\\n(?=[ \t]*\S)")
LINE_END = re.compile(r"(?:(?<!\\)\\| {2,})$")
"""What breaks a line at its end."""
_GOING_ON = tuple("\\.,;:!?-–—(…،؛؟。、")
"""What ends a line of a sentence."""


def run_together(source: str) -> int | None:
    """Return the number, from 0, of the second line of a paragraph that looks like an address or a
    row of hours, or None: of three short lines or more, each of which begins with a capital letter
    or a number, and all but the last of which end without a mark."""
    begin = 0
    lines = source.rstrip().split("\n")
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        paragraph = lines[begin:number]
        ends = (one.rstrip().endswith(_GOING_ON) for one in paragraph[:-1])
        if len(paragraph) > 2 and all(map(_begins_anew, paragraph)) and not any(ends):
            return begin + 1
        begin = number + 1
    return None


def _begins_anew(line: str) -> bool:
    words = line.strip().lstrip("*_[(")
    is_short = len(words) < WRAPPED and not line.endswith("  ")
    return is_short and (words[:1].isupper() or words[:1].isdigit()) and not _ITEM.match(line)


__all__ = ["BOXES", "LINE_END", "apart", "begin_anew", "run_together"]
