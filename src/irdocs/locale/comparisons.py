"""The words by which languages compare and tell sides: more, before, left.

If one takes the place of another, or is lost, a sentence says the opposite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.locale.language_tags import primary_language

_WORDS: Mapping[str, str] = {
    "ar": "أكثر أقل فوق تحت قبل بعد يمين يسار اليمنى اليسرى الأيمن الأيسر",
    "cy": "mwy llai uwch is cyn chwith dde fwy lai",
    "de": "mehr weniger über unter vor nach links rechts linke linken linkes rechte rechten "
    "rechtes höher niedriger mindestens höchstens",
    "en": "more less fewer most least above below over under before after left right up down "
    "higher lower increase increases increased decrease decreases decreased raise reduce start "
    "stop minimum maximum within beyond safe unsafe",
    "es": "más menos encima debajo antes después izquierda izquierdo derecha derecho mínimo máximo "
    "sobre bajo",
    "fr": "plus moins dessus dessous avant après gauche droite droit minimum maximum",
    "it": "più meno sopra sotto prima dopo sinistra sinistro destra destro minimo massimo",
    "nl": "meer minder boven onder voor na links rechts linker rechter",
    "pl": "więcej mniej powyżej poniżej przed po lewy lewa lewej prawy prawa prawej",
    "pt": "mais menos acima abaixo antes depois esquerda esquerdo direita direito mínimo máximo",
}
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "ja": ("以上", "以下", "未満", "前", "後", "左", "右", "上", "下"),
    "ko": ("이상", "이하", "미만", "초과", "왼쪽", "오른쪽", "전에", "후에"),
    "zh": ("以上", "以下", "超过", "超過", "不足", "前", "后", "後", "左", "右"),
}
"""What is looked for in scripts that do not part words by spaces, the longest first."""
MARKS = frozenset("<>≤≥")


def comparisons(text: str, words: Sequence[str], language: str) -> list[str]:
    """Return those of the `words` of a text, in small letters, that compare or tell a side, each
    as often as it is said.

    For scripts without spaces, the signs that the text has; of all, the marks of comparison.
    """
    tag = primary_language(language)
    known = frozenset(_WORDS.get(tag, "").split())
    found = [word for word in words if word in known]
    for sign in (*_SIGNS.get(tag, ()), *sorted(MARKS)):
        found += [sign] * text.count(sign)
        text = text.replace(sign, " ")  # 以上 is no 上
    return found


__all__ = ["comparisons"]
