"""Resource dictionaries: the objects that a content stream refers to by name (ISO 32000-1, 7.8.3).

A content stream says `/F1 12 Tf`; which font F1 is, the dictionary of its page or form says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pikepdf

from irdocs.audit.reading import image_inks
from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.unreadable import ContentError
from irdocs.frozen import frozen

Category = Literal[
    "/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject"
]


@dataclass(slots=True)
class SharedResources:
    """Fonts, and amounts of ink of images, that are read once for all pages of a file."""

    _fonts: dict[tuple[int, int], FontReader] = field(default_factory=dict)
    _inks: dict[tuple[int, int], float] = field(default_factory=dict)

    def font(self, font: Any) -> FontReader:
        """Return the reader of a font dictionary. Raises UnreadableError for too many codes."""
        if not font.is_indirect:
            return FontReader(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = FontReader(font)
        return self._fonts[font.objgen]

    def boxes(self) -> Iterator[str]:
        """Yield, for each font that shows characters as the box .notdef, these characters."""
        yield from filter(None, (font.boxes() for font in self._fonts.values()))

    def most_ink(self, image: Any) -> float:
        """Return the largest total of ink on one pixel of a CMYK image, in per cent (0 to 400)."""
        if image.objgen not in self._inks:
            self._inks[image.objgen] = image_inks.most_ink(image)
        return self._inks[image.objgen]


@frozen
class PageResources:
    """The resources of one page, or of one form."""

    dictionary: Any
    """A pikepdf dictionary of categories, each a dictionary of named objects."""
    shared: SharedResources

    def get(self, category: Category, name: Any) -> Any:
        """Return a resource by its name. Raises ContentError if there is none."""
        resource = self.find(category, name)
        if resource is None:
            raise ContentError(f"there is no {category[1:]} {name}")
        return resource

    def find(self, category: Category, name: Any) -> Any:
        """Return a resource by its name, or None."""
        return self.dictionary.get(category, pikepdf.Dictionary()).get(str(name))

    def font(self, name: Any) -> FontReader:
        """Return the reader of a font by its name. Raises ContentError if there is none."""
        return self.shared.font(self.get("/Font", name))
