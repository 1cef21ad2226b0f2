"""The typeface in which texts of drawings are outlined: the one that comes with irdocs.

Which fonts a computer has differs from one to the next, and so would the drawing. So no font of the
system is used: texts are set in Source Sans Pro, and letters that it lacks in Arimo. Other scripts
are set in the typefaces that an extra of irdocs installs, such as `irdocs[arabic]`; Chinese,
Japanese and Korean cannot be, as in the one file of each the thinnest weight comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from irdocs.content.installed_files import installed_file, installed_files
from irdocs.frozen import frozen, replace

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


@frozen
class DrawingFaces:
    """The typefaces that texts of drawings are set in."""

    files: tuple[Path, ...]
    families: Mapping[str, str] = field(hash=False)
    """Which of them takes the place of a family, by its name in small letters."""
    otherwise: str | None
    """What takes the place of all other families; None leaves them as they are."""

    def substitute(self, listed: str) -> str:
        """Return the families for those that a drawing names, as CSS lists them."""
        names = (name.strip(" '\"") for name in listed.split(","))
        found = (self.families.get(name.casefold(), self.otherwise or name) for name in names)
        return ", ".join(f"'{family}'" for family in dict.fromkeys(found))

    def with_script(self, text: str) -> tuple[DrawingFaces, str] | None:
        """Return the typefaces with one more that has all letters of a text, and its family.

        None if none does. The engine that sets texts mixes no typefaces in text from right to left.
        """
        wanted = frozenset(ord(character) for character in text if not character.isspace())
        for file in _of_scripts():
            if wanted <= _characters((file,)):
                family = _family(file)
                families = {**self.families, family.casefold(): family}
                return replace(self, files=(*self.files, file), families=families), family
        return None

    def lacking(self, text: str) -> str:
        """Return the characters of a text that no font file has, each once."""
        known = _characters(self.files)
        missing = (c for c in text if ord(c) not in known and not c.isspace() and c.isprintable())
        return "".join(dict.fromkeys(missing))


@cache
def shipped() -> DrawingFaces:
    """Return the typefaces that come with irdocs."""
    files = (installed_file(package, "files", name) for package, name in _FACES)
    return DrawingFaces(tuple(file for file in files if file is not None), {}, FAMILY)


@cache
def _of_scripts() -> tuple[Path, ...]:
    """Return the installed font files of scripts."""
    try:
        return installed_files("manimgx_fonts", "", ".ttf")
    except LookupError:
        return ()


@cache
def _family(file: Path) -> str:
    from fontTools.ttLib import TTFont

    return str(TTFont(file, lazy=True)["name"].getDebugName(1))


@cache
def _characters(files: tuple[Path, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(code for file in files for code in TTFont(file, lazy=True).getBestCmap() or {})
