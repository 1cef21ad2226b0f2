"""Read what a user's template paints on each slide, and the colours it gives to text.

A handout is drawn without PowerPoint, so shapes, pictures and texts of the template's master and
layouts are read from its XML and drawn on paper. What cannot be drawn (effects, charts, pictures of
unknown formats) is left out and named in a warning.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping

from PIL import Image

from irdocs.content import limits
from irdocs.deck.design import Design
from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, PlaceholderName
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme, layout_art
from irdocs.ooxml.art_items import LayoutArt, LayoutText, PictureFill
from irdocs.ooxml.layout_art import FilledPlaceholder
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.user_template.reading import UserTemplate, user_template_of
from irdocs.user_template.sources import LayoutSource

Picture = tuple[bytes, tuple[float, float, float, float]]
"""The bytes of a picture, and the parts cropped from its left, top, right and bottom, 0 to 1."""
LARGEST = 1800
"""The most pixels on the longer side of a picture: about 250 per inch for a full-page slide."""


@frozen
class Bullet:
    """A template's bullet."""

    sign: str
    """One character; empty where ours is drawn instead."""
    colour: Colour | None
    """None where it has the colour of the text."""


SYMBOLS = ("wingdings", "webdings", "symbol", "marlett")
"""Beginnings of the names of symbol fonts. Their bullets would be ordinary letters in any other
font, so ours is drawn instead."""


@frozen
class PlacedArt:
    """What a layout paints behind text, and the colours it gives to text."""

    art: LayoutArt
    text_colours: Mapping[PlaceholderName, Colour]
    """The colour of text in each placeholder for which the template gives one."""
    links: Colour | None
    bullets: Mapping[PlaceholderName, Bullet]
    """The bullet of each placeholder that the template has itself."""
    footer_lines: tuple[FooterLine, ...]
    """The places of date, footer and slide number, as far as they are known."""


class TemplateArt:
    """The art of a template's layouts; each layout is read when it is first needed."""

    def __init__(self, design: Design, borrowed: UserTemplate) -> None:
        self._design, self._template = design, borrowed
        self._show = Presentation(borrowed.data)
        self._styles = StyleResolver(self._show.root)
        self._placed: dict[LayoutKey, PlacedArt] = {}
        self._pictures: dict[Picture, bytes | None] = {}

    def of(self, layout: Layout) -> PlacedArt:
        """Return the art of a layout."""
        if layout.key not in self._placed:
            self._placed[layout.key] = self._read(layout)
        return self._placed[layout.key]

    def picture(self, pasted: PictureFill) -> bytes | None:
        """Return a picture, cropped, as the bytes of a PNG or JPEG; None if it cannot be read."""
        key = pasted.data, pasted.crop
        if key not in self._pictures:
            self._pictures[key] = prepared(*key)
        return self._pictures[key]

    def fixed_texts(self, layouts: Iterable[Layout]) -> Iterator[LayoutText]:
        """Yield the fixed texts of layouts, such as a slogan; each layout counts once."""
        for layout in dict.fromkeys(layouts):
            art = self.of(layout).art
            yield from (item for item in art.background if isinstance(item, LayoutText))

    def missing(self, layouts: Iterable[Layout]) -> list[str]:
        """Return descriptions of what cannot be drawn, each once."""
        descriptions: dict[str, None] = {}
        for layout in layouts:
            art = self.of(layout).art
            descriptions |= dict.fromkeys(art.missing)
            for item in (*art.background, *art.foreground):
                if isinstance(item, PictureFill) and self.picture(item) is None:
                    descriptions["a picture that is damaged, or too large"] = None
        return list(descriptions)

    def _read(self, layout: Layout) -> PlacedArt:
        """Read the art of a layout.

        `held` are the placeholders that slides fill: their fill and outline are part of the art,
        their sample text is not.
        """
        source = self._template.sources[layout.key]
        page = self._show.layout(source.part)
        held, text_colours, bullets = {}, {}, {}
        for placeholder in layout.placeholders:
            shape = _shape_of(page, source, placeholder)
            if shape is not None:
                key = layout_art.key_of(shape.type, shape.index)
                held[key] = FilledPlaceholder(source.title if placeholder.is_title else None)
                text_colours[placeholder.name] = self._colour(page, source, placeholder, shape)
                bullets[placeholder.name] = self._bullet(page, shape)
        for footer in source.footers:
            role = footer.role
            colour = self._design.palette[role] if role else None
            held[layout_art.key_of(footer.kind, footer.index)] = FilledPlaceholder(colour=colour)
        return PlacedArt(
            layout_art.read(self._show, page, held),
            {name: colour for name, colour in text_colours.items() if colour is not None},
            page.scheme.colours.get(source.link),
            bullets,
            tuple(footer.line for footer in source.footers if footer.line),
        )

    def _bullet(self, page: SlidePage, shape: SlideShape) -> Bullet:
        """Return the bullet of the first outline level of a placeholder."""
        levels = self._styles.levels(page, shape, 0)
        character, font, colour_element = (
            levels.child(name) for name in ("buChar", "buFont", "buClr")
        )
        is_symbol = font is not None and font.get("typeface", "").casefold().startswith(SYMBOLS)
        sign = character.get("char", "") if character is not None and not is_symbol else ""
        colour = None
        if colour_element is not None and len(colour_element):
            colour = colour_scheme.solid_colour(colour_element[0], page.scheme, page.mapping)
        return Bullet(sign[:1] if sign[:1].isprintable() else "", colour)

    def _colour(
        self, page: SlidePage, source: LayoutSource, placeholder: Placeholder, shape: SlideShape
    ) -> Colour | None:
        role = source.recoloured.get(placeholder.index)
        if role is not None:
            return self._design.palette[role]
        return self._styles.style(page, shape, 0, None).colour


