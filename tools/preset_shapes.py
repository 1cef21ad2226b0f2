"""Write the shapes of DrawingML as data: python tools/preset_shapes.py DEFINITIONS.xml OUT.json

DEFINITIONS.xml is presetShapeDefinitions.xml of ECMA-376, part 1. Of each shape only what its
outline needs is kept: its adjustments, the guides that its paths use, and the paths themselves.
Handles, connection sites and text rectangles are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from irdocs.ooxml.guides import OPERATORS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STEPS = {
    "moveTo": "M",
    "lnTo": "L",
    "cubicBezTo": "C",
    "quadBezTo": "Q",
    "arcTo": "A",
    "close": "Z",
}
ARC = ("wR", "hR", "stAng", "swAng")


def formula(guide: Any) -> str:
    """Return a guide's formula; some in the file have an operand too many, which is left out."""
    operator, *operands = guide.get("fmla").split()
    count, _ = OPERATORS[operator]
    return " ".join([operator, *operands[:count]])


def steps(path: Any) -> Iterator[str]:
    """Yield the letters and the operands of a path, such as M, l, t, L, r, b, Z."""
    for step in path:
        yield STEPS[step.tag.removeprefix(A)]
        yield from (step.get(name) for name in ARC if step.get(name) is not None)
        for point in step.iterfind(f"{A}pt"):
            yield from (point.get("x"), point.get("y"))


def path_data(path: Any) -> dict[str, object]:
    """Return a path: its steps, and what differs from the usual size, fill and stroke."""
    data: dict[str, object] = {"steps": " ".join(steps(path))}
    data |= {name: int(path.get(name)) for name in ("w", "h") if path.get(name)}
    if path.get("fill", "norm") != "norm":
        data["fill"] = path.get("fill")
    if path.get("stroke") in ("false", "0"):
        data["stroke"] = False
    return data


def used(guides: list[tuple[str, str]], paths: list[dict[str, object]]) -> list[str]:
    """Return the guides that paths use, directly or through other guides, in their order."""
    wanted = {word for path in paths for word in str(path["steps"]).split()}
    kept = []
    for name, text in reversed(guides):
        if name in wanted:
            wanted.update(text.split()[1:])
            kept.append(f"{name} {text}")
    return kept[::-1]


def shape_data(shape: Any) -> dict[str, object]:
    paths = [path_data(path) for path in shape.iterfind(f"{A}pathLst/{A}path")]
    guides = [(g.get("name"), formula(g)) for g in shape.iterfind(f"{A}gdLst/{A}gd")]
    adjustments = [(g.get("name"), formula(g)) for g in shape.iterfind(f"{A}avLst/{A}gd")]
    return {
        "adjustments": [f"{name} {text}" for name, text in adjustments],
        "guides": used(guides, paths),
        "paths": paths,
    }


def main(definitions: Path, out: Path) -> None:
    root = etree.parse(definitions).getroot()
    shapes = {shape.tag: shape_data(shape) for shape in root if isinstance(shape.tag, str)}
    lines = (
        f"{json.dumps(name)}:{json.dumps(shapes[name], separators=(',', ':'))}"
        for name in sorted(shapes)
    )
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    out.write_text(text, encoding="utf-8")
    print(f"wrote {out.name}  {len(shapes)} shapes, {len(text):,} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
