"""Raised and lowered signs of other programs as characters of their own: 10⁹, CO₂."""

from __future__ import annotations

_RAISED = dict(zip("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))


def shifted(text: str, *, raised: bool) -> str | None:
    """Return a text as raised, or lowered, characters; None if some of them have no such form."""
    forms = _RAISED if raised else _LOWERED
    signs = [forms.get(sign, sign if sign.isspace() else "") for sign in text]
    return "".join(signs) if all(signs) else None


__all__ = ["shifted"]
