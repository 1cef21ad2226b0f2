"""Brackets that come in pairs, as Unicode's BidiBrackets.txt has them (UAX #9, 3.1.3)."""

from __future__ import annotations

from collections.abc import Mapping

_PAIRS = (
    "() [] {} ༺༻ ༼༽ ᚛᚜ ⁅⁆ ⁽⁾ ₍₎ ⌈⌉ ⌊⌋ \u2329\u232a ❨❩ ❪❫ ❬❭ ❮❯ ❰❱ ❲❳ ❴❵ ⟅⟆ ⟦⟧ ⟨⟩ ⟪⟫ ⟬⟭ ⟮⟯ ⦃⦄ ⦅⦆ ⦇⦈ "
    "⦉⦊ ⦋⦌ ⦍⦐ ⦏⦎ ⦑⦒ ⦓⦔ ⦕⦖ ⦗⦘ ⧘⧙ ⧚⧛ ⧼⧽ ⸢⸣ ⸤⸥ ⸦⸧ ⸨⸩ ⹕⹖ ⹗⹘ ⹙⹚ ⹛⹜ \u3008\u3009 《》 「」 『』 【】 "
    "〔〕 〖〗 〘〙 〚〛 ﹙﹚ ﹛﹜ ﹝﹞ （） ［］ ｛｝ ｟｠ ｢｣"
)
_EQUIVALENT = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are others canonically."""


def same_bracket(bracket: str) -> str:
    """Return a bracket in its canonical form, in which equivalent ones are equal."""
    return _EQUIVALENT.get(bracket, bracket)


CLOSING: Mapping[str, str] = {pair[0]: same_bracket(pair[1]) for pair in _PAIRS.split()}
"""The closing bracket, in its canonical form, of each opening one."""
BRACKETS = _PAIRS.replace(" ", "")
"""All brackets that come in pairs."""
