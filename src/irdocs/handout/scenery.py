"""What a user's template paints on each slide, and the colours of the words that it holds."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image

from irdocs.deck.borrowed.reading import Borrowed, Source
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout, Place
from irdocs.drawing import Colour
from irdocs.probe import backdrop
from irdocs.probe.backdrop import Slot
from irdocs.probe.looks import Looks
from irdocs.probe.marks import Backdrop, Pasted, Saying
from irdocs.probe.show import TITLES, Page, Shape, Show

LARGEST = 1800
"""The most pixels that a picture keeps on its longer side: 250 an inch on a page of its own."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands behind the words of a layout, and the colours in which it shows them."""

    backdrop: Backdrop
    words: Mapping[str, Colour]
    """Of the words in each place, by its name, where the template says it."""
    links: Colour | None


class Scenery:
    """The scenes of a template's layouts, each read when it is first asked for."""

    def __init__(self, design: Design, borrowed: Borrowed) -> None:
        self._design, self._borrowed = design, borrowed
        self._show = Show(borrowed.data)
        self._looks = Looks(self._show)
        self._scenes: dict[str, Scene] = {}
        self._pictures: dict[int, bytes | None] = {}

    def of(self, layout: Layout) -> Scene:
        """Return the scene of a layout."""
        if layout.name not in self._scenes:
            self._scenes[layout.name] = self._read(layout)
        return self._scenes[layout.name]

    def picture(self, pasted: Pasted) -> bytes | None:
        """Return a picture as it is drawn, a PNG or JPEG; None for one that cannot be read."""
        if id(pasted) not in self._pictures:
            self._pictures[id(pasted)] = prepared(pasted)
        return self._pictures[id(pasted)]

    def words(self, layouts: Iterable[Layout]) -> Iterator[str]:
        """Yield what layouts say themselves."""
        for layout in layouts:
            for mark in self.of(layout).backdrop.marks:
                if isinstance(mark, Saying):
                    yield from (words for line in mark.lines for words in (line, line.upper()))

    def missing(self, layouts: Iterable[Layout]) -> list[str]:
        """Return what cannot be drawn, each once, in words."""
        found: dict[str, None] = {}
        for layout in layouts:
            scene = self.of(layout).backdrop
            found |= dict.fromkeys(scene.missing)
            for mark in scene.marks:
                if isinstance(mark, Pasted) and self.picture(mark) is None:
                    found["a picture that is damaged, or too large"] = None
        return list(found)

    def _read(self, layout: Layout) -> Scene:
        source = self._borrowed.sources[layout.name]
        page = self._show.layout(source.part)
        held, words = {}, {}
        for place in layout.places:
            shape = _shape_of(page, source, place)
            if shape is not None:
                key = backdrop.key_of(shape.type, shape.index)
                held[key] = Slot(source.title if place.is_title else None)
                words[place.name] = self._colour(page, source, place, shape)
        for footer in source.footers:
            role = footer.role
            colour = self._design.palette[role] if role else None
            held[backdrop.key_of(footer.kind, footer.index)] = Slot(colour=colour)
        return Scene(
            backdrop.read(self._show, page, held),
            {name: colour for name, colour in words.items() if colour is not None},
            page.scheme.colours.get(source.link),
        )

    def _colour(self, page: Page, source: Source, place: Place, shape: Shape) -> Colour | None:
        role = source.recoloured.get(place.index)
        if role is not None:
            return self._design.palette[role]
        return self._looks.look(page, shape, 0, None).colour


def scenery(design: Design) -> Scenery | None:
    """Return the scenery of a design; None for our own look, which needs none."""
    return Scenery(design, design.template) if design.template else None


def _shape_of(page: Page, source: Source, place: Place) -> Shape | None:
    """Return the template's placeholder that a place is, or None for one of ours."""
    if place.is_title:
        return next((shape for shape in page.shapes if shape.type in TITLES), None)
    if source.made:
        return None
    return next(
        (s for s in page.shapes if s.index == place.index and s.type == place.kind), None
    )  # fmt: skip


def prepared(pasted: Pasted) -> bytes | None:
    """Return a picture cropped and flipped, as large as paper needs; None if it is damaged."""
    try:
        with Image.open(io.BytesIO(pasted.data)) as found:
            found.load()
            image: Image.Image = found
            wide, tall = image.size
            left, top, right, bottom = pasted.crop
            if any(pasted.crop):
                box = (round(left * wide), round(top * tall),
                       round((1 - right) * wide), round((1 - bottom) * tall))  # fmt: skip
                image = image.crop(box)
            clear = "A" in image.getbands() or "transparency" in image.info
            image = image.convert("RGBA" if clear else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    for flipped, way in zip(
        pasted.mirrored, (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM),
        strict=True,
    ):  # fmt: skip
        image = image.transpose(way) if flipped else image
    if max(image.size) > LARGEST:
        scale = LARGEST / max(image.size)
        image = image.resize((max(1, round(image.width * scale)),
                              max(1, round(image.height * scale))))  # fmt: skip
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
