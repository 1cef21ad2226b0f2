"""Where asterisks begin and end strong and stressed words, in scripts without spaces as well.

CommonMark (6.2) tells the two ends apart by the spaces and the punctuation beside them: a sign
between a full stop and a letter can only begin. Chinese, Japanese and Thai have no space behind
a stop, and Korean writes particles right behind a bracket: there `**注意。**请` would never end.
Beside a letter of these scripts punctuation therefore counts as a letter does. So it does beside
two asterisks in all scripts: nobody means the signs in "**5 mg (two tablets)**daily".

Signs that mark no words are printed: the asterisks of 2**8, and blanks to fill in, __/__/____.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from irdocs.late_pattern import LatePattern

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3031-\u3035\u303b\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean, as a set of a pattern."""
_UNSPACED = LatePattern(UNSPACED)

_OPENING = frozenset("([{“‘«„¿¡£€$")
_CLOSING = frozenset(")]}”’».,;:!?%…")
"""Punctuation that words in bold begin and end with."""
_NEAR = 16
"""How many signs before those of a power are looked at for the beginning of bold words."""


def _is_beside_blank(sign: str) -> bool:
    """Whether a sign, or the end of the text, may stand beside a blank to be filled in."""
    return not sign.strip() or sign in "/.-–:,;()|"


def scan_asterisks(state: StateInline, silent: bool) -> bool:
    """Read the asterisks or underscores at a place, as a rule of markdown-it; return if there are.

    Underscores mark no parts of words, so these are as in CommonMark.
    """
    from markdown_it.rules_inline.emphasis import tokenize

    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[:start][-1:], state.src[state.pos : state.posMax][:1]
    found = state.delimiters[known:]
    if state.src[start] == "_":
        if _is_beside_blank(before) and _is_beside_blank(after):
            for delimiter in found:
                delimiter.open = delimiter.close = False
    else:
        is_double = state.pos - start == 2
        if is_double and before.isdigit() and after.isdigit():
            earlier = state.delimiters[max(0, known - _NEAR) : known]
            if not any(one.open and one.marker == ord("*") for one in earlier):
                for delimiter in found:
                    delimiter.open = delimiter.close = False
                return True
        for delimiter in found if is_double else ():
            delimiter.open = delimiter.open or (before.isalnum() and after in _OPENING)
            delimiter.close = delimiter.close or (before in _CLOSING and after.isalnum())
        if before.isascii() and after.isascii():
            return True
        unspaced = _UNSPACED.compiled
        for delimiter in found:
            if unspaced.match(before) and after.strip():
                delimiter.open = True
            if unspaced.match(after) and before.strip():
                delimiter.close = True
    return True
