"""Apostrophes and quotation marks that an author typed straight, as print has them.

A keyboard has ' and ", which stand for an apostrophe, for either end of a quotation, and for feet
and inches. Which of these one is, is told by what stands beside it and by whether there is another
one for it. What cannot be told stays as it was typed; so do code, formulas, addresses and marks
behind a backslash. Marks that the author chose (“so”, «so») are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from irdocs.content.markup import (
    Citation,
    CodeSpan,
    Foreign,
    Inline,
    InlineMath,
    Plain,
    Text,
    TextList,
    TextPart,
)
from irdocs.frozen import replace
from irdocs.late_pattern import LatePattern


class QuotationMarks(NamedTuple):
    """What a language puts before and behind quoted words, for " and for '."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


APOSTROPHE = "’"
_USUAL = QuotationMarks("“", "”", "‘", "’")
_LOW = QuotationMarks("„", "“", "‚", "‘")
_POINTED = QuotationMarks("«", "»", "“", "”")
_TURNED = QuotationMarks("”", "“", "’", "‘")
_ALIKE = QuotationMarks("”", "”", "’", "’")
_CORNERS = QuotationMarks("「", "」", "『", "』")
MARKS: Mapping[str, QuotationMarks] = {
    **dict.fromkeys(("bg", "cs", "de", "et", "hr", "is", "lb", "lt", "sk", "sl"), _LOW),
    **dict.fromkeys(("ca", "el", "es-ES", "eu", "gl-ES", "it", "kk", "pt-PT"), _POINTED),
    **dict.fromkeys(("be", "ru", "uk"), QuotationMarks("«", "»", "„", "“")),
    **dict.fromkeys(("ar", "ur"), _TURNED),
    **dict.fromkeys(("fi", "he", "sv", "yi"), _ALIKE),
    **dict.fromkeys(("ja", "yue", "zh-Hant", "zh-HK", "zh-MO", "zh-TW"), _CORNERS),
    **dict.fromkeys(("am", "fa", "fr-CH"), QuotationMarks("«", "»", "‹", "›")),
    **dict.fromkeys(("nb", "nn", "no"), QuotationMarks("«", "»", "‘", "’")),
    **dict.fromkeys(("pl", "ro"), QuotationMarks("„", "”", "«", "»")),
    "fr": QuotationMarks("«\u00a0", "\u00a0»", "“", "”"),
    "hu": QuotationMarks("„", "”", "»", "«"),
    "sr": QuotationMarks("„", "”", "’", "’"),
}
"""The marks of languages that differ from English, as in CLDR 48 (delimiters); French has spaces
within that no line breaks at, and “ ” within « »."""
STRAIGHT = re.compile("['\"]")
_KEPT = {"'": "\ufdd1", '"': "\ufdd2"}
"""Stand for marks behind a backslash while a text is read: characters that no text may have."""
_KEPT_MARK = re.compile("[\ufdd1\ufdd2]")
_WORD = "x"
"""Stands for code, a formula or foreign words while what is round them is looked at."""
_MEASURE = re.compile(
    r"""\d\s?'\s?\d+(?:[.,]\d+)?\s?(?:"|'')     # 5'10", 51° 30' 26"
      | °\s?\d+(?:[.,]\d+)?\s?'                 # 51°30'
      | \d\s?['"](?=\s?[x×]\s?\d)               # 3" × 4
    """,
    re.VERBOSE,
)
_LEFT_OUT = re.compile(r"'(?:\d\ds?|tis|twas|til|em)(?![\w'])|'n(?!\w)", re.IGNORECASE)
"""Years and words whose beginning is always left out: '90s, 'tis, rock 'n' roll."""
_UNSPACED = LatePattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\uffef]")
"""Scripts without spaces, in which a mark between two letters may begin or end a quotation."""
_HEBREW = re.compile("[\u0590-\u05ff]")
"""Behind these ' and " are the letters' own signs, geresh and gershayim."""


def _is_unspaced(letter: str) -> bool:
    return not letter.isascii() and bool(_UNSPACED.compiled.match(letter))


def marks_of(language: str) -> QuotationMarks:
    """Return the marks of a language, by its BCP 47 tag."""
    parts = language.split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next((MARKS[tag] for tag in tags if tag in MARKS), _USUAL)


def curled(words: str, language: str) -> str:
    """Return words without markup, with the apostrophes and quotation marks of a language."""
    return "".join(_applied(words, _replacements(words, language), [words]))


def with_curled(text: Text, language: str | None) -> Text:
    """Return a text whose apostrophes and quotation marks are those of its language.

    Without a language, only what stands for marks behind a backslash becomes these marks again.
    """
    plain = text.plain
    if not STRAIGHT.search(plain) and not _KEPT_MARK.search(plain):
        return text
    return replace(text, parts=tuple(_part(part, language) for part in text.parts))


def kept_straight(mark: str) -> str:
    """Return what stands for a mark behind a backslash until `with_curled`; others as they are."""
    return _KEPT.get(mark, mark)


def typed_pattern(words: str) -> str:
    """Return a pattern for words of a document as they may stand in its file."""
    unspaced = re.sub(r"(?<=«)\u00a0|\u00a0(?=»)", "", words)
    pieces = (re.escape(piece) for piece in unspaced.split())
    marks = f"['\"{_ALL_MARKS}]"
    return r"[\s*_\\]+".join(re.sub(marks, lambda _: marks, piece) for piece in pieces)


