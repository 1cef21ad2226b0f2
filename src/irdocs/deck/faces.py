"""The faces a deck is measured with: metric twins of the fonts that will be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from irdocs.drawing import Colour
from irdocs.theme import SlideType
from irdocs.typeset import metrics
from irdocs.typeset.lines import RunStyle
from irdocs.typeset.metrics import Font

_INK = Colour(0, 0, 0)

Face = tuple[bool, bool]
"""Whether it is bold, and whether it is italic."""


@dataclass(frozen=True, eq=False)
class MeasuringFaces:
    """The four faces of one typeface, loaded when first measured with."""

    load: Callable[[Face], Font]
    slack: float = 0.98
    """How much of a line is counted on; renderers differ by up to 2 % in width."""
    tall: float = 1.0
    """How much taller than usual lines are counted on, where the typeface is not known."""
    _styles: dict[Face, RunStyle] = field(default_factory=dict)

    def style(self, *, bold: bool, italic: bool) -> RunStyle:
        """Return a face at a size of 1 pt: measured once, widths grow with the size."""
        found = self._styles.get((bold, italic))
        if found is None:
            found = RunStyle(self.load((bold, italic)), 1.0, _INK)
            self._styles[bold, italic] = found
        return found

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters that the typeface lacks, each once."""
        return self.style(bold=False, italic=False).font.missing(text)


def own(type: SlideType) -> MeasuringFaces:
    """Return the faces of a theme's typeface."""
    weights: Mapping[Face, str] = {
        (False, False): "regular",
        (False, True): "italic",
        (True, False): "bold",
        (True, True): "bold-italic",
    }

    def load(face: Face) -> Font:
        path = type.family.file(weights[face])  # type: ignore[arg-type]
        return metrics.load(path, bold=face[0])

    return MeasuringFaces(load)
