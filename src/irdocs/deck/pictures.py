"""Write pictures of the content: drawings as SVG with a PNG beside it, and photographs.

ECMA-376 knows no SVG: the image of a picture is the PNG, and an extension of it names the SVG,
which recent versions of PowerPoint show instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from irdocs import vector_svg
from irdocs.caching.on_disk import cached_on_disk
from irdocs.content.artwork import Artwork
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.content.photographs import SCREEN_PIXELS, Photograph, PhotographPart
from irdocs.deck import shapes
from irdocs.deck.layout import Placeholder
from irdocs.drawing import Colour
from irdocs.ooxml.loose_parts import PartTaker
from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, el
from irdocs.units import Rect

SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The id of the extension that names a picture's SVG (MS-ODRAWXML, 2.4.1)."""
PIXELS_PER_POINT = 2.0
"""The resolution of the PNG that is shown instead of a drawing."""


def picture(
    book: PartTaker,
    part: Part,
    content: Illustration | Artwork | Photograph,
    box: Rect,
    alt: str | None,
    placeholder: Placeholder | None,
    palette: Mapping[str, Colour],
    ground: str | None = None,
    fill: Element | None = None,
) -> Element:
    """Return a picture, as large as its box in pt allows and centred in it.

    Its images are added to `book` and related to `part`. Without `alt` it is marked as
    decorative. With a placeholder it fills that, else it stands freely. `palette` has the colours
    of a drawing's roles; `ground` is the role of what is painted behind its clear parts, and `fill`
    that as a fill of the deck's colour scheme.
    """
    behind = palette[ground] if ground else None
    fitted = box.fitting(content.width, content.height)
    crop: Element | None = None
    extensions = []
    if isinstance(content, Illustration | Artwork):
        svg_text = (
            svg(content, palette)
            if isinstance(content, Illustration)
            else vector_svg.written(
                content.vectors(palette, fitted.width), fitted.width, fitted.height, behind
            )
        )
        image = book.media(png(svg_text, fitted.width), "png")
        svg_media = book.media(svg_text.encode(), "svg")
        svg_blip = el("asvg:svgBlip", r_embed=part.relate(RelationshipType.IMAGE, svg_media))
        extensions.append(el("a:extLst", el("a:ext", svg_blip, uri=SVG_URI)))
    else:
        shown: Photograph = content
        if isinstance(content, PhotographPart):
            # The whole picture, cropped, so that the crop can be changed; it fills the box though
            # whole pixels may have other proportions by a hair.
            shown, crop, fitted = content.whole, _crop(content), box
        pixels = fitted.width * SCREEN_PIXELS * shown.width / content.width
        image = book.media(shown.pixels(pixels), "png" if content.kind == "PNG" else "jpg")
    properties = el("p:nvPr")
    if placeholder:
        properties.append(el("p:ph", type=placeholder.kind, idx=placeholder.index))
    blip = el("a:blip", *extensions, r_embed=part.relate(RelationshipType.IMAGE, image))
    return el(
        "p:pic",
        el(
            "p:nvPicPr",
            shapes.named(
                0, str(placeholder.name) if placeholder else "Picture", alt, decorative=alt is None
            ),
            el("p:cNvPicPr", el("a:picLocks", noGrp=1 if placeholder else None, noChangeAspect=1)),
            properties,
        ),
        el(
            "p:blipFill",
            blip,
            *([crop] if crop is not None else []),
            el("a:stretch", el("a:fillRect")),
        ),
        el(
            "p:spPr",
            shapes.frame(fitted),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
            *([fill] if fill is not None else []),
        ),
    )


def _crop(part: PhotographPart) -> Element:
    """Return what is cut off at each side, in thousandths of a per cent (ECMA-376, 20.1.8.55)."""
    left, top, right, bottom = part.box
    sides = {"l": left, "t": top, "r": 1 - right, "b": 1 - bottom}
    return el("a:srcRect", **{side: round(cut * 100_000) for side, cut in sides.items() if cut})


def svg(drawing: Illustration, colours: Mapping[str, Colour]) -> str:
    """Return a drawing as SVG 1.1; `colours` has the colour of each role."""
    paths = "".join(_path(outline, colours) for outline in drawing.outlines)
    width, height = vector_svg.number(drawing.width), vector_svg.number(drawing.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{paths}</svg>'
    )


def _path(outline: DrawnPath, colours: Mapping[str, Colour]) -> str:
    fill = f"#{colours[outline.fill].hex}" if outline.fill else "none"
    attributes = f'fill="{fill}"'
    if outline.stroke:
        attributes += (
            f' stroke="#{colours[outline.stroke].hex}" stroke-linecap="round" '
            f'stroke-linejoin="round" stroke-width="{vector_svg.number(outline.stroke_width)}"'
        )
    if outline.opacity < 1:
        attributes += f' opacity="{vector_svg.number(outline.opacity)}"'
    return f'<path d="{vector_svg.path_data(outline.commands)}" {attributes}/>'


@lru_cache(maxsize=64)
def png(drawing: str, width: float) -> bytes:
    """Return an SVG drawing as the bytes of a PNG for a width in pt, one pixel wide at least.

    A logo stands at the foot of every layout, and is drawn once.
    """
    pixels = max(1, round(width * PIXELS_PER_POINT))

    def make() -> bytes:
        import resvg_py

        return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=pixels))

    return cached_on_disk("png", (drawing, str(pixels)), make)
