"""The typefaces in which Office shows each script, and how far apart their lines are.

A deck holds no font: a theme names a typeface for Latin letters, one for East Asian and one for
complex scripts, and may name one for each script (ECMA-376, 20.1.4.1.16). PowerPoint reads all of
these, LibreOffice no list by scripts, and with an empty name takes any font that has the letters;
so both are written. The typefaces are those that Windows and Office bring along: Arial, which has
Arabic and Hebrew letters on Windows and on the Mac, in lines no taller than Latin ones; Tahoma,
which has Thai ones on both; Nirmala UI for all scripts of India (Office from 2013 on); and the
usual ones of East Asia. Urdu readers expect Nastaliq, which slopes and needs twice the height.
A theme's own typeface is kept where its font has the letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from irdocs.caching.by_identity import cached_by_identity
from irdocs.deck.design import Design
from irdocs.deck.paragraph_metrics import BEFORE_IN_MASTER, DRAWN
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import script
from irdocs.theme import SlideType
from irdocs.typeset import metrics

Group = Literal["ea", "cs"]
"""The font of a theme that a script is shown in: East Asian, or complex script."""


@frozen
class ScriptFace:
    """A typeface for a script."""

    typeface: str
    group: Group
    height: float
    """The height of its lines, as a multiple of the type size."""
    pitch: float
    """How far apart lines are to be, as the same: more than the ink of two lines that meet."""
    sample: str
    """A letter that any font of the script has."""


CHART_FACE = "Arial"
"""The typeface of Urdu in charts, whose labels have no room for lines as tall as Nastaliq's."""
_ARABIC = ScriptFace("Arial", "cs", 1.15, 1.4, "\u0628")
_NASTALIQ = ScriptFace("Urdu Typesetting", "cs", 2.2, 2.2, "\u0679")


def _indian(sample: str) -> ScriptFace:
    return ScriptFace("Nirmala UI", "cs", 1.33, 1.33, sample)


def _east_asian(typeface: str, sample: str, height: float = 1.33) -> ScriptFace:
    return ScriptFace(typeface, "ea", height, min(height, 1.5), sample)


FACES: Mapping[str, ScriptFace] = {
    "Arab": _ARABIC,
    "Hebr": ScriptFace("Arial", "cs", 1.15, 1.15, "\u05d0"),
    "Thai": ScriptFace("Tahoma", "cs", 1.21, 1.35, "\u0e01"),
    "Beng": _indian("\u0995"),
    "Gujr": _indian("\u0a95"),
    "Guru": _indian("\u0a15"),
    "Deva": _indian("\u0915"),
    "Taml": _indian("\u0b95"),
    "Jpan": _east_asian("Yu Gothic", "\u3042", 1.67),
    "Hans": _east_asian("Microsoft YaHei", "\u7684"),
    "Hant": _east_asian("Microsoft JhengHei", "\u7684"),
    "Hang": _east_asian("Malgun Gothic", "\uac00"),
}
"""By script (ISO 15924). Vietnamese, which themes list as Viet, has the theme's Latin typeface."""
_NASTALIQ_LANGUAGES = frozenset({"ur", "ks"})
"""The languages in Arabic letters whose readers expect Nastaliq."""


def of(language: str) -> ScriptFace | None:
    """Return the face of a language's script; None for one that Latin typefaces have."""
    name = script(language)
    if name == "Aran" or (name == "Arab" and language.split("-")[0].lower() in _NASTALIQ_LANGUAGES):
        return _NASTALIQ
    return FACES.get({"Kore": "Hang"}.get(name, name)) if name else None


def shown(language: str, type: SlideType) -> ScriptFace | None:
    """Return the same, or the theme's own typeface for it, if that has the letters."""
    face = of(language)
    if face is None or face.sample not in metrics.load(type.family.source("regular")).advances:
        return face
    height = metrics.line_height(type.family.source("regular"))
    return replace(face, typeface=type.typeface, height=height)


def is_nastaliq(language: str) -> bool:
    """Whether a language's letters slope, so that its lines are twice as tall as others."""
    return of(language) is _NASTALIQ


def stated_pitch(language: str) -> float | None:
    """Return how far apart lines are that paragraphs have to state; None where the master does."""
    return _NASTALIQ.pitch if is_nastaliq(language) else None


def space_before(type: SlideType, language: str) -> float:
    """Return the space before a paragraph that our master asks for, as a share of a line."""
    face = shown(language, type)
    if face is None:
        return BEFORE_IN_MASTER
    height = max(face.height, metrics.line_height(type.family.source("regular")))
    return round(BEFORE_IN_MASTER * DRAWN.pitch / height, 2)


def line_spacing(type: SlideType, language: str) -> float:
    """Return the line spacing that our master asks for, as a share of the typeface's own.

    In Latin letters it is 1 for Arial, and less for a typeface with taller lines: then these are as
    far apart as Arial's, by which the layouts were made and text is fitted. Other scripts have
    lines as far apart as they need.
    """
    height, face = metrics.line_height(type.family.source("regular")), shown(language, type)
    if face is None:
        return min(1.0, round(DRAWN.pitch / height, 2))
    return round(face.pitch / max(height, face.height), 2)


DESIGNS = 16
"""Of how many designs is remembered what they are in a language."""


@cached_by_identity(DESIGNS)
def in_language(design: Design, language: str) -> Design:
    """Return the design for a deck in a language: lines are as tall as its script needs.

    A user's template keeps its line spacing, which is a share of the typeface's own height.
    """
    face, design = shown(language, design.theme.slides), design.spoken(language)
    if face is None:
        return design
    pitch = face.pitch if design.template is None else face.height
    lines = max(1.0, pitch / DRAWN.pitch)
    minor = design.minor.spaced(lines)
    major = minor if design.major is design.minor else design.major.spaced(lines)
    return replace(design, minor=minor, major=major, lines=lines)
