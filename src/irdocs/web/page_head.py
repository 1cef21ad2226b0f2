"""Make what stands at the head of a leaflet's page beside its words: the logos and the photograph.

The drawing of a cover is ornament of the paper, and is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from irdocs.content.about import About
from irdocs.content.logos import CLEAR, Logo
from irdocs.content.photographs import Photograph
from irdocs.drawing import Path, rectangle
from irdocs.frozen import frozen
from irdocs.leaflet.boxes import Box, Mark, PathMark
from irdocs.leaflet.compose import shown
from irdocs.leaflet.styles import LeafletStyles
from irdocs.page.tags import Tag
from irdocs.theme.logos import version_on
from irdocs.web.gathering import gathered
from irdocs.web.images import image
from irdocs.web.writing import HtmlWriter

LOGO = 36.0
"""The height of logos, in pt: 48 pixels of CSS."""
PROPORTIONS = 2.0
"""Those of the photograph, width : height: below the title there is still the text to be seen."""


@frozen
class PageHead:
    """Writes what belongs to the head of one page, `width` pt wide."""

    about: About
    styles: LeafletStyles
    writer: HtmlWriter
    width: float

    def logos(self) -> Markup:
        """Return the logos with their alternative texts; nothing if there are none.

        They are those for white, which is the ground behind them by day and by night.
        """
        return Markup("").join(self._logos())

    def photograph(self) -> Markup:
        """Return the photograph of the cover; nothing if it has none."""
        cover = self.about.cover
        if cover is None or not cover.is_photograph:
            return Markup("")
        content = cover.cut(PROPORTIONS).content
        assert isinstance(content, Photograph)
        return image(self.writer.pictures.photograph(content, self.width), cover.alternative or "")

    def _logos(self) -> Iterator[Markup]:
        for logo in self.about.logo:
            root = Tag("Document")
            yield self.writer.inside(gathered([self._logo(logo, root)], root))

    def _logo(self, logo: Logo, root: Tag) -> Box:
        """Return a logo, on a plate if it is seen on nothing else."""
        palette = self.styles.theme.palette
        version = version_on(logo, palette["ground"], palette)
        width = min(LOGO * version.picture.ratio, self.width)
        owner = Tag("Figure", root, alt=version.picture.alternative(str(logo.alt)))
        box = shown(version.picture, width, self.styles, owner, on_dark=version.is_on_dark)
        if version.plate is None:
            return box
        clear = CLEAR * box.height
        plate = Path(
            rectangle(-clear, -clear, width + 2 * clear, box.height + 2 * clear),
            fill=palette[version.plate],
        )
        marks: tuple[Mark, ...] = (PathMark((plate,), owner), *box.marks)
        return Box(box.height, marks)


__all__ = ["PageHead"]
