"""What a content stream names: fonts, pictures, colour spaces (ISO 32000-1, 7.8.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import pikepdf

from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.streams import unpacked
from irdocs.audit.reading.unreadable import ContentError

Category = Literal["/ColorSpace", "/ExtGState", "/Font", "/Properties", "/XObject"]


@dataclass(slots=True)
class SharedResources:
    """What the pages of a file share, read once for all of them: fonts, the ink of pictures."""

    _fonts: dict[tuple[int, int], FontReader] = field(default_factory=dict)
    _inks: dict[tuple[int, int], float] = field(default_factory=dict)

    def font(self, font: Any) -> FontReader:
        if not font.is_indirect:
            return FontReader(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = FontReader(font)
        return self._fonts[font.objgen]

    def most_ink(self, image: Any) -> float:
        """Return the most ink on one pixel of a picture in CMYK, in per cent."""
        if image.objgen not in self._inks:
            data = unpacked(image)
            pixels = set(memoryview(data[: len(data) // 4 * 4]).cast("I"))
            most = max((sum(pixel.to_bytes(4, "big")) for pixel in pixels), default=0)
            self._inks[image.objgen] = most / 2.55
        return self._inks[image.objgen]


@dataclass(frozen=True, slots=True)
class PageResources:
    """The resources of one page, or of one form."""

    dictionary: Any
    shared: SharedResources

    def get(self, category: Category, name: Any) -> Any:
        """Return a resource by its name. Raises ContentError if there is none."""
        found = self.dictionary.get(category, pikepdf.Dictionary()).get(str(name))
        if found is None:
            raise ContentError(f"there is no {category[1:]} {name}")
        return found

    def font(self, name: Any) -> FontReader:
        return self.shared.font(self.get("/Font", name))
