"""The part of the graphics state that a reader needs (ISO 32000-1, 8.4, 9.3), and its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.page_geometry import IDENTITY, Matrix, PageArea
from irdocs.audit.reading.painted_items import InkColour, Space
from irdocs.audit.reading.unreadable import ContentError

UNTOLD = InkColour("other", ())
"""The colour of what is no one colour: pictures, patterns, what shines through."""
DEVICE_SPACES: dict[str, Space] = {
    "/DeviceGray": "gray", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk",
    "/G": "gray", "/RGB": "rgb", "/CMYK": "cmyk",
}  # fmt: skip
"""Device colour spaces; those of inline images have short names too (8.9.7)."""
_COMPONENTS: dict[Space, int] = {"gray": 1, "rgb": 3, "cmyk": 4}
_INITIAL: dict[Space, InkColour] = {
    "gray": InkColour("gray", (0.0,)),
    "rgb": InkColour("rgb", (0.0, 0.0, 0.0)),
    "cmyk": InkColour("cmyk", (0.0, 0.0, 0.0, 1.0)),
    "separation": InkColour("separation", (1.0,)),
    "other": UNTOLD,
}


@dataclass(slots=True)
class GraphicsState:
    """What painting operators go by. Lengths in the units of `matrix`, the CTM."""

    matrix: Matrix = IDENTITY
    fill: InkColour = field(default_factory=lambda: _INITIAL["gray"])
    stroke: InkColour = field(default_factory=lambda: _INITIAL["gray"])
    line_width: float = 1.0
    clip: PageArea | None = None
    """The box round what the clipping path leaves, on the page; None for all of it."""
    overprints: bool = False
    opacity: float = 1.0
    font: FontReader | None = None
    font_size: float = 0.0
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    horizontal_scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def device_colour(space: Space, operands: Sequence[Any]) -> InkColour:
    """Return the colour that g, rg or k sets. Raises ContentError for a wrong number of parts."""
    return colour(_INITIAL[space], operands)


def initial_colour(space: Any) -> InkColour:
    """Return the colour that choosing a colour space sets (8.6.3), to know its space by."""
    if isinstance(space, pikepdf.Array):
        named = str(space[0]) in ("/Separation", "/DeviceN")
        return _INITIAL["separation" if named else "other"]
    return _INITIAL[DEVICE_SPACES.get(str(space), "other")]


def colour(current: InkColour, operands: Sequence[Any]) -> InkColour:
    """Return the colour that parts are in the space of the current one."""
    parts = tuple([float(part) for part in operands if not isinstance(part, pikepdf.Name)])
    if len(parts) != _COMPONENTS.get(current.space, len(parts)):
        raise ContentError(f"{len(parts)} parts make no colour in {current.space}")
    return InkColour(current.space, parts)
