"""Fonts for tests, made of the packages that irdocs needs anyway, and themes that name them."""

from __future__ import annotations

import io
import string
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import fontpkg_arimo
import yaml
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from irdocs.theme import THEMES

SOURCE = Path(font_source_sans_pro.__file__).parent / "files"
ARIMO = Path(fontpkg_arimo.__file__).parent / "files" / "Arimo[wght].ttf"
LETTERS = string.ascii_letters + string.digits + string.punctuation + " é–“”’•…"
WEIGHTS = {
    "regular": "Regular", "italic": "It", "semibold": "Semibold", "bold": "Bold",
    "bold-italic": "BoldIt", "black": "Black",
}  # fmt: skip


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def small(weight: str = "regular", ending: str = "otf") -> bytes:
    """Return Source Sans Pro of a weight with usual letters only; OTFs have CFF outlines."""
    return _cut(SOURCE / f"SourceSansPro-{WEIGHTS[weight]}.{ending}")


@cache
def variable() -> bytes:
    """Return Arimo's variable font, of weights 400 to 700, with usual letters only."""
    return _cut(ARIMO)


def whole(weight: str, ending: str) -> bytes:
    """Return Source Sans Pro of a weight with all that it has."""
    return (SOURCE / f"SourceSansPro-{WEIGHTS[weight]}.{ending}").read_bytes()


def _cut(path: Path) -> bytes:
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern", "mark"], name_IDs=["*"]))
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    return saved(font)


def changed(data: bytes, change: Callable[[TTFont], Any]) -> bytes:
    """Return a font after a change of its tables."""
    font = opened(data)
    change(font)
    return saved(font)


def boxes(axes: Mapping[str, tuple[float, float, float]] | None = None) -> FontBuilder:
    """Return a font whose letters are boxes, half an em wide; `axes` widen them by 100 units each.

    Each axis has its least value, its default and its greatest.
    """
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in LETTERS)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in LETTERS})
    pen = TTGlyphPen(None)
    _box(pen)
    box = pen.glyph()
    builder.setupGlyf({name: deepcopy(box) for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, fsType=0)
    builder.setupPost()
    if axes:
        builder.setupFvar([(tag, *reach, tag) for tag, reach in axes.items()], [])
        # Four points of the box, then four of its edges: left, right, top, bottom (OpenType, gvar).
        deltas = [(0, 0), (0, 0), (100, 0), (100, 0), (0, 0), (100, 0), (0, 0), (0, 0)]
        builder.setupGvar(
            {
                name: [
                    TupleVariation({tag: _peak(*reach)}, list(deltas))
                    for tag, reach in axes.items()
                ]
                for name in names
            }
        )  # fmt: skip
    return builder


def _peak(least: float, default: float, most: float) -> tuple[float, float, float]:
    return (0, 1, 1) if most > default else (-1, -1, 0)


def _box(pen: Any) -> None:
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((450, 700))
    pen.lineTo((450, 0))
    pen.closePath()


def box_bytes(axes: Mapping[str, tuple[float, float, float]] | None = None) -> bytes:
    out = io.BytesIO()
    boxes(axes).save(out)
    return out.getvalue()


def cubic_boxes(routines: int) -> bytes:
    """Return a font with CFF outlines, each letter of which calls routines so many levels deep.

    Each routine calls the next one twice.
    """
    from fontTools.misc.psCharStrings import T2CharString

    builder = FontBuilder(1000, isTTF=False)
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in LETTERS)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in LETTERS})
    pen = T2CharStringPen(500, None)
    _box(pen)
    outline = pen.getCharString()
    calling = T2CharString(program=[-107, "callgsubr", "endchar"])
    builder.setupCFF(
        "Boxes", {}, dict.fromkeys(names, calling if routines else outline), {}
    )  # fmt: skip
    top = builder.font["CFF "].cff.topDictIndex[0]
    for number in range(routines):
        deeper = [-107 + number + 1, "callgsubr"] * 2 if number + 1 < routines else []
        routine = T2CharString(program=[*deeper, "return"])
        top.GlobalSubrs.append(routine)
    for charstring in top.CharStrings.values():
        charstring.globalSubrs = top.GlobalSubrs
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.font.recalcBBoxes = False  # to draw the letters would take years
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def theme_text(**families: Mapping[str, Any]) -> str:
    """Return our theme with other families: `print`, `slides`, `code`.

    A family may name the `typeface` that decks ask for.
    """
    data = yaml.safe_load(THEMES.path("ir").read_text(encoding="utf-8"))
    for part, family in families.items():
        data.setdefault(part, {})
        own = dict(family)
        if "typeface" in own:
            data[part]["typeface"] = own.pop("typeface")
        data[part]["family"] = own
    text: str = yaml.safe_dump(data, sort_keys=False)
    return text


def written(folder: Path, fonts: Mapping[str, bytes]) -> dict[str, str]:
    """Write fonts, named by their weights, into fonts/ below a folder; return a theme's family."""
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    family = {"folder": "fonts"}
    for weight, data in fonts.items():
        name = f"Brand-{weight}.{'otf' if data[:4] == b'OTTO' else 'ttf'}"
        (folder / "fonts" / name).write_bytes(data)
        family[weight] = name
    return family
