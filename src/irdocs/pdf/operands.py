"""Write operands of content streams (ISO 32000-1, 7.3)."""

from __future__ import annotations


def number(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth: in pt, a third of a micrometre."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
