"""Choose the fonts that a template's typeface is measured with.

A deck must fit on the user's computer in the user's typeface, but that typeface's file is rarely
here: Calibri or Times New Roman may not be distributed. What is needed are its widths alone. For
usual typefaces there are free fonts with the same widths (Carlito for Calibri, Arimo for Arial);
tables of widths are part of this project. A font package that the user installed is used as well.
For any other typeface text is measured with a font wider than nearly all, and lines are filled to
95 % of their length only: the deck then fits in any case, at the price of some unused room.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from importlib import resources
from pathlib import Path

from irdocs.content.installed_files import installed_files
from irdocs.deck import faces
from irdocs.deck.faces import WEIGHTS, Face, MeasuringFaces
from irdocs.frozen import frozen
from irdocs.theme import SlideType
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics
from irdocs.typeset.fallback import with_fallbacks
from irdocs.typeset.metrics import Font

TWINS: Mapping[str, str] = {
    "calibri": "carlito",
    "carlito": "carlito",
    "times new roman": "liberation-serif",
    "times": "liberation-serif",
    "liberation serif": "liberation-serif",
    "dejavu sans": "dejavu-sans",
    "verdana": "dejavu-sans",
}
"""Typefaces whose widths are known, and the file of typeset/data that holds them."""
ARIAL = frozenset({"arial", "helvetica", "helvetica neue", "liberation sans", "arimo"})
"""Typefaces with Arial's widths, which our own slides have too."""
WIDEST = "dejavu-sans"
"""The widest of the fonts with known widths: typefaces of unknown widths are measured with it."""
EXTRA = 0.95
"""The part of a line, after the usual slack, that text of unknown widths may fill."""
TALL = 1.12
"""How much taller than Arial's the lines of an unknown typeface are assumed to be, at most."""
_CUTS = re.compile(r" (light|bold|semibold|medium|display|black|regular)$", re.IGNORECASE)


@frozen
class MeasuredTypeface:
    """The fonts to measure a typeface with."""

    faces: MeasuringFaces
    known: bool
    """Whether these fonts have exactly the typeface's widths."""
    twin: str
    """A name for these fonts, for messages."""


def of(name: str, own: SlideType) -> MeasuredTypeface:
    """Return what a typeface is measured with.

    `own` is the type of our theme's slides, which has Arial's widths.
    """
    family = _CUTS.sub("", name.strip()).casefold()
    always_bold = name.casefold().endswith(" bold")
    typeface = own.typeface.casefold()
    if family == typeface or (family in ARIAL and typeface in ARIAL):
        return MeasuredTypeface(faces.own(own), True, _shown(faces.own(own)))
    if family in ARIAL and (arimo := _installed("arimo")):
        return MeasuredTypeface(arimo, True, "Arimo")
    if family in TWINS:
        return MeasuredTypeface(
            _from_data(TWINS[family], always_bold=always_bold), True, TWINS[family]
        )
    installed = _installed(family)
    if installed:
        return MeasuredTypeface(
            installed, True, f"the installed fontpkg-{family.replace(' ', '-')}"
        )
    widest = _from_data(WIDEST, always_bold=always_bold)
    return MeasuredTypeface(
        MeasuringFaces(widest.load, widest.slack * EXTRA, TALL), False, f"{WIDEST}, and 5 % more"
    )


def differing_widths(type: SlideType) -> str | None:
    """Return what is wrong with the fonts that a theme's typeface is measured with, if anything is.

    A theme names a typeface and the files that have its widths; nobody but us can look whether
    they have.
    """
    own = faces.own(type)
    font = own.style(bold=False, italic=False).font
    name = _CUTS.sub("", type.typeface.strip()).casefold()
    if _plain(name) in (_plain(font.name) + "|" + _plain(_family(font))):
        return None
    reference: MeasuringFaces | None = None
    if name in ARIAL:
        reference = _installed("arimo")
    elif name in TWINS:
        reference = _from_data(TWINS[name], always_bold=False)
    else:
        reference = _installed(name)
    if reference is None:
        shown = _shown(own)
        return f"irdocs does not know the widths of {type.typeface}, and measures with {shown}"
    expected = reference.style(bold=False, italic=False).width(_SPECIMEN)
    share = own.style(bold=False, italic=False).width(_SPECIMEN) / expected - 1
    if abs(share) < _AGREEMENT:
        return None
    compared = "narrower" if share < 0 else "wider"
    return f"{_shown(own)} is {abs(share):.0%} {compared} than {type.typeface}, which it stands for"


def _shown(faces: MeasuringFaces) -> str:
    """Return the name of what text is measured with, for messages."""
    font = faces.style(bold=False, italic=False).font
    own = font.source is not None and font.source.is_own
    return font.source.path.name if own and font.source else font.name


def _family(font: Font) -> str:
    """Return the family that a font file says it is of; empty if it does not say."""
    return font.source.header.family if font.source else ""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


_SPECIMEN = "The wire goes in through a pinhole and does its work: 1234567890"
_AGREEMENT = 0.01
"""Widths that differ by less are the same."""


def _from_data(file: str, *, always_bold: bool) -> MeasuringFaces:
    """Return faces from a table of widths; a typeface named "… Bold" is bold throughout."""

    def load(face: Face) -> Font:
        return _font(file, (face[0] or always_bold, face[1]))

    return MeasuringFaces(load)


def _font(file: str, face: Face) -> Font:
    """Return the metrics in a table of widths, which are given in 1/1000 of the type size."""
    path = Path(str(resources.files("irdocs.typeset"))) / "data" / f"{file}.json"
    data = json.loads(path.read_text(encoding="utf-8"))[WEIGHTS[face]]
    advances = {
        character: width / 1000
        for character, width in zip(data["characters"], data["widths"], strict=True)
    }
    advances.setdefault("\u00a0", advances[" "])  # some fonts have none
    font = Font(f"{file}-{WEIGHTS[face]}", None, advances, 0.95, 0.25)
    return with_fallbacks(font, WEIGHTS[face])


def _installed(family: str) -> MeasuringFaces | None:
    """Return the faces of an installed package fontpkg-NAME; None if there is none."""
    package = "fontpkg_" + re.sub(r"[^a-z0-9]+", "_", family)
    try:
        files = installed_files(package, "files", ".ttf")
    except LookupError:
        return None
    upright = [file for file in files if "italic" not in file.name.casefold()]
    slanted = [file for file in files if "italic" in file.name.casefold()] or upright
    if not upright:
        return None
    return MeasuringFaces(partial(_of_files, upright, slanted))


def _of_files(upright: list[Path], slanted: list[Path], face: Face) -> Font:
    """Return the font of a face: a file named for its weight, else a variable font at it."""
    files = slanted if face[1] else upright
    weight = "bold" if face[0] else "regular"
    static = [file for file in files if weight in file.stem.casefold().rpartition("-")[2]]
    variable_fonts = [file for file in files if "[" in file.name]
    source = FontSource((static or variable_fonts or files)[0])
    if face[0] and not static:
        source = source.at({"wght": 700})
    return with_fallbacks(metrics.load(source), WEIGHTS[face])
