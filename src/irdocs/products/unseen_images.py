"""Find pictures of which nothing can be seen on paper or a slide, as of a white logo on white."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.content.assets import Picture
from irdocs.content.blocks import Image, Images
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report
from irdocs.theme import Theme
from irdocs.theme.painted_parts import ALIKE, parts_on


def report_them(document: Document, product: ProductTraits, theme: Theme, report: Report) -> None:
    """Report each picture of a product that has the colour of its ground throughout."""
    ground = theme.palette["ground"]
    palette = {**theme.palette, "accent": theme.palette["primary"]}
    for picture in dict.fromkeys(_pictures(document, product)):
        if all(part.contrast <= ALIKE for part in parts_on(picture, ground, palette)):
            report.warning(
                "unseen-image",
                f'nothing of "{picture.name}" can be seen on its ground',
                picture.name.span,
                "use a version in colours that the ground has not, as a logo has for white paper",
            )


def _pictures(document: Document, product: ProductTraits) -> Iterator[Picture]:
    """Yield the pictures of blocks that stand on the plain ground."""
    for section in document.sections_for(product):
        for block in section.all_blocks:
            # Slides have a dark ground behind such a picture, and paper has none.
            is_on_dark = product.is_presented and getattr(block, "place", None) == "full"
            if isinstance(block, Image) and not is_on_dark:
                yield block.file
            elif isinstance(block, Images):
                yield from (item.file for item in block.items)
