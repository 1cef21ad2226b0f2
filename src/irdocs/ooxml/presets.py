"""The outlines of shapes that have names (ECMA-376, 20.1.10.56), from the standard's definitions.

`data/preset_shapes.json` holds them; tools/preset_shapes.py made it. For each shape it has its
adjustments and its guides, each a name and a formula in one line, and its paths. A path's steps
are letters and operands as in "M l t L r b Z".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

from irdocs.ooxml import shape_paths
from irdocs.ooxml.guides import Guide, GuideError, GuideValues, built_in
from irdocs.ooxml.shape_paths import (
    OPERAND_COUNTS,
    PathDefinition,
    PathStep,
    ShapeOutline,
    StepKind,
)


def outlines(
    name: str, width: float, height: float, adjustments: Iterable[Guide] = ()
) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of a named shape in a box of a size in pt from 0, 0 on.

    `adjustments` are a file's own; those that are not formulas, or not of this shape, change
    nothing. None is returned for a name that is not known, or if a point is too far away.
    """
    shape = definitions().get(name)
    if shape is None:
        return None
    usual = [_guide(line) for line in shape["adjustments"]]
    names = {guide for guide, _ in usual}
    try:
        values = GuideValues(built_in(width, height)).extended(usual)
        values = values.extended(guide for guide in adjustments if guide[0] in names)
        values = values.extended(map(_guide, shape["guides"]))
        paths = tuple(map(_path, shape["paths"]))
        return shape_paths.outlines(paths, values, width, height)
    except GuideError:
        return None


@cache
def definitions() -> Mapping[str, Mapping[str, Any]]:
    """Return every shape as the data file has it, by name."""
    file = resources.files("irdocs.ooxml") / "data" / "preset_shapes.json"
    shapes: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return shapes


def _guide(line: str) -> Guide:
    name, _, formula = line.partition(" ")
    return name, formula


def _path(data: Mapping[str, Any]) -> PathDefinition:
    return PathDefinition(
        tuple(_steps(data["steps"])), data.get("w", 0), data.get("h", 0),
        data.get("fill", "norm"), data.get("stroke", True),
    )  # fmt: skip


def _steps(text: str) -> Iterator[PathStep]:
    words = iter(text.split())
    kinds: Mapping[str, StepKind] = {kind: kind for kind in get_args(StepKind)}
    for word in words:
        kind = kinds[word]
        yield PathStep(kind, tuple(next(words) for _ in range(OPERAND_COUNTS[kind])))
