"""Pairs of letters that stand closer or wider than their widths say (OpenType, GPOS kern)."""

from __future__ import annotations

from typing import Any

UNKERNED = frozenset(" \u00a0-–—/")
"""Lines may break after these, so what follows them is set as if it began a line."""


class Kerning:
    """The pair adjustments of one face, looked up as they are asked for."""

    def __init__(self, font: Any) -> None:
        self._units: int = font["head"].unitsPerEm
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._subtables = _subtables(font["GPOS"].table) if "GPOS" in font else []
        self._known: dict[tuple[str, str], float] = {}

    def between(self, left: str, right: str) -> float:
        """Return what is added between two characters, as a part of the em."""
        pair = (left, right)
        found: float | None = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._look_up(left, right)
        return found

    def _look_up(self, left: str, right: str) -> float:
        if left in UNKERNED or right in UNKERNED:
            return 0.0
        one, two = self._glyphs.get(ord(left)), self._glyphs.get(ord(right))
        for covered, table in self._subtables:
            if one is None or one not in covered:
                continue
            if table.Format == 1:
                value = _of_pair(table, covered[one], two)
            else:
                value = _of_classes(table, one, two)
            # The first subtable that knows the pair has it (OpenType, GPOS lookup type 2).
            if value is not None:
                shift: float = getattr(value, "XAdvance", 0) / self._units
                return shift
        return 0.0


def _subtables(table: Any) -> list[tuple[dict[str, int], Any]]:
    """Return the pair adjustments of the Latin script's kern feature, each with what it covers."""
    wanted = _latin_features(table)
    lookups = sorted(
        {
            index
            for number in wanted
            for record in [table.FeatureList.FeatureRecord[number]]
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
    )
    found = []
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            real = getattr(subtable, "ExtSubTable", subtable)
            if type(real).__name__ == "PairPos":
                covered = {glyph: number for number, glyph in enumerate(real.Coverage.glyphs)}
                found.append((covered, real))
    return found


def _latin_features(table: Any) -> list[int]:
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    script = scripts.get("latn") or scripts.get("DFLT")
    if script is None or script.DefaultLangSys is None:
        return []
    return list(script.DefaultLangSys.FeatureIndex)


def _of_pair(table: Any, number: int, right: str | None) -> Any:
    for record in table.PairSet[number].PairValueRecord:
        if record.SecondGlyph == right:
            return record.Value1
    return None


def _of_classes(table: Any, left: str | None, right: str | None) -> Any:
    first = table.ClassDef1.classDefs.get(left, 0)
    second = table.ClassDef2.classDefs.get(right, 0)
    return table.Class1Record[first].Class2Record[second].Value1
