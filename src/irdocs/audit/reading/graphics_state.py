"""The graphics state as far as the audit needs it (ISO 32000-1, 8.4 and 9.3), and its colours.

Colour in PDF is set in two steps: an operator such as `cs` chooses a colour space, another such as
`scn` gives components in it; the operators g, rg and k do both at once. A colour here therefore
always carries its space, and new components are understood in the space of the current colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from irdocs.audit.reading.content_operations import PdfName
from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.page_geometry import IDENTITY, Matrix, PageArea
from irdocs.audit.reading.painted_items import InkColour, Space
from irdocs.audit.reading.unreadable import ContentError

UNKNOWN_COLOUR = InkColour("other", ())
"""The colour of whatever has no single known colour: images, patterns, translucent fills."""
DEVICE_SPACES: dict[str, Space] = {
    "/DeviceGray": "gray", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk",
    "/G": "gray", "/RGB": "rgb", "/CMYK": "cmyk",
}  # fmt: skip
"""Device colour spaces by name; in inline images they have short names too (8.9.7)."""
_COMPONENTS: dict[Space, int] = {"gray": 1, "rgb": 3, "cmyk": 4}
_INITIAL_COLOURS: dict[Space, InkColour] = {
    "gray": InkColour("gray", (0.0,)),
    "rgb": InkColour("rgb", (0.0, 0.0, 0.0)),
    "cmyk": InkColour("cmyk", (0.0, 0.0, 0.0, 1.0)),
    "separation": InkColour("separation", (1.0,)),
    "other": UNKNOWN_COLOUR,
}
"""The colour that each space begins with (8.6.3)."""


@dataclass(slots=True)
class GraphicsState:
    """The parameters that painting operators use. Lengths are in user space.

    `matrix` is the current transformation matrix, which maps user space to the page.
    """

    matrix: Matrix = IDENTITY
    fill: InkColour = field(default_factory=lambda: _INITIAL_COLOURS["gray"])
    stroke: InkColour = field(default_factory=lambda: _INITIAL_COLOURS["gray"])
    line_width: float = 1.0
    clip: PageArea | None = None
    """The bounding box of the clipping path, on the page; None if nothing is clipped."""
    overprints: bool = False
    opacity: float = 1.0
    stroke_opacity: float = 1.0
    blending: str = ""
    """How fills are mixed with what is below (11.3.5); empty for Normal without a soft mask."""
    text_mode: float = 0.0
    """The text rendering mode (9.3.6): 0 fills glyphs, 3 draws nothing, 7 only clips."""
    font: FontReader | None = None
    font_size: float = 0.0
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    horizontal_scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def device_colour(space: Space, operands: Sequence[Any]) -> InkColour:
    """Return the colour that an operator such as g, rg or k sets.

    Raises ContentError if the number of components is wrong.
    """
    return colour(_INITIAL_COLOURS[space], operands)


def mixed_colour(space: Space) -> InkColour:
    """Return the colour of what has several colours in a space, or lets others show through."""
    return InkColour(space, ())


def initial_colour(space: Any) -> InkColour:
    """Return the initial colour of a colour space, which choosing the space sets (8.6.3)."""
    if isinstance(space, pikepdf.Array):
        is_separation = str(space[0]) in ("/Separation", "/DeviceN")
        return _INITIAL_COLOURS["separation" if is_separation else "other"]
    return _INITIAL_COLOURS[DEVICE_SPACES.get(str(space), "other")]


def colour(current: InkColour, operands: Sequence[Any]) -> InkColour:
    """Return the colour with these components in the space of the current colour.

    Names among the operands, which choose a pattern, are left out. Raises ContentError if the
    number of components is wrong for the space.
    """
    parts = tuple([float(part) for part in operands if not isinstance(part, PdfName)])
    if len(parts) != _COMPONENTS.get(current.space, len(parts)):
        raise ContentError(f"a colour in {current.space} cannot have {len(parts)} components")
    return InkColour(current.space, parts)