def template_art(design: Design) -> TemplateArt | None:
    """Return the art of a design's template; None for our own look, which has no template."""
    template = user_template_of(design)
    return TemplateArt(design, template) if template else None


def _shape_of(page: SlidePage, source: LayoutSource, placeholder: Placeholder) -> SlideShape | None:
    """Return the template's shape for a placeholder; None if the placeholder is one of ours."""
    if placeholder.is_title and not source.own_title:
        return next((shape for shape in page.shapes if shape.type in TITLES), None)
    if source.made:
        return None
    index_and_type = placeholder.index, placeholder.kind
    return next(
        (shape for shape in page.shapes if (shape.index, shape.type) == index_and_type), None
    )


def prepared(data: bytes, crop: tuple[float, float, float, float]) -> bytes | None:
    """Return a picture cropped and no larger than paper needs; None if it cannot be drawn.

    `crop` is the part cut from the left, top, right and bottom, 0 to 1. Templates are not trusted:
    a picture that would unpack to too many pixels is not drawn.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > limits.PIXELS:
                    return None
                return _drawable(image, data, crop)
    except (OSError, ValueError, SyntaxError, ZeroDivisionError, Image.DecompressionBombError):
        return None


def _drawable(
    source: Image.Image, data: bytes, crop: tuple[float, float, float, float]
) -> bytes | None:
    """Return a picture cropped and scaled, as JPEG if it was one, else as PNG.

    A JPEG that needs neither is returned as it is, since saving it again would lose quality.
    """
    is_photograph = source.format == "JPEG" and source.mode in ("RGB", "L")
    if is_photograph and not any(crop) and max(source.size) <= LARGEST:
        return data
    # Lets the decoder of a large JPEG read it at 1/2, 1/4 or 1/8 of its size, which is far faster.
    source.draft(None, (LARGEST, LARGEST))
    source.load()
    image: Image.Image = source
    if image.mode.startswith("I"):  # 16-bit grey
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    width, height = image.size
    left, top, right, bottom = crop
    box = (
        min(width - 1, round(left * width)), min(height - 1, round(top * height)),
        round((1 - right) * width), round((1 - bottom) * height),
    )  # fmt: skip
    image = image.crop((box[0], box[1], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])))
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if has_alpha else "RGB")
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
