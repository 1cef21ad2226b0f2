"""The typeface in which texts of drawings are outlined: the one that comes with irdocs.

Which fonts a computer has differs from one to the next, and so would the drawing. So no font of the
system is used: texts are set in Source Sans Pro, and letters that it lacks in Arimo.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from irdocs.content.installed_files import installed_file

FAMILY = "Source Sans Pro"
_FACES = (
    ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    ("font_source_sans_pro", "SourceSansPro-SemiboldIt.ttf"),
    ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    ("font_source_sans_pro", "SourceSansPro-BoldIt.ttf"),
    ("font_source_sans_pro", "SourceSansPro-Light.ttf"),
    ("font_source_sans_pro", "SourceSansPro-Black.ttf"),
    ("fontpkg_arimo", "Arimo[wght].ttf"),
)


@cache
def font_files() -> tuple[Path, ...]:
    """Return the font files of drawings' texts."""
    files = (installed_file(package, "files", name) for package, name in _FACES)
    return tuple(file for file in files if file is not None)


def substitute(_families: str) -> str:
    """Return the family that takes the place of those that a drawing names."""
    return f"'{FAMILY}'"


@cache
def _characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    regular = (file for file in font_files() if "Regular" in file.name or "Arimo" in file.name)
    return frozenset(
        code for file in regular for code in TTFont(file, lazy=True).getBestCmap() or {}
    )


def lacking(text: str) -> str:
    """Return the characters of a text that no font file has, each once."""
    known = _characters()
    missing = (c for c in text if ord(c) not in known and not c.isspace() and c.isprintable())
    return "".join(dict.fromkeys(missing))
