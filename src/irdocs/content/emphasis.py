"""Where asterisks begin and end strong and stressed words, in scripts without spaces as well.

CommonMark (6.2) tells the two ends apart by the spaces and the punctuation beside them: a sign
between a full stop and a letter can only begin. Chinese, Japanese and Thai have no space behind
a stop, and Korean writes particles right behind a bracket: there `**注意。**请` would never end.
Beside a letter of these scripts punctuation therefore counts as a letter does.
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


def scan_asterisks(state: StateInline, silent: bool) -> bool:
    """Read the asterisks or underscores at a place, as a rule of markdown-it; return if there are.

    Underscores mark no parts of words, so they are as in CommonMark.
    """
    from markdown_it.rules_inline.emphasis import tokenize

    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    if state.src[start] == "*":
        before, after = state.src[:start][-1:], state.src[state.pos : state.posMax][:1]
        if before.isascii() and after.isascii():
            return True
        unspaced = _UNSPACED.compiled
        for delimiter in state.delimiters[known:]:
            if unspaced.match(before) and after.strip():
                delimiter.open = True
            if unspaced.match(after) and before.strip():
                delimiter.close = True
    return True
