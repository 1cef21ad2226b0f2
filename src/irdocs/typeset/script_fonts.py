"""The typefaces of scripts that Latin typefaces lack, and the packages that bring them.

They are installed by extras, such as `pip install "irdocs[arabic]"`. All are of the Noto family,
which was drawn to look alike across scripts: at one size its letters are as large as those of
Source Sans. They are variable, and have no italics, which most of these scripts do not know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from irdocs.content.installed_files import installed_file
from irdocs.frozen import frozen
from irdocs.locale.scripts import script as script_of
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.characters import WITHOUT_FONTS
from irdocs.unicode.scripts import sharing_scripts

_URDU = Path(__file__).parent / "data" / "urdu"


@frozen
class ScriptFont:
    """A font file of a package, and the extra of irdocs that installs it."""

    extra: str
    name: str
    pitch: float
    """The least distance of lines, as a multiple of the type size: letters of two lines that meet
    do not touch."""
    package: str = "manimgx_fonts"
    folder: str = ""
    text_pitch: float = 0.0
    """The least distance of lines of running text, where readers expect more than that."""

    def source(self, weight: float) -> FontSource | None:
        """Return the face at a weight (100 to 900); None if the package is not installed."""
        try:
            file = installed_file(self.package, self.folder, self.name)
        except LookupError:
            return None
        return FontSource(file).at({"wght": weight}) if file else None


@frozen
class Nastaliq:
    """The typeface of Urdu, whose words slope: no package has it, so it comes with irdocs."""

    extra: str = "arabic"
    pitch: float = 2.1
    text_pitch: float = 0.0
    descent: float = 0.6
    """How far words reach below the line, as a multiple of the type size. Above it they take what
    is left of the pitch: nine of ten reach no higher than that."""

    def source(self, weight: float) -> FontSource:
        """Return the face for a weight: regular or bold."""
        name = "Bold" if weight >= _BOLD else "Regular"
        return FontSource(_URDU / f"NotoNastaliqUrdu-{name}.ttf")


_BOLD = 600
"""The weight from which on text is set in the bold of a typeface that has two weights."""


def _noto(extra: str, script: str, pitch: float) -> ScriptFont:
    return ScriptFont(extra, f"NotoSans{script}[wght].ttf", pitch)


_SQUARE_PITCH = 1.5
"""The pitch of text in Chinese, Japanese and Korean: its letters fill their squares, so that lines
need a space of half a letter for the eye to follow them (W3C, clreq and jlreq)."""


def _noto_cjk(extra: str, country: str) -> ScriptFont:
    folder, name = f"fonts/ofl/notosans{country.lower()}", f"NotoSans{country}[wght].ttf"
    return ScriptFont(extra, name, 1.25, "justmytype_intl_cjk", folder, _SQUARE_PITCH)


_SIMPLIFIED = _noto_cjk("chinese", "SC")
_TRADITIONAL = _noto_cjk("chinese", "TC")
_JAPANESE = _noto_cjk("japanese", "JP")
_KOREAN = _noto_cjk("korean", "KR")

FONTS: Mapping[str, ScriptFont] = {
    "Arab": _noto("arabic", "Arabic", 1.35),
    "Armn": _noto("armenian", "Armenian", 1.1),
    "Beng": _noto("bengali", "Bengali", 1.3),
    "Bopo": _TRADITIONAL,
    "Deva": _noto("devanagari", "Devanagari", 1.3),
    "Ethi": _noto("ethiopic", "Ethiopic", 1.15),
    "Geor": _noto("georgian", "Georgian", 1.15),
    "Gujr": _noto("gujarati", "Gujarati", 1.25),
    "Guru": _noto("gurmukhi", "Gurmukhi", 1.3),
    "Hang": _KOREAN,
    "Hani": _SIMPLIFIED,
    "Hebr": _noto("hebrew", "Hebrew", 1.1),
    "Hira": _JAPANESE,
    "Kana": _JAPANESE,
    "Khmr": _noto("khmer", "Khmer", 1.7),
    "Knda": _noto("kannada", "Kannada", 1.35),
    "Laoo": _noto("lao", "Lao", 1.45),
    "Mlym": _noto("malayalam", "Malayalam", 1.3),
    "Mymr": _noto("burmese", "Myanmar", 1.6),
    "Orya": _noto("odia", "Oriya", 1.4),
    "Sinh": _noto("sinhala", "Sinhala", 1.35),
    "Taml": _noto("tamil", "Tamil", 1.25),
    "Telu": _noto("telugu", "Telugu", 1.4),
    "Thai": _noto("thai", "Thai", 1.4),
}
"""The font of each script, by its ISO 15924 code."""
_HAN: Mapping[str, ScriptFont] = {
    "ja": _JAPANESE, "ko": _KOREAN, "zh-hant": _TRADITIONAL, "zh-tw": _TRADITIONAL,
    "zh-hk": _TRADITIONAL, "yue": _TRADITIONAL,
}  # fmt: skip
"""The font of Han characters, whose forms differ, by the beginning of a language's tag."""


