"""What a page paints, as items that can be compared: each text, line, shape and picture.

`ContentStreamReader` tells what the rules ask about. This reader notes more beside each item that
it paints: which glyphs of which font, in which direction, how opaque, by which outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pikepdf

from irdocs.audit.reading.compared_items import Item, Property, Value
from irdocs.audit.reading.content_stream import ContentStreamReader
from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.page_geometry import Matrix, PageArea, scale, times
from irdocs.audit.reading.page_paths import PagePath
from irdocs.audit.reading.page_resources import SharedResources
from irdocs.audit.reading.painted_items import InkColour
from irdocs.audit.reading.pdf_digests import ObjectDigests

_CHARACTERS = frozenset({"/ToUnicode"})
"""The entry of a font that has no part in what is drawn."""
_SPOKEN = {
    "/ActualText": Property.SPEECH, "/Alt": Property.ALT, "/Lang": Property.LANGUAGE,
    "/E": Property.READING,
}  # fmt: skip
"""The entries of marked content that screen readers speak or obey."""
_KINDS = {"fill": "shape", "stroke": "line", "image": "picture", "text": "text"}


class PageItemReader(ContentStreamReader):
    """Interprets the content of one page, and lists what it paints as items."""

    def __init__(
        self, page: Any, number: int, media: PageArea, shared: SharedResources,
        digests: ObjectDigests,
    ) -> None:  # fmt: skip
        super().__init__(page, number, media, shared)
        self._digests = digests
        self._fonts: dict[FontReader, tuple[str, str]] = {}
        self.items: list[Item] = []

    def _set_font(self, operands: Sequence[Any]) -> None:
        super()._set_font(operands)
        font = self._state.font
        if font is not None and font not in self._fonts:
            dictionary = self._resources.get("/Font", operands[0])
            name = str(dictionary.get("/BaseFont", "")).rpartition("+")[2].removeprefix("/")
            self._fonts[font] = name, self._digests.digest(dictionary, _CHARACTERS)

    def _show(self, pieces: Any) -> None:
        codes = b"".join(part for part in pieces if isinstance(part, bytes))
        direction = times(self._text.matrix, self._state.matrix)
        before = len(self._collector.painted)
        super()._show(pieces)
        state = self._state
        name, digest = self._fonts.get(state.font, ("", "")) if state.font else ("", "")
        self._add(before, [
            (Property.GLYPHS, f"{digest} {codes.hex()}"),
            (Property.FONT, name),
            (Property.MODE, state.text_mode),
            (Property.TURN, _direction(direction)),
        ])  # fmt: skip

    def _paint(self, path: PagePath, fills: bool, strokes: bool) -> None:
        before, outline = len(self._collector.painted), _outline(path, self._state.matrix)
        super()._paint(path, fills, strokes)
        self._add(before, [(Property.OUTLINE, outline)])

    def _shading(self, operands: Sequence[Any]) -> None:
        before = len(self._collector.painted)
        super()._shading(operands)
        shading = self._resources.dictionary.get("/Shading", {}).get(str(operands[0]))
        gradient = self._digests.digest(shading) if shading is not None else ""
        self._add(before, [(Property.PAINT, gradient)])

    def _external_object(self, operands: Sequence[Any]) -> None:
        external, before = (
            self._resources.get("/XObject", operands[0]),
            len(self._collector.painted),
        )
        super()._external_object(operands)
        if str(external.get("/Subtype")) == "/Image":
            self._add_picture(before, self._digests.digest(external))

    def _inline_image(self, operands: Sequence[Any]) -> None:
        before = len(self._collector.painted)
        super()._inline_image(operands)
        self._add_picture(before, sha256(operands[0].unparse()).hexdigest()[:16])

    def _begin_marked(self, operands: Sequence[Any]) -> None:
        """Note what is to be read in place of marked content, or in which language (14.9)."""
        super()._begin_marked(operands)
        _, properties = operands
        if isinstance(properties, pikepdf.Dictionary):
            told = {key: str(properties[key]) for key in _SPOKEN if key in properties}
            if told:
                values = tuple((name, told.get(key)) for key, name in _SPOKEN.items())
                self.items.append(Item("marked content", " ".join(told.values()), values))

    def _add_picture(self, before: int, digest: str) -> None:
        turn = _direction(self._state.matrix)
        self._add(before, [(Property.PIXELS, digest), (Property.TURN, turn)])

    def _add(self, before: int, properties: list[tuple[Property, Value]]) -> None:
        """Add what was painted since there were `before` painted items.

        Nothing is added if the clipping path left nothing visible.
        """
        for item in self._collector.painted[before:]:
            state = self._state
            is_stroke = item.kind == "stroke"
            area = item.area
            values: list[tuple[Property, Value]] = [
                (Property.PLACE, (area.left, area.bottom, area.width, area.height)),
                (Property.COLOUR, _told(state.stroke if is_stroke else state.fill)),
                (Property.OPACITY, state.stroke_opacity if is_stroke else state.opacity),
                (Property.BLENDING, state.blending),
                (Property.LAYER, "optional" if self._collector.is_optional else ""),
                (Property.READING, item.artifact or ("content" if item.content else "untagged")),
            ]
            if item.kind == "text":
                values.insert(0, (Property.TEXT, item.text))
                values.append((Property.LETTERS, (item.size,)))
            elif is_stroke:
                values.append((Property.WIDTH, item.size))
            self.items.append(Item(_KINDS[item.kind], item.text.strip(), (*values, *properties)))


def _told(ink: InkColour) -> str:
    """Return a colour in words: #RRGGBB, or the space and the components."""
    if ink.space == "rgb" and ink.parts and all(0 <= part <= 1 for part in ink.parts):
        return "#" + "".join(f"{round(part * 255):02X}" for part in ink.parts)
    return " ".join([ink.space, *(f"{part:.3g}" for part in ink.parts)])


def _direction(matrix: Matrix) -> Value:
    """Return the direction in which a matrix turns and skews, as a matrix without size."""
    size = scale(matrix) or 1.0
    return tuple(round(number / size, 3) for number in matrix[:4])


def _outline(path: PagePath, matrix: Matrix) -> str:
    """Return a digest of the points of a path on the page."""
    a, b, c, d, e, f = matrix
    points = (f"{a * x + c * y + e:.2f} {b * x + d * y + f:.2f}" for x, y in path.points)
    return sha256(" ".join(points).encode()).hexdigest()[:16]


__all__ = ["PageItemReader"]
