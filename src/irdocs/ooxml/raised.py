"""Raised and lowered signs of other programs as characters of their own: 10⁹, CO₂."""

from __future__ import annotations

from irdocs.ooxml.namespaces import A
from irdocs.ooxml.slide_text import plainly, run_text, runs
from irdocs.ooxml.xml import Element

_RAISED = dict(zip("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))


def shifted(text: str, *, raised: bool) -> str | None:
    """Return a text as raised, or lowered, characters; None if some of them have no such form."""
    forms = _RAISED if raised else _LOWERED
    signs = [forms.get(sign, sign if sign.isspace() else "") for sign in text]
    return "".join(signs) if all(signs) else None


def raised_text(paragraph: Element) -> str:
    """Return the words of a paragraph (a:p), compared as `plainly` does, with raised and lowered
    ones as such characters where there are some; other programs have them as a look of words."""
    whole = ""
    for run in runs(paragraph):
        text = run_text(run)
        properties = run.find(f"{A}rPr")
        rise = properties.get("baseline", "0").rstrip("%") if properties is not None else "0"
        if rise.lstrip("-").strip("0"):
            text = shifted(text, raised=not rise.startswith("-")) or text
        whole += text
    return plainly(whole.replace("\v", " "))


__all__ = ["raised_text", "shifted"]