_NASTALIQ_LANGUAGES = ("ur", "ks")
"""Languages in Arabic letters whose readers expect them to slope."""


def font_of(script: str, language: str) -> ScriptFont | Nastaliq | None:
    """Return the font of a script (ISO 15924) in texts of a language (BCP 47); None if none is
    known, or needed."""
    folded = language.casefold()
    if script == "Hani":
        return next((font for tag, font in _HAN.items() if folded.startswith(tag)), _SIMPLIFIED)
    if script == "Arab" and folded.split("-")[0] in _NASTALIQ_LANGUAGES:
        return Nastaliq()
    return FONTS.get(script)


def least_pitch(language: str) -> float:
    """Return how far apart lines of a language must be at least, as a multiple of the type size."""
    font = font_of(main_script(language), language)
    return font.pitch if font else 0.0


def sloping_descent(language: str) -> float | None:
    """Return how far words of a language reach below their line, as the same, if they slope; None
    if they do not."""
    font = font_of(main_script(language), language)
    return font.descent if isinstance(font, Nastaliq) else None


def text_pitch(language: str) -> float:
    """Return how far apart lines of running text of a language must be, as the same."""
    font = font_of(main_script(language), language)
    return max(font.pitch, font.text_pitch) if font else 0.0


def main_script(language: str) -> str:
    """Return the script (ISO 15924) that most letters of a language are in; empty if unknown."""
    found = script_of(language) or ""
    return _SAME.get(found, found)


_SAME: Mapping[str, str] = {
    "Aran": "Arab", "Hans": "Hani", "Hant": "Hani", "Jpan": "Hira", "Kore": "Hang",
}  # fmt: skip
"""Scripts of languages, by the one of theirs that most of their letters have."""


def extras_for(characters: Sequence[str], language: str) -> Mapping[str, Sequence[str]]:
    """Return the extras of irdocs that install fonts for characters of a text, in the order of the
    text, each with those characters.

    `language` (BCP 47) is that of the text. What is installed or has no extra is left out. Signs
    that scripts share, such as an Arabic comma or wide brackets, go with the text's language, else
    with its letters, else with a script that has them.
    """
    from fontTools import unicodedata as data

    letters = dict.fromkeys(map(data.script, characters))
    found: dict[str, list[str]] = {}
    for character in characters:
        own = data.script(character)
        scripts: Sequence[str] = (own,)
        if own in WITHOUT_FONTS and not character.isascii():
            scripts = (main_script(language), *letters, *sharing_scripts(character))
        fonts = (
            font
            for script in scripts
            if (font := font_of(script, language)) and source_of(script, language, 400) is None
        )
        if font := next(fonts, None):
            found.setdefault(font.extra, []).append(character)
    return found


@lru_cache(maxsize=256)
def source_of(script: str, language: str, weight: float) -> FontSource | None:
    """Return the face of a script in a language at a weight (100 to 900); None if its package is
    not installed, or none is known."""
    font = font_of(script, language)
    return font.source(weight) if font else None
