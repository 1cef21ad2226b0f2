"""What a user's template paints on each slide, and the colours of the words that it holds."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image

from irdocs.content import limits
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, PlaceholderName
from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme, layout_art
from irdocs.ooxml.art_items import LayoutArt, LayoutText, PictureFill
from irdocs.ooxml.layout_art import FilledPlaceholder
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.user_template.reading import UserTemplate, user_template_of
from irdocs.user_template.sources import LayoutSource

Picture = tuple[bytes, tuple[float, float, float, float]]
"""A file, and how it is cropped."""
LARGEST = 1800
"""The most pixels that a picture keeps on its longer side: 250 an inch on a page of its own."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A template's bullet, and its colour where it is not that of the words."""

    sign: str
    colour: Colour | None


SYMBOLS = ("wingdings", "webdings", "symbol", "marlett")
"""Typefaces whose letters are signs: their bullets are drawn as ours."""


@dataclass(frozen=True, slots=True)
class PlacedArt:
    """What stands behind the words of a layout, and the colours in which it shows them."""

    art: LayoutArt
    words: Mapping[PlaceholderName, Colour]
    """Of the words in each place, by its name, where the template says it."""
    links: Colour | None
    bullets: Mapping[PlaceholderName, Bullet]
    """In each place whose bullets are the template's."""


class TemplateArt:
    """The scenes of a template's layouts, each read when it is first asked for."""

    def __init__(self, design: Design, borrowed: UserTemplate) -> None:
        self._design, self._borrowed = design, borrowed
        self._show = Presentation(borrowed.data)
        self._looks = StyleResolver(self._show)
        self._placed: dict[LayoutKey, PlacedArt] = {}
        self._pictures: dict[Picture, bytes | None] = {}

    def of(self, layout: Layout) -> PlacedArt:
        """Return the scene of a layout."""
        if layout.key not in self._placed:
            self._placed[layout.key] = self._read(layout)
        return self._placed[layout.key]

    def picture(self, pasted: PictureFill) -> bytes | None:
        """Return a picture as it is drawn, a PNG or JPEG; None for one that cannot be read."""
        key = pasted.data, pasted.crop
        if key not in self._pictures:
            self._pictures[key] = prepared(*key)
        return self._pictures[key]

    def sayings(self, layouts: Iterable[Layout]) -> Iterator[LayoutText]:
        """Yield what layouts say themselves, each once for every layout."""
        for layout in dict.fromkeys(layouts):
            art = self.of(layout).art
            yield from (mark for mark in art.background if isinstance(mark, LayoutText))

    def words(self, layouts: Iterable[Layout]) -> Iterator[str]:
        """Yield the words that layouts say, as they are and in capitals."""
        for saying in self.sayings(layouts):
            yield from (words for line in saying.lines for words in (line, line.upper()))

    def missing(self, layouts: Iterable[Layout]) -> list[str]:
        """Return what cannot be drawn, each once, in words."""
        found: dict[str, None] = {}
        for layout in layouts:
            scene = self.of(layout).art
            found |= dict.fromkeys(scene.missing)
            for mark in (*scene.background, *scene.foreground):
                if isinstance(mark, PictureFill) and self.picture(mark) is None:
                    found["a picture that is damaged, or too large"] = None
        return list(found)

    def _read(self, layout: Layout) -> PlacedArt:
        source = self._borrowed.sources[layout.key]
        page = self._show.layout(source.part)
        held, words, bullets = {}, {}, {}
        for placeholder in layout.placeholders:
            shape = _shape_of(page, source, placeholder)
            if shape is not None:
                key = layout_art.key_of(shape.type, shape.index)
                held[key] = FilledPlaceholder(source.title if placeholder.is_title else None)
                words[placeholder.name] = self._colour(page, source, placeholder, shape)
                bullets[placeholder.name] = self._bullet(page, shape)
        for footer in source.footers:
            role = footer.role
            colour = self._design.palette[role] if role else None
            held[layout_art.key_of(footer.kind, footer.index)] = FilledPlaceholder(colour=colour)
        return PlacedArt(
            layout_art.read(self._show, page, held),
            {name: colour for name, colour in words.items() if colour is not None},
            page.scheme.colours.get(source.link),
            bullets,
        )

    def _bullet(self, page: SlidePage, shape: SlideShape) -> Bullet:
        levels = self._looks.levels(page, shape, 0)
        sign, face, paint = (levels.child(name) for name in ("buChar", "buFont", "buClr"))
        symbols = face is not None and face.get("typeface", "").casefold().startswith(SYMBOLS)
        char = sign.get("char", "") if sign is not None and not symbols else ""
        known = paint is not None and len(paint)
        colour = colour_scheme.shown(paint[0], page.scheme, page.mapping) if known else None  # type: ignore[index]
        return Bullet(char[:1] if char[:1].isprintable() else "", colour)

    def _colour(
        self, page: SlidePage, source: LayoutSource, placeholder: Placeholder, shape: SlideShape
    ) -> Colour | None:
        role = source.recoloured.get(placeholder.index)
        if role is not None:
            return self._design.palette[role]
        return self._looks.style(page, shape, 0, None).colour


def template_art(design: Design) -> TemplateArt | None:
    """Return the art of a design's template; None for our own look, which has none."""
    template = user_template_of(design)
    return TemplateArt(design, template) if template else None


def _shape_of(page: SlidePage, source: LayoutSource, placeholder: Placeholder) -> SlideShape | None:
    """Return the template's placeholder that a place is, or None for one of ours."""
    if placeholder.is_title:
        return next((shape for shape in page.shapes if shape.type in TITLES), None)
    if source.made:
        return None
    wanted = placeholder.index, placeholder.kind
    return next((shape for shape in page.shapes if (shape.index, shape.type) == wanted), None)


def prepared(data: bytes, crop: tuple[float, float, float, float]) -> bytes | None:
    """Return a picture cropped, no larger than paper needs; None if it cannot be drawn."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as found:
                if found.width * found.height > limits.PIXELS:
                    return None
                return _drawable(found, data, crop)
    except (OSError, ValueError, SyntaxError, ZeroDivisionError, Image.DecompressionBombError):
        return None


def _drawable(
    found: Image.Image, data: bytes, crop: tuple[float, float, float, float]
) -> bytes | None:
    is_photograph = found.format == "JPEG" and found.mode in ("RGB", "L")
    if is_photograph and not any(crop) and max(found.size) <= LARGEST:
        return data
    found.draft(None, (LARGEST, LARGEST))  # a large JPEG is read at a part of its size
    found.load()
    image: Image.Image = found
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    wide, tall = image.size
    left, top, right, bottom = crop
    box = (
        min(wide - 1, round(left * wide)), min(tall - 1, round(top * tall)),
        round((1 - right) * wide), round((1 - bottom) * tall),
    )  # fmt: skip
    image = image.crop((box[0], box[1], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])))
    clear = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if clear else "RGB")
    if max(image.size) > LARGEST:
        scale = LARGEST / max(image.size)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image = image.resize(size)
    file = io.BytesIO()
    if is_photograph:
        image.save(file, "JPEG", quality=90)
    else:
        image.save(file, "PNG", compress_level=1)
    return file.getvalue()
