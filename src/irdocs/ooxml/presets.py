"""The outlines of preset shapes, such as star5 (ECMA-376, 20.1.10.56).

A file states a preset only by its name, perhaps with adjustments of its own. The standard defines
its outline by formulas, which `data/preset_shapes.json` holds; tools/preset_shapes.py made that
file. For each shape it has adjustments and guides, each a name and a formula in one line, and
paths. A path's steps are letters and operands, such as "M l t L r b Z".
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
    """Return the outlines of a preset shape of a size in pt, with its box's top left at 0, 0.

    `adjustments` are those in the file; those that are malformed, or that the shape does not have,
    are ignored. None is returned if the name is not known or a point is too far away.
    """
    shape = definitions().get(name)
    if shape is None:
        return None
    defaults = [_guide(line) for line in shape["adjustments"]]
    names = {guide for guide, _ in defaults}
    try:
        values = GuideValues(built_in(width, height)).extended(defaults)
        values = values.extended(guide for guide in adjustments if guide[0] in names)
        values = values.extended(map(_guide, shape["guides"]))
        paths = tuple(map(_path, shape["paths"]))
        return shape_paths.outlines(paths, values, width, height)
    except GuideError:
        return None


@cache
def definitions() -> Mapping[str, Mapping[str, Any]]:
    """Return the definition of every preset shape, as it is in the data file, by name."""
    file = resources.files("irdocs.ooxml") / "data" / "preset_shapes.json"
    shapes: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return shapes


def _guide(line: str) -> Guide:
    """Return a guide from a line such as "x1 */ w 1 2": its name, and its formula."""
    name, _, formula = line.partition(" ")
    return name, formula


def _path(data: Mapping[str, Any]) -> PathDefinition:
    """Return a path of a definition; what a path leaves out has the standard's default."""
    return PathDefinition(
        tuple(_steps(data["steps"])), data.get("w", 0), data.get("h", 0),
        data.get("fill", "norm"), data.get("stroke", True),
    )  # fmt: skip


def _steps(text: str) -> Iterator[PathStep]:
    """Yield the steps in a text such as "M l t L r b Z"."""
    tokens = iter(text.split())
    kinds: Mapping[str, StepKind] = {kind: kind for kind in get_args(StepKind)}
    for token in tokens:
        kind = kinds[token]
        yield PathStep(kind, tuple(next(tokens) for _ in range(OPERAND_COUNTS[kind])))
