"""The faces that a template's typeface is measured with: a metric twin, or wider than any."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from irdocs.deck import faces
from irdocs.deck.faces import Face, MeasuringFaces
from irdocs.theme import SlideType
from irdocs.typeset import metrics
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
"""Typefaces whose widths are known, as data in typeset/data."""
ARIAL = frozenset({"arial", "helvetica", "helvetica neue", "liberation sans", "arimo"})
WIDEST = "dejavu-sans"
"""The widest of the faces that are known; the measure of those that are not."""
EXTRA = 0.95
"""How much of a line is counted on beside the usual slack where the widths are not known."""
TALL = 1.12
"""How much taller than Arial's lines those of typefaces for screens are at the most."""
_CUTS = re.compile(r" (light|bold|semibold|medium|display|black|regular)$", re.IGNORECASE)
_WEIGHTS: Mapping[Face, str] = {
    (False, False): "regular",
    (False, True): "italic",
    (True, False): "bold",
    (True, True): "bold-italic",
}


@dataclass(frozen=True, slots=True)
class MeasuredTypeface:
    """The faces to measure a typeface with, and whether they have its very widths."""

    faces: MeasuringFaces
    known: bool
    twin: str
    """What is measured with, in words."""


def of(name: str, own: SlideType) -> MeasuredTypeface:
    """Return what a typeface is measured with; `own` is our theme's, which has Arial's widths."""
    plain = _CUTS.sub("", name.strip()).casefold()
    bold = name.casefold().endswith(" bold")
    if plain in ARIAL or plain == own.typeface.casefold():
        return MeasuredTypeface(faces.own(own), True, "Arimo")
    if plain in TWINS:
        return MeasuredTypeface(_from_data(TWINS[plain], always_bold=bold), True, TWINS[plain])
    installed = _installed(plain)
    if installed:
        return MeasuredTypeface(installed, True, f"the installed fontpkg-{plain.replace(' ', '-')}")
    wide = _from_data(WIDEST, always_bold=bold)
    return MeasuredTypeface(
        MeasuringFaces(wide.load, wide.slack * EXTRA, TALL), False, f"{WIDEST}, and 5 % more"
    )


def _from_data(file: str, *, always_bold: bool) -> MeasuringFaces:
    def load(face: Face) -> Font:
        return _font(file, (face[0] or always_bold, face[1]))

    return MeasuringFaces(load)


def _font(file: str, face: Face) -> Font:
    path = Path(str(resources.files("irdocs.typeset"))) / "data" / f"{file}.json"
    data = json.loads(path.read_text(encoding="utf-8"))[_WEIGHTS[face]]
    advances = {c: w / 1000 for c, w in zip(data["characters"], data["widths"], strict=True)}
    advances.setdefault("\u00a0", advances[" "])  # which some fonts leave to the program
    return Font(f"{file}-{_WEIGHTS[face]}", path, advances, 0.95, 0.25)


def _installed(plain: str) -> MeasuringFaces | None:
    """Return the faces of a font package of that name that the user has installed."""
    package = "fontpkg_" + re.sub(r"[^a-z0-9]+", "_", plain)
    if not find_spec(package):
        return None
    files = sorted((Path(str(resources.files(package))) / "files").glob("*.ttf"))
    upright = [f for f in files if "italic" not in f.name.casefold()]
    slanted = [f for f in files if "italic" in f.name.casefold()] or upright
    if not upright:
        return None
    return MeasuringFaces(partial(_of_files, upright, slanted))


def _of_files(upright: list[Path], slanted: list[Path], face: Face) -> Font:
    files = slanted if face[1] else upright
    wanted = "bold" if face[0] else "regular"
    named = [f for f in files if wanted in f.stem.casefold().rpartition("-")[2]]
    variable = [f for f in files if "[" in f.name]
    return metrics.load((named or variable or files)[0], bold=face[0] and not named)