_ALL_MARKS = "".join(sorted({mark.strip() for kind in (_USUAL, *MARKS.values()) for mark in kind}))


def _part(part: TextPart, language: str | None) -> TextPart:
    if isinstance(part, TextList):
        items = tuple(tuple(_part(inner, language) for inner in item) for item in part.items)
        return replace(part, items=items)
    return _paragraph(part, language)


def _paragraph(inlines: Sequence[Inline], language: str | None) -> tuple[Inline, ...]:
    pieces = list(_words(inlines))
    whole = "".join(pieces)
    found = _replacements(whole, language) if language else {}
    printed = iter(_applied(whole, found, pieces))
    return tuple(_rebuilt(inlines, printed, language))


def _words(inlines: Sequence[Inline]) -> Iterator[str]:
    """Yield the words of a paragraph as far as they decide of marks, and what stands for others."""
    for inline in inlines:
        match inline:
            case Plain(text):
                yield text
            case CodeSpan() | InlineMath() | Foreign():
                yield _WORD
            case Citation():
                pass
            case _:
                yield from _words(inline.inlines)


def _rebuilt(
    inlines: Sequence[Inline], printed: Iterator[str], language: str | None
) -> Iterator[Inline]:
    """Yield inlines with their words as they are printed; there is a piece for each of `_words`."""
    for inline in inlines:
        match inline:
            case Plain():
                yield Plain(_KEPT_MARK.sub(_straight_again, next(printed)))
            case Foreign(foreign, own):
                next(printed)
                yield Foreign(_paragraph(foreign, language and own), own)
            case CodeSpan() | InlineMath():
                next(printed)
                yield inline
            case Citation():
                yield inline
            case _:
                yield replace(inline, inlines=tuple(_rebuilt(inline.inlines, printed, language)))


def _straight_again(found: re.Match[str]) -> str:
    return next(mark for mark, kept in _KEPT.items() if kept == found[0])


def _applied(whole: str, found: Mapping[int, str], pieces: Sequence[str]) -> list[str]:
    """Return the pieces of a text, each with what was found in place of its characters."""
    if not found:
        return list(pieces)
    signs = iter([found.get(position, sign) for position, sign in enumerate(whole)])
    return ["".join(islice(signs, len(piece))) for piece in pieces]


class _Beside(NamedTuple):
    """What stands beside a straight mark of a text, and so what it may be."""

    position: int
    mark: str
    may_open: bool
    may_close: bool
    is_inside: bool
    """Whether it stands between two letters."""
    before: str


def _replacements(text: str, language: str) -> dict[int, str]:
    """Return what stands in place of the straight marks of a text, by their position."""
    marks = [_beside(text, found.start()) for found in STRAIGHT.finditer(text)]
    if not marks:
        return {}
    measured = {at for found in _MEASURE.finditer(text) for at in range(*found.span())}
    left_out = {found.start() for found in _LEFT_OUT.finditer(text)}
    candidates = [mark for mark in marks if mark.position not in measured]
    found: dict[int, str] = {}
    open_ones: list[_Beside] = []
    for number, mark in enumerate(candidates):
        is_single = mark.mark == "'"
        if is_single and (mark.is_inside or (mark.may_open and mark.position in left_out)):
            found[mark.position] = APOSTROPHE
        elif mark.may_close and any(other.mark == mark.mark for other in open_ones):
            if mark.before.isdigit() and _is_closed_later(mark.mark, candidates[number + 1 :]):
                continue
            while (opening := open_ones.pop()).mark != mark.mark:
                _alone(opening, found, language)
            pair = marks_of(language)
            found[opening.position] = pair.inner_opening if is_single else pair.opening
            found[mark.position] = pair.inner_closing if is_single else pair.closing
        elif mark.may_open:
            open_ones.append(mark)
        else:
            _alone(mark, found, language)
    for mark in open_ones:
        _alone(mark, found, language)
    return found


def _beside(text: str, position: int) -> _Beside:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    is_letter_before = before.isalnum() and not _is_unspaced(before)
    is_letter_after = after.isalnum() and not _is_unspaced(after)
    both = is_letter_before and is_letter_after
    # The 1990's have an apostrophe; 1'000 in Switzerland and 5'ATG of a strand have none.
    is_number = before.isdigit() and after != "s"
    is_own_sign = bool(_HEBREW.match(before))
    return _Beside(
        position,
        text[position],
        may_open=not after.isspace() and not is_letter_before and not is_own_sign,
        may_close=not before.isspace() and not is_letter_after,
        is_inside=both and not is_number and not is_own_sign,
        before=before,
    )


def _is_closed_later(mark: str, following: Sequence[_Beside]) -> bool:
    """Whether another mark behind closes what this one would: this one is inches or minutes."""
    same = [other for other in following if other.mark == mark]
    first = next((other for other in same if not other.before.isdigit()), None)
    return first is not None and first.may_close and not first.may_open


def _alone(mark: _Beside, found: dict[int, str], language: str) -> None:
    """Put an apostrophe, or half of a pair, in place of a mark that has no other half, if any."""
    if mark.mark == "'":
        is_sign = mark.before.isdigit() or bool(_HEBREW.match(mark.before))
        if (mark.may_open or mark.may_close) and not is_sign:
            found[mark.position] = APOSTROPHE
    elif mark.may_open and mark.position == 0:
        found[mark.position] = marks_of(language).opening  # a quotation of several paragraphs
    elif mark.may_close and mark.before in ".?!…,;":
        found[mark.position] = marks_of(language).closing
