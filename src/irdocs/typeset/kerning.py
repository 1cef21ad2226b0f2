"""Read a font's kerning: pairs of letters set closer or wider than their advance widths say.

Kerning is the `kern` feature of the font's GPOS table (OpenType). The feature names lookups, and a
lookup of type 2 (pair adjustment) consists of subtables. Each subtable covers some glyphs as the
left one of a pair, and states what is added to the advance width of that glyph before a given right
one: in format 1 pair by pair, in format 2 by classes of left and of right glyphs. Only the default
language system of the Latin script is read, and only the horizontal advance of the left glyph, in
which kerning of Latin type consists. In a variable font an adjustment may change along the axes
(VariationIndex). Old fonts have pairs in a table kern instead, which is read if there is no GPOS.

The tables hold tens of thousands of pairs, and a document uses a few hundred. So nothing is
expanded in advance: a pair is looked up when it first occurs, and then remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

UNKERNED = frozenset(" \u00a0-–—/")
"""Characters that are not kerned with their neighbours. A line may break at most of them, so that a
kern beside them would make the width of a word depend on where the line breaks."""


_VARIATION_INDEX = 0x8000
"""The format of a device table that refers to the font's variations (OpenType, GDEF)."""


_MOST_COVERED = 1_000_000
"""The number of left glyphs in all subtables together: more is a table made to cost time."""


class Kerning:
    """The pair adjustments of one face, each looked up when it is first needed."""

    def __init__(self, font: Any, location: Mapping[str, float]) -> None:
        """Read the tables of a fontTools `TTFont` that kerning needs, at a normalised location.

        A damaged table kerns nothing: text is set as widely as the letters are.
        """
        self._units: int = font["head"].unitsPerEm
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._delta: Callable[[Any], float] = _unvaried
        self._old_pairs: Mapping[tuple[str, str], int] = {}
        self._pair_tables: list[tuple[dict[str, int], Any]] = []
        try:
            if "GPOS" in font:
                self._delta = _deltas(font, location)
                self._pair_tables = _pair_tables(font["GPOS"].table)
            elif "kern" in font:
                tables = [table for table in font["kern"].kernTables if table.format == 0]
                self._old_pairs = tables[0].kernTable if tables else {}
        except Exception:  # fontTools raises errors of any type
            self._pair_tables = []
        self._looked_up: dict[tuple[str, str], float] = {}

    def between(self, left: str, right: str) -> float:
        """Return the space added between two characters, in em; below 0 if they move closer."""
        pair = (left, right)
        adjustment: float | None = self._looked_up.get(pair)
        if adjustment is None:
            adjustment = self._looked_up[pair] = self._look_up(left, right)
        return adjustment

    def _look_up(self, left: str, right: str) -> float:
        """Return the adjustment of a pair from the font, in em; 0 if it has none."""
        if left in UNKERNED or right in UNKERNED:
            return 0.0
        left_glyph, right_glyph = self._glyphs.get(ord(left)), self._glyphs.get(ord(right))
        if left_glyph is None or right_glyph is None:  # it is set in another face
            return 0.0
        if self._old_pairs:
            return self._old_pairs.get((left_glyph, right_glyph), 0) / self._units
        try:
            return self._positioned(left_glyph, right_glyph) / self._units
        except Exception:  # a damaged table, as above
            return 0.0

    def _positioned(self, left_glyph: str, right_glyph: str) -> float:
        """Return the same from GPOS, in font units."""
        for covered, table in self._pair_tables:
            if left_glyph not in covered:
                continue
            if table.Format == 1:
                value = _pair_value(table, covered[left_glyph], right_glyph)
            else:
                value = _class_value(table, left_glyph, right_glyph)
            # The first subtable that has a value for the pair ends the search (OpenType, GPOS
            # lookup type 2).
            if value is not None:
                adjustment: float = getattr(value, "XAdvance", 0) + self._delta(value)
                return adjustment
        return 0.0


def _unvaried(value: Any) -> float:
    """Return what a value adjusts more in a font that is not variable."""
    return 0.0


def _deltas(font: Any, location: Mapping[str, float]) -> Callable[[Any], float]:
    """Return what tells how much more a value adjusts at a location than by default, in units."""
    variations = getattr(font["GDEF"].table, "VarStore", None) if "GDEF" in font else None
    if not location or variations is None:
        return _unvaried
    from fontTools.varLib.varStore import VarStoreInstancer

    instancer = VarStoreInstancer(variations, font["fvar"].axes, location)

    def delta(value: Any) -> float:
        device = getattr(value, "XAdvDevice", None)
        if device is None or device.DeltaFormat != _VARIATION_INDEX:
            return 0.0
        return float(instancer[(device.StartSize << 16) + device.EndSize])

    return delta


def _pair_tables(table: Any) -> list[tuple[dict[str, int], Any]]:
    """Return the pair adjustment subtables of the Latin script's kern feature.

    With each comes its coverage: the index in the subtable of each left glyph, by glyph name.
    """
    feature_indices = _latin_feature_indices(table)
    lookups = sorted(
        {
            lookup_index
            for feature_index in feature_indices
            for record in [table.FeatureList.FeatureRecord[feature_index]]
            if record.FeatureTag == "kern"
            for lookup_index in record.Feature.LookupListIndex
        }
    )
    pair_tables, total = [], 0
    for lookup_index in lookups:
        for subtable in table.LookupList.Lookup[lookup_index].SubTable:
            # A lookup of type 9 (extension) only wraps a subtable of another type.
            positioning = getattr(subtable, "ExtSubTable", subtable)
            if type(positioning).__name__ == "PairPos":
                covered = {
                    glyph: feature_index
                    for feature_index, glyph in enumerate(positioning.Coverage.glyphs)
                }
                pair_tables.append((covered, positioning))
                total += len(covered)
                if total > _MOST_COVERED:
                    raise ValueError("its pairs have too many left glyphs")
    return pair_tables


def _latin_feature_indices(table: Any) -> list[int]:
    """Return the indices of the features that the Latin script, or else the default, uses."""
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    script = scripts.get("latn") or scripts.get("DFLT")
    if script is None or script.DefaultLangSys is None:
        return []
    return list(script.DefaultLangSys.FeatureIndex)


def _pair_value(table: Any, coverage_index: int, right: str) -> Any:
    """Return the value of a pair in a subtable of format 1; None if it has none."""
    for record in table.PairSet[coverage_index].PairValueRecord:
        if record.SecondGlyph == right:
            return record.Value1
    return None


def _class_value(table: Any, left: str, right: str) -> Any:
    """Return the value of a pair in a subtable of format 2; class 0 holds all other glyphs."""
    left_class = table.ClassDef1.classDefs.get(left, 0)
    right_class = table.ClassDef2.classDefs.get(right, 0)
    return table.Class1Record[left_class].Class2Record[right_class].Value1
