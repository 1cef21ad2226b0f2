"""Letters of mathematical faces as characters of Unicode (Mathematical Alphanumeric Symbols)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from irdocs.mathematics.expressions import Face

_NAMES: Mapping[Face, tuple[str, ...]] = {
    "bold": ("MATHEMATICAL BOLD",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "calligraphic": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "monospace": ("MATHEMATICAL MONOSPACE",),
}
"""How the names of a face's characters begin; some letters had a character before the others."""


def in_face(letter: str, face: Face | None) -> str:
    """Return the character of a letter in a face; the letter where Unicode has none."""
    if face is None or face not in _NAMES or len(letter) != 1:
        return letter
    words = unicodedata.name(letter, "").replace("LETTER ", "").split(" ", 1)
    for beginning in _NAMES[face]:
        try:
            return unicodedata.lookup(f"{beginning} {words[-1]}")
        except KeyError:
            continue
    return letter
