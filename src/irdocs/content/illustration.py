"""A drawing whose colours are roles of the theme, which both products paint.

A drawing names its colours by class: `fill-primary`, `stroke-signal`. The theme gives each role its
colour, so one drawing suits every theme. `svg.roles` reads such drawings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from irdocs.caching.by_identity import cached_by_identity
from irdocs.drawing import Colour, Command, Path, mirrored
from irdocs.frozen import frozen, replace


@frozen
class DrawnPath:
    """One painted path, in the drawing's own units; y grows downwards."""

    commands: tuple[Command, ...]
    fill: str | None
    """A colour role, or None for no fill."""
    stroke: str | None
    """A colour role, or None for no stroke."""
    stroke_width: float
    opacity: float = 1.0


OVERHANG = 0.02
"""How far beyond the viewBox a path may reach, as a part of its longer side."""


@frozen
class Illustration:
    """A drawing: its width and height in its own units, and its paths, back to front."""

    width: float
    height: float
    outlines: tuple[DrawnPath, ...]

    def as_json(self) -> bytes:
        """Return the drawing as JSON, which keeps numbers exact."""
        outlines = [
            (path.commands, path.fill, path.stroke, path.stroke_width, path.opacity)
            for path in self.outlines
        ]
        return json.dumps([self.width, self.height, outlines]).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Illustration:
        """Return the drawing that `as_json` has written."""
        width, height, outlines = json.loads(data)
        paths = (
            DrawnPath(tuple((name, tuple(values)) for name, values in commands), *style)
            for commands, *style in outlines
        )
        return cls(width, height, tuple(paths))

    def paths(self, colours: Mapping[str, Colour], width: float) -> tuple[Path, ...]:
        """Return the outlines as paths `width` pt wide, their roles looked up in `colours`."""
        scale = width / self.width
        return tuple(
            Path(
                outline.commands,
                fill=colours[outline.fill] if outline.fill else None,
                stroke=colours[outline.stroke] if outline.stroke else None,
                stroke_width=outline.stroke_width,
                opacity=outline.opacity,
            ).mapped(scale, 0, 0)
            for outline in self.outlines
        )

    def mirrored(self) -> Illustration:
        """Return the drawing with left and right exchanged, as one that leads out of a page to the
        right has to be where the page is turned round."""
        return replace(
            self,
            outlines=tuple(
                replace(outline, commands=mirrored(outline.commands, self.width))
                for outline in self.outlines
            ),
        )

    @property
    def overhangs(self) -> bool:
        """Whether a path reaches far beyond the viewBox, outside of which SVG paints nothing.

        A line along the edge has half of its width outside, which is no overhang.
        """
        return _overhangs(self)

    @property
    def painted(self) -> tuple[float, float, float, float]:
        """A box that holds all paint: left, top, right, bottom, in the units of the viewBox.

        Curves are taken to reach their control points, so the box may be a little too large.
        """
        return _painted(self)

    @property
    def roles(self) -> frozenset[str]:
        """The colour roles that the drawing names."""
        return frozenset(
            role for outline in self.outlines for role in (outline.fill, outline.stroke) if role
        )


DRAWINGS = 256
"""Of how many drawings is remembered where they have paint."""


@cached_by_identity(DRAWINGS)
def _overhangs(drawing: Illustration) -> bool:
    """Return whether a path of a drawing reaches far beyond its viewBox."""
    spare = OVERHANG * max(drawing.width, drawing.height)
    return any(
        not -spare <= value <= (drawing.height if number % 2 else drawing.width) + spare
        for outline in drawing.outlines
        for _, values in outline.commands
        for number, value in enumerate(values)
    )


@cached_by_identity(DRAWINGS)
def _painted(drawing: Illustration) -> tuple[float, float, float, float]:
    """Return the box of a drawing that holds all paint."""
    boxes = []
    for outline in drawing.outlines:
        half = outline.stroke_width / 2 if outline.stroke else 0.0
        across = [x for _, values in outline.commands for x in values[::2]]
        down = [y for _, values in outline.commands for y in values[1::2]]
        if across:
            boxes.append(
                (min(across) - half, min(down) - half, max(across) + half, max(down) + half)
            )
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
