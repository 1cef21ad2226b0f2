"""The typefaces of scripts that Latin typefaces lack, and the packages that bring them.

They are installed by extras, such as `pip install "irdocs[arabic]"`. All are of the Noto family,
which was drawn to look alike across scripts: at one size its letters are as large as those of
Source Sans. They are variable, and have no italics, which most of these scripts do not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from irdocs.content.installed_files import installed_file
from irdocs.theme.fonts.source import FontSource


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A font file of a package, and the extra of irdocs that installs it."""

    extra: str
    name: str
    package: str = "manimgx_fonts"
    folder: str = ""

    @property
    def file(self) -> Path | None:
        """The installed file; None if the package is not installed."""
        try:
            return installed_file(self.package, self.folder, self.name)
        except LookupError:
            return None


def _noto(extra: str, script: str) -> ScriptFont:
    return ScriptFont(extra, f"NotoSans{script}[wght].ttf")


def _noto_cjk(extra: str, country: str) -> ScriptFont:
    folder = f"fonts/ofl/notosans{country.lower()}"
    return ScriptFont(extra, f"NotoSans{country}[wght].ttf", "justmytype_intl_cjk", folder)


_SIMPLIFIED = _noto_cjk("chinese", "SC")
_TRADITIONAL = _noto_cjk("chinese", "TC")
_JAPANESE = _noto_cjk("japanese", "JP")
_KOREAN = _noto_cjk("korean", "KR")

FONTS: Mapping[str, ScriptFont] = {
    "Arab": _noto("arabic", "Arabic"),
    "Armn": _noto("armenian", "Armenian"),
    "Beng": _noto("bengali", "Bengali"),
    "Bopo": _TRADITIONAL,
    "Deva": _noto("devanagari", "Devanagari"),
    "Ethi": _noto("ethiopic", "Ethiopic"),
    "Geor": _noto("georgian", "Georgian"),
    "Gujr": _noto("gujarati", "Gujarati"),
    "Guru": _noto("gurmukhi", "Gurmukhi"),
    "Hang": _KOREAN,
    "Hani": _SIMPLIFIED,
    "Hebr": _noto("hebrew", "Hebrew"),
    "Hira": _JAPANESE,
    "Kana": _JAPANESE,
    "Khmr": _noto("khmer", "Khmer"),
    "Knda": _noto("kannada", "Kannada"),
    "Laoo": _noto("lao", "Lao"),
    "Mlym": _noto("malayalam", "Malayalam"),
    "Mymr": _noto("burmese", "Myanmar"),
    "Orya": _noto("odia", "Oriya"),
    "Sinh": _noto("sinhala", "Sinhala"),
    "Taml": _noto("tamil", "Tamil"),
    "Telu": _noto("telugu", "Telugu"),
    "Thai": _noto("thai", "Thai"),
}
"""The font of each script, by its ISO 15924 code."""
_HAN: Mapping[str, ScriptFont] = {
    "ja": _JAPANESE, "ko": _KOREAN, "zh-hant": _TRADITIONAL, "zh-tw": _TRADITIONAL,
    "zh-hk": _TRADITIONAL, "yue": _TRADITIONAL,
}  # fmt: skip
"""The font of Han characters, whose forms differ, by the beginning of a language's tag."""


def font_of(script: str, language: str) -> ScriptFont | None:
    """Return the font of a script (ISO 15924) in texts of a language (BCP 47).

    Marks of a script that two languages share, such as 。, take the forms of the language.
    """
    if script == "Hani":
        folded = language.casefold()
        return next((font for tag, font in _HAN.items() if folded.startswith(tag)), _SIMPLIFIED)
    return FONTS.get(script)


def extra_for(character: str) -> str | None:
    """Return the extra of irdocs that installs a font for a character's script; None if none does
    or if it is installed."""
    from fontTools import unicodedata as scripts

    font = font_of(scripts.script(character), "")
    return font.extra if font and font.file is None else None


@lru_cache(maxsize=256)
def source_of(script: str, language: str, weight: float) -> FontSource | None:
    """Return the face of a script at a weight (100 to 900); None if its package is not installed,
    or none is known."""
    font = font_of(script, language)
    file = font.file if font else None
    return FontSource(file).at({"wght": weight}) if file else None
