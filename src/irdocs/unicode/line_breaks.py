"""Where a line may break by Unicode's rules (UAX #14), for scripts that have no spaces to go by.

Latin, Arabic and Indian text breaks at its spaces, and `typeset` has rules of its own for hyphens
and slashes in it. Chinese, Japanese and Korean break between most letters, Thai between words,
which only a dictionary tells. `breaks_between_letters` says, quickly, which kind a text is.

The rules are those of the crate unicode-linebreak, of Unicode 15, with what it lacks:

* A line may break before a wide opening bracket: 肝臓CT|（造影） (LB30).
* Curly quotation marks between wide letters go by the rules of corner brackets, as Unicode 16 has
  it (LB19a): 他说|“好”。 breaks before the first and never before the second.
* Thai breaks between the words of a dictionary (`dictionaries`).

Small kana and ー begin no line: class CJ counts as NS, as in JIS X 4051. Numbers keep their signs
by the table of LB25, not by its longer expression, so that "No.2" is whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from unicode_segmentation_rs import line_break_units

from irdocs.late_pattern import LatePattern
from irdocs.unicode.dictionaries import word_boundaries

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\uff61-\uffdc\uffe0-\uffe6\U00016fe0-\U00018d08\U0001aff0-\U0001b2ff"
    "\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
)
"""Characters of East Asian scripts, which have a full width, or half of one (UAX #11)."""
_BY_LETTERS = LatePattern(
    f"[{_WIDE}"
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"  # Tibetan, Burmese
    "\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\uaa80-\uaadf"  # Khmer, and other Tai scripts
    "]"
)
_QUOTED = LatePattern(
    f"(?P<opening>(?<=[{_WIDE}])[“‘«‹](?=[{_WIDE}]))|(?<=[{_WIDE}])[”’»›](?=[{_WIDE}])"
)
_WIDE_OPENING = re.compile("[〈《「『【〔〖〘〚〝（［｛｟\u2329﹙﹛﹝]")
_KEPT_WITH_OPENING = ("Zs", "Zl", "Zp", "Cf", "Ps", "Pi", "Pf")
"""General categories behind which a wide opening bracket begins no line, or does so anyway."""
_QUOTE_OR_ACCENT = "\"'´"
"""Of other categories, but kept with what follows too (classes QU and BB)."""
_CARRIES_NO_MARK = " \u200b\u200d"
"""What a mark does not stand on: it then counts as a letter (LB9, LB10)."""
_LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
"""The classes BK, CR, LF and NL."""


class LineBreaks(NamedTuple):
    """Where a text may be parted: positions from 1 to its length less 1, in order."""

    allowed: tuple[int, ...]
    """Where a line may end; those of `forced` are among them."""
    forced: tuple[int, ...]
    """Where a line must end: behind a line feed or its like."""


_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]+")


_USUAL_SIGNS = dict.fromkeys(map(ord, "–—’‘“”…•\u00a0\u202f\u00ad×±≤≥µ°£€éèêëáàâäíïîóöôúüûñçß"))
"""Signs that texts in Latin letters have, and which are of no script without spaces."""


def breaks_between_letters(text: str) -> bool:
    """Return whether lines of a text break between letters too, and not at spaces alone.

    Korean has spaces, and is read more easily if its words stay whole, as Unicode lets a program
    choose (UAX #14, 8.3).
    """
    if text.translate(_USUAL_SIGNS).isascii():
        return False
    return _BY_LETTERS.compiled.search(_HANGUL.sub("", text)) is not None


def line_breaks(text: str) -> LineBreaks:
    """Return where lines of a text may break and where they must, by Unicode's rules.

    U+200B and U+00AD count as places to break, spaces as the end of what is before them.
    """
    units = line_break_units(_QUOTED.compiled.sub(_as_corner_bracket, text))
    ends = list(accumulate(map(len, units)))[:-1]
    forced = [end for end in ends if text[end - 1] in _LINE_ENDS]
    allowed = {*ends, *_before_opening(text), *word_boundaries(text)}
    return LineBreaks(tuple(sorted(allowed)), tuple(forced))


def _as_corner_bracket(found: re.Match[str]) -> str:
    """Return the bracket by whose rules a quotation mark between wide characters goes (LB19a)."""
    return "「" if found["opening"] else "」"


def _before_opening(text: str) -> Iterator[int]:
    """Yield the positions between a letter, number or sign and a wide opening bracket (LB30)."""
    for found in _WIDE_OPENING.finditer(text):
        before = found.start() - 1
        while before > 0 and unicodedata.category(text[before]) in ("Mn", "Mc", "Me"):
            before -= 1
        if before < 0 or text[before] in _QUOTE_OR_ACCENT:
            continue
        is_mark_alone = text[before] in _CARRIES_NO_MARK and before < found.start() - 1
        if is_mark_alone or unicodedata.category(text[before]) not in _KEPT_WITH_OPENING:
            yield found.start()
