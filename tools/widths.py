"""Write advance widths of free metric twins as data: python tools/widths.py OUT NAME=FOLDER/STEM…

A font's widths are needed to measure with, not its outlines. Each family is one JSON file: for
each of its four faces a line of characters, and their widths in 1/1000 em.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "-Regular", "italic": "-Italic", "bold": "-Bold", "bold-italic": "-BoldItalic"}
OBLIQUE = {"regular": "", "italic": "-Oblique", "bold": "-Bold", "bold-italic": "-BoldOblique"}
RANGES = (
    *((0x20, 0x17F), (0x192, 0x193), (0x218, 0x21B), (0x2C6, 0x2DD), (0x370, 0x45F)),
    *((0x1E00, 0x1EFF), (0x2010, 0x2044), (0x2070, 0x208E), (0x20A0, 0x20BF), (0x2100, 0x2126)),
    *((0x2190, 0x2199), (0x2202, 0x2265), (0x25A0, 0x25CF)),
)
"""Latin, Greek and Cyrillic letters, punctuation, currency, arrows, common signs."""


def widths(file: Path) -> dict[str, object]:
    """Return the characters of a face that lie in the ranges, and their widths."""
    with TTFont(file, lazy=True) as font:
        names, metrics = font.getBestCmap(), font["hmtx"].metrics
        units = font["head"].unitsPerEm
        codes = [c for first, last in RANGES for c in range(first, last + 1) if c in names]
        return {
            "characters": "".join(map(chr, codes)),
            "widths": [round(metrics[names[code]][0] * 1000 / units) for code in codes],
        }


def main(out: Path, families: list[str]) -> None:
    for family in families:
        name, _, stem = family.partition("=")
        faces = {}
        for face in FACES:
            files = [Path(f"{stem}{endings[face]}.ttf") for endings in (FACES, OBLIQUE)]
            faces[face] = widths(next(file for file in files if file.is_file()))
        text = json.dumps(faces, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(f"wrote {name}.json  {len(text):,} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
